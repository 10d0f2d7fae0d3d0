/** Where two runs part, and what comes of it: read out of the two traces alone. */
import type { State } from '../tcp/machine.ts';
import { stateChanges } from './questions.ts';
import type { HostId, Trace, TraceEvent, TraceSegment } from './trace.ts';

/**
 * What one run has and the other has not, as seen from the second: a segment is lost or damaged that
 * arrived, or arrives that was lost; something happens later or earlier, or only there, or not any more; or
 * the same happens with another outcome.
 */
export interface Cause {
  readonly how: 'lost' | 'damaged' | 'arrived' | 'later' | 'earlier' | 'added' | 'gone' | 'other';
  readonly event: TraceEvent;
  /** The segment that the event is about, or null. */
  readonly segment: TraceSegment | null;
  /** Seconds between the two, where something is later or earlier; else 0. */
  readonly by: number;
}

/** The first state in which the runs then differ, as seen from the second. */
export interface Consequence {
  readonly host: HostId;
  readonly time: number;
  readonly state: State;
  /** What the first run has there. */
  readonly instead: State;
  /** What both had until then: who is still there stays, while the first run goes on. */
  readonly from: State;
  /** How long from then on until it leaves that state; null where it never does. */
  readonly seconds: number | null;
  /** What it then sends, which the first run does not. */
  readonly sends: TraceSegment | null;
}

export interface Difference {
  /** The index of the first event that is not the same: all before it are, in both. */
  readonly index: number;
  readonly time: number;
  readonly cause: Cause;
  /** Null where no state differs at once, nor within the flight of what is on its way then. */
  readonly consequence: Consequence | null;
  /** All states are the same all the time. */
  readonly sameStates: boolean;
}

const same = (a: unknown, b: unknown): boolean => {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  const [keys, others] = [Object.keys(a), Object.keys(b)];
  return (
    keys.length === others.length &&
    keys.every((key) => same((a as Fields)[key], (b as Fields)[key]))
  );
};
type Fields = Readonly<Record<string, unknown>>;

/** A segment by what the ends see of it: its name counts segments, and its fate comes later. */
const faceOf = (segment: TraceSegment): Fields => ({
  ...segment,
  id: '',
  arrivesAt: null,
  lostAt: null,
  fate: '',
  retransmissionOf: segment.retransmissionOf !== null,
  duplicateOf: segment.duplicateOf !== null,
});

type Segments = ReadonlyMap<string, TraceSegment>;
const segmentsOf = ({ segments }: Trace): Segments =>
  new Map(segments.map((segment) => [segment.id, segment]));

const sameSegments = (a: readonly string[], b: readonly string[], from: Segments, to: Segments) =>
  a.length === b.length &&
  a.every((id, at) => {
    const [one, other] = [from.get(id), to.get(b[at] ?? '')];
    return one !== undefined && other !== undefined && same(faceOf(one), faceOf(other));
  });

const segmentIds = (event: TraceEvent): readonly string[] =>
  'segment' in event ? [event.segment] : [];

const sameEvent = (a: TraceEvent, b: TraceEvent, from: Segments, to: Segments): boolean =>
  same({ ...a, index: 0, segment: '', sent: [] }, { ...b, index: 0, segment: '', sent: [] }) &&
  sameSegments(segmentIds(a), segmentIds(b), from, to) &&
  sameSegments(a.sent, b.sent, from, to);

/** How many events are the same, from the beginning. */
const commonLength = (before: Trace, after: Trace): number => {
  const [from, to] = [segmentsOf(before), segmentsOf(after)];
  const parted = before.events.findIndex((event, index) => {
    const other = after.events[index];
    return other === undefined || !sameEvent(event, other, from, to);
  });
  return parted < 0 ? before.events.length : parted;
};

/** What happens, without its outcome and its time. */
const happening = (event: TraceEvent, segments: Segments): Fields => {
  const { kind, host, socket } = event;
  switch (event.kind) {
    case 'call':
      return { kind, host, socket, what: event.call };
    case 'timer':
      return { kind, host, socket, what: event.timer };
    case 'host':
      return { kind, host, what: event.event };
    default: {
      const segment = segments.get(event.segment);
      return { what: segment && faceOf(segment) };
    }
  }
};

/** The same happening in another run: when, how often from here on, and the segment of it. */
interface Elsewhere {
  readonly time: number | null;
  readonly count: number;
  readonly segment: TraceSegment | null;
}

const find = (trace: Trace, wanted: Fields, index: number): Elsewhere => {
  const segments = segmentsOf(trace);
  const rest = trace.events
    .slice(index)
    .filter((event) => same(happening(event, segments), wanted));
  const named = trace.segments.find((segment) => same({ what: faceOf(segment) }, wanted));
  return { time: rest[0]?.time ?? null, count: rest.length, segment: named ?? null };
};

const arrived = ({ fate }: TraceSegment): boolean => fate === 'delivered';

/** A segment that both runs send, and that arrives in one of them only. */
const otherFate = (before: TraceSegment, after: TraceSegment): Cause['how'] | null => {
  if (arrived(before) === arrived(after)) return null;
  if (arrived(after)) return 'arrived';
  return after.fate === 'corrupted' ? 'damaged' : 'lost';
};

/** What sets the runs apart: an event of one of them (`second`: of the second). */
const causeOf = (
  event: TraceEvent,
  own: Trace,
  other: Trace,
  index: number,
  second: boolean,
): Cause => {
  const segments = segmentsOf(own);
  const segment = ('segment' in event ? segments.get(event.segment) : undefined) ?? null;
  const there = find(other, happening(event, segments), index);
  const cause = { event, segment, by: 0 };
  if (segment !== null && there.segment !== null) {
    const how = second ? otherFate(there.segment, segment) : otherFate(segment, there.segment);
    if (how !== null) return { ...cause, how };
  }
  const here = find(own, happening(event, segments), index);
  if (there.time === null || there.count !== here.count) {
    return { ...cause, how: second ? 'added' : 'gone' };
  }
  if (there.time === event.time) return { ...cause, how: 'other' };
  // In whole microseconds, as all times of a trace.
  const by = Math.round(Math.abs(there.time - event.time) * 1e6) / 1e6;
  return { ...cause, how: second ? 'earlier' : 'later', by };
};

/** Of two different events the earlier one is missing in the other run; at one instant, the new one. */
const firstCause = (before: Trace, after: Trace, index: number): Cause | null => {
  const [old, young] = [before.events[index], after.events[index]];
  const [oldTime, youngTime] = [old?.time ?? Infinity, young?.time ?? Infinity];
  const fromYoung = young && (() => causeOf(young, after, before, index, true));
  const fromOld = old && (() => causeOf(old, before, after, index, false));
  if (youngTime !== oldTime) return (youngTime < oldTime ? fromYoung : fromOld)?.() ?? null;
  const cause = fromYoung?.() ?? null;
  return cause?.how === 'other' ? (fromOld?.() ?? cause) : cause;
};

interface Moment {
  readonly time: number;
  readonly state: State;
}

/** The states of a host's lane by time: of several at one instant the last. */
const momentsOf = (trace: Trace, host: HostId): readonly Moment[] =>
  stateChanges(trace, host)
    .map(({ step, state }) => ({ time: trace.events[step - 1]?.time ?? 0, state }))
    .filter(({ time }, at, all) => all[at + 1]?.time !== time);

interface Parting extends Moment {
  readonly host: HostId;
  readonly instead: State;
  readonly previous: State;
  readonly until: number | null;
}

/** The first time at which a host is in different states. */
const partingOf = (before: Trace, after: Trace, host: HostId): Parting | null => {
  const [old, young] = [momentsOf(before, host), momentsOf(after, host)];
  const at = (moments: readonly Moment[], time: number) =>
    moments.findLast((moment) => moment.time <= time)?.state ?? 'CLOSED';
  const times = [...old, ...young].map(({ time }) => time).sort((a, b) => a - b);
  let previous: State = 'CLOSED';
  for (const time of times) {
    const [state, instead] = [at(young, time), at(old, time)];
    if (state !== instead) {
      const until = young.find((moment) => moment.time > time)?.time ?? null;
      return { host, time, state, instead, previous, until };
    }
    previous = state;
  }
  return null;
};

/** What a host sends, while it is in the state in which the runs part, that the first run does not. */
const sentInstead = (before: Trace, after: Trace, parting: Parting): TraceSegment | null => {
  const { host, time, state, previous, until } = parting;
  // Who goes to another state answers at once; who stays may have to wait for a timer.
  const isWhile = (sentAt: number) =>
    state === previous ? sentAt >= time && sentAt < (until ?? Infinity) : sentAt === time;
  const sentThen = ({ segments }: Trace) =>
    segments.filter(
      ({ from, sentAt, injected, duplicateOf }) =>
        from === host && !injected && duplicateOf === null && isWhile(sentAt),
    );
  const old = new Set(sentThen(before).map((segment) => JSON.stringify(faceOf(segment))));
  return sentThen(after).find((segment) => !old.has(JSON.stringify(faceOf(segment)))) ?? null;
};

/** The longest flight of what is on its way at a time, in either run; seconds. */
const flightAround = (time: number, ...traces: readonly Trace[]): number =>
  traces
    .flatMap(({ segments }) => segments)
    .filter(({ sentAt, arrivesAt }) => sentAt <= time && time <= (arrivesAt ?? -1))
    .reduce((longest, { sentAt, arrivesAt }) => Math.max(longest, (arrivesAt ?? 0) - sentAt), 0);

const consequenceOf = (before: Trace, after: Trace): Consequence | null => {
  const [parting] = Object.keys(after.scenario.hosts)
    .flatMap((host) => partingOf(before, after, host) ?? [])
    .sort((a, b) => a.time - b.time);
  if (parting === undefined) return null;
  const { host, time, state, instead, previous, until } = parting;
  return {
    ...{ host, time, state, instead },
    from: previous,
    seconds: until === null ? null : Math.round((until - time) * 1e6) / 1e6,
    sends: sentInstead(before, after, parting),
  };
};

/** The first difference of two runs; null where every event is the same. */
export const difference = (before: Trace, after: Trace): Difference | null => {
  const index = commonLength(before, after);
  const cause = firstCause(before, after, index);
  if (cause === null) return null;
  const { time } = cause.event;
  const parting = consequenceOf(before, after);
  const isSoon = parting !== null && parting.time <= time + flightAround(time, before, after);
  const consequence = isSoon ? parting : null;
  return { index, time, cause, consequence, sameStates: parting === null };
};
