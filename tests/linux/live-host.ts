/**
 * The model's TCP in real time: host A of a world whose other host is a kernel behind a TUN device. The
 * clock is handed in to the same simulation that every scenario runs in, so that it records the same
 * events; only that here a segment that leaves becomes a packet, and a packet becomes an arrival.
 */
import type { Scenario, ScenarioEvent } from '../../src/scenario/schema.ts';
import { performEvent } from '../../src/sim/calls.ts';
import { arrive, lose } from '../../src/sim/delivery.ts';
import { nextDeadline, payDebts, runTimers } from '../../src/sim/happenings.ts';
import { inject } from '../../src/sim/transmission.ts';
import { createWorld, schedule, type SegmentRecord, type World } from '../../src/sim/world.ts';
import { sameFlags, type Flag, type Segment } from '../../src/tcp/segment.ts';
import type { State } from '../../src/tcp/states.ts';
import type { TraceEvent } from '../../src/trace/trace.ts';
import { isProblem, readPacket, type Packet } from '../../src/wire/packet.ts';
import { packetOf } from '../../src/wire/packet-of.ts';
import { segmentOf } from '../../src/wire/segment-of.ts';
import type { Kernel } from './kernel.ts';

/** The next packet that fits, on its way from one of the two, is lost or held. */
export interface Mishap {
  readonly from: 'model' | 'kernel';
  /** A port of the connection, of either end. */
  readonly port: number;
  readonly flags: readonly Flag[];
  readonly action: 'lose' | 'hold';
}

export interface LiveHost {
  readonly address: string;
  /** Every event so far, as in a trace. */
  readonly events: TraceEvent[];
  /** A program's call, now. */
  readonly call: (event: Omit<ScenarioEvent, 'host'> & Record<string, unknown>) => void;
  /** The state of a socket; CLOSED where there is none. */
  readonly state: (socket: string) => State;
  /** What a socket has received so far, as text. */
  readonly received: (socket: string) => string;
  readonly befalls: (mishap: Mishap) => void;
  /** What was held goes on, in order. */
  readonly release: (port: number) => void;
  onEvent: (event: TraceEvent) => void;
  readonly close: () => void;
}

interface Held {
  readonly port: number;
  readonly deliver: () => void;
}

/** Octets of the streams that arrive, by socket: pieces by their number, and what is in order. */
const streams = () => {
  const pieces = new Map<string, Map<number, string>>();
  const texts = new Map<string, { next: number; text: string }>();
  return {
    add: (socket: string, irs: number, { seq, text }: Segment): void => {
      const waiting = pieces.get(socket) ?? new Map<number, string>();
      pieces.set(socket, waiting);
      waiting.set(seq, text ?? '');
      const stream = texts.get(socket) ?? { next: (irs + 1) >>> 0, text: '' };
      texts.set(socket, stream);
      for (let piece = waiting.get(stream.next); piece; piece = waiting.get(stream.next)) {
        waiting.delete(stream.next);
        stream.text += piece;
        stream.next = (stream.next + piece.length) >>> 0;
      }
    },
    of: (socket: string): string => texts.get(socket)?.text ?? '',
  };
};

const worldScenario = (kernel: Kernel, address: string, iss: number): Scenario => ({
  version: 1,
  preset: 'linux',
  hosts: {
    A: { address, iss, receiveWindow: 64_240 },
    B: { kind: 'silent', address: kernel.address },
  },
  link: { delay: 0 },
});

/** What is to happen by now, as `run.ts` does it for each instant. */
const runUntilNow = (world: World): readonly TraceEvent[] => {
  while (world.queue.next() <= world.now) {
    world.queue.take()?.run();
    payDebts(world);
  }
  runTimers(world);
  payDebts(world);
  const events = world.instant as unknown as readonly TraceEvent[];
  world.instant = [];
  return events;
};

const isFor = (mishap: Mishap, from: Mishap['from'], ports: readonly number[], flags: Flag[]) =>
  mishap.from === from && ports.includes(mishap.port) && sameFlags(mishap.flags, flags);

/** Puts the model at an address of the network behind the kernel's TUN device. */
export const startLiveHost = (kernel: Kernel, address: string, iss: number): LiveHost => {
  const startedAt = performance.now();
  const mishaps: Mishap[] = [];
  const held: Held[] = [];
  const received = streams();
  /** By the id of a segment on its way: the simulation itself is told lengths, which is faster. */
  const texts = new Map<string, Segment>();
  let timer: ReturnType<typeof setTimeout> | undefined;

  /** True where something befalls the packet, so that it does not go on now. */
  const befalls = (from: Mishap['from'], ports: number[], flags: Flag[], deliver: () => void) => {
    const at = mishaps.findIndex((mishap) => isFor(mishap, from, ports, flags));
    const [mishap] = at < 0 ? [] : mishaps.splice(at, 1);
    if (mishap?.action === 'hold') held.push({ port: mishap.port, deliver });
    return mishap !== undefined;
  };

  const leave = (record: SegmentRecord): void => {
    const packet = packetOf(record.content, {
      source: { address, port: record.sourcePort },
      destination: { address: kernel.address, port: record.destinationPort },
    });
    const ports = [record.sourcePort, record.destinationPort];
    const deliver = () => kernel.tun.write(packet);
    if (!befalls('model', ports, [...record.flags], deliver)) deliver();
  };

  const world = createWorld(worldScenario(kernel, address, iss), {
    perform: performEvent,
    arrive: (within, record) => {
      if (record.to === 'B') leave(record);
      else arrive(within, record);
    },
    lose,
  });

  const noteText = (event: TraceEvent): void => {
    const irs = event.tcb?.IRS ?? null;
    if (event.kind !== 'arrival' || event.socket === null || irs === null) return;
    const arrived = texts.get(event.segment);
    texts.delete(event.segment);
    if (arrived !== undefined) received.add(event.socket, irs, arrived);
  };

  const advance = (): void => {
    clearTimeout(timer);
    world.now = Math.round((performance.now() - startedAt) * 1000);
    for (const event of runUntilNow(world)) {
      host.events.push(event);
      noteText(event);
      host.onEvent(event);
    }
    const next = Math.min(world.queue.next(), nextDeadline(world));
    if (next === Infinity) return;
    timer = setTimeout(advance, Math.max(0, (next - world.now) / 1000));
  };

  const take = (packet: Packet, segment: Segment): void => {
    const { seq, ack, flags, window, length, text, options } = segment;
    inject(world, {
      inject: {
        from: { host: 'B', port: packet.sourcePort },
        to: { host: 'A', port: packet.destinationPort },
        ...{ seq, flags: [...flags], window, length, options },
        ...(ack !== null && { ack }),
      } as never,
    });
    const id = world.segments.at(-1)?.id;
    if (text !== null && id !== undefined) texts.set(id, segment);
    advance();
  };

  kernel.tun.onPacket = (octets) => {
    const packet = readPacket(octets);
    if (isProblem(packet) || packet.destination !== address) return;
    const segment = segmentOf(packet);
    if (typeof segment === 'string') throw new Error(`the kernel sent a bad packet: ${segment}`);
    const ports = [packet.sourcePort, packet.destinationPort];
    const deliver = () => {
      take(packet, segment);
    };
    if (!befalls('kernel', ports, [...segment.flags], deliver)) deliver();
  };

  const host: LiveHost = {
    address,
    events: [],
    call: (event) => {
      schedule(world, { host: 'A', ...event } as ScenarioEvent, 0);
      advance();
    },
    state: (socket) => world.sockets.get(socket)?.state ?? 'CLOSED',
    received: received.of,
    befalls: (mishap) => mishaps.push(mishap),
    release: (port) => {
      for (const one of held.filter((other) => other.port === port)) {
        held.splice(held.indexOf(one), 1);
        one.deliver();
      }
    },
    onEvent: () => undefined,
    close: () => {
      clearTimeout(timer);
      kernel.tun.onPacket = () => undefined;
    },
  };
  return host;
};
