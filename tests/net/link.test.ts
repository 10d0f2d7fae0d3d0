import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chance, hash } from '../../src/net/chance.ts';
import { passage, type FaultEffect, type LinkConditions } from '../../src/net/link.ts';

const calm: LinkConditions = { delay: 100, loss: 0, duplication: 0, jitter: 0, seed: 1 };
const fault = (action: FaultEffect['action'], times: Partial<FaultEffect> = {}): FaultEffect => ({
  action,
  by: null,
  after: 0,
  ...times,
});

describe('a link', () => {
  it.each([
    ['lets a segment pass', [], { fate: 'delivered', delay: 100, copies: [] }],
    ['loses one half-way', [fault('drop')], { fate: 'dropped', delay: 50, copies: [] }],
    ['delays one', [fault('delay', { by: 30 })], { fate: 'delivered', delay: 130, copies: [] }],
    ['damages one', [fault('corrupt')], { fate: 'corrupted', delay: 100, copies: [] }],
    ['holds one', [fault('hold')], { fate: 'held', delay: 100, copies: [] }],
    [
      'copies one',
      [fault('duplicate', { after: 7 })],
      { fate: 'delivered', delay: 100, copies: [{ made: 0, arrives: 107 }] },
    ],
    [
      'adds faults up',
      [
        fault('delay', { by: 30 }),
        fault('delay', { by: 5 }),
        fault('duplicate', { after: 1 }),
        fault('duplicate', { after: 2 }),
        fault('corrupt'),
      ],
      {
        fate: 'corrupted',
        delay: 135,
        copies: [
          { made: 0, arrives: 136 },
          { made: 0, arrives: 137 },
        ],
      },
    ],
    [
      'makes no copy of what it loses',
      [fault('drop'), fault('duplicate', { after: 7 })],
      { fate: 'dropped', delay: 50, copies: [] },
    ],
    [
      'loses one when it is told',
      [fault('drop', { by: 80 })],
      { fate: 'dropped', delay: 80, copies: [] },
    ],
    [
      'loses none after its arrival',
      [fault('drop', { by: 180 }), fault('delay', { by: 30 })],
      { fate: 'dropped', delay: 130, copies: [] },
    ],
    [
      'makes a copy when it is told, and only of what is not lost yet',
      [
        fault('drop', { by: 80 }),
        fault('duplicate', { by: 60, after: 7 }),
        fault('duplicate', { by: 90, after: 7 }),
      ],
      { fate: 'dropped', delay: 80, copies: [{ made: 60, arrives: 107 }] },
    ],
  ] as const)('%s', (_, faults, expected) => {
    expect(passage(calm, faults, 'A', 1)).toEqual(expected);
  });

  it('loses and copies as often as it should', () => {
    const link = { ...calm, loss: 0.3, duplication: 0.2, jitter: 50 };
    const passages = Array.from({ length: 10_000 }, (_, n) => passage(link, [], 'A', n));
    const passed = passages.filter(({ fate }) => fate === 'delivered');
    expect(1 - passed.length / passages.length).toBeCloseTo(0.3, 1);
    expect(passed.filter(({ copies }) => copies.length > 0).length / passed.length).toBeCloseTo(
      0.2,
      1,
    );
    const delays = passed.map(({ delay }) => delay);
    expect(Math.min(...delays)).toBe(100);
    expect(Math.max(...delays)).toBe(150);
  });

  it('draws the luck of a segment from its sender and place alone', () => {
    const link = { ...calm, loss: 0.5, jitter: 50 };
    const luck = () => Array.from({ length: 50 }, (_, n) => passage(link, [], 'A', n));
    const seen = luck();
    passage(link, [fault('drop')], 'B', 3);
    expect(luck()).toEqual(seen);
    const others = Array.from({ length: 50 }, (_, n) => passage(link, [], 'B', n));
    expect(others).not.toEqual(seen);
  });
});

describe('chance', () => {
  it('is from 0 to less than 1, and the same for the same words', () => {
    fc.assert(
      fc.property(fc.integer(), fc.string(), fc.integer(), (seed, word, ordinal) => {
        const drawn = chance(seed, word, ordinal);
        expect(drawn >= 0 && drawn < 1).toBe(true);
        expect(chance(seed, word, ordinal)).toBe(drawn);
      }),
      { seed: 1, numRuns: 500 },
    );
  });

  it('does not change from one version to the next: traces are kept', () => {
    expect([hash(1, 'iss', 'A', 0), hash(1, 'loss', 'B', 7), hash(2, 'loss', 'B', 7)]).toEqual([
      1926413071, 839491150, 3338787366,
    ]);
  });
});
