/** Checks the form of a lesson and says in one sentence what is wrong, and where. */
import { judged } from '../scenario/validate.ts';
import { lessonSchema, type Lesson } from './schema.ts';

/** A lesson from any value, or a `ScenarioError` that names the place. */
export const validateLesson = (input: unknown): Lesson => judged(lessonSchema, input);

/** A file that wants to be a lesson: it has runs, which no scenario has. */
export const looksLikeLesson = (input: unknown): boolean =>
  typeof input === 'object' && input !== null && 'runs' in input;
