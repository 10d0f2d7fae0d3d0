/** What happens to a connection becomes an event of the trace, and sets off what waited for it. */
import { alarmOf, keepIfOpen, surroundings, type Connection, type Host } from '../net/host.ts';
import { queuesOf, renameListener, type Listener, type Queues } from '../net/listener.ts';
import { payAcknowledgment, timeout } from '../tcp/endpoint.ts';
import { snapshot, type TimerName } from '../tcp/tcb.ts';
import type { Outcome } from '../tcp/turn.ts';
import type { State } from '../tcp/machine.ts';
import type { TraceSocket } from '../trace/trace.ts';
import {
  addressOf,
  schedule,
  setOff,
  type EventFields,
  type EventRecord,
  type World,
} from './world.ts';
import { seconds } from './plan.ts';
import { tell } from './programs.ts';
import { transmit } from './transmission.ts';

/** Keep-alives and probes of a window that are answered could go on for ever. */
const probesAfter = (before: number, event: EventRecord): number => {
  const { kind, tcb } = event;
  const probes = kind === 'timer' && (event.timer === 'keep-alive' || event.timer === 'persist');
  if (probes) return tcb?.probes === 1 ? before + 1 : 0;
  const changes = event.before !== event.after || event.delivered !== undefined;
  return kind === 'arrival' && !changes ? before : 0;
};

/** Puts an event into the trace; what is written to happen right after it, happens. */
export const record = (world: World, fields: EventFields): EventRecord => {
  const event = {
    index: world.events++,
    time: seconds(world.now),
    ...fields,
  } as unknown as EventRecord;
  world.instant.push(event);
  world.latest = world.now;
  world.answeredProbes = probesAfter(world.answeredProbes, event);
  setOffByState(world, event);
  return event;
};

/** Does what the scenario says right after an event (`afterEvent`), before anything else. */
export const runAfter = (world: World, event: EventRecord): void => {
  const events = world.afterEvents.get(event.index);
  if (events === undefined) return;
  // An acknowledgment that nothing else of this instant could carry belongs to what went before.
  payDebts(world);
  for (const next of events) world.handlers.perform(world, next);
};

const setOffByState = (
  world: World,
  { host, socket, before, after, through = [] }: EventRecord,
): void => {
  const entered: readonly State[] = after === before ? through : [...through, after];
  if (entered.length === 0) return;
  for (const event of world.stateEvents) {
    const { when } = event;
    const here = when?.host === undefined || when.host === host;
    const it = when?.socket === undefined || when.socket === socket;
    if (here && it && when?.state !== undefined && entered.includes(when.state))
      setOff(world, event);
  }
};

const updateSocket = (world: World, host: string, connection: Connection, name: string): void => {
  const { endpoint, error, localPort, listener, remoteSpecified } = connection;
  // Whoever knocks at a listener is not its peer.
  const remote = endpoint.state === 'LISTEN' && !remoteSpecified ? null : connection.remote;
  const moved = connection.name !== name;
  const entry = (id: string, state: State) => {
    const theirs =
      remote === null ? null : `${addressOf(world, remote.host)}:${String(remote.port)}`;
    world.sockets.set(id, {
      id,
      host,
      local: `${addressOf(world, host)}:${String(localPort)}`,
      remote: theirs ?? world.sockets.get(id)?.remote ?? null,
      state,
      error: id === listener?.name ? null : error,
    });
  };
  entry(name, moved ? 'CLOSED' : endpoint.state);
  if (moved) entry(connection.name, endpoint.state);
  else if (listener !== null && listener.name !== name && world.sockets.has(listener.name)) {
    entry(listener.name, 'CLOSED');
  }
};

/** A socket that could not have its address: it never began. */
export const noteFailure = (
  world: World,
  host: string,
  id: string,
  error: NonNullable<TraceSocket['error']>,
): void => {
  const local = `${addressOf(world, host)}:0`;
  if (world.sockets.has(id)) return;
  world.sockets.set(id, { id, host, local, remote: null, state: 'CLOSED', error });
};

/** What an event says beside what came of it: its kind, and what that kind adds. */
export type About = Pick<EventFields, 'kind'> & Readonly<Record<string, unknown>>;

/** A passive open has become a connection that a program has to accept by hand. */
const acceptQueueFor = (connection: Connection, before: State): Listener | null => {
  const listener = connection.listener ?? connection.parent?.listener ?? null;
  const { state } = connection.endpoint;
  const opening = (one: State) => one === 'LISTEN' || one === 'SYN-RECEIVED' || one === 'CLOSED';
  return listener?.acceptsByHand === true && opening(before) && !opening(state) ? listener : null;
};

/** The queues, where the event may have changed what is in them. */
const queuesAfter = (host: Host, connection: Connection, before: State): Queues | null => {
  const { parent, endpoint, accepted } = connection;
  if (parent === null) return null;
  const queued = (state: State) => state === 'LISTEN' || state === 'SYN-RECEIVED';
  return queued(before) || queued(endpoint.state) || !accepted ? queuesOf(host, parent) : null;
};

/** Of a child whose handshake is not over no program knows. */
const isUnheard = ({ parent }: Connection, before: State): boolean =>
  parent !== null && before === 'SYN-RECEIVED';

/** What came of an event at a connection: its segments leave, and the trace gets its line. */
export const conclude = (
  world: World,
  host: Host,
  connection: Connection,
  outcome: Outcome,
  kind: About,
): EventRecord => {
  const before = connection.endpoint.state;
  connection.endpoint = outcome.endpoint;
  const error = isUnheard(connection, before) ? null : outcome.error;
  // What a call that is refused returns is not what happened to the connection.
  if (outcome.refused === null) connection.error = error ?? connection.error;
  const acceptQueue = acceptQueueFor(connection, before);
  acceptQueue?.waiting.push(connection);
  const { name } = connection;
  const sent = send(world, host, connection, outcome);
  const { tcb, state: after } = outcome.endpoint;
  const queues = queuesAfter(host, connection, before);
  const event = record(world, {
    ...kind,
    host: host.options.id,
    socket: name,
    before,
    after,
    ...(outcome.through.length > 0 && { through: outcome.through }),
    sent,
    figure5: outcome.figure5,
    rules: outcome.rules,
    ...(kind.kind === 'arrival' && { accepted: outcome.accepted }),
    tcb: tcb === null ? null : snapshot(tcb),
    ...(outcome.delivered > 0 && { delivered: outcome.delivered }),
    ...(error !== null && { error }),
    ...(outcome.refused !== null && { refused: outcome.refused }),
    ...(queues !== null && { queues }),
  });
  keepIfOpen(host, connection);
  renameListener(host, connection);
  // What has left belongs to a connection that is over: its numbers may come again.
  if (tcb === null) world.originals.delete(connection);
  updateSocket(world, host.options.id, connection, name);
  noteDebt(world, connection, event);
  if (acceptQueue !== null) answerAccept(world, host, connection, acceptQueue);
  tell(world, host, connection, outcome, event);
  runAfter(world, event);
  return event;
};

/** An `accept` has waited for this. */
const answerAccept = (
  world: World,
  { options: { id } }: Host,
  { name }: Connection,
  listener: Listener,
): void => {
  if (listener.asked === 0) return;
  listener.asked -= 1;
  schedule(world, { host: id, socket: name, call: 'accept' }, world.now);
};

const noteDebt = (world: World, connection: Connection, event: EventRecord): void => {
  const owed = connection.endpoint.tcb?.ackOwed === true;
  if (!owed) world.debts.delete(connection);
  else if (event.kind === 'arrival' || !world.debts.has(connection))
    world.debts.set(connection, event);
};

const send = (world: World, host: Host, connection: Connection, { sent }: Outcome): string[] => {
  const { remote, localPort } = connection;
  if (remote === null) return [];
  const from = { host: host.options.id, port: localPort };
  return sent.map(({ segment, again }) =>
    transmit(world, segment, { from, to: remote }, { connection, again }),
  );
};

/**
 * The end of an instant at a host: each end that still owes an acknowledgment sends it, unless
 * something is to come at this instant that may carry it.
 */
export const payDebts = (world: World): void => {
  for (const [connection, event] of [...world.debts]) {
    if (world.queue.concerns(event.host, world.now)) continue;
    world.debts.delete(connection);
    const host = world.hosts.get(event.host);
    if (host === undefined) continue;
    const outcome = payAcknowledgment(
      connection.endpoint,
      surroundings(host, connection, world.now),
    );
    connection.endpoint = outcome.endpoint;
    event.sent.push(...send(world, host, connection, outcome));
  }
};

/** The earliest deadline of all timers, in microseconds; Infinity where none runs. */
export const nextDeadline = (world: World): number => {
  let next = Infinity;
  for (const host of world.hosts.values()) {
    if (!host.running) continue;
    for (const connection of host.open) next = Math.min(next, alarmOf(connection));
  }
  return next;
};

const ringing = (host: Host, now: number): readonly Connection[] => {
  const due: Connection[] = [];
  for (const connection of host.open) if (alarmOf(connection) <= now) due.push(connection);
  return due;
};

/** So many answered probes show what there is to see. */
const enough = 12;

/** Nothing is left to happen but probes and their answers, which would go on for ever. */
export const onlyProbes = (world: World): boolean => {
  if (world.answeredProbes < enough || world.queue.next() < Infinity) return false;
  const timers = [...world.hosts.values()]
    .filter(({ running }) => running)
    .flatMap(({ open }) => [...open])
    .flatMap(({ endpoint }) => Object.keys(endpoint.tcb?.timers ?? {}));
  return timers.every((timer) => timer === 'keep-alive' || timer === 'persist');
};

/** Runs every timer whose time has come. */
export const runTimers = (world: World): void => {
  for (const host of world.hosts.values()) {
    for (const connection of ringing(host, world.now)) {
      const due = Object.entries(connection.endpoint.tcb?.timers ?? {}).filter(
        ([, deadline]) => deadline.expiresAt <= world.now,
      );
      for (const [timer, deadline] of due) {
        // What ran out before may have stopped it, or ended everything.
        if (connection.endpoint.tcb?.timers[timer as TimerName] !== deadline) continue;
        const { startedAt } = deadline;
        const around = surroundings(host, connection, world.now);
        const outcome = timeout(connection.endpoint, timer as TimerName, around);
        const afterSeconds = seconds(world.now - startedAt);
        conclude(world, host, connection, outcome, { kind: 'timer', timer, afterSeconds });
      }
    }
  }
};
