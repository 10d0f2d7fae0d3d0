/** A cookie says again what a SYN said, for a while, and to nobody else. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bake, taste, type Knock } from '../../src/net/cookies.ts';
import { createHost, type Host } from '../../src/net/host.ts';
import { linuxHost } from '../../src/net/presets.ts';
import { linuxPreset } from '../../src/tcp/presets.ts';
import { sequence } from '../../src/tcp/sequence.ts';

const host = (seed = 1): Host =>
  createHost({
    id: 'B',
    tcp: linuxPreset,
    behaviour: linuxHost,
    iss: 'clock',
    seed,
    receiveWindow: 65535,
    maximumSegmentSize: 1460,
    readsManually: false,
  });

const knock: Knock = { localPort: 80, remote: { host: 'A', port: 50000 }, irs: sequence(100) };
const minutes = (count: number): number => count * 60e6;

describe('a SYN cookie', () => {
  it.each([
    [1460, 1460],
    [9000, 1460],
    [1459, 1440],
    [1300, 1300],
    [1299, 536],
    [536, 536],
    [64, 536],
  ])('of an MSS of %i gives back %i', (mss, told) => {
    expect(taste(host(), knock, bake(host(), knock, mss, 5e6), 6e6)).toBe(told);
  });

  it('counts until the end of the next minute, and never after', () => {
    const cookie = bake(host(), knock, 1460, minutes(7.5));
    expect(taste(host(), knock, cookie, minutes(8.99))).toBe(1460);
    for (const age of [9, 10, 60, 255, 256.5]) {
      expect(taste(host(), knock, cookie, minutes(age))).toBeNull();
    }
    expect(taste(host(), knock, cookie, minutes(6.9))).toBeNull();
  });

  it('is good for one four-tuple, one initial number and one start of one host only', () => {
    const cookie = bake(host(), knock, 1460, 0);
    const others: Knock[] = [
      { ...knock, localPort: 81 },
      { ...knock, irs: sequence(99_999) },
      { ...knock, remote: { host: 'A', port: 50001 } },
      { ...knock, remote: { host: 'M', port: 50000 } },
    ];
    for (const other of others) expect(taste(host(), other, cookie, 0)).toBeNull();
    expect(taste(host(2), knock, cookie, 0)).toBeNull();
    expect(taste({ ...host(), starts: 1 }, knock, cookie, 0)).toBeNull();
  });

  it('comes back whole whatever was asked', () => {
    const b = host();
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 0xffff_ffff }),
        fc.integer({ min: 0, max: 65535 }),
        fc.integer({ min: 0, max: 1e12 }),
        (irs, port, now) => {
          const one = { localPort: 80, remote: { host: 'A', port }, irs: sequence(irs) };
          expect(taste(b, one, bake(b, one, 1460, now), now)).toBe(1460);
        },
      ),
    );
  });

  it('is guessed less than once in a hundred thousand tries', () => {
    const b = host();
    let hits = 0;
    for (let guess = 0; guess < 500_000; guess += 1)
      if (taste(b, knock, sequence(guess * 8599 + 12345), 0) !== null) hits += 1;
    expect(hits).toBeLessThan(5);
  });
});
