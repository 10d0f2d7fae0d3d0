/** A call at one socket becomes an event: performed, or refused. */
import { surroundings, type Connection, type Host } from '../net/host.ts';
import type { CallEvent } from '../scenario/schema.ts';
import { call as callEndpoint, type UserCall } from '../tcp/endpoint.ts';
import { toOctets } from '../tcp/octets.ts';
import type { Refusal } from '../tcp/permission.ts';
import type { RuleId } from '../tcp/rules.ts';
import { unchanged, type Outcome, type Signal } from '../tcp/turn.ts';
import type { SocketError } from '../trace/trace.ts';
import { conclude, noteFailure, record, runAfter, type About } from './happenings.ts';
import { nowhere, type World } from './world.ts';

/** What an event about a call says beside its outcome. */
export const about = (event: CallEvent): About => ({
  kind: 'call',
  call: event.call,
  ...(event.call === 'receive' && { length: event.length }),
  ...(event.call === 'send' && { length: octets(event).length }),
  ...(event.call === 'setOption' && {
    options: optionsSet(event),
    values: Object.fromEntries(valuesSet(event)),
  }),
});

export const octets = ({ text, length }: CallEvent & { call: 'send' }) => {
  if (text === undefined) return { length: length ?? 0, text: null };
  const encoded = toOctets(text);
  return { length: encoded.length, text: encoded };
};

const valuesSet = (event: CallEvent & { call: 'setOption' }) => {
  const { read, receiveBuffer, keepAlive, keepAliveIdle, keepAliveInterval, keepAliveCount } =
    event;
  const { linger, noDelay, reuseAddress, userTimeout } = event;
  const probes = { keepAlive, keepAliveIdle, keepAliveInterval, keepAliveCount };
  const values = { read, receiveBuffer, ...probes, linger, noDelay, reuseAddress, userTimeout };
  return Object.entries(values).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value] as const],
  );
};

export const optionsSet = (event: CallEvent & { call: 'setOption' }): readonly string[] =>
  valuesSet(event).map(([name]) => name);

/** A call on a socket that is not there, or that may not be made. */
export const refuse = (
  world: World,
  event: CallEvent,
  rule: RuleId,
  refused: Refusal,
  socket: string | null = event.socket ?? null,
  error: SocketError | null = null,
): void => {
  const told = { ...about(event), refused, ...(error !== null && { error }) };
  const fields = { ...told, host: event.host, ...nowhere, socket, sent: [] };
  const done = record(world, { ...fields, rules: [rule] });
  if (error !== null && socket !== null) noteFailure(world, event.host, socket, error);
  runAfter(world, done);
};

export const perform = (
  world: World,
  host: Host,
  connection: Connection,
  event: CallEvent,
  user: UserCall,
): void => {
  const around = surroundings(host, connection, world.now);
  const came = callEndpoint(connection.endpoint, user, around);
  const error = came.refused === null ? came.error : errorOf(connection, user);
  conclude(world, host, connection, { ...came, error }, about(event));
};

/** What a refused call returns to a program: it cannot send any more, or the connection is broken. */
const errorOf = ({ endpoint: { state }, error }: Connection, { call }: UserCall): Signal | null => {
  if (call === 'SEND' && state !== 'LISTEN') return 'EPIPE';
  return call === 'RECEIVE' && state === 'CLOSED' ? error : null;
};

/** Who reads automatically from now on gets at once what had waited to be asked for. */
export const readWaiting = (world: World, host: Host, connection: Connection): Outcome => {
  const { endpoint, readsManually } = connection;
  const length = endpoint.tcb?.unread ?? 0;
  const nothing = unchanged(endpoint, []);
  if (readsManually || length === 0) return nothing;
  const around = surroundings(host, connection, world.now);
  const came = callEndpoint(endpoint, { call: 'RECEIVE', length }, around);
  return came.refused === null ? came : nothing;
};
