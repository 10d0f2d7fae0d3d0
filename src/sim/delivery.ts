/** The end of a segment's way: it is handed to a TCP, met by nobody, or lost. */
import { find, listenerFor, surroundings, type Connection, type Host } from '../net/host.ts';
import { nameChild } from '../net/listener.ts';
import { arriveAtClosed } from '../tcp/arrivals.ts';
import { arrive as arriveAtEndpoint } from '../tcp/endpoint.ts';
import { issForReuse } from '../tcp/reuse.ts';
import type { SequenceNumber } from '../tcp/sequence.ts';
import { snapshot } from '../tcp/tcb.ts';
import { closed, unchanged } from '../tcp/turn.ts';
import { conclude, record, runAfter } from './happenings.ts';
import { admit, isOpening, open, redeem, staysListening } from './listening.ts';
import { seconds } from './plan.ts';
import { transmit } from './transmission.ts';
import { nowhere, setOff, type SegmentRecord, type World } from './world.ts';

const arrivalBase = (segment: SegmentRecord) => ({
  kind: 'arrival' as const,
  segment: segment.id,
  host: segment.to,
  ...nowhere,
  accepted: false,
});

/** A segment meets a TCP that has no connection for it (3.10.7.1). */
const arriveNowhere = (world: World, segment: SegmentRecord): void => {
  const { rule, reset } = arriveAtClosed(segment.content);
  const route = {
    from: { host: segment.to, port: segment.destinationPort },
    to: { host: segment.from, port: segment.sourcePort },
  };
  const sent = reset === null ? [] : [transmit(world, reset, route, null)];
  runAfter(world, record(world, { ...arrivalBase(segment), sent, rules: [rule] }));
};

/** A checksum that does not fit: the segment is discarded before anything else (3.1, MUST-3). */
const discard = (world: World, segment: SegmentRecord): void => {
  const host = world.hosts.get(segment.to);
  const from = { host: segment.from, port: segment.sourcePort };
  const connection = host && find(host, segment.destinationPort, from);
  const { state, tcb } = connection?.endpoint ?? { state: 'CLOSED', tcb: null };
  const event = record(world, {
    ...arrivalBase(segment),
    socket: connection?.name ?? null,
    before: state,
    after: state,
    sent: [],
    rules: ['rfc9293:3.1/checksum'],
    tcb: tcb === null ? null : snapshot(tcb),
  });
  runAfter(world, event);
};

const deliver = (world: World, host: Host, segment: SegmentRecord): void => {
  const from = { host: segment.from, port: segment.sourcePort };
  const connection = find(host, segment.destinationPort, from);
  if (connection === undefined) arriveNowhere(world, segment);
  else if (connection.endpoint.state === 'LISTEN') knock(world, host, connection, segment, null);
  else if (!reuse(world, host, connection, segment)) meet(world, host, connection, segment);
};

/** A segment meets a passive socket: one that stays what it is, or that becomes the connection. */
const knock = (
  world: World,
  host: Host,
  listener: Connection,
  segment: SegmentRecord,
  iss: SequenceNumber | null,
): void => {
  const from = { host: segment.from, port: segment.sourcePort };
  const asks = isOpening(segment.content);
  const before = listener.remote;
  listener.remote = from;
  const stays = staysListening(host, listener);
  if (stays && asks) open(world, host, listener, segment, from, iss);
  else if (!stays || !redeem(world, host, listener, segment, from)) {
    if (asks) nameChild(host, listener);
    meet(world, host, listener, segment, iss);
  }
  if (listener.endpoint.state === 'LISTEN') listener.remote = before;
};

/**
 * A SYN for a connection in TIME-WAIT that may begin a new one (3.6.1, MAY-2): the old one is over,
 * and a listener takes the SYN. Without a listener it stays what it is (Linux).
 */
const reuse = (
  world: World,
  host: Host,
  connection: Connection,
  segment: SegmentRecord,
): boolean => {
  const { endpoint, localPort, remote } = connection;
  const iss = issForReuse(endpoint, segment.content, host.options.tcp);
  const listener = iss === null || remote === null ? null : listenerFor(host, localPort, remote);
  if (!listener) return false;
  const began = endpoint.tcb?.timers['time-wait']?.startedAt ?? world.now;
  const afterSeconds = seconds(world.now - began);
  const over = unchanged(closed, ['rfc9293:3.6.1/reuse']);
  conclude(world, host, connection, over, { kind: 'timer', timer: 'time-wait', afterSeconds });
  // What was written to happen right after may have closed the listener.
  if (listener.endpoint.state === 'LISTEN') knock(world, host, listener, segment, iss);
  else deliver(world, host, segment);
  return true;
};

const meet = (
  world: World,
  host: Host,
  connection: Connection,
  segment: SegmentRecord,
  iss: SequenceNumber | null = null,
): void => {
  const { content } = segment;
  const around = surroundings(host, connection, world.now, iss);
  const outcome = admit(
    host,
    connection,
    content,
    arriveAtEndpoint(connection.endpoint, content, around),
  );
  conclude(world, host, connection, outcome, { kind: 'arrival', segment: segment.id });
};

const setOffBySegment = (world: World, { id, to, duplicateOf }: SegmentRecord): void => {
  if (duplicateOf !== null) return;
  for (const event of world.triggers.get(id) ?? []) {
    const there = event.when?.host;
    if (there === undefined || there === to) setOff(world, event);
  }
};

/** A segment arrives: at a TCP, at a host that has none, or at one that is off. */
export const arrive = (world: World, segment: SegmentRecord): void => {
  const host = world.hosts.get(segment.to);
  if (host !== undefined && (!host.running || !host.plugged)) {
    segment.arrivesAt = null;
    segment.fate = 'dropped';
    lose(world, segment);
    return;
  }
  setOffBySegment(world, segment);
  if (segment.fate === 'corrupted') discard(world, segment);
  else {
    segment.fate = 'delivered';
    if (host === undefined) {
      const event = { ...arrivalBase(segment), sent: [], rules: ['host:silent' as const] };
      runAfter(world, record(world, event));
    } else deliver(world, host, segment);
  }
};

/** A segment will not arrive. The sender's lane has the event, though its TCP does not know of it. */
export const lose = (world: World, segment: SegmentRecord): void => {
  segment.lostAt = seconds(world.now);
  const host = world.hosts.get(segment.from);
  const to = { host: segment.to, port: segment.destinationPort };
  const connection = host && find(host, segment.sourcePort, to);
  const { state, tcb } = connection?.endpoint ?? { state: 'CLOSED', tcb: null };
  const event = record(world, {
    kind: 'loss',
    segment: segment.id,
    host: segment.from,
    socket: connection?.name ?? null,
    before: state,
    after: state,
    sent: [],
    figure5: [],
    rules: ['link:lost'],
    tcb: tcb === null ? null : snapshot(tcb),
  });
  runAfter(world, event);
};
