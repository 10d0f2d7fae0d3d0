import type { Language } from '../../text/language.ts';
import type { Trace } from '../../trace/trace.ts';

export interface RunTableProps {
  readonly trace: Trace;
  readonly step: number;
  readonly language: Language;
  /** Read by a screen reader only. */
  readonly hidden?: boolean;
}

export const RunTable = ({ step }: RunTableProps) => <table data-step={step} />;
