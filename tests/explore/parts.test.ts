import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { freeChoice, handshakeAndClose } from '../../src/explore/bounds.ts';
import { findEndless } from '../../src/explore/cycles.ts';
import { react, firstEnd, type Reaction } from '../../src/explore/end.ts';
import { judgeRest, judgeStep } from '../../src/explore/judge.ts';
import { earliest, type AtLeast } from '../../src/explore/timeline.ts';
import {
  createMemory,
  firstWorld,
  isAtRest,
  transitions,
  type Memory,
  type World,
} from '../../src/explore/world.ts';

describe('walks without an end', () => {
  it('are none where no edge leads back', () => {
    expect(findEndless(4, { from: [0, 0, 1, 2], to: [1, 2, 3, 3] })).toBeNull();
  });

  it('are found at the first node of a cycle', () => {
    expect(findEndless(4, { from: [0, 1, 2, 3], to: [1, 2, 3, 2] })).toBe(2);
    expect(findEndless(1, { from: [0], to: [0] })).toBe(0);
  });
});

describe('times for moments', () => {
  it('are the earliest that keep all distances', () => {
    const constraints: AtLeast[] = [
      { earlier: 0, later: 1, distance: 5 },
      { earlier: 1, later: 2, distance: 1 },
      { earlier: 0, later: 2, distance: 10 },
    ];
    expect(earliest(3, constraints)).toEqual([0, 5, 10]);
  });

  it('are none where a deadline comes too soon', () => {
    const constraints: AtLeast[] = [
      { earlier: 0, later: 1, distance: 5 },
      { earlier: 1, later: 0, distance: -4 },
    ];
    expect(earliest(2, constraints)).toBeNull();
  });

  it('keep every distance that they are given, or are none', () => {
    const moment = fc.nat(5);
    const constraint = fc.record({
      earlier: moment,
      later: moment,
      distance: fc.integer({ min: -20, max: 20 }),
    });
    fc.assert(
      fc.property(fc.array(constraint), (constraints) => {
        const times = earliest(6, constraints);
        const kept = constraints.every(
          ({ earlier, later, distance }) =>
            times === null || times[later]! >= times[earlier]! + distance,
        );
        expect(kept).toBe(true);
      }),
    );
  });
});

describe('a judgement', () => {
  const memory = createMemory(handshakeAndClose);

  /** The world after the first step that there is, again and again: nothing lost, nobody calls. */
  const undisturbed = (world: World, within: Memory = memory): World => {
    const next = transitions(within, world).find(({ action }) => action.kind === 'deliver');
    return next === undefined ? world : undisturbed(next.world, within);
  };
  const established = undisturbed(firstWorld(memory));

  const changed = (world: World, change: (end: World['ends']['B']) => object): World => ({
    ...world,
    ends: { ...world.ends, B: { ...world.ends.B, ...change(world.ends.B) } },
  });

  it('lets an established connection rest', () => {
    expect(isAtRest(established)).toBe(true);
    expect(judgeRest(established)).toEqual([]);
  });

  it('sees an end that waits for what cannot come', () => {
    const stuck = changed(established, ({ endpoint }) => ({
      endpoint: { ...endpoint, state: 'LAST-ACK' },
    }));
    expect(judgeRest(stuck).map(({ kind }) => kind)).toContain('deadlock');
  });

  it('sees text that nobody will send', () => {
    const unsent = changed(established, ({ endpoint }) => ({
      endpoint: { ...endpoint, tcb: { ...endpoint.tcb!, sendBuffer: [{ length: 1, text: null }] } },
    }));
    expect(judgeRest(unsent)).toContainEqual({ kind: 'deadlock', side: 'B' });
  });

  it('tells the ghost from the half-open end', () => {
    const gone = {
      ...established,
      ends: {
        ...established.ends,
        A: { ...established.ends.A, endpoint: { state: 'CLOSED' as const, tcb: null } },
      },
    };
    expect(judgeRest(gone)).toEqual([{ kind: 'half-open', side: 'B' }]);
    expect(judgeRest({ ...gone, marks: 0 })).toEqual([{ kind: 'ghost', side: 'B' }]);
  });

  it('sees a delivery of what was not sent, in part, or out of order', () => {
    const reaction = react(
      firstEnd(freeChoice, 'B'),
      { kind: 'call', call: 'OPEN' },
      freeChoice,
      'B',
      0,
    );
    const step = (world: World, fields: Partial<Reaction>) =>
      judgeStep(
        {
          world,
          side: 'B',
          action: { kind: 'deliver', from: 'A' },
          reaction: { ...reaction, ...fields },
        },
        handshakeAndClose,
      )?.kind;
    expect(step(established, {})).toBeUndefined();
    expect(step(established, { sound: false })).toBe('wrong delivery');
    expect(
      step(
        changed(established, () => ({ got: 1 })),
        {},
      ),
    ).toBe('wrong delivery');
    const given = {
      ...established,
      ends: { ...established.ends, A: { ...established.ends.A, given: 3 } },
    };
    expect(step(given, {})).toBeUndefined();
    expect(step(given, { receivedFin: true })).toBe('wrong delivery');
  });
});
