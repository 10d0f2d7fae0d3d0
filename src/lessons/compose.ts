/** The scenarios that a lesson runs, whole: its own, or those of the catalogue with what it changes. */
import type { Scenario } from '../scenario/schema.ts';
import type { Lesson, LessonRun } from './schema.ts';

type Keys = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Keys =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What is merged key by key; everything else is replaced. */
const merged = ['options', 'link', 'hosts', 'applications'];

const mergedHosts = (original: Keys, change: Keys): Keys => ({
  ...original,
  ...Object.fromEntries(
    Object.entries(change).map(([name, host]) => {
      const before = original[name];
      return [name, isObject(before) && isObject(host) ? { ...before, ...host } : host];
    }),
  ),
});

const changed = (scenario: Keys, change: Keys): Keys => ({
  ...scenario,
  ...Object.fromEntries(
    Object.entries(change).map(([key, value]) => {
      const before = scenario[key];
      const both = merged.includes(key) && isObject(before) && isObject(value);
      return [key, both ? mergedHosts(before, value) : value];
    }),
  ),
});

/** The scenario of the catalogue with this id; an unknown one is an error of the lesson. */
export type Catalogue = (id: string) => Scenario | undefined;

/** A lesson names a scenario that nobody knows. */
export class UnknownScenario extends Error {
  override readonly name = 'UnknownScenario';
}

/** A scenario as a lesson's file gives it: of the catalogue, or its own, and what is changed. */
export type Composition = Pick<LessonRun, 'scenario' | 'with'>;

const originalOf = ({ scenario }: Composition, catalogue: Catalogue): Keys => {
  if (typeof scenario !== 'string') return scenario;
  const known = catalogue(scenario);
  if (known === undefined) throw new UnknownScenario(scenario);
  return known;
};

/** The run's scenario, not yet judged by the schema. */
export const composed = (run: Composition, catalogue: Catalogue): Keys => {
  const original = originalOf(run, catalogue);
  if (run.with === undefined) return original;
  // What is changed is no longer the catalogue's.
  const { id: _, ...rest } = original;
  return changed(rest, run.with);
};

/** A run of a lesson with its scenario in it: nothing more is needed to run it. */
export type WholeRun = Omit<LessonRun, 'scenario' | 'with'> & { readonly scenario: Scenario };
export type WholeLesson = Omit<Lesson, 'runs'> & { readonly runs: readonly WholeRun[] };

/** The run with this id, else the first; a lesson has one or more. */
export const runOf = ({ runs, id: lesson }: WholeLesson, id: string | null): WholeRun => {
  const run = runs.find((one) => one.id === id) ?? runs[0];
  if (run === undefined) throw new Error(`${lesson} has no run`);
  return run;
};

/** `judge` makes a scenario of what was composed, or throws. */
export const whole = (
  lesson: Lesson,
  catalogue: Catalogue,
  judge: (input: unknown) => Scenario = (input) => input as Scenario,
): WholeLesson => ({
  ...lesson,
  runs: lesson.runs.map((run) => {
    const { with: _, ...rest } = run;
    return { ...rest, scenario: judge(composed(run, catalogue)) };
  }),
});
