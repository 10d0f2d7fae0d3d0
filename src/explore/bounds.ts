/** What an exploration may try: the calls of both users, the faults of the network, TCP's options. */
import { presets, rfcPreset, type TcpOptions } from '../tcp/presets.ts';
import { sequence } from '../tcp/sequence.ts';
import { segment, type Segment } from '../tcp/segment.ts';
import type { CallEvent, InjectEvent, Scenario, ScenarioEvent } from '../scenario/schema.ts';

export type Side = 'A' | 'B';
export const sides = ['A', 'B'] as const;
export const peerOf = (side: Side): Side => (side === 'A' ? 'B' : 'A');

/** What one user does at first, and how often it may do the rest, whenever it likes. */
export interface UserBounds {
  /** How it opens the connection, before anything else. */
  readonly opens: 'active' | 'passive';
  /** How often it may open it in the same way again, once it is CLOSED. */
  readonly reopens: number;
  readonly sends: number;
  /** Octets of one SEND. */
  readonly octets: number;
  readonly closes: number;
  readonly aborts: number;
}

/** A segment of earlier times that is still on its way, and may arrive whenever it likes. */
export interface OldSegment {
  readonly from: Side;
  readonly segment: Segment;
}

/** Everything that an exploration depends on; plain data, so that a worker can be handed it. */
export interface Bounds {
  readonly losses: number;
  readonly duplicates: number;
  readonly reorderings: number;
  readonly users: Readonly<Record<Side, UserBounds>>;
  readonly old: readonly OldSegment[];
  readonly options: TcpOptions;
  readonly receiveWindow: number;
  readonly maximumSegmentSize: number;
  /** The first initial send sequence number of each end; each new connection is `issStep` further. */
  readonly iss: Readonly<Record<Side, number>>;
  /** It ends, incomplete, when it has visited so many states. */
  readonly limit: number;
}

/** How far apart the initial numbers of an end's connections lie. */
export const issStep = 1000;

export const portOf: Readonly<Record<Side, number>> = { A: 49152, B: 80 };

/** One retransmission only: with two losses an end gives up, so that this is explored too. */
const impatient: TcpOptions = { ...rfcPreset, synRetries: 1, synAckRetries: 1, dataRetries: 1 };

const once = { reopens: 0, sends: 0, octets: 3, closes: 1, aborts: 0 } as const;

/** A handshake and a close, by whoever likes, while the network loses two and copies one. */
export const handshakeAndClose: Bounds = {
  losses: 2,
  duplicates: 1,
  reorderings: 0,
  users: { A: { ...once, opens: 'active' }, B: { ...once, opens: 'passive' } },
  old: [],
  options: impatient,
  receiveWindow: 65535,
  maximumSegmentSize: 1460,
  iss: { A: 100, B: 300 },
  limit: 2_000_000,
};

const freely: UserBounds = { ...once, opens: 'active', sends: 1, aborts: 1 };

/** Both users may SEND, CLOSE and ABORT once each; the network loses one and copies one. */
export const freeChoice: Bounds = {
  ...handshakeAndClose,
  losses: 1,
  users: { A: freely, B: { ...freely, opens: 'passive' } },
};

/**
 * "Why not two?": a client that opens and may change its mind, a server that listens again, and a
 * network that loses one segment and copies one. Three steps bear it, two do not.
 */
export const whyNotTwo: Bounds = {
  ...handshakeAndClose,
  losses: 1,
  users: {
    A: { ...once, opens: 'active', aborts: 1 },
    B: { ...once, opens: 'passive', closes: 0, reopens: 1 },
  },
  options: { ...impatient, fiction: 'two-way-handshake' },
};

const isCall = (event: ScenarioEvent): event is CallEvent => 'call' in event;
const isInject = (event: ScenarioEvent): event is InjectEvent => 'inject' in event;

const userOf = (scenario: Scenario, side: Side): UserBounds => {
  const calls = (scenario.events ?? []).filter(isCall).filter(({ host }) => host === side);
  const many = (...names: readonly string[]) =>
    calls.filter(({ call }) => names.includes(call)).length;
  const octets = calls.map((event) =>
    event.call === 'send' ? (event.length ?? event.text?.length ?? 0) : 0,
  );
  return {
    opens: many('connect') > 0 ? 'active' : 'passive',
    reopens: Math.max(0, many('connect', 'listen') - 1),
    sends: many('send'),
    octets: Math.max(1, ...octets),
    closes: many('shutdown', 'close'),
    aborts: many('abort'),
  };
};

const oldSegments = (scenario: Scenario): readonly OldSegment[] =>
  (scenario.events ?? []).filter(isInject).flatMap(({ inject }) => {
    const from = sides.find((side) => side === inject.from.host);
    if (from === undefined) return [];
    const { seq, ack, flags, window = 65535, length = 0 } = inject;
    const number = ack === undefined || ack === null ? null : sequence(ack);
    return [{ from, segment: segment({ seq: sequence(seq), ack: number, flags, window, length }) }];
  });

const firstIss = (scenario: Scenario, side: Side): number => {
  const iss = scenario.hosts[side]?.iss;
  const first = typeof iss === 'object' ? iss[0] : iss;
  return typeof first === 'number' ? first : handshakeAndClose.iss[side];
};

/**
 * The bounds that a scenario sets: each user may do what it does there, but whenever it likes. What
 * was injected is on its way from the start. Moments and faults are left to the exploration.
 */
export const boundsOf = (scenario: Scenario): Bounds => ({
  ...freeChoice,
  users: { A: userOf(scenario, 'A'), B: userOf(scenario, 'B') },
  old: oldSegments(scenario),
  options: { ...impatient, ...known(scenario), synRetries: 1, synAckRetries: 1, dataRetries: 1 },
  receiveWindow: scenario.hosts.A?.receiveWindow ?? freeChoice.receiveWindow,
  maximumSegmentSize: scenario.hosts.A?.maximumSegmentSize ?? freeChoice.maximumSegmentSize,
  iss: { A: firstIss(scenario, 'A'), B: firstIss(scenario, 'B') },
});

const known = ({ preset = 'rfc', options = {} }: Scenario): Partial<TcpOptions> => ({
  ...presets[preset],
  ...Object.fromEntries(Object.entries(options).filter(([name]) => name in rfcPreset)),
});
