/** "Which SEQ, which ACK does it have that leaves?" */
import { distance, sequence } from '../tcp/sequence.ts';
import type { TraceSegment } from '../trace/trace.ts';
import {
  both,
  clauses,
  flagsOf,
  optionsFrom,
  reason,
  takesNumbers,
  type Draft,
  type Scene,
  type Why,
} from './asked-scene.ts';

const after = (number: number, by: number): number => (number + by) >>> 0;

const takes = ({ flags, length }: TraceSegment): number =>
  length + (flags.includes('SYN') ? 1 : 0) + (flags.includes('FIN') ? 1 : 0);

/** What this connection sent last before the event. */
const lastSent = ({ trace, event }: Scene): TraceSegment | undefined => {
  const id = trace.events
    .slice(0, event.index)
    .findLast(
      (one) => one.host === event.host && one.socket === event.socket && one.sent.length > 0,
    )
    ?.sent.at(-1);
  return trace.segments.find((segment) => segment.id === id);
};

/** How a segment comes by its SEQ. */
type Origin = 'next' | 'again' | 'fromAck' | 'zero' | 'probe';

const originOf = ({ event, arriving }: Scene, leaving: TraceSegment): Origin | null => {
  const next = event.tcb?.['SND.NXT'];
  if (event.kind === 'timer' && event.timer === 'keep-alive')
    return next === after(leaving.seq, 1) && leaving.length === 0 ? 'probe' : null;
  if (leaving.flags.includes('RST') && arriving !== null)
    return arriving.ack === leaving.seq ? 'fromAck' : leaving.seq === 0 ? 'zero' : null;
  if (leaving.retransmissionOf !== null) return 'again';
  // An initial sequence number cannot be worked out; nor what is not the next.
  if (leaving.flags.includes('SYN') || leaving.flags.includes('RST')) return null;
  return next === after(leaving.seq, takes(leaving)) ? 'next' : null;
};

const rights = (origin: Origin, seq: number): Why =>
  ({
    next: reason((text) => text.seq.next(seq), clauses.numbers),
    again: reason((text) => text.seq.again, clauses.repeating),
    fromAck: reason((text) => text.seq.fromAck(seq), clauses.resetMade),
    zero: reason((text) => text.seq.zero, clauses.resetMade),
    probe: reason((text) => text.seq.probe, clauses.keepAlive),
  })[origin];

const oneMore = (scene: Scene, origin: Origin, seq: number): Why | null => {
  const before = lastSent(scene);
  const wasPureAck = before !== undefined && flagsOf(before) === 'ACK' && before.length === 0;
  switch (origin) {
    case 'next':
      return wasPureAck
        ? reason((text) => text.seq.afterPureAck, clauses.numbers)
        : reason((text) => text.seq.notYet(seq), clauses.numbers);
    case 'again':
      return reason((text) => text.seq.again, clauses.repeating);
    case 'fromAck':
      return reason((text) => text.seq.expected(seq), clauses.resetMade);
    case 'probe':
      return reason((text) => text.seq.probeNext, clauses.keepAlive);
    case 'zero':
      return null;
  }
};

const oneLess = (origin: Origin, value: number): Why | null =>
  origin === 'next' ? reason((text) => text.seq.used(value), clauses.numbers) : null;

/** The one segment that leaves, where its numbers may be asked. */
const leavingIn = ({ sent }: Scene): TraceSegment | null =>
  sent.length === 1 ? (sent[0] ?? null) : null;

export const askSeq = (scene: Scene): Draft | null => {
  const leaving = leavingIn(scene);
  const origin = leaving === null ? null : originOf(scene, leaving);
  if (leaving === null || origin === null) return null;
  const { seq, ack } = leaving;
  const theirs = scene.arriving?.seq;
  const right = rights(origin, seq);
  const tempting: [number | null | undefined, Why | null][] = [
    [after(seq, 1), oneMore(scene, origin, seq)],
    [after(seq, -1), oneLess(origin, after(seq, -1))],
    [ack, ack === null ? null : reason((text) => text.seq.isAck(ack), clauses.header)],
    [
      theirs,
      theirs === undefined ? null : reason((text) => text.seq.isTheirs(theirs), clauses.numbers),
    ],
  ];
  return {
    question: both((text, language) => text.question.seq(scene.told[language], flagsOf(leaving))),
    ask: { of: 'sends', at: scene.at, field: 'seq' },
    right,
    wrong: distinct(tempting, seq),
  };
};

/** Each number once, with the first reason that it has. */
const distinct = (
  tempting: readonly [number | null | undefined, Why | null][],
  right: number,
): Draft['wrong'] => {
  const reasons: Record<string, Why | null> = {};
  for (const [value, why] of tempting)
    if (value !== null && value !== undefined && value !== right) reasons[value] ??= why;
  return optionsFrom(reasons);
};

const beyondGap = (arriving: TraceSegment, ack: number): number | null =>
  distance(sequence(arriving.seq), sequence(ack)) > 0 ? after(arriving.seq, takes(arriving)) : null;

export const askAck = (scene: Scene): Draft | null => {
  const leaving = leavingIn(scene);
  const ack = leaving?.ack ?? null;
  const { arriving, event } = scene;
  if (leaving === null || ack === null || event.tcb?.['RCV.NXT'] !== ack) return null;
  const takesSome = arriving !== null && takesNumbers(arriving);
  const isTaken = event.kind === 'arrival' && event.accepted && takesSome;
  const gap = takesSome ? beyondGap(arriving, ack) : null;
  const last = after(ack, -1);
  const tempting: [number | null, Why | null][] = [
    [last, reason((text) => text.ack.last(last), clauses.header)],
    [gap, reason((text) => text.ack.gap, clauses.numbers)],
    [leaving.seq, reason((text) => text.ack.isSeq(leaving.seq), clauses.header)],
    [
      isTaken && gap === null ? arriving.seq : null,
      reason((text) => text.ack.first(arriving?.seq ?? 0), clauses.header),
    ],
    [after(ack, 1), reason((text) => text.ack.ahead(ack), clauses.numbers)],
  ];
  return {
    question: both((text, language) => text.question.ack(scene.told[language], flagsOf(leaving))),
    ask: { of: 'sends', at: scene.at, field: 'ack' },
    right: reason((text) => text.ack.next(ack), clauses.header),
    wrong: distinct(tempting, ack),
  };
};
