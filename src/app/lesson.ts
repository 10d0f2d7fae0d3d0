/** Opens a lesson: one of the course, or one from the reader's disk. */
import { runOf, type WholeLesson, type WholeRun } from '../lessons/compose.ts';
import { course } from '../lessons/course/list.ts';
import { lessonFiles } from '../lessons/course/load.ts';
import type { Scenario } from '../scenario/schema.ts';
import type { Address } from './address.ts';
import type { LessonFile } from './lesson-file.ts';
import { ifChanged } from './original.ts';
import type { Opening } from './source.ts';
import type { Taught } from './taught.ts';

export interface OwnRun {
  readonly scenario: Scenario;
  readonly taught: Taught;
}

const isWorkedOut = (file: unknown): file is LessonFile =>
  typeof file === 'object' && file !== null && 'trace' in file;

const fetchLesson = async (id: string): Promise<LessonFile | null> => {
  const fetched = await lessonFiles[id]?.();
  if (fetched === undefined) return null;
  const { default: file } = fetched;
  return isWorkedOut(file) ? file : (await import('./lesson-file.ts')).lessonFile(file);
};

/** The lesson after this one in the course, or null. */
export const lessonAfter = (id: string) => {
  const place = course.findIndex((lesson) => lesson.id === id);
  return place < 0 ? null : (course[place + 1] ?? null);
};

/** The reader will want it next; where it fails it is asked for again. */
const fetchNext = (id: string): void =>
  void lessonFiles[lessonAfter(id)?.id ?? '']?.().catch(() => undefined);

/** A run with what is taught along it, as a scenario of its own: for a link, or a file. */
const withTeaching = ({ scenario, title, notes, predictions }: WholeRun): Scenario => ({
  ...scenario,
  title,
  lesson: { notes, predictions },
});

/** A run of a lesson that no address names: the address holds the run itself. */
export const ownRun = (lesson: WholeLesson, id: string | null): OwnRun => {
  const run = runOf(lesson, id);
  return { scenario: withTeaching(run), taught: { lesson, run } };
};

/** A scenario that carries what is taught along it, as a lesson of one run. */
export const taughtBy = ({ lesson: teaching, ...scenario }: Scenario): Taught | null => {
  if (teaching === undefined) return null;
  const { title = '', description = '' } = scenario;
  const both = (text: typeof title) => (typeof text === 'string' ? { en: text, zh: text } : text);
  const run: WholeRun = { id: 'a', title: both(title), scenario, ...teaching };
  const lesson: WholeLesson = {
    ...{ version: 1, id: 'own', module: 'orientation', minutes: 5, applications: false },
    ...{ title: both(title), goal: both(description), intro: [], panels: ['states'] },
    ...{ runs: [run], tables: [], figures: [], remember: [], questions: [], sources: [] },
  };
  return { lesson, run };
};

/** The lesson that an address names; null, and a warning, where there is none such. */
export const openLesson = async (
  address: Address,
  fromRun: (run: string) => Promise<Scenario>,
  warn: (message: string) => void,
): Promise<Opening | null> => {
  const file = await fetchLesson(address.lesson ?? '');
  if (file === null) {
    warn(
      `lesson=${String(address.lesson)}: expected one of ${Object.keys(lessonFiles).join(', ')}`,
    );
    return null;
  }
  const { lesson, trace } = file;
  fetchNext(lesson.id);
  const run = runOf(lesson, address.variant);
  if (address.variant !== null && run.id !== address.variant)
    warn(
      `variant=${address.variant}: expected one of ${lesson.runs.map(({ id }) => id).join(', ')}`,
    );
  const taught = { lesson, run };
  if (address.run !== null) {
    const scenario = await fromRun(address.run);
    return { address, taught, scenario, original: ifChanged(scenario, run.scenario) };
  }
  if (run !== lesson.runs[0]) return { address, taught, scenario: run.scenario };
  return { address, taught, scenario: trace.scenario, trace };
};
