import { segmentPhase } from '../../../draw/phases.ts';
import type { Language } from '../../../text/language.ts';
import type { Trace, TraceSegment } from '../../../trace/trace.ts';
import styles from './figures.module.css';
import { direction, hostName, shortFlags } from './words.ts';

interface SegmentNameProps {
  readonly trace: Trace;
  readonly segment: TraceSegment;
  readonly language: Language;
}

/** Which way it goes, and its flags in the colour of what it does. */
export const SegmentName = ({ trace, segment, language }: SegmentNameProps) => (
  <>
    <span className="unseen">{hostName(trace, segment.from, language)} </span>
    <span aria-hidden="true">{direction(segment)}</span>{' '}
    <span className={styles.flags} data-phase={segmentPhase(segment)} lang="en">
      {shortFlags(segment)}
    </span>
  </>
);
