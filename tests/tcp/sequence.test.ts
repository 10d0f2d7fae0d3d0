import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  advance,
  distance,
  ge,
  gt,
  inWindow,
  later,
  le,
  lt,
  sequence,
} from '../../src/tcp/sequence.ts';

const top = 2 ** 32;
const half = 2 ** 31;

/** Numbers around the wrap and around its opposite, more often than elsewhere. */
const numbers = fc
  .oneof(
    fc.integer({ min: 0, max: top - 1 }),
    fc.integer({ min: -5, max: 5 }),
    fc.integer({ min: half - 5, max: half + 5 }),
  )
  .map((value) => sequence(value));
/** Less than half of the number space: so far two numbers can be told apart. */
const ahead = fc.oneof(fc.integer({ min: 1, max: half - 1 }), fc.integer({ min: 1, max: 5 }));

const settings = { seed: 9293, numRuns: 2000 };

describe('sequence numbers', () => {
  it.each([
    [4294967295, 1, 0],
    [4294967290, 10, 4],
    [0, -1, 4294967295],
    [100, 4294967296, 100],
  ])('%i and %i octets more are %i', (from, octets, to) => {
    expect(advance(sequence(from), octets)).toBe(to);
  });

  it('stay unsigned 32-bit integers', () => {
    fc.assert(
      fc.property(numbers, fc.integer(), (a, octets) => {
        const sum = advance(a, octets);
        expect(Number.isInteger(sum) && sum >= 0 && sum < top).toBe(true);
      }),
      settings,
    );
  });

  it('are compared across the wrap', () => {
    fc.assert(
      fc.property(numbers, ahead, (a, octets) => {
        const b = advance(a, octets);
        expect(distance(b, a)).toBe(octets);
        expect([lt(a, b), le(a, b), gt(a, b), ge(a, b)]).toEqual([true, true, false, false]);
        expect([lt(b, a), le(b, a), gt(b, a), ge(b, a)]).toEqual([false, false, true, true]);
        expect([later(a, b), later(b, a)]).toEqual([b, b]);
      }),
      settings,
    );
  });

  it('are not before themselves', () => {
    fc.assert(
      fc.property(numbers, (a) => {
        expect([lt(a, a), le(a, a), gt(a, a), ge(a, a), distance(a, a)]).toEqual([
          ...[false, true, false, true],
          0,
        ]);
      }),
      settings,
    );
  });

  it('come back when one goes there and back again', () => {
    fc.assert(
      fc.property(numbers, fc.integer({ min: -top, max: top }), (a, octets) => {
        expect(advance(advance(a, octets), -octets)).toBe(a);
      }),
      settings,
    );
  });

  it('lie in a window from its left edge to just before its right one', () => {
    fc.assert(
      fc.property(numbers, ahead, fc.integer({ min: 0, max: half }), (left, size, octets) => {
        expect(inWindow(advance(left, octets), left, size)).toBe(octets < size);
        expect(inWindow(advance(left, -1), left, size)).toBe(false);
      }),
      settings,
    );
  });

  it('lie in no window of zero octets', () => {
    fc.assert(
      fc.property(numbers, numbers, (a, left) => {
        expect(inWindow(a, left, 0)).toBe(false);
      }),
      settings,
    );
  });
});
