import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultAddress } from '../../src/app/address.ts';
import {
  changed,
  copyOf,
  isOriginal,
  redone,
  undone,
  type OwnCopy,
} from '../../src/app/own-copy.ts';
import { fromCatalogue } from '../../src/scenario/catalogue/index.ts';

const original = fromCatalogue('four-way-close')!;
const copy = copyOf(original, defaultAddress);

/** What is seen: a scenario at a step. */
interface Seen {
  readonly until: number | undefined;
  readonly step: number;
}

/** The reader makes changes at these steps, then takes all of them back, then makes them again. */
const thereAndBack = (steps: readonly number[]) => {
  const made: Seen[] = [];
  let own: OwnCopy = copy;
  steps.forEach((step, until) => {
    made.push({ until: own.present.scenario.until, step });
    own = changed(own, { ...original, until }, step);
  });
  const back: Seen[] = [];
  for (let before = undone(own); before !== null; before = undone(own)) {
    back.unshift({ until: before.present.scenario.until, step: own.present.made });
    own = before;
  }
  const wasOriginal = isOriginal(own);
  const again: Seen[] = [];
  for (let next = redone(own); next !== null; next = redone(own)) {
    again.push({ until: next.present.scenario.until, step: next.present.shown });
    own = next;
  }
  return { made, back, again, wasOriginal };
};

describe('what is undone', () => {
  it('is seen as it was when the change was made, at the step at which it was made', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(20), { maxLength: 6 }), (steps) => {
        const { made, back, again, wasOriginal } = thereAndBack(steps);
        expect(back).toEqual(made);
        expect(again).toEqual(steps.map((step, until) => ({ until, step })));
        expect(wasOriginal).toBe(true);
      }),
    );
  });

  it('and was a restart, is shown where the reader left it', () => {
    const once = changed(copy, { ...original, until: 1 }, 4);
    const restarted = changed(once, original, 7, 0);
    expect(isOriginal(restarted)).toBe(true);
    expect(restarted.present).toMatchObject({ made: 7, shown: 0 });
    expect(undone(restarted)!.present.scenario.until).toBe(1);
  });
});
