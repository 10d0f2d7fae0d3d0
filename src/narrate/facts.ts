/** An event of a trace as the plain facts that a sentence tells. */
import type { RuleId } from '../tcp/rules.ts';
import { distance, inWindow, sequence } from '../tcp/sequence.ts';
import type { Departures, Facts, SegmentFacts, StreamFacts } from '../text/facts.ts';
import { originalOf } from '../trace/shown.ts';
import type { Trace, TraceEvent, TraceSegment } from '../trace/trace.ts';

const kindOf = ({ flags, length }: TraceSegment): SegmentFacts['kind'] => {
  const essential = flags.filter((flag) => flag !== 'PSH' && flag !== 'URG').toSorted();
  switch (essential.join()) {
    case 'SYN':
      return 'SYN';
    case 'ACK,SYN':
      return 'SYN,ACK';
    case 'FIN':
    case 'ACK,FIN':
      return 'FIN';
    case 'RST':
    case 'ACK,RST':
      return 'RST';
    case 'ACK':
      return length > 0 ? 'data' : 'ACK';
    case '':
      return length > 0 ? 'data' : 'other';
    default:
      return 'other';
  }
};

export const segmentFacts = (segment: TraceSegment): SegmentFacts => ({
  kind: kindOf(segment),
  flags: segment.flags.filter((flag) => flag !== 'PSH').join(),
  seq: segment.seq,
  ack: segment.ack,
  length: segment.length,
  fin: segment.flags.includes('FIN'),
  badge: segment.badge ?? null,
  injected: segment.injected,
  again: segment.retransmissionOf !== null,
  copy: segment.duplicateOf !== null,
});

export const noSegment: SegmentFacts = {
  kind: 'none',
  flags: '',
  seq: 0,
  ack: null,
  length: 0,
  fin: false,
  badge: null,
  injected: false,
  again: false,
  copy: false,
};

const streamOf = (sent: readonly SegmentFacts[]): StreamFacts | null => {
  const pieces = sent.filter(({ kind }) => kind === 'data' || kind === 'FIN');
  const [first] = pieces;
  if (first === undefined) return null;
  const fin = pieces.find((piece) => piece.fin);
  return {
    seq: first.seq,
    ack: first.ack,
    bytes: pieces.reduce((sum, { length }) => sum + length, 0),
    segments: pieces.length,
    fin: fin === undefined ? null : sequence(fin.seq + fin.length),
    again: first.again,
  };
};

const opening: readonly SegmentFacts['kind'][] = ['SYN', 'SYN,ACK', 'RST', 'other'];

const departures = (sent: readonly SegmentFacts[]): Departures => ({
  opener: sent.find(({ kind }) => opening.includes(kind)) ?? null,
  ack: sent.findLast(({ kind }) => kind === 'ACK') ?? null,
  stream: streamOf(sent),
});

/** The segments by their ids, made once for each trace. */
const segmentsById = new WeakMap<Trace, ReadonlyMap<string, TraceSegment>>();

export const segmentOf = (trace: Trace, id: string): TraceSegment | undefined => {
  const known =
    segmentsById.get(trace) ?? new Map(trace.segments.map((segment) => [segment.id, segment]));
  segmentsById.set(trace, known);
  return known.get(id);
};

const carriedBy = (trace: Trace, event: TraceEvent): SegmentFacts => {
  if (event.kind !== 'arrival' && event.kind !== 'loss') return noSegment;
  const segment = segmentOf(trace, event.segment);
  return segment === undefined ? noSegment : segmentFacts(segment);
};

const sentBy = (trace: Trace, { sent }: TraceEvent): readonly SegmentFacts[] =>
  sent.flatMap((id) => {
    const segment = segmentOf(trace, id);
    return segment === undefined ? [] : [segmentFacts(segment)];
  });

/** The events of the same socket before this one, the latest first. */
function* earlier(trace: Trace, { index, host, socket }: TraceEvent): Generator<TraceEvent> {
  if (socket === null) return;
  for (let at = index - 1; at >= 0; at -= 1) {
    const event = trace.events[at];
    if (event?.host === host && event.socket === socket) yield event;
  }
}

/** The TCB before an event: CLOSED and LISTEN have none, and a refused call may not show it. */
const tcbBefore = (trace: Trace, event: TraceEvent): Facts['was'] => {
  if (event.before === 'CLOSED' || event.before === 'LISTEN') return null;
  for (const { tcb } of earlier(trace, event)) if (tcb !== null) return tcb;
  return null;
};

const placeOf = ({ kind, seq, length, fin }: SegmentFacts, was: Facts['was']): Facts['place'] => {
  const next = was?.['RCV.NXT'];
  if (was === null || next === null || next === undefined || kind === 'none') return 'unknown';
  const [first, expected] = [sequence(seq), sequence(next)];
  const end = sequence(seq + length + (fin ? 1 : 0));
  if (was['RCV.WND'] === 0 && distance(end, expected) > 0) return 'no room';
  if (first === expected) return 'next';
  if (inWindow(first, expected, was['RCV.WND'])) return 'ahead';
  return distance(first, expected) < 0 ? 'old' : 'beyond';
};

const owing: readonly RuleId[] = [
  'rfc9293:3.10.7.3/4',
  'rfc9293:3.10.7.4/7',
  'rfc9293:3.10.7.4/8/close-wait',
  'rfc9293:3.10.7.4/8/closing',
  'rfc9293:3.10.7.4/8/time-wait',
  'rfc9293:3.10.7.4/8/note-2',
];

/** These are answered with an ACK at once, whatever else is owed. */
const answering: readonly RuleId[] = [
  ...owing,
  'rfc5961:3.2',
  'rfc5961:4.2',
  'rfc5961:5.2',
  'rfc9293:3.10.7.4/1',
  'rfc9293:3.10.7.4/1/zero-window',
  'rfc9293:3.10.7.4/5/unsent',
  'rfc9293:3.10.7.4/7/queued',
  'decision:D4',
];

const applies = (event: TraceEvent, rules: readonly RuleId[]): boolean =>
  event.kind === 'arrival' && event.rules.some((rule) => rules.includes(rule));

const acknowledges = (trace: Trace, event: TraceEvent): boolean =>
  sentBy(trace, event).some(({ ack }) => ack !== null);

/** An arrival that must be acknowledged, and whose ACK has not left with it. */
const owesAck = (trace: Trace, event: TraceEvent): boolean =>
  event.tcb !== null && applies(event, owing) && !acknowledges(trace, event);

/** What leaves carries the ACK for something that arrived before, at the same instant. */
const paysAck = (trace: Trace, event: TraceEvent): boolean => {
  if (applies(event, answering) || !acknowledges(trace, event)) return false;
  const waited = tcbBefore(trace, event)?.timers?.['delayed-ack'] !== undefined;
  if (waited && event.kind !== 'timer') return true;
  for (const other of earlier(trace, event)) {
    if (other.time !== event.time || acknowledges(trace, other)) return false;
    if (owesAck(trace, other)) return true;
  }
  return false;
};

/** Octets of text that an ACK covers for the first time. A FIN that it covers too is no text. */
const acknowledgedBy = (segment: SegmentFacts, event: TraceEvent, was: Facts['was']): number => {
  if (event.kind !== 'arrival' || was === null || segment.ack === null) return 0;
  const covered = distance(sequence(segment.ack), sequence(was['SND.UNA']));
  const fin = event.figure5.includes('rcv ACK of FIN') ? 1 : 0;
  return Math.max(0, covered - fin);
};

const actOf = (event: TraceEvent): string => {
  switch (event.kind) {
    case 'call':
      return event.call;
    case 'timer':
      return event.timer;
    case 'host':
      return event.event;
    default:
      return '';
  }
};

const portOf = (trace: Trace, event: TraceEvent): number | null => {
  const { host, socket } = event;
  if (event.kind === 'arrival' && socket === null) {
    return segmentOf(trace, event.segment)?.destinationPort ?? null;
  }
  const local = trace.sockets.find((one) => one.id === socket && one.host === host)?.local;
  const port = Number(local?.split(':').at(-1) ?? Number.NaN);
  return Number.isInteger(port) && port > 0 ? port : null;
};

/** The connection still waits for an acknowledgment of this segment, by a running timer. */
const isGuarded = ({ tcb }: TraceEvent, segment: SegmentFacts): boolean => {
  if (tcb?.timers.retransmission === undefined || segment.injected) return false;
  const { kind, seq, length, fin } = segment;
  const last = sequence(seq + length + (fin || kind === 'SYN' || kind === 'SYN,ACK' ? 1 : 0));
  return distance(last, sequence(tcb['SND.UNA'])) > 0;
};

/**
 * A probe is an ACK, or text again, on the wire; what it is for is known to the timer that sent it.
 * The RST with which that timer gives up asks for nothing (RFC 9293 3.8.4).
 */
const probeOf = (trace: Trace, event: TraceEvent): Facts['probe'] => {
  if (event.kind !== 'loss' || carriedBy(trace, event).kind === 'RST') return null;
  const { segment } = event;
  const sender = trace.events.findLast(
    ({ index, sent }) => index < event.index && sent.includes(segment),
  );
  if (sender?.kind !== 'timer') return null;
  return sender.timer === 'keep-alive' || sender.timer === 'persist' ? sender.timer : null;
};

const optionsOf = (event: TraceEvent): Facts['options'] => {
  if (event.kind !== 'call') return [];
  const { options = [], values = {} } = event;
  return options.map((name) => [name, values[name]]);
};

const timeWaitOf = ({ tcb }: TraceEvent): number | null => {
  const timer = tcb?.timers['time-wait'];
  return timer === undefined ? null : timer.expiresAt - timer.startedAt;
};

/** What follows from comparing numbers. In the run itself they may be compared. */
const compared = (
  trace: Trace,
  event: TraceEvent,
): Pick<Facts, 'place' | 'acknowledged' | 'guarded'> => {
  const segment = carriedBy(trace, event);
  const was = tcbBefore(trace, event);
  return {
    place: placeOf(segment, was),
    acknowledged: acknowledgedBy(segment, event, was),
    guarded: isGuarded(event, segment),
  };
};

export const factsOf = (trace: Trace, event: TraceEvent): Facts => {
  const original = originalOf(trace);
  return {
    kind: event.kind,
    act: actOf(event),
    before: event.before,
    after: event.after,
    opens: true,
    socket: event.socket,
    queues: event.queues ?? null,
    port: portOf(trace, event),
    segment: carriedBy(trace, event),
    probe: probeOf(trace, event),
    sent: departures(sentBy(trace, event)),
    was: tcbBefore(trace, event),
    now: event.tcb,
    ...compared(original, original.events[event.index] ?? event),
    length: event.kind === 'call' ? (event.length ?? 0) : 0,
    delivered: event.delivered ?? 0,
    owesAck: owesAck(trace, event),
    paysAck: paysAck(trace, event),
    waited: event.kind === 'timer' ? event.afterSeconds : 0,
    timeWait: timeWaitOf(event),
    options: optionsOf(event),
  };
};
