/**
 * What a reader can do to a run at a step: to a segment on its way, to the programs and machines
 * at both ends. What is offered as allowed the model accepts; what is not has the model's reason.
 */
import { clauseOfCall, refusal, type CallName, type Refusal } from '../../tcp/permission.ts';
import { rules } from '../../tcp/rules.ts';
import type { State } from '../../tcp/machine.ts';
import { atMoment, onSegment } from '../../scenario/interventions.ts';
import type { Scenario } from '../../scenario/schema.ts';
import { lastAtMost } from '../../trace/ascending.ts';
import { laneAt } from '../../trace/questions.ts';
import type { HostId, Trace, TraceEvent } from '../../trace/trace.ts';
import type { Underway } from '../../trace/underway.ts';

export const segmentActions = ['drop', 'duplicate', 'delay', 'hold', 'release', 'corrupt'] as const;
export type SegmentAction = (typeof segmentActions)[number];

/** Why something cannot be done to a segment; null where it can. */
export const segmentRefusal = (
  action: SegmentAction,
  { untouchable, holding }: Underway,
): NonNullable<Underway['untouchable']> | 'held' | 'released' | 'notHeld' | null => {
  // A copy that the link makes of it moves nothing that is to come at this instant.
  if (untouchable !== null && !(untouchable === 'arriving' && action === 'duplicate'))
    return untouchable;
  if (action === 'release') return holding === 'held' ? null : 'notHeld';
  if (action === 'drop' || action === 'duplicate' || holding === 'never') return null;
  return holding;
};

/** The link's copies follow their original after a tenth of the way. */
const copyAfter = ({ link }: Scenario): number =>
  Math.max(1, Math.round((link?.delay ?? 0.1) * 1e5)) / 1e6;

/** The scenario in which this is done to a segment at a step; as it was where it cannot be done. */
export const actOnSegment = (
  scenario: Scenario,
  { events: happened }: Pick<Trace, 'events'>,
  step: number,
  way: Underway,
  action: SegmentAction,
  delay: number,
): Scenario => {
  const { soon, afterNow, segment } = way;
  if (way.chooser === null || segmentRefusal(action, way) !== null) return scenario;
  const chooser = { ...way.chooser, flags: [...way.chooser.flags] };
  switch (action) {
    case 'drop':
      return onSegment(scenario, happened, step, chooser, { action, by: soon });
    case 'delay':
      return onSegment(scenario, happened, step, chooser, { action, by: delay });
    case 'duplicate':
      return onSegment(scenario, happened, step, chooser, {
        action,
        by: afterNow,
        after: copyAfter(scenario),
      });
    case 'corrupt':
    case 'hold':
      return onSegment(scenario, happened, step, chooser, { action });
    case 'release':
      return atMoment(
        scenario,
        happened,
        { step, later: 0 },
        { host: segment.from, event: 'release', segment: chooser },
      );
  }
};

export const calls = [
  'listen',
  'connect',
  'send',
  'receive',
  'shutdown',
  'close',
  'abort',
] as const;
export type OfferedCall = (typeof calls)[number];

const nameOf: Readonly<Record<OfferedCall, CallName>> = {
  listen: 'passive OPEN',
  connect: 'active OPEN',
  send: 'SEND',
  receive: 'RECEIVE',
  shutdown: 'CLOSE',
  close: 'close',
  abort: 'ABORT',
};

/** An end at a step, as far as it decides what can be done to it. */
export interface End {
  readonly host: HostId;
  readonly state: State;
  readonly socket: string | null;
  /** The machine is off: no program runs. */
  readonly off: boolean;
  readonly unplugged: boolean;
  /** The application reads by hand, or something waits to be read. */
  readonly reads: boolean;
  readonly closePending: boolean;
  readonly unread: number;
  /** The program has called `close()`: the connection is not its any more. */
  readonly orphaned: boolean;
  /** A listener's child that no program has accepted: none can name it. */
  readonly unaccepted: boolean;
  readonly remoteSpecified: boolean;
}

type HostEvents = readonly Extract<TraceEvent, { kind: 'host' }>[];
const remembered = new WeakMap<Trace, HostEvents>();

const hostEvents = (trace: Trace): HostEvents => {
  const known = remembered.get(trace) ?? trace.events.filter((event) => event.kind === 'host');
  remembered.set(trace, known);
  return known;
};

/** The last of these that befell a host before a step. */
const lastOf = (trace: Trace, host: HostId, step: number, names: readonly string[]) =>
  hostEvents(trace).findLast(
    (event) => event.index < step && event.host === host && names.includes(event.event),
  )?.event;

const readsByHand = (scenario: Scenario, host: HostId): boolean =>
  scenario.applications?.[host] === 'sleeping' ||
  (scenario.events ?? []).some(
    (event) =>
      'call' in event &&
      event.host === host &&
      event.call === 'setOption' &&
      event.read === 'manual',
  );

export const listens = (scenario: Scenario, host: HostId) =>
  (scenario.events ?? []).flatMap((event) =>
    'call' in event && event.call === 'listen' && event.host === host ? [event] : [],
  );

/** The port of `192.0.2.1:80`. */
export const portOf = (address: string | null | undefined): number | undefined => {
  const digits = /:(\d+)$/.exec(address ?? '')?.[1];
  return digits === undefined ? undefined : Number(digits);
};

export const socketOf = (trace: Trace, host: HostId, id: string | null) =>
  trace.sockets.find((socket) => socket.host === host && socket.id === id);

/** The first of the dynamic ports (RFC 6335 6), and the one that everybody listens on here. */
export const firstPort = 49152;
export const usualPort = 80;

/** A child that a reset sent back to LISTEN is the listener again, under the name that it had. */
const listenerName = (trace: Trace, step: number, host: HostId): string | null =>
  trace.events
    .slice(0, step)
    .findLast(
      (event) =>
        event.kind === 'call' &&
        event.call === 'listen' &&
        event.host === host &&
        event.refused === undefined,
    )?.socket ?? null;

const hasChildren = ({ preset, options }: Scenario): boolean =>
  (options?.listener ?? (preset === 'linux' ? 'children' : 'single')) === 'children';

/** What befalls a socket in the whole run, and where in it. */
interface History {
  readonly events: TraceEvent[];
  readonly indices: number[];
}

type Histories = ReadonlyMap<string, History>;
const histories = new WeakMap<Trace, Histories>();

const nameOfHistory = (host: HostId, socket: string | null): string =>
  JSON.stringify([host, socket]);

const computeHistories = (trace: Trace): Histories => {
  const all = new Map<string, History>();
  for (const event of trace.events) {
    const name = nameOfHistory(event.host, event.socket);
    const own = all.get(name) ?? { events: [], indices: [] };
    all.set(name, own);
    own.events.push(event);
    own.indices.push(event.index);
  }
  return all;
};

/** A long run is gone through once, not at every step. */
const historyOf = (trace: Trace, host: HostId, socket: string | null): History => {
  const known = histories.get(trace) ?? computeHistories(trace);
  histories.set(trace, known);
  return known.get(nameOfHistory(host, socket)) ?? { events: [], indices: [] };
};

/** No program has it: a child before its handshake is over, or one that waits for an `accept`. */
const isUnaccepted = (
  trace: Trace,
  scenario: Scenario,
  step: number,
  { host, socket, state }: Pick<End, 'host' | 'socket' | 'state'>,
): boolean => {
  if (socket === null || state === 'LISTEN') return false;
  const { events: own } = historyOf(trace, host, socket);
  const [first] = own;
  if (first === undefined || first.index >= step || first.kind !== 'arrival') return false;
  if (state === 'SYN-RECEIVED' && hasChildren(scenario)) return true;
  const port = portOf(socketOf(trace, host, socket)?.local);
  const byHand = listens(scenario, host).some(
    (event) => event.port === port && event.accept === 'manual',
  );
  const isAccepted = () =>
    own.some((event) => event.index < step && event.rules.includes('socket:accept'));
  return byHand && !isAccepted();
};

/** One end at a step; null for a host that has no TCP. */
export const endAt = (trace: Trace, scenario: Scenario, step: number, host: HostId): End | null => {
  if (scenario.hosts[host]?.kind === 'silent') return null;
  const { state, socket: shown } = laneAt(trace, host, step);
  const socket = state === 'LISTEN' ? (listenerName(trace, step, host) ?? shown) : shown;
  const { events, indices } = historyOf(trace, host, socket);
  const tcb = events[lastAtMost(indices, step - 1)]?.tcb;
  const unread = tcb?.unread ?? 0;
  return {
    host,
    state,
    socket,
    off: lastOf(trace, host, step, ['crash', 'restart']) === 'crash',
    unplugged: lastOf(trace, host, step, ['unplug', 'plug']) === 'unplug',
    reads: unread > 0 || readsByHand(scenario, host),
    closePending: tcb?.closePending ?? false,
    unread,
    orphaned: tcb?.orphaned ?? false,
    unaccepted: isUnaccepted(trace, scenario, step, { host, socket, state }),
    remoteSpecified: listens(scenario, host).some(
      (event) => event.to !== undefined && (event.socket ?? 'listener') === socket,
    ),
  };
};

export interface CallOffer {
  readonly call: OfferedCall;
  /** `RFC 9293 §3.10.2` */
  readonly clause: string;
  /** The RFC's word for why not; null where the call is allowed. */
  readonly refused: Refusal | null;
}

const refusedAt = (end: End, call: OfferedCall): Refusal | null => {
  const opens = call === 'listen' || call === 'connect';
  if (end.off || (end.unaccepted && !opens)) return 'connection does not exist';
  return refusal(nameOf[call], end);
};

/** Every call, and whether the end allows it. */
export const callOffers = (end: End): readonly CallOffer[] =>
  calls.map((call) => ({
    call,
    clause: rules[clauseOfCall[nameOf[call]]].clause,
    refused: refusedAt(end, call),
  }));

export const machineEvents = ['crash', 'restart', 'unplug', 'plug'] as const;
export type MachineEvent = (typeof machineEvents)[number];

/** What can befall the machine as it is. */
export const machineOffers = ({ off, unplugged }: End): readonly MachineEvent[] => [
  off ? 'restart' : 'crash',
  unplugged ? 'plug' : 'unplug',
];
