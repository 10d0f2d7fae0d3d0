import { flagsText } from '../../draw/labels.ts';
import { segmentPhase } from '../../draw/phases.ts';
import type { TraceSegment } from '../../trace/trace.ts';
import styles from './parts.module.css';

/** The flags of a segment on the colour of what it does. */
export const FlagChip = ({ segment }: { readonly segment: TraceSegment }) => (
  <span className={styles.flags} data-phase={segmentPhase(segment)} lang="en">
    {flagsText(segment)}
  </span>
);
