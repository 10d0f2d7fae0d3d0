/** What is true of every trace, whatever happened in it. Each check gives back what it found wrong. */
import { sequence, distance } from '../../src/tcp/sequence.ts';
import { states } from '../../src/tcp/machine.ts';
import type { Trace, TraceEvent, TraceSegment } from '../../src/trace/trace.ts';

type Findings = string[];

const end = ({ seq, length, flags }: TraceSegment) =>
  sequence(seq + length + (flags.includes('SYN') ? 1 : 0) + (flags.includes('FIN') ? 1 : 0));

const hasCome = (event: TraceEvent) => event.kind === 'arrival' || event.kind === 'loss';

const ordered = ({ events, endedAt }: Trace): Findings =>
  events.flatMap((event, index) => [
    ...(event.index === index ? [] : [`event ${index} calls itself ${event.index}`]),
    ...(event.time >= (events[index - 1]?.time ?? 0) ? [] : [`event ${index} goes back in time`]),
    ...(event.time <= endedAt ? [] : [`event ${index} is after the end`]),
    ...(event.rules.length > 0 || (event.kind === 'host' && event.event === 'release')
      ? []
      : [`event ${index} has no rule`]),
  ]);

const withinStates = ({ events }: Trace): Findings =>
  events.flatMap(({ index, before, after, through = [] }) =>
    [before, ...through, after]
      .filter((state) => !states.includes(state))
      .map((state) => `event ${index} has the state ${state}`),
  );

/** A connection is at each event where its last one left it. */
const continuous = ({ events }: Trace): Findings => {
  const last = new Map<string, TraceEvent>();
  return events.flatMap((event) => {
    const { index, host, socket, before } = event;
    if (socket === null) return [];
    const name = `${host} ${socket}`;
    const known = last.get(name);
    last.set(name, event);
    const opens = event.kind === 'call' && ['listen', 'connect'].includes(event.call);
    // A listener's own name rests while its child has the connection.
    const isListener = socket === 'listener';
    // A child that a reset sends back to LISTEN is the listener again: nobody has its name.
    const isNobody = known?.after === 'LISTEN' && before === 'CLOSED';
    if (known === undefined || opens || isListener || isNobody || known.after === before) return [];
    return [`event ${index} finds ${name} in ${before}, not in ${known.after}`];
  });
};

const sentOnce = ({ events, segments }: Trace): Findings => {
  const sent = events.flatMap((event) => event.sent);
  const known = new Set(segments.map(({ id }) => id));
  const ofEnds = segments.filter(({ injected, duplicateOf }) => !injected && duplicateOf === null);
  return [
    ...sent.filter((id) => !known.has(id)).map((id) => `${id} was sent and is not there`),
    ...sent.filter((id, at) => sent.indexOf(id) !== at).map((id) => `${id} was sent twice`),
    ...ofEnds.filter(({ id }) => !sent.includes(id)).map(({ id }) => `no event sent ${id}`),
    ...segments
      .filter(({ id }, at) => id !== `s${at + 1}`)
      .map(({ id }) => `${id} is out of place`),
  ];
};

const fateOf = (trace: Trace, segment: TraceSegment): Findings => {
  const { id, fate, arrivesAt, lostAt, ack, flags } = segment;
  const came = trace.events.filter((event) => hasCome(event) && event.segment === id);
  const [arrivals, losses] = [
    came.filter(({ kind }) => kind === 'arrival'),
    came.filter(({ kind }) => kind === 'loss'),
  ];
  const quiet = trace.endedBecause === 'quiet';
  const here = arrivals.length === 1 && losses.length === 0 && arrivals[0]?.time === arrivesAt;
  const consistent = {
    delivered: here && lostAt === null,
    corrupted: (here || !quiet) && lostAt === null,
    dropped:
      arrivals.length === 0 &&
      arrivesAt === null &&
      (losses.length === 1 ? losses[0]?.time === lostAt : !quiet),
    held: came.length === 0 && arrivesAt === null && lostAt === null,
    'in-flight': came.length === 0 && !quiet,
  }[fate];
  return [
    ...(consistent ? [] : [`${id} is ${fate}, with ${came.length} events`]),
    ...(flags.includes('ACK') === (ack !== null)
      ? []
      : [`${id} has ack ${ack} with ${flags.join()}`]),
  ];
};

/** An acknowledgment tells only of what has arrived by then. */
const acknowledgesWhatCame = ({ segments }: Trace): Findings => {
  const arrived = segments.filter(({ fate }) => fate === 'delivered');
  return segments
    .filter(({ injected, duplicateOf, ack }) => !injected && duplicateOf === null && ack !== null)
    .filter(({ from, sourcePort, ack, sentAt }) => {
      const covers = (other: TraceSegment) =>
        other.to === from &&
        other.destinationPort === sourcePort &&
        other.arrivesAt !== null &&
        other.arrivesAt <= sentAt &&
        distance(end(other), sequence(ack!)) >= 0 &&
        distance(sequence(ack!), sequence(other.seq)) >= 0;
      return !arrived.some(covers);
    })
    .map(({ id, ack }) => `${id} acknowledges ${ack}, which has not come`);
};

/** A repetition names the first segment with its numbers, and a copy its original. */
const repeats = ({ segments }: Trace): Findings => {
  const byId = new Map(segments.map((segment) => [segment.id, segment]));
  return segments.flatMap((segment) => {
    const { id, retransmissionOf, duplicateOf } = segment;
    const first = byId.get(retransmissionOf ?? id);
    const covers =
      first !== undefined &&
      distance(sequence(segment.seq), sequence(first.seq)) >= 0 &&
      distance(end(first), end(segment)) >= 0 &&
      first.sentAt <= segment.sentAt;
    const original = byId.get(duplicateOf ?? id);
    const copied = original?.seq === segment.seq && original.from === segment.from;
    return covers && copied ? [] : [`${id} repeats ${retransmissionOf ?? duplicateOf ?? '?'}`];
  });
};

/** Everything that is wrong with a trace. */
export const findings = (trace: Trace): Findings => [
  ...ordered(trace),
  ...withinStates(trace),
  ...continuous(trace),
  ...sentOnce(trace),
  ...trace.segments.flatMap((segment) => fateOf(trace, segment)),
  ...acknowledgesWhatCame(trace),
  ...repeats(trace),
];
