/**
 * The reader's own copy of a scenario: what it was made from, and every change since, there and
 * back. A change is another scenario; nothing is ever changed in place. It is made at a moment, and
 * whoever takes it back stands there again, however far the reader has gone since.
 */
import type { Scenario } from '../scenario/schema.ts';
import type { Address } from './address.ts';

/** A scenario, and the change that it came of. */
export interface Version {
  readonly scenario: Scenario;
  /** The step at which the reader stood, in the version before. */
  readonly made: number;
  /** The step at which it was then shown. */
  readonly shown: number;
}

export interface OwnCopy {
  readonly original: Scenario;
  /** Where the original stands. */
  readonly address: Pick<Address, 'scenario' | 'run'>;
  /** Older ones first. */
  readonly past: readonly Version[];
  readonly present: Version;
  /** What was undone, the last undone first. */
  readonly future: readonly Version[];
  /** What was undone and then left for another change, older ones first: to compare with. */
  readonly left: readonly Scenario[];
}

/** The copy that nothing has been changed in yet. */
export const copyOf = (
  original: Scenario,
  { scenario, run }: Pick<Address, 'scenario' | 'run'>,
): OwnCopy => ({
  original,
  address: { scenario, run },
  past: [],
  present: { scenario: original, made: 0, shown: 0 },
  future: [],
  left: [],
});

/** A copy from a link or a file: what it was made from is known, its changes one by one are not. */
export const copyAgain = (
  original: Scenario,
  scenario: Scenario,
  address: Pick<Address, 'scenario'>,
): OwnCopy => ({
  ...copyOf(original, { scenario: original.id ?? address.scenario, run: null }),
  present: { scenario, made: 0, shown: 0 },
});

/** Another change. What had been undone cannot be redone any more. */
export const changed = (
  copy: OwnCopy,
  scenario: Scenario,
  made: number,
  shown = made,
): OwnCopy => ({
  ...copy,
  past: [...copy.past, copy.present],
  present: { scenario, made, shown },
  future: [],
  left: [...copy.left, ...copy.future.toReversed().map((version) => version.scenario)],
});

/** Takes the last change back; null where there is none. It is then shown where it was made. */
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
export const isOriginal = ({ present, original }: OwnCopy): boolean =>
  present.scenario === original;
