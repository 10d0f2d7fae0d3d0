/**
 * A call that a reader makes, as the scenario has it. The reader says which call and when; names and
 * ports are found here, so that what is done next, by hand or by the scenario, fits to it.
 */
import { atMoment, standingAt, type Happening, type Moment } from '../../scenario/interventions.ts';
import type { CallEvent, Scenario } from '../../scenario/schema.ts';
import { laneAt } from '../../trace/questions.ts';
import type { HostId, Trace } from '../../trace/trace.ts';
import {
  endAt,
  firstPort,
  listens,
  portOf,
  socketOf,
  usualPort,
  type End,
  type OfferedCall,
} from './offers.ts';

/** A name that no socket of the whole run has. */
const freshName = (trace: Trace, base: string): string => {
  const taken = new Set(trace.sockets.map(({ id }) => id));
  for (let n = 1; ; n += 1) {
    const name = n === 1 ? base : `${base}${n}`;
    if (!taken.has(name)) return name;
  }
};

/** A port that no socket of the host has in the whole run: no other connection is in its way. */
const freshPort = (trace: Trace, host: HostId): number => {
  const own = trace.sockets.filter((socket) => socket.host === host);
  const taken = new Set(own.map(({ local }) => portOf(local)));
  for (let port = firstPort; ; port += 1) if (!taken.has(port)) return port;
};

const peerOf = (host: HostId): HostId => (host === 'A' ? 'B' : 'A');

/** The socket with which the other end is calling, or will call in this very instant. */
const callingNow = (trace: Trace, moment: Moment, peer: HostId) => {
  const { step, time } = standingAt(trace.events, moment);
  const { state, socket } = laneAt(trace, peer, step);
  if (state === 'SYN-SENT') return socketOf(trace, peer, socket);
  if (state !== 'CLOSED') return undefined;
  const call = trace.events
    .slice(step)
    .find(
      (event) =>
        event.time === time &&
        event.kind === 'call' &&
        event.call === 'connect' &&
        event.host === peer &&
        event.refused === undefined,
    );
  return call && socketOf(trace, peer, call.socket);
};

/** Whom to call: the port that the other end has open, and for one that is calling, its own. */
const callee = (trace: Trace, scenario: Scenario, moment: Moment, host: HostId) => {
  const peer = peerOf(host);
  const calling = callingNow(trace, moment, peer);
  const crossing = { to: portOf(calling?.local), from: portOf(calling?.remote) };
  if (crossing.to !== undefined && crossing.from !== undefined) {
    return { to: { host: peer, port: crossing.to }, port: crossing.from };
  }
  const { state, socket } = laneAt(trace, peer, standingAt(trace.events, moment).step);
  const theirs = state === 'CLOSED' ? undefined : socketOf(trace, peer, socket);
  const port = portOf(theirs?.local) ?? listens(scenario, peer)[0]?.port ?? usualPort;
  return { to: { host: peer, port }, port: freshPort(trace, host) };
};

/**
 * The scenario's own event for a passive or active OPEN that this host has still to make. A name
 * that is opened more than once does not tell which of its events it is.
 */
const stillToCome = (
  trace: Trace,
  scenario: Scenario,
  step: number,
  host: HostId,
  call: 'listen' | 'connect',
): CallEvent | undefined => {
  const opens = trace.events.filter(
    (event) => event.kind === 'call' && event.call === call && event.host === host,
  );
  const next = opens.find(
    (event) => event.index >= step && event.kind === 'call' && event.refused === undefined,
  );
  if (next === undefined || opens.some((event) => event !== next && event.socket === next.socket))
    return undefined;
  const usualName = call === 'listen' ? 'listener' : host.toLowerCase();
  const events = (scenario.events ?? []).filter(
    (event) =>
      'call' in event &&
      event.call === call &&
      event.host === host &&
      (event.socket ?? usualName) === next.socket,
  );
  return events.length === 1 ? (events[0] as CallEvent) : undefined;
};

const withoutMoment = ({ at: _, when: __, after: ___, afterEvent: ____, ...event }: CallEvent) =>
  event as Happening;

/** What is called at a host in CLOSED, where the scenario has nothing to come that is the same. */
const freshOpen = (
  trace: Trace,
  scenario: Scenario,
  moment: Moment,
  host: HostId,
  call: 'listen' | 'connect',
): Happening =>
  call === 'listen'
    ? {
        host,
        call,
        port: listens(scenario, host)[0]?.port ?? usualPort,
        socket: freshName(trace, 'listener'),
      }
    : {
        host,
        call,
        ...callee(trace, scenario, moment, host),
        socket: freshName(trace, host.toLowerCase()),
      };

/** A call on the socket that is there. */
const onSocket = (
  trace: Trace,
  scenario: Scenario,
  moment: Moment,
  { host, socket }: End,
  call: OfferedCall,
  text: string,
): Happening => {
  const at = { host, ...(socket !== null && { socket }) };
  switch (call) {
    case 'listen':
      return { ...at, call, port: portOf(socketOf(trace, host, socket)?.local) ?? usualPort };
    case 'connect':
      return { ...at, call, to: callee(trace, scenario, moment, host).to };
    case 'send':
      return { ...at, call, text };
    case 'receive':
      return { ...at, call, length: 65535 };
    case 'shutdown':
    case 'close':
    case 'abort':
      return { ...at, call };
  }
};

/**
 * The scenario in which an end makes a call at a moment of the run. An OPEN that the scenario itself
 * has still to come is this one, made earlier: two of them would be in each other's way, since one
 * TCB listens and one four-tuple is one connection. Any other gets a name and a port of its own.
 */
export const callAt = (
  trace: Trace,
  scenario: Scenario,
  moment: Moment,
  host: HostId,
  call: OfferedCall,
  text: string,
): Scenario => {
  const { events } = trace;
  const { step } = standingAt(events, moment);
  const end = endAt(trace, scenario, step, host);
  if (end === null) return scenario;
  const isNew = end.state === 'CLOSED' && !end.off && (call === 'listen' || call === 'connect');
  if (!isNew) {
    const happening = onSocket(trace, scenario, moment, end, call, text);
    return atMoment(scenario, events, moment, happening);
  }
  const own = stillToCome(trace, scenario, step, host, call);
  if (own !== undefined) return atMoment(scenario, events, moment, withoutMoment(own), own);
  const happening = freshOpen(trace, scenario, moment, host, call);
  return atMoment(scenario, events, moment, happening);
};
