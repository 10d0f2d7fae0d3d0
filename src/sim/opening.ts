/** How sockets begin: listen, connect and accept. */
import {
  configure,
  createConnection,
  isOpen,
  openConnections,
  type Connection,
  type Host,
  type Settings,
} from '../net/host.ts';
import { createListener, queuesOf, type Listener } from '../net/listener.ts';
import { choosePort, isInUse, sameTuple } from '../net/ports.ts';
import type { CallEvent } from '../scenario/schema.ts';
import { unchanged } from '../tcp/turn.ts';
import { conclude } from './happenings.ts';
import { about, perform, readWaiting, refuse } from './performing.ts';
import type { World } from './world.ts';

/** What was set for a socket before it was there. */
const settingsOf = (host: Host, name: string): Settings => host.settings.get(name) ?? {};

export const listen = (world: World, host: Host, event: CallEvent & { call: 'listen' }): void => {
  const name = event.socket ?? 'listener';
  const known = openConnections(host).find((connection) => connection.name === name);
  if (known !== undefined) {
    // The connection refuses it (3.10.1), and is what it was.
    perform(world, host, known, event, { call: 'OPEN', passive: true });
    return;
  }
  if (isInUse(host, event.port, settingsOf(host, name).reuseAddress === true)) {
    refuse(world, event, 'socket:address', 'connection already exists', name, 'EADDRINUSE');
    return;
  }
  const connection = createConnection(host, {
    name,
    localPort: event.port,
    remote: event.to ?? null,
    listener: createListener(name, event.accepts, event.backlog, event.accept === 'manual'),
    portWasAsked: true,
  });
  perform(world, host, connection, event, { call: 'OPEN', passive: true });
};

/** Why a connection cannot have its local address, or null where it can. */
const obstacle = (
  host: Host,
  name: string,
  { port, to }: CallEvent & { call: 'connect' },
): 'EADDRINUSE' | 'EADDRNOTAVAIL' | null => {
  if (port === undefined) return null;
  const { exclusiveBind } = host.options.behaviour;
  const reuses = settingsOf(host, name).reuseAddress === true;
  if (exclusiveBind && isInUse(host, port, reuses)) return 'EADDRINUSE';
  const same = sameTuple(host, port, to);
  if (same === undefined) return null;
  return same.endpoint.state === 'TIME-WAIT' || exclusiveBind ? 'EADDRNOTAVAIL' : 'EADDRINUSE';
};

export const connect = (world: World, host: Host, event: CallEvent & { call: 'connect' }): void => {
  const name = event.socket ?? host.options.id.toLowerCase();
  const known = host.connections.get(name);
  if (known !== undefined && isOpen(known)) {
    // An active OPEN turns a passive socket round (3.10.1, LISTEN); elsewhere it is refused.
    if (known.endpoint.state === 'LISTEN') known.remote = event.to;
    perform(world, host, known, event, { call: 'OPEN', passive: false });
    return;
  }
  const error = obstacle(host, name, event);
  if (error !== null) {
    refuse(world, event, 'socket:address', 'connection already exists', name, error);
    return;
  }
  const localPort = event.port ?? choosePort(host, event.to);
  if (localPort === undefined) {
    refuse(world, event, 'socket:no-port', 'insufficient resources', name, 'EADDRNOTAVAIL');
    return;
  }
  const portWasAsked = event.port !== undefined;
  const fields = { name, localPort, remote: event.to, portWasAsked };
  perform(world, host, createConnection(host, fields), event, { call: 'OPEN', passive: false });
};

/** The passive socket that an `accept` means: its own, its child's, or the one that has most to give. */
const acceptor = (host: Host, { socket }: CallEvent): Connection | undefined => {
  const named = socket === undefined ? undefined : host.connections.get(socket);
  if (named !== undefined) return named.parent ?? named;
  const byHand = [...new Set(host.connections.values())].filter(
    (one) => one.listener?.acceptsByHand === true,
  );
  return byHand.find((one) => one.listener?.waiting.length !== 0) ?? byHand.findLast(isOpen);
};

/** The program has a connection: what waited to be read, it reads as it reads. */
const takeOver = (
  world: World,
  host: Host,
  connection: Connection,
  event: CallEvent,
  parent: Connection,
): void => {
  connection.accepted = true;
  configure(connection, {});
  const came = { ...readWaiting(world, host, connection), rules: ['socket:accept' as const] };
  conclude(world, host, connection, came, { ...about(event), queues: queuesOf(host, parent) });
};

const take = (listener: Listener, name: string | undefined): Connection | undefined => {
  const { waiting } = listener;
  const at = waiting.findIndex((one) => one.name === name);
  return waiting.splice(Math.max(at, 0), 1)[0];
};

/** Takes from the accept queue what its program accepts by hand. True where that is what was asked. */
export const accept = (world: World, host: Host, event: CallEvent): boolean => {
  const passive = acceptor(host, event);
  if (passive?.listener?.acceptsByHand !== true) return false;
  const taken = take(passive.listener, event.socket);
  if (taken !== undefined) takeOver(world, host, taken, event, passive);
  else if (isOpen(passive)) {
    passive.listener.asked += 1;
    const nothing = unchanged(passive.endpoint, ['socket:accept/waits']);
    conclude(world, host, passive, nothing, { ...about(event), queues: queuesOf(host, passive) });
  } else return false;
  return true;
};
