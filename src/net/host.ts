/** The TCP of one machine: its connections by name and by four-tuple. */
import type { TcpOptions } from '../tcp/presets.ts';
import type { SequenceNumber } from '../tcp/sequence.ts';
import type { SocketOptions } from '../tcp/socket-options.ts';
import type { Deadline } from '../tcp/tcb.ts';
import { closed, type Endpoint, type Signal, type Surroundings } from '../tcp/turn.ts';
import { chooseIss, type IssChoice } from './initial-numbers.ts';
import type { Listener } from './listener.ts';
import type { HostBehaviour } from './presets.ts';

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
  /** It began as a passive socket: what it keeps as such. */
  readonly listener: Listener | null;
  /** The passive socket whose child it is, which itself stays in LISTEN (D7); else null. */
  readonly parent: Connection | null;
  /** The passive OPEN named the remote socket. */
  readonly remoteSpecified: boolean;
  endpoint: Endpoint;
  error: Signal | null;
  readsManually: boolean;
  receiveBuffer: number;
  /** Its address may be shared (SO_REUSEADDR). */
  reuseAddress: boolean;
  /** What its program has set of what TCP heeds. */
  socketOptions: SocketOptions;
  /** Its program named the local port. */
  readonly portWasAsked: boolean;
  /** When its first timer runs out, and of which timers that is true. */
  alarm: { readonly timers: object; readonly at: number };
  /** Its program has it. One that comes of a listener whose program accepts by hand has to wait. */
  accepted: boolean;
}

/** What a program can set on a socket. */
export interface Settings {
  readonly readsManually?: boolean;
  readonly receiveBuffer?: number;
  readonly reuseAddress?: boolean;
  readonly socketOptions?: SocketOptions;
}

export interface HostOptions {
  readonly id: string;
  readonly tcp: TcpOptions;
  readonly behaviour: HostBehaviour;
  readonly iss: IssChoice;
  readonly seed: number;
  readonly receiveWindow: number;
  readonly maximumSegmentSize: number;
  readonly readsManually: boolean;
}

export interface Host {
  readonly options: HostOptions;
  /** By every name that a connection has or had; the newest of a name counts. */
  readonly connections: Map<string, Connection>;
  /** Those that are not over, in the order in which they were made. */
  readonly open: Set<Connection>;
  running: boolean;
  plugged: boolean;
  /** Initial numbers chosen so far, across restarts. */
  chosen: number;
  /** How often it was started again: each start has secrets of its own. */
  starts: number;
  /** What was set for sockets that are not there yet, by their name. */
  readonly settings: Map<string, Settings>;
  /** How far its names for sockets that nobody named have been counted. */
  children: number;
  /** How far the search for ports has come. */
  portsChosen: number;
}

export const createHost = (options: HostOptions): Host => ({
  options,
  connections: new Map(),
  open: new Set(),
  settings: new Map(),
  running: true,
  plugged: true,
  chosen: 0,
  starts: 0,
  children: 0,
  portsChosen: 0,
});

/** Nobody reads what nobody has accepted. */
const readsManually = (connection: Connection): boolean =>
  connection.readsManually || !connection.accepted;

/** What surrounds an end; its initial number is the host's choice where it is not given. */
export const surroundings = (
  host: Host,
  connection: Connection,
  now: number,
  iss: SequenceNumber | null = null,
): Surroundings => ({
  now,
  options: host.options.tcp,
  chooseIss: () => iss ?? chooseIss(host, connection, now),
  receiveBuffer: connection.receiveBuffer,
  maximumSegmentSize: host.options.maximumSegmentSize,
  readsManually: readsManually(connection),
  remoteSpecified: connection.remoteSpecified,
  socket: connection.socketOptions,
  isChild: connection.parent !== null,
});

export const isOpen = ({ endpoint }: Connection): boolean => endpoint.state !== 'CLOSED';

/** Each open connection once, in the order in which they were made. */
export const openConnections = (host: Host): readonly Connection[] => [...host.open].filter(isOpen);

/** A connection that is over is no longer looked at. */
export const keepIfOpen = (host: Host, connection: Connection): void => {
  if (!isOpen(connection)) host.open.delete(connection);
};

const noTimers = {};

/** When the first of its timers runs out, microseconds; found once for each set of timers. */
export const alarmOf = (connection: Connection): number => {
  const timers = connection.endpoint.tcb?.timers ?? noTimers;
  if (connection.alarm.timers !== timers) {
    const deadlines = Object.values(timers) as readonly Deadline[];
    const at = deadlines.reduce((first, { expiresAt }) => Math.min(first, expiresAt), Infinity);
    connection.alarm = { timers, at };
  }
  return connection.alarm.at;
};

/** Settings hold from now on; those of a listener are its children's too. */
export const configure = (connection: Connection, settings: Settings): void => {
  connection.readsManually = settings.readsManually ?? connection.readsManually;
  connection.receiveBuffer = settings.receiveBuffer ?? connection.receiveBuffer;
  connection.reuseAddress = settings.reuseAddress ?? connection.reuseAddress;
  connection.socketOptions = { ...connection.socketOptions, ...settings.socketOptions };
  const { receiveBuffer, endpoint } = connection;
  if (endpoint.tcb === null) return;
  const tcb = { ...endpoint.tcb, readsManually: readsManually(connection), receiveBuffer };
  connection.endpoint = { ...endpoint, tcb };
};

type Beginning = Pick<Connection, 'name' | 'localPort' | 'remote'> &
  Partial<Pick<Connection, 'listener' | 'parent' | 'portWasAsked'>>;

/** A connection in CLOSED that the host does not know of. A child inherits its parent's settings. */
export const draftConnection = (host: Host, fields: Beginning): Connection => {
  const { parent = null, listener = null, portWasAsked = false } = fields;
  const connection: Connection = {
    ...fields,
    listener,
    parent,
    portWasAsked,
    remoteSpecified: parent === null ? fields.remote !== null : parent.remoteSpecified,
    endpoint: closed,
    alarm: { timers: noTimers, at: Infinity },
    error: null,
    readsManually: parent?.readsManually ?? host.options.readsManually,
    receiveBuffer: parent?.receiveBuffer ?? host.options.receiveWindow,
    reuseAddress: parent?.reuseAddress ?? false,
    socketOptions: parent?.socketOptions ?? {},
    accepted: (parent?.listener ?? listener)?.acceptsByHand !== true,
  };
  configure(connection, host.settings.get(fields.name) ?? {});
  return connection;
};

/** Makes a connection in CLOSED under a name. */
export const createConnection = (host: Host, fields: Beginning): Connection => {
  const connection = draftConnection(host, fields);
  // A name that is used again goes to the end of the order.
  host.connections.delete(fields.name);
  host.connections.set(fields.name, connection);
  host.open.add(connection);
  return connection;
};

const isFor = ({ remote }: Connection, { host, port }: Remote): boolean =>
  remote?.host === host && remote.port === port;

const isListening = ({ endpoint }: Connection): boolean => endpoint.state === 'LISTEN';

/** The open connection that a segment is meant for: by its four-tuple, else a listener on the port. */
export const find = (host: Host, localPort: number, remote: Remote): Connection | undefined => {
  const here = openConnections(host).filter((connection) => connection.localPort === localPort);
  return here.find((one) => isFor(one, remote)) ?? listenerFor(host, localPort, remote);
};

/** A listener on the port: one for this remote socket before one for any. */
export const listenerFor = (
  host: Host,
  localPort: number,
  remote: Remote,
): Connection | undefined => {
  const here = openConnections(host).filter(
    (connection) => connection.localPort === localPort && isListening(connection),
  );
  return here.find((one) => isFor(one, remote)) ?? here.find((one) => one.remote === null);
};
