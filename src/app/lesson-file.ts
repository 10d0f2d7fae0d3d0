/**
 * A lesson's file made whole: judged, the scenarios of its runs in it, its first run run. For the
 * lessons of the course the build does this (`workedOut` in vite.config.ts), so that neither the
 * schema nor the catalogue nor the simulation is waited for when one is opened.
 */
import { problemsOf, type Traces } from '../lessons/check.ts';
import { whole, type WholeLesson } from '../lessons/compose.ts';
import { validateLesson } from '../lessons/validate.ts';
import { fromCatalogue } from '../scenario/catalogue/index.ts';
import type { Scenario } from '../scenario/schema.ts';
import { ScenarioError, validate } from '../scenario/validate.ts';
import { run } from '../sim/run.ts';
import type { Trace } from '../trace/trace.ts';

export interface LessonFile {
  readonly lesson: WholeLesson;
  /** Of its first run. */
  readonly trace: Trace<Scenario>;
}

/** What the file of a lesson of the course comes to. */
export const lessonFile = (input: unknown): LessonFile => {
  const lesson = whole(validateLesson(input), fromCatalogue, validate);
  const [first] = lesson.runs;
  if (first === undefined) throw new ScenarioError('runs', 'found none, expected one or more');
  return { lesson, trace: run(first.scenario) };
};

const tracesOf = ({ runs }: WholeLesson): Traces =>
  Object.fromEntries(runs.map(({ id, scenario }) => [id, run(scenario)]));

/** A lesson from the reader's disk. What its runs do not answer is refused with all its places. */
export const ownLesson = (input: unknown): WholeLesson => {
  const { lesson } = lessonFile(input);
  const problems = problemsOf(lesson, tracesOf(lesson));
  if (problems.length > 0) throw new ScenarioError('', problems.join('; '));
  return lesson;
};
