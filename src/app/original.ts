/** What a scenario that comes from a link or a file was made from. */
import { fromCatalogue } from '../scenario/catalogue/index.ts';
import type { Scenario } from '../scenario/schema.ts';

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The same text for the same scenario, in whatever order its fields stand. */
const canonical = (scenario: Scenario): string =>
  JSON.stringify(scenario, (_, value: unknown) =>
    isObject(value)
      ? Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );

/** The original, where the scenario differs from it; else null. */
export const ifChanged = (scenario: Scenario, original: Scenario): Scenario | null =>
  canonical(scenario) === canonical(original) ? null : original;

/** The scenario of the catalogue that this one is a changed copy of, or null. */
export const originalOf = (scenario: Scenario): Scenario | null => {
  // What carries its own teaching is a work of its own.
  if (scenario.id === undefined || scenario.lesson !== undefined) return null;
  const original = fromCatalogue(scenario.id);
  return original === undefined ? null : ifChanged(scenario, original);
};
