/** What the figures call things. */
import { inLanguage, type Language } from '../../../text/language.ts';
import type { HostId, Trace, TraceSegment } from '../../../trace/trace.ts';

/** What a figure of the present run needs. */
export interface FigureProps {
  readonly trace: Trace;
  readonly step: number;
  readonly language: Language;
}

export const hostName = ({ scenario }: Trace, host: HostId, language: Language): string =>
  inLanguage(scenario.hosts[host]?.name ?? host, language);

/** The direction in which a segment goes between the lanes: A is on the left. */
export const direction = ({ from }: TraceSegment): '→' | '←' => (from === 'A' ? '→' : '←');

/** `SYN,ACK`; what is pushed is not told. */
export const shortFlags = ({ flags }: TraceSegment): string =>
  flags.filter((flag) => flag !== 'PSH').join(',');
