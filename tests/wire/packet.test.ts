/** Packets: what we write, others' bytes, and that one comes back from the other. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { flags, segment, type Segment } from '../../src/tcp/segment.ts';
import { sequence } from '../../src/tcp/sequence.ts';
import { formatAddress, parseAddress } from '../../src/wire/addresses.ts';
import { addWords, checksumOf } from '../../src/wire/checksum.ts';
import { isProblem, readPacket, type Packet } from '../../src/wire/packet.ts';
import { packetOf, type Route } from '../../src/wire/packet-of.ts';
import { segmentOf } from '../../src/wire/segment-of.ts';

const bytes = (hex: string): Uint8Array =>
  Uint8Array.from(hex.replace(/\s/g, '').match(/../g)!, (pair) => parseInt(pair, 16));

const read = (octets: Uint8Array): Packet => {
  const packet = readPacket(octets);
  if (isProblem(packet)) throw new Error(`${packet.problem} at ${packet.offset}`);
  return packet;
};

/** A SYN that Linux sent. */
const linuxSyn = bytes(`
  4500 002c 0d30 4000 4006 a998 c000 0201 c000 0202
  c4c0 13b0 80ad dd69 0000 0000 6002 faf0 e2a9 0000 0204 05b4`);

/** Ten octets of text from the same conversation. */
const linuxText = bytes(`
  4500 0032 0d32 4000 4006 a990 c000 0201 c000 0202
  c4c0 13b0 80ad dd6a 076c f926 5018 faf0 9f57 0000 7878 7878 7878 7878 7878`);

const fromAToB: Route = {
  source: { address: '192.0.2.1', port: 50368 },
  destination: { address: '192.0.2.2', port: 5040 },
};
const overVersion6: Route = {
  source: { address: '2001:db8::1', port: 50368 },
  destination: { address: '2001:db8::2', port: 5040 },
};

const syn = segment({
  seq: sequence(0x80addd69),
  flags: ['SYN'],
  window: 64240,
  options: { maximumSegmentSize: 1460 },
});
const text = segment({
  seq: sequence(0x80addd6a),
  ack: sequence(0x076cf926),
  flags: ['PSH', 'ACK'],
  window: 64240,
  length: 10,
  text: 'x'.repeat(10),
});

describe('a packet that we write', () => {
  it('has the same octets as the one that Linux wrote', () => {
    expect(packetOf(syn, fromAToB, { identification: 0x0d30 })).toEqual(linuxSyn);
    expect(packetOf(text, fromAToB, { identification: 0x0d32 })).toEqual(linuxText);
  });

  it('carries every option that has a form, in the order of the segment, in whole words', () => {
    const options = {
      maximumSegmentSize: 1460,
      sackPermitted: true,
      timestamps: [1, 0xffff_ffff],
      windowScale: 7,
      kind253: [1, 2, 3],
    };
    const packet = read(packetOf({ ...syn, options }, fromAToB));
    expect(packet.options.map(({ kind }) => kind)).toEqual([2, 4, 8, 3, 253]);
    expect(packet.dataOffset).toBe(5 + 6);
    expect(segmentOf(packet)).toMatchObject({ options });
  });

  it('leaves out what has no form or no room', () => {
    const options = {
      sack: [1, 2, 3, 4, 5, 6, 7, 8],
      timestamps: [1, 2],
      windowScale: 256,
      sackPermitted: false,
      kind1: [1],
      kind300: [1],
      cookie: 'tasty',
      maximumSegmentSize: 536,
    };
    const packet = read(packetOf({ ...syn, options }, fromAToB));
    expect(segmentOf(packet)).toMatchObject({
      options: { sack: [1, 2, 3, 4, 5, 6, 7, 8], maximumSegmentSize: 536 },
    });
  });

  it('has the same octets again where only the length of the text is known', () => {
    const long = { ...text, text: null, length: 100, seq: sequence(-50) };
    const part = { ...long, seq: sequence(-20), length: 40 };
    const [whole, again] = [long, part].map((one) => read(packetOf(one, fromAToB)).text);
    expect(again).toEqual(whole!.subarray(30, 70));
  });

  it('refuses what no packet can be', () => {
    const huge = { ...text, text: null, length: 65_496 };
    expect(() => packetOf(huge, fromAToB)).toThrow('65496 octets of text do not fit');
    expect(() => packetOf(syn, { ...fromAToB, destination: { address: 'B', port: 80 } })).toThrow(
      'B: neither',
    );
    expect(() => packetOf(syn, { ...fromAToB, source: overVersion6.source })).toThrow(
      'two versions',
    );
  });
});

const segments: fc.Arbitrary<Segment> = fc
  .record({
    seq: fc.nat(0xffff_ffff),
    ack: fc.nat(0xffff_ffff),
    flags: fc.subarray([...flags]),
    window: fc.nat(0xffff),
    text: fc.uint8Array({ maxLength: 200 }),
    options: fc.record(
      {
        maximumSegmentSize: fc.nat(0xffff),
        windowScale: fc.nat(255),
        sackPermitted: fc.constant(true),
        timestamps: fc.tuple(fc.nat(0xffff_ffff), fc.nat(0xffff_ffff)),
        kind34: fc.array(fc.nat(255), { maxLength: 8 }),
      },
      { requiredKeys: [] },
    ),
  })
  .map(({ seq, ack, text: octets, ...others }) =>
    segment({
      ...others,
      seq: sequence(seq),
      ack: others.flags.includes('ACK') ? sequence(ack) : null,
      length: octets.length,
      text: octets.length === 0 ? null : String.fromCharCode(...octets),
    }),
  );

describe('a segment', () => {
  it.each([
    ['IPv4', fromAToB],
    ['IPv6', overVersion6],
  ])('comes back from its packet over %s', (_, route) => {
    fc.assert(
      fc.property(segments, (one) => {
        const packet = read(packetOf(one, route));
        expect(packet.source).toBe(route.source.address);
        expect(packet.destinationPort).toBe(route.destination.port);
        expect(segmentOf(packet)).toEqual(one);
      }),
    );
  });

  it('is not in a packet of which an octet was changed, whichever it is', () => {
    const whole = packetOf(text, fromAToB);
    for (let at = 0; at < whole.length; at += 1) {
      const broken = whole.slice();
      broken[at]! ^= 0x10;
      const packet = readPacket(broken);
      const refused = isProblem(packet) ? packet.problem : segmentOf(packet);
      expect(refused, `octet ${at}`).toBeTypeOf('string');
    }
  });

  it('is not in a packet that is not whole', () => {
    const whole = packetOf(text, fromAToB);
    expect(segmentOf(read(whole.subarray(0, whole.length - 1)))).toBe('cut');
    const fragment = whole.slice();
    fragment[6] = 0x20;
    expect(read(fragment).cut).toBe(true);
  });

  it('is not in a packet whose options do not add up', () => {
    const packet = read(packetOf(syn, fromAToB));
    expect(segmentOf({ ...packet, malformedOptions: true })).toBe('options');
  });
});

describe('a packet that we read', () => {
  it('says what its bytes say', () => {
    const { options, text: octets, ...fields } = read(linuxSyn);
    expect(fields).toEqual({
      version: 4,
      source: '192.0.2.1',
      destination: '192.0.2.2',
      hopLimit: 64,
      identification: 0x0d30,
      headerChecksum: 'right',
      sourcePort: 50368,
      destinationPort: 5040,
      seq: 0x80addd69,
      ack: 0,
      dataOffset: 6,
      reserved: 0,
      flags: ['SYN'],
      window: 64240,
      checksum: 0xe2a9,
      checksumVerdict: 'right',
      urgentPointer: 0,
      malformedOptions: false,
      length: 0,
      cut: false,
    });
    expect(options).toEqual([{ kind: 2, value: Uint8Array.of(5, 180) }]);
    expect(octets.length).toBe(0);
  });

  it('does not count what lies behind its end', () => {
    const padded = new Uint8Array(60);
    padded.set(linuxText);
    expect(read(padded)).toMatchObject({ length: 10, checksumVerdict: 'right' });
  });

  it('tells how long the text was that is cut off, and does not judge its checksum', () => {
    const packet = read(linuxText.subarray(0, 44));
    expect(packet).toMatchObject({ length: 10, cut: true, checksumVerdict: 'unknown' });
    expect(packet.text.length).toBe(4);
  });

  it('lies behind any extension headers of IPv6', () => {
    const plain = packetOf(text, overVersion6);
    const hopByHop = bytes('2c00 0104 0000 0000');
    const fragment = bytes('3c00 0000 0000 1234');
    const destination = bytes('0601 0000 0000 0000 0000 0000 0000 0000');
    const octets = Uint8Array.of(
      ...plain.subarray(0, 40),
      ...hopByHop,
      ...fragment,
      ...destination,
      ...plain.subarray(40),
    );
    octets[6] = 0;
    octets[5]! += 32;
    expect(read(octets)).toMatchObject({ identification: 0x1234, checksumVerdict: 'right' });
    expect(segmentOf(read(octets))).toEqual({ ...text, flags: ['PSH', 'ACK'] });
  });

  const with4 = (at: number, ...values: number[]): Uint8Array => {
    const octets = linuxSyn.slice();
    octets.set(values, at);
    return octets;
  };

  it.each([
    ['nothing', new Uint8Array(0), 'empty', 0],
    ['another version', with4(0, 0x55), 'not-ip', 0],
    ['a header of four words', with4(0, 0x44), 'bad-ip-header', 0],
    ['a total length inside the header', with4(2, 0, 19), 'bad-ip-header', 2],
    ['half an IP header', linuxSyn.subarray(0, 12), 'cut-ip-header', 12],
    ['a later fragment', with4(6, 0, 1), 'fragment', 6],
    ['UDP', with4(9, 17), 'not-tcp', 9],
    ['half a TCP header', linuxSyn.subarray(0, 30), 'cut-tcp-header', 30],
    ['no room for a TCP header', with4(2, 0, 39), 'bad-tcp-header', 39],
    ['a data offset of four words', with4(32, 0x40), 'bad-tcp-header', 32],
    ['a data offset behind the end', with4(32, 0x70), 'bad-tcp-header', 32],
  ])('is not there in %s', (_, octets, problem, offset) => {
    expect(readPacket(octets)).toEqual({ problem, offset });
  });

  it('never throws', () => {
    const start = fc.constantFrom(0x45, 0x46, 0x4f, 0x60, 0x6f, 0);
    fc.assert(
      fc.property(start, fc.uint8Array({ maxLength: 120 }), (first, rest) => {
        const packet = readPacket(Uint8Array.of(first, ...rest));
        if (!isProblem(packet)) segmentOf(packet);
      }),
    );
  });
});

describe('a checksum', () => {
  it('is that of RFC 1071, section 3', () => {
    expect(checksumOf(addWords(0, bytes('0001 f203 f4f5 f6f7')))).toBe(0xffff ^ 0xddf2);
  });

  it('takes a last odd octet as the first half of a word', () => {
    expect(addWords(0, bytes('0102 03'))).toBe(0x0102 + 0x0300);
  });
});

describe('an address', () => {
  it.each([
    '0.0.0.0',
    '192.0.2.255',
    '::',
    '::1',
    '2001:db8::1',
    'fe80::1:0:0:2',
    '1:2:3:4:5:6:7:8',
  ])('%s comes back from its octets', (address) => {
    expect(formatAddress(parseAddress(address)!)).toBe(address);
  });

  it.each([
    ['2001:DB8:0:0:0:0:0:1', '2001:db8::1'],
    ['::ffff:192.0.2.1', '::ffff:c000:201'],
    ['1:0:0:2:0:0:0:3', '1:0:0:2::3'],
    ['1:0:2:3:4:5:6:7', '1:0:2:3:4:5:6:7'],
  ])('%s is written as %s', (address, written) => {
    expect(formatAddress(parseAddress(address)!)).toBe(written);
  });

  it.each([
    '',
    'A',
    '1.2.3',
    '1.2.3.256',
    '01.2.3.4',
    '1::2::3',
    '1:2:3',
    ':::',
    '12345::',
    '1.2.3.4::',
  ])('is not %j', (address) => {
    expect(parseAddress(address)).toBeNull();
  });
});
