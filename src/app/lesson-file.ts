/**
 * A lesson's file made whole: judged, the scenarios of its runs in it, its first run run. For the
 * lessons of the course the build does this (`workedOut` in vite.config.ts), so that neither the
 * schema nor the catalogue nor the simulation is waited for when one is opened.
 */
import { problemsOf, type Traces } from '../lessons/check.ts';
import { composed, whole, type WholeLesson } from '../lessons/compose.ts';
import { nearest } from '../lessons/nearest.ts';
import { wrongWords } from '../lessons/proofread.ts';
import type { LessonRun } from '../lessons/schema.ts';
import { refuseAny, unknownKeys, validateLesson } from '../lessons/validate.ts';
import { catalogue, fromCatalogue } from '../scenario/catalogue/index.ts';
import type { Scenario } from '../scenario/schema.ts';
import { ScenarioError, validate, type Problem } from '../scenario/validate.ts';
import { run } from '../sim/run.ts';
import type { Trace } from '../trace/trace.ts';

export interface LessonFile {
  readonly lesson: WholeLesson;
  /** Of its first run. */
  readonly trace: Trace<Scenario>;
}

const noScenario = (id: string): string => {
  const near = nearest(
    id,
    catalogue.map((scenario) => scenario.id),
  );
  const advice =
    near === undefined
      ? 'The address of each run names its id, after “scenario=”.'
      : `The nearest is “${near}”.`;
  return `There is no scenario “${id}”. ${advice}`;
};

/** What the schema of scenarios refuses in a composed one, by keys from its top. */
const wrongKeys = (run: LessonRun): readonly Problem[] => {
  const input = composed(run, fromCatalogue);
  try {
    return unknownKeys(input, validate(input));
  } catch (error) {
    if (error instanceof ScenarioError) return [error];
    throw error;
  }
};

/** What is wrong with the scenario of a run, at its place in the file. */
const wrongScenario = (run: LessonRun): readonly Problem[] => {
  const place = `runs.${run.id}`;
  if (typeof run.scenario === 'string' && fromCatalogue(run.scenario) === undefined)
    return [{ path: `${place}.scenario`, problem: noScenario(run.scenario) }];
  return wrongKeys(run).map(({ path, problem }) => {
    const [key = ''] = path.split(/[.[]/);
    const part = Object.hasOwn(run.with ?? {}, key) ? 'with' : 'scenario';
    return { path: [place, part, path].filter((piece) => piece !== '').join('.'), problem };
  });
};

/** What the file of a lesson of the course comes to. */
export const lessonFile = (input: unknown): LessonFile => {
  const form = validateLesson(input);
  refuseAny([...form.runs.flatMap(wrongScenario), ...wrongWords(form)]);
  const lesson = whole(form, fromCatalogue, validate);
  const [first] = lesson.runs;
  if (first === undefined) throw new ScenarioError('runs', 'found none, expected one or more');
  return { lesson, trace: run(first.scenario) };
};

const tracesOf = ({ runs }: WholeLesson): Traces =>
  Object.fromEntries(runs.map(({ id, scenario }) => [id, run(scenario)]));

/** A lesson from the reader's disk. What its runs do not answer is refused with all its places. */
export const ownLesson = (input: unknown): WholeLesson => {
  const { lesson } = lessonFile(input);
  refuseAny(problemsOf(lesson, tracesOf(lesson)));
  return lesson;
};
