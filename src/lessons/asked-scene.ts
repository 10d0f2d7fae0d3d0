/** What is about to happen in a run, as far as a question about it needs to know. */
import type { Ask, BothLanguages, Moment, Option } from '../scenario/teaching.ts';
import { states, type State } from '../tcp/machine.ts';
import { askedChinese } from '../text/asked.zh.ts';
import { askedEnglish, type AskedText } from '../text/asked.en.ts';
import { inLanguage } from '../text/language.ts';
import type { HostId, Trace, TraceEvent, TraceSegment } from '../trace/trace.ts';

/** What is said in both languages. */
export const both = (say: (text: AskedText, language: 'en' | 'zh') => string): BothLanguages => ({
  en: say(askedEnglish, 'en'),
  zh: say(askedChinese, 'zh'),
});

export interface Scene {
  readonly trace: Trace;
  readonly event: TraceEvent;
  /** It chooses the event. */
  readonly at: Moment;
  /** What arrives, or null. */
  readonly arriving: TraceSegment | null;
  /** What leaves because of it. */
  readonly sent: readonly TraceSegment[];
  /** The program of this end has asked to close it, before. */
  readonly hasClosed: boolean;
  /** In words. */
  readonly told: BothLanguages;
}

/** A question before its right answer is known: a reason for that, and wrong ones with theirs. */
export interface Draft {
  readonly question: BothLanguages;
  readonly ask: Ask;
  readonly right: Why;
  readonly wrong: readonly Option[];
  readonly textOf?: (answer: string) => BothLanguages;
}

/** Why an answer is right or wrong, and where that is written. */
export type Why = Pick<Option, 'why' | 'clause'>;

export const reason = (say: (text: AskedText) => string, clause: string): Why => ({
  why: both(say),
  clause,
});

/** An option for each that has a reason; none for what nobody can say why it is wrong. */
export const optionsFrom = (tempting: Readonly<Record<string, Why | null>>): readonly Option[] =>
  Object.entries(tempting).flatMap(([is, why]) => (why === null ? [] : [{ is, ...why }]));

const segmentOf = (trace: Trace, id: string): TraceSegment | null =>
  trace.segments.find((segment) => segment.id === id) ?? null;

export const flagsOf = ({ flags }: TraceSegment): string =>
  flags.filter((flag) => flag !== 'PSH').join(',');

/** It takes sequence numbers, so it must be acknowledged (3.4). */
export const takesNumbers = ({ flags, length }: TraceSegment): boolean =>
  length > 0 || flags.includes('SYN') || flags.includes('FIN');

/** The event is the so-manieth of its kind at its host. */
const momentOf = ({ events }: Trace, { kind, host, index }: TraceEvent): Moment => {
  const nth = events.slice(0, index + 1).filter((one) => one.kind === kind && one.host === host);
  return { kind, host, nth: nth.length };
};

export const nameOf = (trace: Trace, host: HostId, language: 'en' | 'zh'): string =>
  inLanguage(trace.scenario.hosts[host]?.name ?? host, language);

const closing = (event: TraceEvent): boolean =>
  (event.kind === 'call' && ['shutdown', 'close', 'abort'].includes(event.call)) ||
  (event.kind === 'host' && event.event === 'kill');

const fieldsOf = (segment: TraceSegment, text: AskedText): string =>
  [
    `SEQ=${String(segment.seq)}`,
    segment.ack === null ? '' : `ACK=${String(segment.ack)}`,
    segment.length > 0 ? `LEN=${String(segment.length)}` : '',
  ]
    .filter(Boolean)
    .join(text.comma);

const tell = (trace: Trace, event: TraceEvent): BothLanguages =>
  both((text, language) => {
    const host = nameOf(trace, event.host, language);
    if (event.kind === 'call') return text.scene.call(host, event.call);
    if (event.kind === 'timer') {
      const names: Readonly<Record<string, string>> = text.timers;
      return text.scene.timer(host, names[event.timer] ?? event.timer);
    }
    if (event.kind === 'host') return text.scene.kill(host);
    const segment = segmentOf(trace, event.segment);
    return segment === null
      ? host
      : text.scene.arrival(host, text.segment(flagsOf(segment), fieldsOf(segment, text)));
  });

export const sceneOf = (trace: Trace, event: TraceEvent): Scene => ({
  trace,
  event,
  at: momentOf(trace, event),
  arriving: event.kind === 'arrival' ? segmentOf(trace, event.segment) : null,
  sent: event.sent.flatMap((id) => segmentOf(trace, id) ?? []),
  hasClosed: trace.events
    .slice(0, event.index)
    .some((one) => one.host === event.host && one.socket === event.socket && closing(one)),
  told: tell(trace, event),
});

/** In these both ends know each other (3.3.2). */
export const isSynchronized = (state: State): boolean =>
  states.indexOf(state) >= states.indexOf('ESTABLISHED');

export const clauses = {
  numbers: 'RFC 9293 3.4',
  header: 'RFC 9293 3.1',
  states: 'RFC 9293 3.3.2',
  opening: 'RFC 9293 3.5',
  resetMade: 'RFC 9293 3.5.2',
  resetTaken: 'RFC 9293 3.5.3',
  closing: 'RFC 9293 3.6',
  halfClosed: 'RFC 9293 3.6.1',
  repeating: 'RFC 9293 3.8.1',
  failing: 'RFC 9293 3.8.3',
  keepAlive: 'RFC 9293 3.8.4',
  probing: 'RFC 9293 3.8.6.1',
  delaying: 'RFC 9293 3.8.6.3',
  open: 'RFC 9293 3.10.1',
  close: 'RFC 9293 3.10.4',
  abort: 'RFC 9293 3.10.5',
  closedArrival: 'RFC 9293 3.10.7.1',
  otherArrival: 'RFC 9293 3.10.7.4',
  timeouts: 'RFC 9293 3.10.8',
} as const;
