/** The lessons as they stand in their files, judged, with their runs run. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import type { Traces } from '../../src/lessons/check.ts';
import { whole, type WholeLesson } from '../../src/lessons/compose.ts';
import { lessonSchema } from '../../src/lessons/schema.ts';
import { fromCatalogue } from '../../src/scenario/catalogue/index.ts';
import { validate } from '../../src/scenario/validate.ts';
import { run } from '../../src/sim/run.ts';

export const courseFolder = join(import.meta.dirname, '../../src/lessons/course');

/** `LESSON=L05,L06` looks at these only: for those who write one. */
const wanted = process.env.LESSON?.split(',');

export const lessonFiles: readonly string[] = readdirSync(courseFolder)
  .filter((name) => /^L\d\d\.json$/.test(name))
  .filter((name) => wanted === undefined || wanted.includes(name.replace('.json', '')))
  .toSorted();

export const readLesson = (file: string): WholeLesson => {
  const text = readFileSync(join(courseFolder, file), 'utf8');
  return whole(v.parse(lessonSchema, JSON.parse(text)), fromCatalogue, validate);
};

export const tracesOf = (lesson: WholeLesson): Traces =>
  Object.fromEntries(lesson.runs.map(({ id, scenario }) => [id, run(scenario)]));
