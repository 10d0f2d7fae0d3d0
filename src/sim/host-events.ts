/** What befalls a whole host: crash, restart, the death of a process, the cable, held segments. */
import { isOpen, openConnections, surroundings, type Connection, type Host } from '../net/host.ts';
import type { HostEvent } from '../scenario/schema.ts';
import { call } from '../tcp/endpoint.ts';
import { closed, unchanged, type Outcome } from '../tcp/turn.ts';
import { conclude, record, runAfter } from './happenings.ts';
import { forsake } from './listening.ts';
import { releaseHeld } from './transmission.ts';
import { nowhere, type World } from './world.ts';

/** An event that concerns no single connection. */
const atNoSocket = (world: World, { host, event }: HostEvent): void => {
  const fields = { kind: 'host', event, host, ...nowhere } as const;
  runAfter(world, record(world, { ...fields, sent: [], rules: [`host:${event}`] }));
};

/** The TCP forgets a connection without a word to the peer. */
const forget = (world: World, host: Host, connection: Connection): void => {
  conclude(world, host, connection, unchanged(closed, ['host:crash']), {
    kind: 'host',
    event: 'crash',
  });
};

/** The kernel closes for a dead process; where it has closed already, there is nothing to do. */
const closeForProcess = (world: World, host: Host, connection: Connection): void => {
  const around = surroundings(host, connection, world.now);
  const { rules, ...closing } = call(connection.endpoint, { call: 'close' }, around);
  const came: Outcome = { ...closing, refused: null, rules: ['host:kill', ...rules] };
  conclude(world, host, connection, came, { kind: 'host', event: 'kill' });
  forsake(world, host, connection, { kind: 'host', event: 'kill' });
};

/** Each open connection has its own event; a host without one has one all the same. */
const atEachConnection = (
  world: World,
  event: HostEvent,
  host: Host,
  each: (world: World, host: Host, connection: Connection) => void,
): void => {
  const open = openConnections(host);
  // A listener that is closed takes some of the others with it.
  for (const connection of open) if (isOpen(connection)) each(world, host, connection);
  if (open.length === 0) atNoSocket(world, event);
};

/** A host that was off begins with secrets of its own. */
const restart = (host: Host): void => {
  if (!host.running) host.starts += 1;
  host.running = true;
};

/** Does what happens to a host as a whole. A silent host has nothing that could change. */
export const performHostEvent = (world: World, event: HostEvent): void => {
  const host = world.hosts.get(event.host);
  if (event.event === 'crash' || event.event === 'kill') world.programs.delete(event.host);
  if (event.event === 'release') releaseHeld(world, event.host, event.segment ?? {});
  if (host !== undefined && event.event === 'crash') {
    // Off at once: no program calls between what is forgotten first and last.
    host.running = false;
    atEachConnection(world, event, host, forget);
    return;
  }
  if (host !== undefined && event.event === 'kill') {
    atEachConnection(world, event, host, closeForProcess);
    return;
  }
  if (host !== undefined) {
    if (event.event === 'unplug') host.plugged = false;
    if (event.event === 'plug') host.plugged = true;
    if (event.event === 'restart') restart(host);
  }
  atNoSocket(world, event);
};
