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
import { call as callEndpoint, type UserCall } from '../tcp/endpoint.ts';
import { unchanged, type Outcome } from '../tcp/turn.ts';
import type { RuleId } from '../tcp/rules.ts';
import { performHostEvent } from './host-events.ts';
import { conclude, record, runAfter } from './happenings.ts';
import { connect, listen } from './opening.ts';
import { about, octets, optionsSet, perform, refuse } from './performing.ts';
import { inject } from './transmission.ts';
import { nowhere, type World } from './world.ts';

const modelled = ['read', 'receiveBuffer'];

/** Only what this version models is set; the rest is said to be left out. */
const setOption = (world: World, host: Host, event: CallEvent & { call: 'setOption' }): void => {
  const { read, receiveBuffer } = event;
  const settings: Settings = {
    ...(read !== undefined && { readsManually: read === 'manual' }),
    ...(receiveBuffer !== undefined && { receiveBuffer }),
  };
  const connection = socketOf(host, event);
  if (event.socket !== undefined) {
    host.settings.set(event.socket, { ...host.settings.get(event.socket), ...settings });
  }
  if (connection !== undefined) configure(connection, settings);
  const known = optionsSet(event).every((name) => modelled.includes(name));
  const rules: RuleId[] = known ? ['option:set'] : ['option:set', 'option:not-modelled'];
  if (connection !== undefined) {
    const came = { ...readWaiting(world, host, connection), rules };
    conclude(world, host, connection, came, about(event));
    return;
  }
  const socket = event.socket ?? null;
  const fields = { ...about(event), host: event.host, ...nowhere, socket, sent: [], rules };
  runAfter(world, record(world, fields));
};

/** Who reads automatically from now on gets at once what had waited to be asked for. */
const readWaiting = (world: World, host: Host, connection: Connection): Outcome => {
  const { endpoint, readsManually } = connection;
  const length = endpoint.tcb?.unread ?? 0;
  const nothing = unchanged(endpoint, []);
  if (readsManually || length === 0) return nothing;
  const around = surroundings(host, connection, world.now);
  const came = callEndpoint(endpoint, { call: 'RECEIVE', length }, around);
  return came.refused === null ? came : nothing;
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
    case 'close':
      // The socket call `close` (D13) ends sending as CLOSE does; its resets are not modelled yet.
      return { call: 'CLOSE' };
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

const performCall = (world: World, event: CallEvent): void => {
  const host = world.hosts.get(event.host);
  if (!host?.running) {
    refuse(world, event, 'rfc9293:3.10.1', 'connection does not exist');
    return;
  }
  if (event.call === 'listen') listen(world, host, event);
  else if (event.call === 'connect') connect(world, host, event);
  else if (event.call === 'setOption') setOption(world, host, event);
  else {
    const connection = socketOf(host, event);
    if (connection === undefined) {
      refuse(world, event, clauses[event.call], 'connection does not exist');
    } else perform(world, host, connection, event, userCall(event));
  }
};

/** Does what an event of the scenario says. */
export const performEvent = (world: World, event: ScenarioEvent): void => {
  if ('inject' in event) inject(world, event);
  else if ('call' in event) performCall(world, event);
  else performHostEvent(world, event);
};
