/** The TCP of one machine: its connections by name and by four-tuple, and its initial numbers. */
import { hash } from './chance.ts';
import { closed, type Endpoint, type Signal, type Surroundings } from '../tcp/turn.ts';
import { sequence, type SequenceNumber } from '../tcp/sequence.ts';
import type { TcpOptions } from '../tcp/presets.ts';

export interface Remote {
  readonly host: string;
  readonly port: number;
}

/** A connection, or the passive socket that one comes of. It changes as the run goes on. */
export interface Connection {
  /** The name that its events have now. */
  name: string;
  readonly localPort: number;
  remote: Remote | null;
  /** A passive socket: its own name, and those of the connections to come. */
  readonly listener: { readonly name: string; readonly accepts: string[] } | null;
  /** The passive OPEN named the remote socket. */
  readonly remoteSpecified: boolean;
  endpoint: Endpoint;
  error: Signal | null;
  readsManually: boolean;
  receiveBuffer: number;
}

/** What a program can set on a socket. */
export interface Settings {
  readonly readsManually?: boolean;
  readonly receiveBuffer?: number;
}

export interface HostOptions {
  readonly id: string;
  readonly tcp: TcpOptions;
  readonly iss: number | 'random' | readonly number[];
  readonly seed: number;
  readonly receiveWindow: number;
  readonly maximumSegmentSize: number;
  readonly readsManually: boolean;
}

export interface Host {
  readonly options: HostOptions;
  /** By every name that a connection has or had; the newest of a name counts. */
  readonly connections: Map<string, Connection>;
  running: boolean;
  plugged: boolean;
  /** Initial numbers chosen so far, across restarts. */
  chosen: number;
  /** What was set for sockets that are not there yet, by their name. */
  readonly settings: Map<string, Settings>;
  /** Connections that came of a SYN and that the listener had no name for. */
  children: number;
  ephemeralPort: number;
}

/** The first of the dynamic ports (RFC 6335 6). */
const firstEphemeralPort = 49152;

export const createHost = (options: HostOptions): Host => ({
  options,
  connections: new Map(),
  settings: new Map(),
  running: true,
  plugged: true,
  chosen: 0,
  children: 0,
  ephemeralPort: firstEphemeralPort,
});

/** The next initial send sequence number: the one that is set, the list's next, or a drawn one. */
const chooseIss = (host: Host): SequenceNumber => {
  const { iss, seed, id } = host.options;
  const ordinal = host.chosen++;
  const listed = typeof iss === 'object' ? iss[ordinal] : iss;
  return sequence(typeof listed === 'number' ? listed : hash(seed, 'iss', id, ordinal));
};

export const surroundings = (host: Host, connection: Connection, now: number): Surroundings => ({
  now,
  options: host.options.tcp,
  chooseIss: () => chooseIss(host),
  receiveBuffer: connection.receiveBuffer,
  maximumSegmentSize: host.options.maximumSegmentSize,
  readsManually: connection.readsManually,
  remoteSpecified: connection.remoteSpecified,
});

export const isOpen = ({ endpoint }: Connection): boolean => endpoint.state !== 'CLOSED';

/** Each open connection once, in the order in which they were made. */
export const openConnections = (host: Host): readonly Connection[] =>
  [...new Set(host.connections.values())].filter(isOpen);

/** Settings hold from now on; those of a listener are its children's too. */
export const configure = (connection: Connection, settings: Settings): void => {
  connection.readsManually = settings.readsManually ?? connection.readsManually;
  connection.receiveBuffer = settings.receiveBuffer ?? connection.receiveBuffer;
  const { readsManually, receiveBuffer, endpoint } = connection;
  if (endpoint.tcb === null) return;
  connection.endpoint = { ...endpoint, tcb: { ...endpoint.tcb, readsManually, receiveBuffer } };
};

/** Makes a connection in CLOSED under a name; a listener is given the names of its children. */
export const createConnection = (
  host: Host,
  fields: Pick<Connection, 'name' | 'localPort' | 'remote' | 'listener'>,
): Connection => {
  const connection: Connection = {
    ...fields,
    remoteSpecified: fields.remote !== null,
    endpoint: closed,
    error: null,
    readsManually: host.options.readsManually,
    receiveBuffer: host.options.receiveWindow,
  };
  configure(connection, host.settings.get(fields.name) ?? {});
  // A name that is used again goes to the end of the order.
  host.connections.delete(fields.name);
  host.connections.set(fields.name, connection);
  return connection;
};

/** The open connection that a segment is meant for: by its four-tuple, else a listener on the port. */
export const find = (host: Host, localPort: number, remote: Remote): Connection | undefined => {
  const here = openConnections(host).filter((connection) => connection.localPort === localPort);
  return (
    here.find((c) => c.remote?.host === remote.host && c.remote.port === remote.port) ??
    here.find((c) => c.remote === null && c.endpoint.state === 'LISTEN')
  );
};

/** A port that no open connection has. */
export const choosePort = (host: Host): number => {
  const used = new Set(openConnections(host).map(({ localPort }) => localPort));
  while (used.has(host.ephemeralPort)) host.ephemeralPort++;
  return host.ephemeralPort++;
};

const nextChildName = (host: Host): string =>
  `${host.options.id.toLowerCase()}${String(++host.children)}`;

/** No other open connection of the host has the name. */
const isFree = (host: Host, name: string, connection: Connection): boolean => {
  const holder = host.connections.get(name);
  return holder === undefined || holder === connection || !isOpen(holder);
};

/** A SYN arrives at a listener: it goes on under its child's name, even if it gets no further. */
export const nameChild = (host: Host, connection: Connection): void => {
  if (connection.listener === null) return;
  const { accepts } = connection.listener;
  let name = accepts.shift() ?? nextChildName(host);
  while (!isFree(host, name, connection)) name = accepts.shift() ?? nextChildName(host);
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
