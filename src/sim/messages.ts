/**
 * Which octets of a connection are which message. Programs do not look into the stream: what one end
 * wrote, the other has read when so many octets have come.
 */
import type { Connection, Host } from '../net/host.ts';
import type { Chunk, Tcb } from '../tcp/tcb.ts';
import { advance, distance, type SequenceNumber } from '../tcp/sequence.ts';
import type { Message } from '../trace/trace.ts';
import type { Draft, Draught } from './program.ts';
import { seconds } from './plan.ts';
import type { World } from './world.ts';

/** What is written and not read yet, with how many octets of its stream have to be read for it. */
export interface Unread {
  readonly message: Draught;
  until: number;
}

/**
 * One direction of a connection, by its two ends and its first number: the next connection between
 * the same ports has another.
 */
const streamOf = (world: World, from: string, to: string, first: SequenceNumber): Unread[] => {
  const key = `${from}>${to} ${String(first)}`;
  const known = world.streams.get(key) ?? [];
  world.streams.set(key, known);
  return known;
};

const endsOf = (host: Host, { localPort, remote }: Connection) => ({
  here: `${host.options.id}:${String(localPort)}`,
  there: remote === null ? '' : `${remote.host}:${String(remote.port)}`,
});

const lengthOf = (chunks: readonly Chunk[]): number =>
  chunks.reduce((sum, { length }) => sum + length, 0);

/** The number that the next octet to be written will have. */
const nextOctet = (tcb: Tcb): SequenceNumber => advance(tcb['SND.NXT'], lengthOf(tcb.sendBuffer));

/** Where a program is about to write, or null where it cannot. */
export const placeToWrite = ({ endpoint: { tcb } }: Connection): SequenceNumber | null =>
  tcb?.finSent !== null || tcb.closePending || tcb.orphaned ? null : nextOctet(tcb);

const begun = (
  world: World,
  host: Host,
  { name, localPort, remote }: Connection,
  draft: Draft,
  seq: SequenceNumber,
): Draught => {
  const message: Draught = {
    id: `m${String(world.messages.length + 1)}`,
    ...draft,
    host: host.options.id,
    socket: name,
    sourcePort: localPort,
    to: remote?.host ?? '',
    destinationPort: remote?.port ?? 0,
    seq,
    parts: [],
    writtenAt: seconds(world.now),
    readBy: null,
    readAt: null,
  };
  world.messages.push(message);
  return message;
};

/** Octets from this number on are a message, or the next part of one, by the event of this index. */
export const noteWritten = (
  world: World,
  host: Host,
  connection: Connection,
  of: Draft | Message,
  { seq, length, writtenBy }: { seq: SequenceNumber; length: number; writtenBy: number },
): Message => {
  const known = world.messages.find((message) => message === of);
  const message = known ?? begun(world, host, connection, of, seq);
  message.parts.push({ seq, length, writtenBy });
  const first = connection.endpoint.tcb?.ISS ?? seq;
  const { here, there } = endsOf(host, connection);
  const stream = streamOf(world, here, there, first);
  const until = distance(seq, advance(first, 1)) + length;
  const waiting = stream.find((one) => one.message === message);
  if (waiting === undefined) stream.push({ message, until });
  else waiting.until = until;
  return message;
};

const isWhole = ({ parts, length }: Message): boolean =>
  parts.reduce((sum, part) => sum + part.length, 0) === length;

/** Octets that the user has read by now. A FIN counts as one more: nothing comes after it. */
const readBefore = ({ IRS, 'RCV.NXT': next, unread }: Tcb): number =>
  IRS === null ? 0 : distance(next, advance(IRS, 1)) - unread;

/** The messages that the user has read, the last octet too, with the event of this index. */
export const noteRead = (
  world: World,
  host: Host,
  connection: Connection,
  readBy: number,
): readonly Message[] => {
  const { tcb } = connection.endpoint;
  if (tcb?.IRS === null || tcb === null) return [];
  const { here, there } = endsOf(host, connection);
  const stream = streamOf(world, there, here, tcb.IRS);
  const octets = readBefore(tcb);
  const isRead = ({ message, until }: Unread) => until <= octets && isWhole(message);
  const read = stream.filter(isRead).map(({ message }) => message);
  stream.splice(0, Infinity, ...stream.filter((one) => !isRead(one)));
  for (const message of read) {
    message.readBy = readBy;
    message.readAt = seconds(world.now);
  }
  return read;
};
