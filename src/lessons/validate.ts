/** Checks the form of a lesson and says what is wrong, each mistake in one sentence with its place. */
import * as v from 'valibot';
import { problemOf, ScenarioError, type Problem } from '../scenario/validate.ts';
import { lessonSchema, type Lesson } from './schema.ts';

/** More than these are not read at once. */
const mostTold = 10;

/** A lesson that is refused for several reasons, a line for each. */
export class LessonError extends ScenarioError {
  readonly each: readonly ScenarioError[];

  constructor(each: readonly ScenarioError[]) {
    super('', each.map(({ message }) => `\n${message}`).join(''));
    this.each = each;
  }
}

/** Refuses a lesson that has problems; the first ten are told. */
export const refuseAny = (problems: readonly Problem[]): void => {
  const told = problems
    .slice(0, mostTold)
    .map(({ path, problem }) => new ScenarioError(path, problem));
  const [only, ...others] = told;
  if (only === undefined) return;
  if (others.length === 0) throw only;
  const rest = problems.length - told.length;
  throw new LessonError(
    rest === 0 ? told : [...told, new ScenarioError('', `And ${String(rest)} more.`)],
  );
};

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

/** The keys that a schema did not know: it leaves them out of what it makes. */
export const unknownKeys = (input: unknown, output: unknown, path = ''): readonly Problem[] => {
  if (!isObject(input) || !isObject(output)) return [];
  return Object.entries(input).flatMap(([key, value]: [string, unknown]) => {
    const inPath = path === '' ? key : `${path}.${key}`;
    const place = Array.isArray(input) ? `${path}[${key}]` : inPath;
    return Object.hasOwn(output, key)
      ? unknownKeys(value, output[key as keyof typeof output], place)
      : [{ path: place, problem: 'This key is unknown here. Correct it or leave it out.' }];
  });
};

/** A lesson from any value, or a `ScenarioError` that names the places of all that is wrong. */
export const validateLesson = (input: unknown): Lesson => {
  const result = v.safeParse(lessonSchema, input);
  refuseAny([...unknownKeys(input, result.output), ...(result.issues ?? []).map(problemOf)]);
  return result.output as Lesson;
};

/** A file that wants to be a lesson: it has runs, which no scenario has. */
export const looksLikeLesson = (input: unknown): boolean =>
  typeof input === 'object' && input !== null && 'runs' in input;
