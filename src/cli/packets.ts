/** `tcp-lanes packets`: what is in a capture, as text or as JSON. */
import { nameOptions } from '../wire/options.ts';
import type { Time } from '../wire/frames.ts';
import type { Capture, CapturedPacket, CaptureProblem } from '../wire/read-capture.ts';
import { segmentOf } from '../wire/segment-of.ts';

/** `1659312000.100000000` */
const stamp = ({ seconds, nanoseconds }: Time): string =>
  `${seconds}.${String(nanoseconds).padStart(9, '0')}`;

const address = (version: 4 | 6, host: string, port: number): string =>
  version === 4 ? `${host}:${port}` : `[${host}]:${port}`;

/** A packet as a row of a table; what is no sound segment says why. */
const rowOf = ({ frame, time, comments, packet }: CapturedPacket) => {
  const { version, source, sourcePort, destination, destinationPort } = packet;
  const segment = segmentOf(packet);
  return {
    frame,
    time: time === null ? null : stamp(time),
    from: address(version, source, sourcePort),
    to: address(version, destination, destinationPort),
    seq: packet.seq,
    ack: packet.flags.includes('ACK') ? packet.ack : null,
    flags: packet.flags,
    window: packet.window,
    length: packet.length,
    options: nameOptions(packet.options),
    comments,
    unsound: typeof segment === 'string' ? segment : null,
  };
};

type Row = ReturnType<typeof rowOf>;

const told = ({ frame, time, from, to, flags, seq, ack, length, unsound }: Row): string =>
  [
    String(frame).padStart(6),
    time ?? '',
    `${from} > ${to}`,
    flags.join(',') || 'none',
    `seq=${seq}`,
    ack === null ? '' : `ack=${ack}`,
    length === 0 ? '' : `len=${length}`,
    unsound === null ? '' : `(${unsound})`,
  ]
    .filter((part) => part !== '')
    .join('  ');

const complaint = ({ problem, offset, frame }: CaptureProblem): string =>
  `${problem} at octet ${offset}${frame === null ? '' : `, frame ${frame}`}`;

/** What could not be read, a line each, for standard error. */
export const problemLines = ({ problems, omitted }: Capture): string => {
  const lines = problems.map((problem) => `${complaint(problem)}\n`);
  const left = omitted.packets + omitted.problems;
  return lines.join('') + (left === 0 ? '' : `${left} more packets and problems are left out\n`);
};

/** The packets, a line each. */
export const packetLines = ({ packets }: Capture): string =>
  packets.map((packet) => `${told(rowOf(packet))}\n`).join('');

/** All of it as JSON. */
export const packetsJson = ({ format, frames, packets, problems, omitted }: Capture): string => {
  const content = { format, frames, packets: packets.map(rowOf), problems, omitted };
  return `${JSON.stringify(content, null, 2)}\n`;
};
