/**
 * The connections of a run: the conversations between two sockets, an address and a port each. A
 * port pair that is used again, after TIME-WAIT or after a crash, is the same connection here: what
 * is to be seen then is that segments of the old incarnation meet the new one (RFC 9293 3.4.3,
 * 3.5.1), so both stand in the same lanes. A conversation of which no end had a socket (a SYN to a
 * closed port, a stray segment) is no connection, nor is a listener, which has no peer.
 */
import type { State } from '../tcp/machine.ts';
import { isPart, type PartOfTrace } from './part.ts';
import { originalOf } from './shown.ts';
import type { HostId, Trace, TraceEvent, TraceSegment } from './trace.ts';

export interface ConnectionEnd {
  readonly host: HostId;
  readonly port: number;
}

export interface Connection {
  /** From 1, in the order in which they begin. */
  readonly number: number;
  /** `A:49152 ↔ B:80` */
  readonly name: string;
  /** As they stand in the picture, from left to right. */
  readonly ends: readonly [ConnectionEnd, ConnectionEnd];
  /** The steps of its first and of its last event. */
  readonly first: number;
  readonly last: number;
}

/** Whose each event and each segment is, by the names of connections; null: nobody's. */
interface Ownership {
  readonly connections: readonly Connection[];
  readonly ofEvents: readonly (string | null)[];
  readonly ofSegments: ReadonlyMap<string, string | null>;
}

type Route = Pick<TraceSegment, 'from' | 'sourcePort' | 'to' | 'destinationPort'>;

/** As they stand in the picture: A on the left, B on the right, all others between. */
const rank = (host: HostId): number => (host === 'A' ? 0 : host === 'B' ? 2 : 1);

const endsOf = ({ from, sourcePort, to, destinationPort }: Route): Connection['ends'] => {
  const [a, b] = [
    { host: from, port: sourcePort },
    { host: to, port: destinationPort },
  ];
  const inOrder =
    rank(a.host) - rank(b.host) || a.host.localeCompare(b.host, 'en') || a.port - b.port;
  return inOrder <= 0 ? [a, b] : [b, a];
};

const endName = ({ host, port }: ConnectionEnd): string => `${host}:${String(port)}`;

const nameOf = (ends: Connection['ends']): string => ends.map(endName).join(' ↔ ');

/** A passive socket and nothing else: LISTEN has no peer. */
const isListening = ({ before, after }: TraceEvent): boolean =>
  [before, after].includes('LISTEN') &&
  [before, after].every((state) => state === 'LISTEN' || state === 'CLOSED');

const sameConversation = (a: Route, b: Route): boolean =>
  a.from === b.from
    ? a.to === b.to && a.sourcePort === b.sourcePort && a.destinationPort === b.destinationPort
    : a.from === b.to &&
      a.to === b.from &&
      a.sourcePort === b.destinationPort &&
      a.destinationPort === b.sourcePort;

/** The conversation of each segment, and the two ends of each conversation. */
const conversations = ({ segments }: Trace) => {
  const ends = new Map<string, Connection['ends']>();
  const ofSegments = new Map<string, string>();
  let [latest, name]: [Route | undefined, string] = [undefined, ''];
  for (const segment of segments) {
    // Most segments follow one of their own conversation: then there is nothing to spell out.
    if (latest === undefined || !sameConversation(latest, segment)) {
      const own = endsOf(segment);
      [latest, name] = [segment, nameOf(own)];
      ends.set(name, own);
    }
    ofSegments.set(segment.id, name);
  }
  return { ends, ofSegments };
};

/** What an event carries or sends says whose it is; else what its socket did last, or will do. */
const ownersOf = (
  { events }: Trace,
  ofSegments: ReadonlyMap<string, string>,
): readonly (string | null)[] => {
  const latest = new Map<string, string>();
  const earliest = new Map<string, string>();
  const socketOf = ({ host, socket }: TraceEvent) => `${host} ${String(socket)}`;
  const owners = events.map((event) => {
    const carried = ofSegments.get('segment' in event ? event.segment : (event.sent[0] ?? ''));
    if (event.socket === null || isListening(event)) return carried;
    const key = socketOf(event);
    const owner = carried ?? latest.get(key);
    if (owner === undefined) return undefined;
    latest.set(key, owner);
    if (!earliest.has(key)) earliest.set(key, owner);
    return owner;
  });
  return events.map((event, at) => {
    const later = isListening(event) ? undefined : earliest.get(socketOf(event));
    return owners[at] ?? later ?? null;
  });
};

/** The steps of each conversation that had a socket at one of its ends, in the order of beginning. */
const spansOf = (
  { events }: Trace,
  owners: readonly (string | null)[],
): ReadonlyMap<string, Pick<Connection, 'first' | 'last'>> => {
  const hadSocket = new Set(
    events.flatMap((event) =>
      event.socket === null || isListening(event) ? [] : (owners[event.index] ?? []),
    ),
  );
  const spans = new Map<string, Pick<Connection, 'first' | 'last'>>();
  owners.forEach((owner, at) => {
    if (owner === null || !hadSocket.has(owner)) return;
    spans.set(owner, { first: spans.get(owner)?.first ?? at + 1, last: at + 1 });
  });
  return spans;
};

const ownership = (trace: Trace): Ownership => {
  const { ends, ofSegments } = conversations(trace);
  const owners = ownersOf(trace, ofSegments);
  const spans = spansOf(trace, owners);
  const own = (name: string | null | undefined) =>
    name !== null && name !== undefined && spans.has(name) ? name : null;
  return {
    connections: [...spans].flatMap(([name, span], at) => {
      const both = ends.get(name);
      return both === undefined ? [] : [{ number: at + 1, name, ends: both, ...span }];
    }),
    ofEvents: owners.map(own),
    ofSegments: new Map([...ofSegments].map(([id, name]) => [id, own(name)])),
  };
};

const remembered = new WeakMap<Trace, Ownership>();

/** However a run is shown, it is whose it is. */
const ownershipOf = (trace: Trace): Ownership => {
  const original = originalOf(isPart(trace) ? trace.whole : trace);
  const known = remembered.get(original) ?? ownership(original);
  remembered.set(original, known);
  return known;
};

/** In the order in which they begin. */
export const connectionsOf = (trace: Trace): readonly Connection[] =>
  ownershipOf(trace).connections;

const named = (trace: Trace, name: string | null | undefined): Connection | null =>
  connectionsOf(trace).find((connection) => connection.name === name) ?? null;

/** The connection to which the event of a step belongs; null where it belongs to none. */
export const connectionAt = (trace: Trace, step: number): Connection | null =>
  named(trace, ownershipOf(trace).ofEvents[step - 1]);

/** The connection that a step is about: its own, else the last one before, else the first of all. */
export const connectionAround = (trace: Trace, step: number): Connection | null => {
  const { ofEvents, connections } = ownershipOf(trace);
  let at = step - 1;
  while (at >= 0 && (ofEvents[at] ?? null) === null) at -= 1;
  return named(trace, ofEvents[at]) ?? connections[0] ?? null;
};

/** At the port of one of the connection's ends. */
const isAtPortOf = (trace: Trace, { host, socket }: TraceEvent, { ends }: Connection): boolean => {
  const local = trace.sockets.find((one) => one.host === host && one.id === socket)?.local ?? '';
  return ends.some((end) => end.host === host && local.endsWith(`:${String(end.port)}`));
};

/** The listener itself becomes its child (D7), so that for all others it is there no more. */
const hasSingleListeners = ({ scenario }: Trace): boolean => {
  const { preset, options } = scenario as {
    preset?: string;
    options?: { listener?: 'single' | 'children' };
  };
  return (options?.listener ?? (preset === 'linux' ? 'children' : 'single')) === 'single';
};

const nothing = { sent: [], figure5: [], rules: [], tcb: null } as const;

/** What happens at another connection, as far as it can be noticed at this one. */
const elsewhere = (trace: Trace, event: TraceEvent, connection: Connection): TraceEvent => {
  const { index, time, host, socket } = event;
  const listener = (state: State): State => (state === 'LISTEN' ? state : 'CLOSED');
  const [before, after] = [listener(event.before), listener(event.after)];
  const turns =
    before !== after && hasSingleListeners(trace) && isAtPortOf(trace, event, connection);
  const kind =
    event.kind === 'host'
      ? { kind: event.kind, event: event.event }
      : { kind: 'call' as const, call: 'status' as const };
  const states = turns
    ? { socket, before, after }
    : { socket: null, before: 'CLOSED' as const, after: 'CLOSED' as const };
  return { index, time, host, ...states, ...nothing, ...kind };
};

const parts = new WeakMap<Trace, Map<string, PartOfTrace>>();

const partOf = (trace: Trace, connection: Connection): PartOfTrace => {
  const { ofEvents, ofSegments } = ownershipOf(trace);
  const isIn = (event: TraceEvent) => {
    const owner = ofEvents[event.index] ?? null;
    if (owner !== null) return owner === connection.name;
    // A listener is there for the connections that can come of it.
    return !isListening(event) || 'segment' in event || isAtPortOf(trace, event, connection);
  };
  return {
    ...trace,
    whole: trace,
    events: trace.events.map((event) =>
      isIn(event) ? event : elsewhere(trace, event, connection),
    ),
    segments: trace.segments.filter(
      ({ id }) => (ofSegments.get(id) ?? connection.name) === connection.name,
    ),
  };
};

/**
 * What belongs to one connection, and to none: a run with the steps of the whole one. Always the
 * same for the same run and connection.
 */
export const restricted = (trace: Trace, connection: Connection): Trace => {
  const known = parts.get(trace) ?? new Map<string, PartOfTrace>();
  parts.set(trace, known);
  const part = known.get(connection.name) ?? partOf(trace, connection);
  known.set(connection.name, part);
  return part;
};
