/** A run as a capture: what each tap sees, when, and with which comments. */
import { describe, expect, it } from 'vitest';
import { catalogue } from '../../src/scenario/catalogue/index.ts';
import { run } from '../../src/sim/run.ts';
import type { Trace } from '../../src/trace/trace.ts';
import { captureOf, taps, type Tap } from '../../src/wire/capture-of.ts';
import { charactersOf } from '../../src/wire/characters.ts';
import { readCapture, type CapturedPacket } from '../../src/wire/read-capture.ts';
import { runConnected, runScene, type Written } from '../sim/scenes.ts';

/** 2022-08-01 */
const epoch = Date.UTC(2022, 7, 1) / 1000;

const packetsOf = (trace: Trace, tap: Tap): readonly CapturedPacket[] => {
  const { packets, problems } = readCapture(captureOf(trace, tap));
  expect(problems).toEqual([]);
  return packets;
};

const secondsOf = ({ time }: CapturedPacket): number =>
  Math.round((time!.seconds - epoch) * 1e6 + time!.nanoseconds / 1000) / 1e6;

/** `0.1 SYN 100` */
const told = (one: CapturedPacket): string =>
  `${secondsOf(one)} ${one.packet.flags.join(',')} ${one.packet.seq}`;

const seen = (trace: Trace, tap: Tap): readonly string[] => packetsOf(trace, tap).map(told);

const fault = (action: string, others: Written = {}): Written => ({
  faults: [{ segment: { from: 'A', flags: ['SYN'], nth: 1 }, action, ...others }],
});

const entry = (id: string) => catalogue.find((scenario) => scenario.id === id)!;

describe('a tap', () => {
  const handshake = runConnected([]);

  it('on the link sees each segment leave', () => {
    expect(seen(handshake, 'link')).toEqual(['0 SYN 100', '0.1 SYN,ACK 300', '0.2 ACK 101']);
  });

  it('at an end sees what it sends leave, and what it gets arrive', () => {
    expect(seen(handshake, 'A')).toEqual(['0 SYN 100', '0.2 SYN,ACK 300', '0.2 ACK 101']);
    expect(seen(handshake, 'B')).toEqual(['0.1 SYN 100', '0.1 SYN,ACK 300', '0.3 ACK 101']);
  });

  it('does not see arrive what is lost, and sees it leave', () => {
    const lost = runConnected([], fault('drop'));
    expect(seen(lost, 'link')[0]).toBe('0 SYN 100');
    expect(seen(lost, 'A')[0]).toBe('0 SYN 100');
    expect(seen(lost, 'B')[0]).toBe('1.1 SYN 100');
  });

  it('does not see arrive what is still on its way at the end, or held', () => {
    expect(seen(runConnected([], { until: 0.05 }), 'B')).toEqual([]);
    expect(seen(runConnected([], { ...fault('hold'), until: 0.5 }), 'B')).toEqual([]);
  });

  it('sees a wrong checksum in a damaged segment, where it arrives', () => {
    const verdicts = (tap: Tap) =>
      packetsOf(runConnected([], fault('corrupt')), tap).map(
        ({ packet }) => packet.checksumVerdict,
      );
    expect(verdicts('B')).toEqual(['wrong', 'right', 'right', 'right']);
    expect(new Set([...verdicts('A'), ...verdicts('link')])).toEqual(new Set(['right']));
  });

  it('sees a copy that the link made, but not at the sender, and with the number of its original', () => {
    const copied = runConnected([], fault('duplicate'));
    const numbers = (tap: Tap) =>
      packetsOf(copied, tap)
        .filter(({ packet }) => packet.seq === 100)
        .map(({ packet }) => packet.identification);
    expect(numbers('A')).toEqual([1]);
    expect(numbers('B')).toEqual([1, 1]);
    expect(numbers('link')).toEqual([1, 1]);
  });

  it('counts the packets of each sender', () => {
    const numbers = packetsOf(handshake, 'link').map(({ packet }) => packet.identification);
    expect(numbers).toEqual([1, 1, 2]);
  });

  const forged = (others: Written = {}): Trace => {
    const from = { host: 'A', port: 49152 };
    const to = { host: 'B', port: 80 };
    const inject = { from, to, seq: 7, flags: ['RST'] };
    return runConnected([{ at: 1, inject, ...others }]);
  };

  it('at an end does not see leave what others send in its name', () => {
    for (const trace of [forged(), forged({ sender: 'B' })]) {
      expect(seen(trace, 'A')).not.toContain('1 RST 7');
      expect(seen(trace, 'link')).toContain('1 RST 7');
    }
  });

  it('at a host without a TCP sees what the scenario sends for it', () => {
    const hosts = { A: { iss: 100 }, B: { kind: 'silent' } };
    const from = { host: 'B', port: 80 };
    const inject = { from, to: { host: 'A', port: 49152 }, seq: 7, flags: ['RST'] };
    expect(seen(runScene([{ at: 1, inject }], { hosts }), 'B')[0]).toBe('1 RST 7');
  });
});

describe('text in a capture', () => {
  it('is what was sent, in UTF-8, also where a segment cuts a character', () => {
    const hosts = { A: { iss: 100 }, B: { iss: 300, maximumSegmentSize: 4 } };
    const trace = runConnected([{ at: 1, host: 'A', call: 'send', text: '再见', socket: 'a' }], {
      hosts,
    });
    const texts = packetsOf(trace, 'A').map(({ packet }) => charactersOf(packet.text));
    const octets = Array.from(texts.join(''), (character) => character.charCodeAt(0));
    expect(new TextDecoder().decode(Uint8Array.from(octets))).toBe('再见');
  });

  it('has the same octets when it is sent again', () => {
    const trace = runConnected([{ at: 1, host: 'A', call: 'send', length: 3000, socket: 'a' }], {
      faults: [{ segment: { from: 'A', seq: 101 + 1460 }, action: 'drop' }],
    });
    const [first, again] = packetsOf(trace, 'A').filter(({ packet }) => packet.seq === 1561);
    expect(first!.packet.length).toBe(1460);
    expect(again!.packet.text).toEqual(first!.packet.text);
  });

  it('may be longer than a packet with options has room for', () => {
    const from = { host: 'A', port: 1 };
    const inject = {
      ...{ from, to: { host: 'B', port: 2 }, seq: 7, flags: [], length: 65_495 },
      options: { timestamps: [1, 2] },
    };
    const [packet] = packetsOf(runScene([{ at: 0, inject }]), 'link');
    expect(packet!.packet).toMatchObject({ length: 65_495, options: [] });
  });
});

describe('the comments of a capture', () => {
  it('tell each change of state at the packet that made it, with the clause', () => {
    const comments = packetsOf(run(entry('three-way-handshake')), 'B').map((one) => one.comments);
    expect(comments).toEqual([
      ['A: CLOSED -> SYN-SENT (RFC 9293 3.10.1)', 'B: LISTEN -> SYN-RECEIVED (RFC 9293 3.10.7.2)'],
      ['A: SYN-SENT -> ESTABLISHED (RFC 9293 3.10.7.3)'],
      ['B: SYN-RECEIVED -> ESTABLISHED (RFC 9293 3.10.7.4)'],
    ]);
  });

  it('say of a fiction that it is no TCP', () => {
    const comments = packetsOf(run(entry('time-wait-off')), 'link').flatMap((one) => one.comments);
    expect(comments.some((comment) => comment.endsWith('-> CLOSED (not TCP)'))).toBe(true);
  });

  it.each(catalogue.map(({ id }) => id))('of %s leave no change out', (id) => {
    const trace = run(entry(id));
    const changes = trace.events.filter(({ before, after }) => before !== after);
    for (const tap of taps) {
      const file = captureOf(trace, tap);
      const ofPackets = readCapture(file).packets.flatMap(({ comments }) => comments);
      const ofFile = charactersOf(file.subarray(0, 16_384));
      for (const { host, before, after, time } of changes) {
        const change = `${host}: ${before} -> ${after} (`;
        const isThere =
          ofPackets.some((comment) => comment.startsWith(change)) ||
          ofFile.includes(`${time} s: ${change}`);
        expect(isThere, `${tap}: ${change}`).toBe(true);
      }
    }
  });
});

describe('the addresses in a capture', () => {
  const addressesWith = (a: string | undefined, b: string | undefined): readonly string[] => {
    const hosts = { A: { iss: 100, address: a }, B: { iss: 300, address: b } };
    const { source, destination } = packetsOf(runConnected([], { hosts }), 'link')[0]!.packet;
    return [source, destination];
  };

  it.each([
    [undefined, undefined, ['192.0.2.1', '192.0.2.2']],
    ['198.51.100.7', '203.0.113.9', ['198.51.100.7', '203.0.113.9']],
    ['2001:db8::a', '2001:DB8:0::B', ['2001:db8::a', '2001:db8::b']],
    ['2001:db8::a', undefined, ['192.0.2.1', '192.0.2.2']],
    ['192.0.2.2', 'server.example', ['192.0.2.2', '192.0.2.3']],
    ['192.0.2.9', '192.0.2.9', ['192.0.2.9', '192.0.2.2']],
  ])('of %s and %s are %j', (a, b, expected) => {
    expect(addressesWith(a, b)).toEqual(expected);
  });

  it('are told where they are not the scenario’s', () => {
    const hosts = { A: { iss: 100 }, B: { iss: 300, address: 'server.example' } };
    const file = charactersOf(captureOf(runConnected([], { hosts }), 'link'));
    expect(file).toContain('B is 192.0.2.2 here, since its address server.example does not do.');
  });
});

it('the same run gives the same octets', () => {
  for (const tap of taps) {
    const [one, other] = [1, 2].map(() => captureOf(run(entry('data-reordered')), tap));
    expect(one).toEqual(other);
  }
});
