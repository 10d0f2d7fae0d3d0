/**
 * Passive sockets: the names of the connections that come of them, and their two queues. In the SYN
 * queue are those whose handshake is not over, in the accept queue those that no program has yet.
 */
import { createConnection, isOpen, openConnections, configure } from './host.ts';
import type { Connection, Host, Remote } from './host.ts';

export interface Listener {
  /** Its own name. */
  readonly name: string;
  /** The names of the connections to come, in order. */
  readonly accepts: string[];
  /** Each queue of a listener with children takes one more than this (listen(2), as Linux counts). */
  readonly backlog: number;
  /** Its program takes connections by `accept`; else each is accepted when it is ESTABLISHED. */
  readonly acceptsByHand: boolean;
  /** The accept queue, oldest first. */
  readonly waiting: Connection[];
  /** `accept` calls that wait for a connection. */
  asked: number;
  /** When it last answered with a cookie, microseconds: only then can one come back. */
  bakedAt: number;
}

/** Linux's `net.core.somaxconn`. */
const defaultBacklog = 4096;

export const createListener = (
  name: string,
  accepts: readonly string[] = [],
  backlog = defaultBacklog,
  acceptsByHand = false,
): Listener => ({
  name,
  accepts: [...accepts],
  backlog,
  acceptsByHand,
  waiting: [],
  asked: 0,
  bakedAt: -Infinity,
});

/** `b1`, `b2`, …; a name that a connection had already tells of that one only. */
export const nextName = (host: Host): string => {
  const next = () => `${host.options.id.toLowerCase()}${String(++host.children)}`;
  let name = next();
  while (host.connections.has(name)) name = next();
  return name;
};

/** No other open connection of the host has the name. */
const isFree = (host: Host, name: string, connection: Connection | null): boolean => {
  const holder = host.connections.get(name);
  return holder === undefined || holder === connection || !isOpen(holder);
};

const chooseName = (host: Host, { accepts }: Listener, connection: Connection | null): string => {
  let name = accepts.shift() ?? nextName(host);
  while (!isFree(host, name, connection)) name = accepts.shift() ?? nextName(host);
  return name;
};

/** A SYN arrives at the one TCB of a listener: it goes on under its child's name from then on. */
export const nameChild = (host: Host, connection: Connection): void => {
  if (connection.listener === null) return;
  const name = chooseName(host, connection.listener, connection);
  connection.name = name;
  host.connections.set(name, connection);
  configure(connection, host.settings.get(name) ?? {});
};

/** A listener that is back in LISTEN forgets its peer and has its own name again. */
export const renameListener = (host: Host, connection: Connection): void => {
  if (connection.listener === null || connection.endpoint.state !== 'LISTEN') return;
  const { name } = connection.listener;
  if (connection.name !== name && isFree(host, name, connection)) {
    host.connections.delete(connection.name);
    host.connections.set(name, connection);
    connection.name = name;
  }
  if (!connection.remoteSpecified) connection.remote = null;
};

/** A child for one four-tuple, in LISTEN as its parent is: it takes the SYN that made it (D7). */
export const createChild = (host: Host, parent: Connection, remote: Remote): Connection => {
  const name = parent.listener ? chooseName(host, parent.listener, null) : nextName(host);
  const child = createConnection(host, { name, localPort: parent.localPort, remote, parent });
  child.endpoint = parent.endpoint;
  return child;
};

const isEmbryonic = ({ endpoint }: Connection): boolean => endpoint.state === 'SYN-RECEIVED';

export const childrenOf = (host: Host, parent: Connection): readonly Connection[] =>
  openConnections(host).filter((connection) => connection.parent === parent);

/** The SYN queue: children whose handshake is not over. */
export const embryosOf = (host: Host, parent: Connection): readonly Connection[] =>
  childrenOf(host, parent).filter(isEmbryonic);

/** The queues in numbers. */
export interface Queues {
  readonly listener: string;
  readonly backlog: number;
  /** Children in SYN-RECEIVED. */
  readonly synReceived: number;
  /** Connections that no program has accepted yet. */
  readonly waiting: number;
}

export const queuesOf = (host: Host, parent: Connection): Queues | null =>
  parent.listener && {
    listener: parent.listener.name,
    backlog: parent.listener.backlog,
    synReceived: embryosOf(host, parent).length,
    waiting: parent.listener.waiting.length,
  };

/** One more than the backlog fits (Linux). */
export const isAcceptQueueFull = ({ waiting, backlog }: Listener): boolean =>
  waiting.length > backlog;

export const isSynQueueFull = (host: Host, parent: Connection): boolean =>
  parent.listener !== null && embryosOf(host, parent).length > parent.listener.backlog;
