/**
 * The reader's own copy of a scenario: what it was made from, and every change since, there and
 * back. A change is another scenario; nothing is ever changed in place.
 */
import type { Scenario } from '../scenario/schema.ts';
import type { Address } from './address.ts';

export interface OwnCopy {
  readonly original: Scenario;
  /** Where the original stands. */
  readonly address: Pick<Address, 'scenario' | 'run'>;
  /** Older ones first. */
  readonly past: readonly Scenario[];
  readonly present: Scenario;
  /** What was undone, the last undone first. */
  readonly future: readonly Scenario[];
  /** What was undone and then left for another change, older ones first: to compare with. */
  readonly left: readonly Scenario[];
}

/** The copy that nothing has been changed in yet. */
export const copyOf = (original: Scenario, { scenario, run }: Address): OwnCopy => ({
  original,
  address: { scenario, run },
  past: [],
  present: original,
  future: [],
  left: [],
});

/** Another change. What had been undone cannot be redone any more. */
export const changed = (copy: OwnCopy, present: Scenario): OwnCopy => ({
  ...copy,
  past: [...copy.past, copy.present],
  present,
  future: [],
  left: [...copy.left, ...copy.future.toReversed()],
});

/** Takes the last change back; null where there is none. */
export const undone = (copy: OwnCopy): OwnCopy | null => {
  const last = copy.past.at(-1);
  if (last === undefined) return null;
  const future = [copy.present, ...copy.future];
  return { ...copy, past: copy.past.slice(0, -1), present: last, future };
};

/** Makes the last undone change again; null where there is none. */
export const redone = (copy: OwnCopy): OwnCopy | null => {
  const [next, ...future] = copy.future;
  if (next === undefined) return null;
  return { ...copy, past: [...copy.past, copy.present], present: next, future };
};

/** Nothing is left of the reader's changes. */
export const isOriginal = ({ present, original }: OwnCopy): boolean => present === original;
