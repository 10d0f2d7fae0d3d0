/**
 * A wire between two kernels, in user space: it delays every packet, and to those that a plan names it
 * does more. What it sees is written down as a conversation's `wire`. Conversations are told apart
 * by the server's port.
 */
import { setTimeout as pause } from 'node:timers/promises';
import type { Segment } from '../../src/tcp/segment.ts';
import { isProblem, readPacket, type Packet } from '../../src/wire/packet.ts';
import { packetOf } from '../../src/wire/packet-of.ts';
import type { End, WirePacket } from './conversation.ts';
import { sharedNow, type Kernel } from './kernel.ts';
import type { Fault } from './staged.ts';

/** Seconds, one way. */
export const wireDelay = 0.02;

export interface Line {
  readonly port: number;
  readonly faults: readonly Fault[];
  /** Milliseconds, `sharedNow()`. */
  startedAt: number;
  readonly packets: WirePacket[];
  readonly counts: Record<End, number>;
  /** Nothing passes and nothing is written down. */
  silenced: boolean;
  /** When A's first packet is to arrive, milliseconds; null where it travels like any other. */
  deliverFirstAt: number | null;
  /** Sees each packet first. */
  look: (packet: Packet, from: End) => void;
}

export const letters = { SYN: 'S', FIN: 'F', RST: 'R', PSH: 'P', ACK: 'A' } as const;
const order = ['SYN', 'FIN', 'RST', 'PSH', 'ACK'] as const;

const written = (packet: Packet) => ({
  sport: packet.sourcePort,
  dport: packet.destinationPort,
  seq: packet.seq,
  ack: packet.flags.includes('ACK') ? packet.ack : 0,
  flags: order
    .filter((flag) => packet.flags.includes(flag))
    .map((flag) => letters[flag])
    .join(''),
  win: packet.window,
  len: packet.length,
});

const directions = { A: 'A>B', B: 'B>A' } as const;

/** Seconds with four decimals. */
export const rounded = (seconds: number): number => Math.round(seconds * 1e4) / 1e4;

/** More exactly than a timer does it. */
const writeAt = async ({ tun }: Kernel, octets: Uint8Array, at: number): Promise<void> => {
  await pause(at - sharedNow() - 3);
  while (sharedNow() < at - 0.1);
  tun.write(octets);
};

export const openWire = (kernels: Readonly<Record<End, Kernel>>) => {
  const lines = new Map<number, Line>();

  const carry = (octets: Uint8Array, from: End): void => {
    const packet = readPacket(octets);
    if (isProblem(packet)) return;
    const line = lines.get(packet.destinationPort) ?? lines.get(packet.sourcePort);
    if (line === undefined) return;
    line.look(packet, from);
    if (line.silenced) return;
    const n = ++line.counts[from];
    const fault = line.faults.find((one) => one.from === from && one.n === n);
    const { deliverFirstAt } = line;
    const awaited = deliverFirstAt !== null && from === 'A' && n === 1;
    const delays = awaited
      ? [rounded((deliverFirstAt - sharedNow()) / 1000)]
      : (fault?.delays ?? [wireDelay]);
    line.packets.push({
      t: rounded((sharedNow() - line.startedAt) / 1000),
      dir: directions[from],
      n,
      act: delays.length === 0 ? 'drop' : 'deliver',
      delays,
      ...written(packet),
    });
    const to = kernels[from === 'A' ? 'B' : 'A'];
    const copy = Uint8Array.from(octets);
    if (awaited) void writeAt(to, copy, deliverFirstAt);
    else for (const delay of delays) setTimeout(() => to.tun.write(copy), delay * 1000);
  };
  kernels.A.tun.onPacket = (octets) => carry(octets, 'A');
  kernels.B.tun.onPacket = (octets) => carry(octets, 'B');

  return {
    /** From now on the packets to and from a port of B belong to a conversation. */
    line: (port: number, faults: readonly Fault[]): Line => {
      const line: Line = {
        port,
        faults,
        startedAt: sharedNow(),
        packets: [],
        counts: { A: 0, B: 0 },
        silenced: false,
        deliverFirstAt: null,
        look: () => undefined,
      };
      lines.set(port, line);
      return line;
    },
    /** Puts a packet that nobody sent on a line; it arrives like any other. */
    inject: (line: Line, from: End, ports: { from: number; to: number }, segment: Segment) => {
      const to = from === 'A' ? 'B' : 'A';
      const octets = packetOf(segment, {
        source: { address: kernels[from].address, port: ports.from },
        destination: { address: kernels[to].address, port: ports.to },
      });
      const packet = readPacket(octets);
      if (isProblem(packet)) throw new Error(packet.problem);
      line.packets.push({
        t: rounded((sharedNow() - line.startedAt) / 1000),
        dir: directions[from],
        n: 0,
        act: 'inject',
        delays: [wireDelay],
        ...written(packet),
      });
      setTimeout(() => kernels[to].tun.write(octets), wireDelay * 1000);
    },
  };
};

export type Wire = ReturnType<typeof openWire>;
