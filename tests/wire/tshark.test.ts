/**
 * Captures of runs as Wireshark sees them: sound in every byte, and judged as the run itself judges
 * them. All of them go through tshark at once.
 */
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { catalogue } from '../../src/scenario/catalogue/index.ts';
import type { Scenario } from '../../src/scenario/schema.ts';
import { run } from '../../src/sim/run.ts';
import type { Trace, TraceSegment } from '../../src/trace/trace.ts';
import {
  captureOf,
  sightingsAt,
  taps,
  type Sighting,
  type Tap,
} from '../../src/wire/capture-of.ts';
import { controlBits } from '../../src/wire/packet.ts';
import { anyScenario, conversation } from '../sim/arbitrary.ts';
import { connected } from '../sim/scenes.ts';
import { dissect, type Row } from './dissection.ts';
import { judge, type Kind } from './judgement.ts';

const send = (at: number, length: number) => ({ at, host: 'A', call: 'send', length, socket: 'a' });
const fault = (action: string, segment: object, others: object = {}) => ({
  faults: [{ segment: { from: 'A', ...segment }, action, ...others }],
});
const version6 = {
  A: { iss: 100, address: '2001:db8::a' },
  B: { iss: 300, address: '2001:db8::b' },
};

/** What the catalogue has not. */
const others: Readonly<Record<string, Scenario>> = {
  'a damaged SYN': connected([], fault('corrupt', { flags: ['SYN'] })),
  'damaged text': connected([send(1, 3000)], fault('corrupt', { seq: 101, nth: 1 })),
  'a SYN that the link copies': connected([], fault('duplicate', { flags: ['SYN'] })),
  'text that the link copies': connected([send(1, 10)], fault('duplicate', { seq: 101, nth: 2 })),
  'an ACK that the link copies': connected([], fault('duplicate', { flags: ['ACK'] })),
  'one octet lost': connected([send(1, 1)], fault('drop', { seq: 101, nth: 2 })),
  'text lost of several segments': connected([send(1, 9000)], fault('drop', { seq: 1561 })),
  'text that comes late': connected([send(1, 9000)], fault('delay', { seq: 1561 }, { by: 0.002 })),
  'keep-alives that are answered': connected(
    [{ at: 0, host: 'A', call: 'setOption', socket: 'a', keepAlive: true, keepAliveIdle: 3 }],
    { until: 7 },
  ),
  'over IPv6': connected([send(1, 9000)], { hosts: version6 }),
};

interface Case {
  readonly name: string;
  readonly tap: Tap;
  readonly trace: Trace;
  readonly sightings: readonly Sighting[];
  /** What Wireshark says of each of them. */
  rows: readonly Row[];
}

/** In one file, conversations are told apart by addresses of their own. */
const withAddresses = (scenario: Scenario, number: number, tap: number): Scenario => ({
  ...scenario,
  hosts: Object.fromEntries(
    Object.entries(scenario.hosts).map(([id, host], index) => {
      const address = host.address?.includes(':')
        ? `${host.address}${tap}`
        : `10.${tap}.${number}.${index + 1}`;
      return [id, { ...host, address }];
    }),
  ),
});

const scenarios: readonly (readonly [name: string, scenario: Scenario])[] = [
  ...catalogue.map((scenario) => [scenario.id, scenario] as const),
  ...Object.entries(others),
];

const cases: readonly Case[] = scenarios.flatMap(([name, scenario], number) =>
  taps.map((tap, index) => {
    const trace = run(withAddresses(scenario, number, index));
    return { name, tap, trace, sightings: sightingsAt(trace, tap), rows: [] };
  }),
);

beforeAll(() => {
  // A file of several sections is what pcapng calls files that are put together.
  const rows = dissect(Buffer.concat(cases.map(({ trace, tap }) => captureOf(trace, tap))));
  let at = 0;
  for (const one of cases) {
    one.rows = rows.slice(at, at + one.sightings.length);
    at += one.sightings.length;
  }
  expect(rows).toHaveLength(at);
  // tshark may have to be installed.
}, 300_000);

/** A conversation as Wireshark sees it: one that begins anew with a SYN is another. */
interface Conversation {
  readonly segments: readonly TraceSegment[];
  readonly rows: readonly Row[];
}

const conversations = ({ sightings, rows }: Case): readonly Conversation[] =>
  [...new Set(rows.map(({ stream }) => stream))].map((stream) => ({
    segments: sightings
      .filter((_, index) => rows[index]?.stream === stream)
      .map(({ segment }) => segment),
    rows: rows.filter((row) => row.stream === stream),
  }));

const bits = ({ flags }: TraceSegment): number =>
  flags.reduce((sum, flag) => sum | (1 << controlBits.indexOf(flag)), 0);

/** What tcp.completeness counts up. */
const parts = { syn: 1, synAck: 2, ack: 4, data: 8, fin: 16, rst: 32 } as const;

const partsOf = ({ flags, length }: TraceSegment): number => {
  const ack = flags.includes('ACK');
  const started = flags.includes('SYN') ? (ack ? parts.synAck : parts.syn) : 0;
  const acked = ack && started === 0 ? (length > 0 ? parts.data : parts.ack) : 0;
  const ended = flags.includes('FIN') ? parts.fin : 0;
  return started | acked | ended | (flags.includes('RST') ? parts.rst : 0);
};

/** Of a conversation whose SYN it has not seen, Wireshark does not count a single packet. */
const completenessOf = (segments: readonly TraceSegment[]): number => {
  const sum = segments.reduce((all, one) => all | partsOf(one), 0);
  return segments.length === 1 && sum !== parts.syn ? 0 : sum;
};

/** Where Wireshark, which must guess, says something else than the run, which knows. */
interface Exception {
  readonly reason: string;
  readonly ours: Kind | null;
  readonly wireshark: Kind | null;
  readonly isMeant: (segment: TraceSegment) => boolean;
}

/** Of the scenarios here, one way, in seconds. */
const usualDelay = 0.1;

const exceptions: readonly Exception[] = [
  {
    reason:
      'A SYN,ACK for which nothing timed out: that of a simultaneous open carries the number of ' +
      'the SYN before it (RFC 9293 3.5, Figure 7), that of a new incarnation may begin below the ' +
      'numbers of the old one. Wireshark goes by the number.',
    ours: null,
    wireshark: 'retransmission',
    isMeant: ({ flags, retransmissionOf, duplicateOf }) =>
      ['SYN', 'ACK'].every((flag) => flags.some((set) => set === flag)) &&
      retransmissionOf === null &&
      duplicateOf === null,
  },
  {
    reason:
      'A segment that was overtaken comes right behind two duplicate ACKs or more, which ask for ' +
      'it: so does a fast retransmission, and Wireshark takes it for one. It was sent once.',
    ours: 'out-of-order',
    wireshark: 'retransmission',
    isMeant: ({ sentAt, arrivesAt }) => arrivesAt !== null && arrivesAt - sentAt > usualDelay,
  },
  {
    reason:
      'One octet that is sent again looks like a keep-alive with an octet of garbage (RFC 9293 ' +
      '3.8.4), which carries the number before the next one, too.',
    ours: 'retransmission',
    wireshark: 'keep-alive',
    isMeant: ({ length, retransmissionOf }) => length === 1 && retransmissionOf !== null,
  },
];

interface Difference {
  readonly where: string;
  readonly ours: Kind | null;
  readonly wireshark: readonly Kind[];
  readonly segment: TraceSegment;
}

const differences = (one: Case): readonly Difference[] =>
  conversations(one).flatMap(({ segments, rows }) => {
    const kinds = judge(one.trace, segments);
    return segments.flatMap((segment, index) => {
      const [ours, wireshark] = [kinds[index] ?? null, rows[index]?.said ?? []];
      const agree = ours === null ? wireshark.length === 0 : wireshark.join() === ours;
      const where = `${one.name}, ${one.tap}, ${segment.id}`;
      return agree ? [] : [{ where, ours, wireshark, segment }];
    });
  });

const explains = (exception: Exception, { ours, wireshark, segment }: Difference): boolean =>
  exception.ours === ours &&
  (exception.wireshark ?? '') === wireshark.join() &&
  exception.isMeant(segment);

describe.each(scenarios.map(([name]) => name))('the captures of %s', (name) => {
  const ofName = () => cases.filter((one) => one.name === name);

  it('are sound in every byte, but for what was damaged on its way', () => {
    for (const { tap, sightings, rows } of ofName()) {
      for (const [index, { segment, direction }] of sightings.entries()) {
        const damaged = segment.fate === 'corrupted' && direction === 'inbound';
        expect(rows[index], `${tap}, ${segment.id}`).toMatchObject({
          malformed: false,
          checksums: damaged ? 'bad' : 'good',
          seq: segment.seq,
          flags: bits(segment),
          length: segment.length,
        });
      }
    }
  });

  it('are as complete as the conversation is', () => {
    for (const one of ofName())
      for (const { segments, rows } of conversations(one))
        expect(rows.at(-1)!.completeness, one.tap).toBe(completenessOf(segments));
  });

  it('are judged by Wireshark as by the run, segment by segment', () => {
    const unexplained = ofName()
      .flatMap(differences)
      .filter((difference) => !exceptions.some((one) => explains(one, difference)))
      .map(({ where, ours, wireshark }) => ({ where, ours, wireshark }));
    expect(unexplained).toEqual([]);
  });
});

describe('a run of any kind', () => {
  it('gives captures that are sound in every byte', () => {
    const runs = [anyScenario, conversation]
      .flatMap((kind) => fc.sample(kind, { seed: 9293, numRuns: 25 }))
      .map((scenario, number) => run(withAddresses(scenario, number, 0)));
    const captures = Buffer.concat(runs.map((trace) => captureOf(trace, 'link')));
    const rows = dissect(captures, { programs: false });
    const expected = runs.flatMap(({ segments }) => segments);
    expect(rows).toHaveLength(expected.length);
    expect(rows.filter(({ malformed, checksums }) => malformed || checksums === 'bad')).toEqual([]);
    expect(rows.map(({ seq, flags, length }) => [seq, flags, length])).toEqual(
      expected.map((one) => [one.seq, bits(one), one.length]),
    );
  });
});

describe('Wireshark', () => {
  it.each([
    ['a whole conversation with data', 'half-close', 31],
    ['one without data', 'four-way-close', 23],
    ['a connection refused', 'syn-to-closed-port', 37],
    ['one aborted', 'abort', 47],
  ])('sees %s', (_, name, completeness) => {
    const one = cases.find((known) => known.name === name && known.tap === 'link')!;
    expect(one.rows.at(-1)!.completeness).toBe(completeness);
  });

  it('has been asked for each kind of judgement, and is contradicted nowhere without a reason', () => {
    const said = new Set(cases.flatMap(({ rows }) => rows.flatMap((row) => row.said)));
    expect([...said].toSorted()).toEqual([
      ...['duplicate-ack', 'keep-alive', 'keep-alive-ack'],
      ...['out-of-order', 'reset', 'retransmission'],
    ]);
    const all = cases.flatMap(differences);
    for (const exception of exceptions)
      expect(
        all.some((difference) => explains(exception, difference)),
        exception.reason,
      ).toBe(true);
  });
});
