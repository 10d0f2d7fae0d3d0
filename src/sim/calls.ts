/** What programs do: the socket calls of a scenario. */
import {
  configure,
  openConnections,
  surroundings,
  type Connection,
  type Host,
  type Settings,
} from '../net/host.ts';
import type { CallEvent, ScenarioEvent } from '../scenario/schema.ts';
import { heed, type UserCall } from '../tcp/endpoint.ts';
import type { RuleId } from '../tcp/rules.ts';
import type { SocketOptions } from '../tcp/socket-options.ts';
import { unchanged } from '../tcp/turn.ts';
import { performHostEvent } from './host-events.ts';
import { conclude, record, runAfter } from './happenings.ts';
import { forsake } from './listening.ts';
import { accept, connect, listen } from './opening.ts';
import { about, octets, optionsSet, perform, readWaiting, refuse } from './performing.ts';
import { inject } from './transmission.ts';
import { nowhere, type World } from './world.ts';

const socketOptions = [
  ...(['keepAlive', 'keepAliveIdle', 'keepAliveInterval', 'keepAliveCount'] as const),
  ...(['linger', 'userTimeout'] as const),
] as const;
const modelled: readonly string[] = ['read', 'receiveBuffer', 'reuseAddress', ...socketOptions];

/** What TCP itself heeds of what is set. */
const forTcp = (event: CallEvent & { call: 'setOption' }): SocketOptions =>
  Object.fromEntries(
    socketOptions.flatMap((name) => (event[name] === undefined ? [] : [[name, event[name]]])),
  );

/** Only what this version models is set; the rest is said to be left out. */
const setOption = (world: World, host: Host, event: CallEvent & { call: 'setOption' }): void => {
  const { read, receiveBuffer, reuseAddress } = event;
  const settings: Settings = {
    ...(read !== undefined && { readsManually: read === 'manual' }),
    ...(receiveBuffer !== undefined && { receiveBuffer }),
    ...(reuseAddress !== undefined && { reuseAddress }),
    socketOptions: forTcp(event),
  };
  const connection = socketOf(host, event);
  if (event.socket !== undefined) {
    const known = host.settings.get(event.socket);
    const both = { ...known?.socketOptions, ...settings.socketOptions };
    host.settings.set(event.socket, { ...known, ...settings, socketOptions: both });
  }
  if (connection !== undefined) configure(connection, settings);
  const known = optionsSet(event).every((name) => modelled.includes(name));
  const rules: RuleId[] = known ? ['option:set'] : ['option:set', 'option:not-modelled'];
  if (connection !== undefined) {
    const around = surroundings(host, connection, world.now);
    connection.endpoint = heed(connection.endpoint, around).endpoint;
    const came = { ...readWaiting(world, host, connection), rules };
    conclude(world, host, connection, came, about(event));
    return;
  }
  const socket = event.socket ?? null;
  const fields = { ...about(event), host: event.host, ...nowhere, socket, sent: [], rules };
  runAfter(world, record(world, fields));
};

/** The socket that a call names; without a name the newest open one of the host. */
const socketOf = (host: Host, { socket }: CallEvent): Connection | undefined =>
  socket === undefined ? openConnections(host).at(-1) : host.connections.get(socket);

const userCall = (
  event: Exclude<CallEvent, { call: 'listen' | 'connect' | 'setOption' }>,
): UserCall => {
  switch (event.call) {
    case 'send':
      return { call: 'SEND', chunk: octets(event) };
    case 'receive':
      return { call: 'RECEIVE', length: event.length };
    case 'shutdown':
      return { call: 'CLOSE' };
    case 'close':
      return { call: 'close' };
    case 'abort':
      return { call: 'ABORT' };
    case 'accept':
    case 'status':
      return { call: 'STATUS' };
  }
};

const clauses = {
  send: 'rfc9293:3.10.2',
  receive: 'rfc9293:3.10.3',
  shutdown: 'rfc9293:3.10.4',
  close: 'rfc9293:3.10.4',
  abort: 'rfc9293:3.10.5',
  accept: 'rfc9293:3.10.6',
  status: 'rfc9293:3.10.6',
} as const;

/** What no program has accepted, none can name: a child before it is ESTABLISHED, or that waits. */
const isUnaccepted = ({ endpoint: { state }, accepted, parent }: Connection): boolean =>
  state !== 'LISTEN' && (!accepted || (parent !== null && state === 'SYN-RECEIVED'));

const refuseUnaccepted = (
  world: World,
  host: Host,
  connection: Connection,
  event: Exclude<CallEvent, { call: 'listen' | 'connect' | 'setOption' }>,
): void => {
  const nothing = unchanged(connection.endpoint, [clauses[event.call]]);
  const refused = { ...nothing, refused: 'connection does not exist' as const };
  conclude(world, host, connection, refused, about(event));
};

const performCall = (world: World, event: CallEvent): void => {
  const host = world.hosts.get(event.host);
  if (!host?.running) {
    refuse(world, event, 'rfc9293:3.10.1', 'connection does not exist');
    return;
  }
  if (event.call === 'listen') listen(world, host, event);
  else if (event.call === 'connect') connect(world, host, event);
  else if (event.call === 'setOption') setOption(world, host, event);
  else if (event.call !== 'accept' || !accept(world, host, event)) {
    const connection = socketOf(host, event);
    if (connection === undefined) {
      refuse(world, event, clauses[event.call], 'connection does not exist');
    } else if (event.call !== 'status' && isUnaccepted(connection)) {
      refuseUnaccepted(world, host, connection, event);
    } else {
      perform(world, host, connection, event, userCall(event));
      forsake(world, host, connection, about(event));
    }
  }
};

/** Does what an event of the scenario says. */
export const performEvent = (world: World, event: ScenarioEvent): void => {
  if ('inject' in event) inject(world, event);
  else if ('call' in event) performCall(world, event);
  else performHostEvent(world, event);
};
