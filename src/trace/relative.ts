/**
 * The numbers of a run relative to where each end began, as packet analysers show them: SEQ counts
 * from the sender's initial sequence number, ACK from the receiver's. They wrap as they do on the
 * link, so that a number before the initial one (an old duplicate's) is a very large one.
 */
import { sequence } from '../tcp/sequence.ts';
import type { TcbSnapshot } from '../tcp/tcb.ts';
import type { Trace, TraceEvent, TraceSegment } from './trace.ts';

/** One direction of a connection: numbers of the first end are counted in it. */
type Direction = string;

type Ends = Pick<TraceSegment, 'from' | 'to' | 'sourcePort' | 'destinationPort'>;

const direction = ({ from, sourcePort, to, destinationPort }: Ends): Direction =>
  `${from}:${sourcePort}>${to}:${destinationPort}`;

const reversed = ({ from, sourcePort, to, destinationPort }: Ends): Direction =>
  direction({ from: to, sourcePort: destinationPort, to: from, destinationPort: sourcePort });

/** The two directions of a socket: what it sends, and what it receives. */
interface Directions {
  readonly out: Direction;
  readonly in: Direction;
}

type Bases = ReadonlyMap<Direction, number>;

/** A number where its direction is known; else as it is, for there is nothing to count from. */
const from = (base: number | undefined, value: number): number =>
  base === undefined ? value : sequence(value - base);

/** The ends of each event's socket. What it sent or received last says which they are. */
const directionsOf = (
  trace: Trace,
  segments: ReadonlyMap<string, TraceSegment>,
): ReadonlyMap<TraceEvent, Directions> => {
  const known = new Map<string, Directions>();
  const found = new Map<TraceEvent, Directions>();
  for (const event of trace.events) {
    if (event.socket === null) continue;
    const socket = `${event.host} ${event.socket}`;
    const came = event.kind === 'arrival' ? segments.get(event.segment) : undefined;
    const left = segments.get(event.sent[0] ?? '');
    if (came !== undefined) known.set(socket, { out: reversed(came), in: direction(came) });
    else if (left !== undefined) known.set(socket, { out: direction(left), in: reversed(left) });
    const ends = known.get(socket);
    if (ends !== undefined) found.set(event, ends);
  }
  return found;
};

/**
 * Where each direction begins: as its own end says, else as the other end has heard, else as its
 * first SYN claims. This is used until, and where no, end says it itself.
 */
const firstBases = (
  trace: Trace,
  directions: ReadonlyMap<TraceEvent, Directions>,
): Map<Direction, number> => {
  const own = new Map<Direction, number>();
  const heard = new Map<Direction, number>();
  for (const event of trace.events) {
    const ends = directions.get(event);
    if (ends === undefined || event.tcb === null) continue;
    const { ISS, IRS } = event.tcb;
    if (!own.has(ends.out)) own.set(ends.out, ISS);
    if (IRS !== null && !heard.has(ends.in)) heard.set(ends.in, IRS);
  }
  const claimed = trace.segments
    .filter(({ flags }) => flags.includes('SYN'))
    .map((segment) => [direction(segment), segment.seq] as const);
  return new Map([...claimed.toReversed(), ...heard, ...own]);
};

/** A reset from where there is no connection has SEQ 0 by rule, and that counts from nothing. */
const isZeroByRule = ({ flags, seq }: TraceSegment, event: TraceEvent | null): boolean =>
  seq === 0 && flags.includes('RST') && flags.includes('ACK') && (event?.tcb ?? null) === null;

const ofSegment = (
  segment: TraceSegment,
  bases: Bases,
  event: TraceEvent | null,
): TraceSegment => ({
  ...segment,
  seq: isZeroByRule(segment, event)
    ? segment.seq
    : from(bases.get(direction(segment)), segment.seq),
  ack: segment.ack === null ? null : from(bases.get(reversed(segment)), segment.ack),
});

const ofTcb = (tcb: TcbSnapshot, bases: Bases, ends: Directions | undefined): TcbSnapshot => {
  const own = (ends && bases.get(ends.out)) ?? tcb.ISS;
  const peer = (ends && bases.get(ends.in)) ?? tcb.IRS ?? undefined;
  // Before the peer's SYN is here there is nothing of it to count.
  const received = (value: number | null) => (value === null ? null : from(peer, value));
  return {
    ...tcb,
    ISS: from(own, tcb.ISS),
    IRS: received(tcb.IRS),
    'SND.UNA': from(own, tcb['SND.UNA']),
    'SND.NXT': from(own, tcb['SND.NXT']),
    'SND.WL1': tcb.IRS === null ? tcb['SND.WL1'] : from(peer, tcb['SND.WL1']),
    'SND.WL2': tcb.IRS === null ? tcb['SND.WL2'] : from(own, tcb['SND.WL2']),
    'RCV.NXT': received(tcb['RCV.NXT']),
    reassembly: tcb.reassembly.map(([seq, length]) => [from(peer, seq), length] as const),
  };
};

/**
 * The same run in relative numbers. An end that opens again counts from its new number from then on,
 * so numbers of one connection may be compared in the run itself only, not in this one.
 */
export const relative = (trace: Trace): Pick<Trace, 'segments' | 'events'> => {
  const segments = new Map(trace.segments.map((segment) => [segment.id, segment]));
  const directions = directionsOf(trace, segments);
  const bases = firstBases(trace, directions);
  const shown = new Map<string, TraceSegment>();
  // What no event sent was put on the link by the scenario, or copied there.
  const sent = new Set(trace.events.flatMap((event) => event.sent));
  const others = trace.segments.filter(({ id }) => !sent.has(id));
  let next = 0;
  const putOthers = (before: number) => {
    for (; (others[next]?.sentAt ?? Infinity) < before; next += 1) {
      const segment = others[next];
      if (segment !== undefined) shown.set(segment.id, ofSegment(segment, bases, null));
    }
  };
  const events = trace.events.map((event): TraceEvent => {
    putOthers(event.time);
    const ends = directions.get(event);
    if (event.tcb !== null && ends !== undefined) bases.set(ends.out, event.tcb.ISS);
    for (const id of event.sent) {
      const segment = segments.get(id);
      if (segment !== undefined) shown.set(id, ofSegment(segment, bases, event));
    }
    return event.tcb === null ? event : { ...event, tcb: ofTcb(event.tcb, bases, ends) };
  });
  putOthers(Infinity);
  const original = (segment: TraceSegment) => shown.get(segment.duplicateOf ?? segment.id);
  return {
    events,
    segments: trace.segments.map((segment) => {
      const { seq, ack } = original(segment) ?? segment;
      return { ...segment, seq, ack };
    }),
  };
};
