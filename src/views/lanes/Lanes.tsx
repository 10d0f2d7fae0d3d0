import type { MotionValue } from 'framer-motion';
import type { Language } from '../../text/language.ts';
import type { Trace } from '../../trace/trace.ts';

export interface LanesProps {
  readonly trace: Trace;
  /** 0 is before anything, k after `events[k - 1]`. */
  readonly step: number;
  /** Display seconds (`draw/display-time.ts`), moved by the player. */
  readonly clock: MotionValue<number>;
  readonly mode: 'explore' | 'lecture' | 'embed';
  readonly language: Language;
  readonly onSelectStep: (step: number) => void;
  readonly selectedSegment?: string | null;
  readonly reducedMotion?: boolean;
}

export const Lanes = ({ step }: LanesProps) => <section data-step={step} />;
