/** Captures that others made, in every form that the formats have, and broken ones. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { segment } from '../../src/tcp/segment.ts';
import { sequence } from '../../src/tcp/sequence.ts';
import { packetOf } from '../../src/wire/packet-of.ts';
import { readCapture } from '../../src/wire/read-capture.ts';
import { segmentOf } from '../../src/wire/segment-of.ts';

const packet = packetOf(
  segment({ seq: sequence(7), flags: ['SYN'], window: 1000, options: { windowScale: 7 } }),
  {
    source: { address: '192.0.2.1', port: 4000 },
    destination: { address: '192.0.2.2', port: 80 },
  },
);
const packet6 = packetOf(segment({ seq: sequence(8), flags: ['SYN'] }), {
  source: { address: '2001:db8::1', port: 4000 },
  destination: { address: '2001:db8::2', port: 80 },
});

type Order = 'little' | 'big';

/** Numbers as octets, so many each. */
const words = (order: Order, width: 1 | 2 | 4, ...values: readonly number[]): readonly number[] =>
  values.flatMap((value) => {
    const octets = Array.from({ length: width }, (_, at) => (value >>> (8 * at)) & 0xff);
    return order === 'little' ? octets : octets.reverse();
  });

const padded = (octets: readonly number[]): readonly number[] => [
  ...octets,
  ...Array<number>(-octets.length & 3).fill(0),
];

interface Record {
  readonly seconds?: number;
  readonly fraction?: number;
  readonly octets?: ArrayLike<number>;
}

/** A classic pcap file. */
const pcap = (order: Order, magic: number, linkType: number, ...records: readonly Record[]) =>
  Uint8Array.from([
    ...words(order, 4, magic),
    ...words(order, 2, 2, 4),
    ...words(order, 4, 0, 0, 262_144, linkType),
    ...records.flatMap(({ seconds = 1, fraction = 0, octets = packet }) => [
      ...words(order, 4, seconds, fraction, octets.length, octets.length),
      ...Array.from(octets),
    ]),
  ]);

/** The parts of a pcapng file. */
const pcapng = (order: Order) => {
  const block = (type: number, ...body: readonly number[]): readonly number[] => {
    const size = 12 + padded(body).length;
    return [...words(order, 4, type, size), ...padded(body), ...words(order, 4, size)];
  };
  const option = (code: number, ...value: readonly number[]): readonly number[] => [
    ...words(order, 2, code, value.length),
    ...padded(value),
  ];
  const head = words(order, 4, 0x1a2b3c4d);
  return {
    block,
    option,
    section: block(
      ...([0x0a0d0d0a, ...head, ...words(order, 2, 1, 0), ...words(order, 4, -1, -1)] as const),
    ),
    interface: (linkType: number, ...options: readonly number[]) =>
      block(1, ...words(order, 2, linkType, 0), ...words(order, 4, 0), ...options),
    packet: (high: number, low: number, octets: ArrayLike<number> = packet, id = 0) =>
      block(
        6,
        ...words(order, 4, id, high, low, octets.length, octets.length),
        ...Array.from(octets),
      ),
  };
};

const orders: readonly Order[] = ['little', 'big'];

const syn = { seq: 7, flags: ['SYN'], options: { windowScale: 7 } };

const only = (file: Uint8Array) => {
  const capture = readCapture(file);
  expect(capture.problems).toEqual([]);
  expect(capture.packets).toHaveLength(1);
  return capture.packets[0]!;
};

describe('a classic pcap file', () => {
  it.each(orders)('is read in %s-endian order, with microseconds', (order) => {
    const one = only(pcap(order, 0xa1b2c3d4, 101, { seconds: 5, fraction: 999_999 }));
    expect(segmentOf(one.packet)).toMatchObject(syn);
    expect(one.time).toEqual({ seconds: 5, nanoseconds: 999_999_000 });
  });

  it.each(orders)('is read in %s-endian order, with nanoseconds', (order) => {
    const one = only(pcap(order, 0xa1b23c4d, 101, { seconds: 4e9, fraction: 123_456_789 }));
    expect(one.time).toEqual({ seconds: 4e9, nanoseconds: 123_456_789 });
  });

  it('whose link type tells the length of a check sequence is read all the same', () => {
    expect(only(pcap('little', 0xa1b2c3d4, 0x2400_0065, {})).packet.seq).toBe(7);
  });

  it('gives a packet without a time where the fraction is a second or more', () => {
    const { packets, problems } = readCapture(
      pcap('little', 0xa1b2c3d4, 101, { fraction: 1_000_000 }),
    );
    expect(packets).toMatchObject([{ time: null }]);
    expect(problems).toEqual([{ problem: 'bad-time', offset: 28, frame: null }]);
  });

  it('that is cut gives what was there before, and where it is cut', () => {
    const whole = pcap('little', 0xa1b2c3d4, 101, {}, {});
    const second = whole.length - packet.length - 16;
    for (const missing of [1, packet.length, packet.length + 1, packet.length + 15]) {
      expect(readCapture(whole.subarray(0, whole.length - missing))).toMatchObject({
        frames: 1,
        problems: [{ problem: 'cut-file', offset: second, frame: null }],
      });
    }
    expect(readCapture(whole.subarray(0, 20)).problems).toMatchObject([{ problem: 'cut-file' }]);
  });
});

describe('a pcapng file', () => {
  it.each(orders)('is read in %s-endian order', (order) => {
    const file = pcapng(order);
    const time = 1_700_000_000_123_456;
    const [high, low] = [Math.floor(time / 2 ** 32), time % 2 ** 32];
    const parts = [file.section, file.interface(101), file.packet(high, low)];
    const one = only(Uint8Array.from(parts.flat()));
    expect(segmentOf(one.packet)).toMatchObject(syn);
    expect(one.time).toEqual({ seconds: 1_700_000_000, nanoseconds: 123_456_000 });
  });

  it.each([
    ['nanoseconds', 9, 0x17979cfe, 0x3d85cd15, 1_700_000_000, 123_456_789],
    ['tenths', 1, 0, 15, 1, 500_000_000],
    ['seconds', 0, 0, 15, 15, 0],
    ['quarters, as a power of two', 0x82, 0, 7, 1, 750_000_000],
    ['the finest that there is', 0x7f, 1, 1, 0, 0],
  ])('is read with times in %s', (_, resolution, high, low, seconds, nanoseconds) => {
    const { section, interface: described, option, packet: block } = pcapng('little');
    const parts = [section, described(101, ...option(9, resolution)), block(high, low)];
    expect(only(Uint8Array.from(parts.flat())).time).toEqual({ seconds, nanoseconds });
  });

  it.each(orders)('adds what the interface says to its times, %s-endian', (order) => {
    const file = pcapng(order);
    const offset = words(order, 4, ...(order === 'little' ? [-10, -1] : [-1, -10]));
    const parts = [file.section, file.interface(101, ...file.option(14, ...offset))];
    const one = only(Uint8Array.from([...parts.flat(), ...file.packet(0, 25_000_000)]));
    expect(one.time).toEqual({ seconds: 15, nanoseconds: 0 });
  });

  it('may have several sections, each in its own order, and several interfaces', () => {
    const [one, two] = [pcapng('little'), pcapng('big')];
    const ethernet = Uint8Array.from([...Array<number>(12).fill(0), 8, 0, ...packet]);
    const parts = [
      ...[one.section, one.interface(101), one.interface(1), one.packet(0, 1, ethernet, 1)],
      ...[two.section, two.interface(101), two.packet(0, 2)],
    ];
    const { packets, problems } = readCapture(Uint8Array.from(parts.flat()));
    expect(problems).toEqual([]);
    expect(packets.map((found) => found.interface)).toEqual([1, 2]);
    expect(packets.map((found) => found.frame)).toEqual([1, 2]);
  });

  it('may have blocks of the old kind, simple ones, and ones that we do not know', () => {
    const { section, interface: described, block } = pcapng('little');
    const length = words('little', 4, packet.length);
    const old = [...words('little', 2, 0, 0), ...words('little', 4, 0, 9), ...length, ...length];
    const parts = [
      ...[section, described(101), block(5, 1, 2, 3, 4), block(0x8000_0001, 1, 2, 3, 4)],
      ...[block(2, ...old, ...packet), block(3, ...length, ...packet)],
    ];
    const { packets, problems } = readCapture(Uint8Array.from(parts.flat()));
    expect(problems).toEqual([]);
    expect(packets.map(({ time }) => time)).toEqual([{ seconds: 0, nanoseconds: 9000 }, null]);
  });

  it('gives the comments of its packets', () => {
    const { section, interface: described, option, block } = pcapng('little');
    const comments = ['first', '第二'].flatMap((text) => option(1, ...Buffer.from(text)));
    const head = words('little', 4, 0, 0, 0, packet.length, packet.length);
    const body = block(6, ...head, ...padded([...packet]), ...comments, ...option(0));
    expect(only(Uint8Array.from([section, described(101), body].flat())).comments).toEqual([
      'first',
      '第二',
    ]);
  });

  const good = pcapng('little');
  const start = [...good.section, ...good.interface(101)];
  const at = start.length;
  const size = good.packet(0, 0).length;
  const changed = (offset: number, ...values: readonly number[]): Uint8Array => {
    const file = Uint8Array.from([...start, ...good.packet(0, 0)]);
    file.set(values, offset);
    return file;
  };

  it.each([
    ['a block that is longer than the file', changed(at + 4, size + 4), 'cut-file', at],
    ['a block that is too short', changed(at + 4, 8), 'bad-block-length', at + 4],
    ['a length that is no whole word', changed(at + 4, size + 1), 'bad-block-length', at + 4],
    ['two lengths', changed(at + size - 4, 0), 'bad-block-length', at + size - 4],
    ['a packet longer than its block', changed(at + 20, 255), 'bad-block', at + 8],
    ['an interface that is not described', changed(at + 8, 1), 'unknown-interface', at + 8],
    ['another version', changed(12, 2), 'unknown-version', 0],
    ['no byte order', changed(8, 0), 'not-a-capture', 0],
    ['its first four octets only', changed(0).subarray(0, 4), 'cut-file', 0],
  ])('with %s says so, and where', (_, file, problem, offset) => {
    expect(readCapture(file).problems).toContainEqual({ problem, offset, frame: null });
  });

  it('with an option that is longer than its block says so, and gives the packet', () => {
    const { section, interface: described, option, packet: block } = good;
    const broken = described(101, ...option(2, 65)).slice();
    broken[18] = 255;
    const file = Uint8Array.from([...section, ...broken, ...block(0, 0)]);
    const { packets, problems } = readCapture(file);
    expect(problems).toEqual([{ problem: 'bad-option', offset: section.length + 16, frame: null }]);
    expect(packets).toHaveLength(1);
  });
});

it('a packet that was cut when it was captured tells how long its text was', () => {
  const ends = {
    source: { address: '192.0.2.1', port: 1 },
    destination: { address: '192.0.2.2', port: 2 },
  };
  const long = segment({ flags: ['ACK'], ack: sequence(1), length: 500 });
  const octets = packetOf(long, ends).subarray(0, 96);
  const cut = only(pcap('little', 0xa1b2c3d4, 101, { octets })).packet;
  expect(cut).toMatchObject({ length: 500, cut: true, checksumVerdict: 'unknown' });
  expect(cut.text).toHaveLength(56);
});

describe('what lies before the IP header', () => {
  const zeros = (count: number): readonly number[] => Array<number>(count).fill(0);
  const [ip4, ip6, vlan] = [
    [8, 0],
    [0x86, 0xdd],
    [0x81, 0, 0, 5],
  ] as const;

  it.each([
    ['Ethernet', 1, [...zeros(12), ...ip4]],
    ['Ethernet with two VLAN tags', 1, [...zeros(12), 0x88, 0xa8, 0, 9, ...vlan, ...ip4]],
    ['raw IP', 101, []],
    ['raw IP as BSD counts', 12, []],
    ['raw IP as OpenBSD counts', 14, []],
    ['IPv4', 228, []],
    ['Linux cooked', 113, [...zeros(14), ...ip4]],
    ['Linux cooked with a VLAN tag', 113, [...zeros(14), ...vlan, ...ip4]],
    ['Linux cooked, version 2', 276, [...ip4, ...zeros(18)]],
    ['loopback, little-endian', 0, [2, 0, 0, 0]],
    ['loopback, big-endian', 0, [0, 0, 0, 2]],
    ["OpenBSD's loopback", 108, [0, 0, 0, 2]],
  ])('is passed over: %s', (_, linkType, header) => {
    const octets = [...header, ...packet];
    expect(only(pcap('little', 0xa1b2c3d4, linkType, { octets })).packet.seq).toBe(7);
  });

  it.each([
    ['Ethernet', 1, [...zeros(12), ...ip6]],
    ['raw IP', 101, []],
    ['IPv6', 229, []],
    ['Linux cooked', 113, [...zeros(14), ...ip6]],
    ['Linux cooked, version 2', 276, [...ip6, ...zeros(18)]],
    ["macOS's loopback", 0, [30, 0, 0, 0]],
  ])('is passed over before IPv6, too: %s', (_, linkType, header) => {
    const octets = [...header, ...packet6];
    expect(only(pcap('big', 0xa1b2c3d4, linkType, { octets })).packet).toMatchObject({
      version: 6,
      source: '2001:db8::1',
      seq: 8,
    });
  });

  it.each([
    ['ARP', 1, [...zeros(12), 8, 6, ...zeros(28)], 'not-ip', 12],
    ['half an Ethernet header', 1, zeros(10), 'cut-link-header', 10],
    ['a VLAN tag that is cut', 1, [...zeros(12), ...vlan], 'cut-link-header', 16],
    ['another family', 0, [...zeros(3), 99, ...packet], 'not-ip', 0],
    ['USB', 189, [...packet], 'unknown-link-type', 0],
    ['a packet that is cut', 101, [...packet.subarray(0, 30)], 'cut-tcp-header', 30],
    ['UDP behind Ethernet', 1, [...zeros(12), ...ip4, 0x45, ...zeros(19)], 'not-tcp', 14 + 9],
  ])('makes a frame no packet: %s', (_, linkType, octets, problem, offset) => {
    const { packets, problems, frames } = readCapture(
      pcap('little', 0xa1b2c3d4, linkType, { octets }, {}),
    );
    expect(problems[0]).toEqual({ problem, offset: 24 + 16 + offset, frame: 1 });
    expect(frames).toBe(2);
    expect(packets.every(({ frame }) => frame === 2)).toBe(true);
  });
});

describe('a real capture', () => {
  const names = ['s02_client_close_first_options', 's05_abort_rst', 's15_half_close'];
  const files = [...names, 's21_fast_retransmit'].flatMap((name) => [`${name}.A`, `${name}.B`]);

  it.each(files)('%s is read whole, and every packet in it is a sound segment', (name) => {
    const { packets, problems, frames } = readCapture(
      readFileSync(`tests/wire/captures/${name}.pcapng`),
    );
    expect(problems).toEqual([]);
    expect(packets).toHaveLength(frames);
    expect(frames).toBeGreaterThan(5);
    for (const { packet: one } of packets) expect(segmentOf(one)).toBeTypeOf('object');
  });
});

describe('any file', () => {
  it('that is no capture says so', () => {
    for (const octets of [[], [1, 2, 3], [...Buffer.from('{"version": 1}')]]) {
      expect(readCapture(Uint8Array.from(octets))).toEqual({
        format: null,
        packets: [],
        problems: [{ problem: 'not-a-capture', offset: 0, frame: null }],
        frames: 0,
        omitted: { packets: 0, problems: 0 },
      });
    }
  });

  it('gives no more than is asked for, and counts the rest', () => {
    const file = pcap('little', 0xa1b2c3d4, 101, {}, {}, {}, { octets: [0] }, { octets: [0] });
    const { packets, problems, frames, omitted } = readCapture(file, { packets: 1, problems: 1 });
    expect([packets.length, problems.length, frames]).toEqual([1, 1, 5]);
    expect(omitted).toEqual({ packets: 2, problems: 1 });
  });

  it('may lie in the middle of a larger buffer', () => {
    const file = pcap('big', 0xa1b2c3d4, 101, {});
    const larger = new Uint8Array(file.length + 20);
    larger.set(file, 10);
    expect(only(larger.subarray(10, 10 + file.length)).packet.seq).toBe(7);
  });
});
