/** The questions that one asks of a trace: what is true at a step. */
import type { State } from '../tcp/machine.ts';
import { sameFlags } from '../tcp/segment.ts';
import type { HostId, Timer, TimerEvent, Trace, TraceEvent, TraceSegment } from './trace.ts';
import { waysOf } from './ways.ts';

/** From this step on a host's lane shows this state. */
export interface StateChange {
  readonly step: number;
  readonly state: State;
  /** The connection that the state is of; null before there is one. */
  readonly socket: string | null;
}

/**
 * A host may have several connections, its lane has one state: that of the connection that was
 * touched last, where an open one comes before a listener, and a listener before a closed one.
 */
const laneRank = (state: State): number => (state === 'CLOSED' ? 0 : state === 'LISTEN' ? 1 : 2);

interface Connection {
  readonly socket: string | null;
  readonly state: State;
}

const touch = (connections: readonly Connection[], event: TraceEvent): readonly Connection[] => [
  // A closed connection is kept only as long as nothing else was touched.
  ...connections.filter(({ socket, state }) => socket !== event.socket && state !== 'CLOSED'),
  { socket: event.socket, state: event.after },
];

const foremost = (connections: readonly Connection[]): Connection =>
  connections.reduce((best, next) => (laneRank(next.state) >= laneRank(best.state) ? next : best), {
    socket: null,
    state: 'CLOSED',
  });

/** A listener that turns into its child (`listener: "single"`) is no longer there by itself. */
const withoutParent = (
  connections: readonly Connection[],
  event: TraceEvent,
): readonly Connection[] => {
  const isChild =
    event.before === 'LISTEN' &&
    event.queues === undefined &&
    !connections.some(({ socket }) => socket === event.socket);
  const parent = connections.findLast(({ state }) => state === 'LISTEN');
  return isChild ? connections.filter((connection) => connection !== parent) : connections;
};

const computeChanges = (trace: Trace): ReadonlyMap<HostId, readonly StateChange[]> => {
  const changes = new Map<HostId, StateChange[]>();
  const open = new Map<HostId, readonly Connection[]>();
  for (const event of trace.events) {
    if (event.socket === null) continue;
    const connections = touch(withoutParent(open.get(event.host) ?? [], event), event);
    open.set(event.host, connections);
    const { socket, state } = foremost(connections);
    const list = changes.get(event.host) ?? [{ step: 0, state: 'CLOSED' as const, socket: null }];
    const last = list.at(-1);
    if (last?.state !== state || last.socket !== socket) {
      list.push({ step: event.index + 1, state, socket });
    }
    changes.set(event.host, list);
  }
  return changes;
};

const remembered = new WeakMap<Trace, ReadonlyMap<HostId, readonly StateChange[]>>();

/** The states that a host's lane goes through, in order; the first is CLOSED at step 0. */
export const stateChanges = (trace: Trace, host: HostId): readonly StateChange[] => {
  const changes = remembered.get(trace) ?? computeChanges(trace);
  remembered.set(trace, changes);
  return changes.get(host) ?? [{ step: 0, state: 'CLOSED', socket: null }];
};

/** The state that a host's lane shows at a step, and the connection that it is of. */
export const laneAt = (trace: Trace, host: HostId, step: number): StateChange => {
  const changes = stateChanges(trace, host);
  const latest = changes.findLast((change) => change.step <= step);
  return latest ?? { step: 0, state: 'CLOSED', socket: null };
};

export const stateOf = (trace: Trace, host: HostId, step: number): State =>
  laneAt(trace, host, step).state;

/** The segments that have left and neither arrived nor got lost at a step. */
export const inFlightAtStep = (trace: Trace, step: number): readonly TraceSegment[] => {
  const { departures, ends } = waysOf(trace);
  return trace.segments.filter(
    (_, at) => (departures[at] ?? Infinity) <= step && step < (ends[at] ?? Infinity),
  );
};

/** The segments that are on the link at a simulated time. */
export const inFlightAtTime = (trace: Trace, seconds: number): readonly TraceSegment[] =>
  trace.segments.filter(
    ({ sentAt, arrivesAt, lostAt }) =>
      sentAt <= seconds && seconds < (arrivesAt ?? lostAt ?? Infinity),
  );

/** The step at which a segment arrived or was lost; where neither happens, at which it left. */
export const stepOfSegment = (trace: Trace, id: string): number => {
  const end = trace.events.find((event) => 'segment' in event && event.segment === id);
  const start = end ?? trace.events.find(({ sent }) => sent.includes(id));
  return start === undefined ? 0 : start.index + 1;
};

/** The named segment as a scenario's fault chooses it; null for one that no fault can touch. */
export const chooserOf = (
  trace: Trace,
  id: string,
): { from: HostId; flags: TraceSegment['flags']; nth: number } | null => {
  let nth = 0;
  const wanted = trace.segments.find((segment) => segment.id === id);
  if (wanted === undefined || wanted.injected || wanted.duplicateOf !== null) return null;
  for (const segment of trace.segments) {
    const counts = !segment.injected && segment.duplicateOf === null;
    if (counts && segment.from === wanted.from && sameFlags(segment.flags, wanted.flags)) nth += 1;
    if (segment === wanted) break;
  }
  return { from: wanted.from, flags: wanted.flags.filter((flag) => flag !== 'PSH'), nth };
};

/** Which timer ended; `reuse` is a TIME-WAIT that a new connection cut short (3.6.1, MAY-2). */
export const endedTimer = ({ timer, rules }: TimerEvent): Timer | 'reuse' =>
  rules.includes('rfc9293:3.6.1/reuse') ? 'reuse' : timer;
