/** What `src/lessons/COVERAGE.md` says, made from the data of the course. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { format } from 'prettier';
import { claims, noteNumbers, verdicts } from '../../src/lessons/claims.ts';
import type { Claim, Place } from '../../src/lessons/claims-schema.ts';
import { cards } from '../../src/lessons/glossary.ts';
import { disagreements, type Disagreement } from './disagreements.ts';

/** From the root, where commands and tests are run. */
const folder = 'src/lessons';

const read = (file: string): unknown => JSON.parse(readFileSync(join(folder, file), 'utf8'));

const listOf = (file: string, key: string): readonly Record<string, unknown>[] =>
  existsSync(join(folder, file))
    ? ((read(file) as Record<string, unknown>)[key] as Record<string, unknown>[])
    : [];

/** A small note to be put right, or two that differ, with the claims that it is made of. */
interface NoteToMend {
  readonly id: string;
  readonly claims: readonly number[];
}

/** What of the course is there. */
export interface Course {
  readonly lessons: readonly string[];
  readonly questions: readonly string[];
  readonly cards: readonly string[];
  readonly notes: readonly NoteToMend[];
}

export const readCourse = (): Course => ({
  lessons: readdirSync(join(folder, 'course'))
    .flatMap((name) => /^(L\d\d)\.json$/.exec(name)?.[1] ?? [])
    .toSorted(),
  questions: listOf('questions.json', 'questions').map(({ id }) => String(id)),
  cards: cards.map(({ id }) => id),
  notes: [...listOf('notes.json', 'notes'), ...listOf('notes.json', 'contradictions')].map(
    ({ id, claims: named }) => ({ id: String(id), claims: named as readonly number[] }),
  ),
});

const fileOf = (place: Place): string => {
  if ('lesson' in place) return `course/${place.lesson}.json`;
  return 'question' in place ? 'questions.json' : 'glossary.json';
};

/** The id of what shows a claim. */
export const nameOf = (place: Place): string => {
  if ('lesson' in place) return place.lesson;
  return 'question' in place ? place.question : place.card;
};

/** The claim is shown somewhere that is not there. */
export const isThere = (place: Place, course: Course): boolean => {
  if ('lesson' in place) return course.lessons.includes(place.lesson);
  return 'question' in place
    ? course.questions.includes(place.question)
    : course.cards.includes(place.card);
};

const linked = (place: Place, course: Course): string =>
  isThere(place, course) ? `[${nameOf(place)}](${fileOf(place)})` : nameOf(place);

const notesFor = ({ n }: Claim, { notes }: Course): readonly string[] =>
  notes.filter((note) => note.claims.includes(n)).map(({ id }) => `[note ${id}](notes.json)`);

const placesOf = (claim: Claim, course: Course): string => {
  const places = [
    ...(claim.shown ?? []).map((place) => linked(place, course)),
    ...notesFor(claim, course),
  ];
  return places.length > 0 ? places.join(', ') : `not shown: ${claim.missing?.en ?? ''}`;
};

/** Signs that Markdown would read as its own. */
const plain = (text: string): string => text.replaceAll(/[\\`*[\]<>#|]/g, (sign) => `\\${sign}`);

const line = (claim: Claim, course: Course): string =>
  `- **${String(claim.n)}** (${claim.where}, ${claim.verdict}) ${plain(claim.claim)} → ${placesOf(claim, course)}`;

const section = (title: string, lines: readonly string[]): string =>
  `## ${title}\n\n${lines.join('\n')}\n`;

/** A claim that compares notes stands in the last part. */
const partOf = ({ verdict, where }: Claim): string =>
  verdict === 'DIFF' ? 'notes that differ' : `note ${where.slice(0, 3)}`;

const parts = [...noteNumbers.map((note) => `note ${note}`), 'notes that differ'];

const disagreement = ({ lesson, line: place, table, model, clause }: Disagreement): string =>
  `- **${lesson}**, ${place}: the table says ${table}. The model: ${model}. What decides: ${clause}.`;

const counted = (course: Course): string => {
  const shown = claims.filter((claim) => claim.shown !== undefined);
  const byVerdict = verdicts.map(
    (verdict) => `${String(claims.filter((one) => one.verdict === verdict).length)} ${verdict}`,
  );
  return [
    `Of ${String(claims.length)} claims (${byVerdict.join(', ')}), ${String(shown.length)} are shown`,
    `and ${String(claims.length - shown.length)} are not, each for the reason given.`,
    `There are ${String(course.lessons.length)} lessons, ${String(course.questions.length)} questions,`,
    `${String(course.cards.length)} cards and ${String(course.notes.length)} notes to be put right or to be told apart.`,
  ].join('\n');
};

/** The whole file. */
export const coverage = async (course: Course = readCourse()): Promise<string> =>
  format(
    [
      '# What the study notes claim, and where it is shown',
      'Made by `npm run claims` from `claims.json`, `tests/lessons/disagreements.json` and the files of the course; do not edit it. A lesson is `L..`, a question `Q..`, a note that is to be put right `note N..`, two that differ `note D..`; all other names are cards of the glossary. What is right about each claim stands in `claims.json`, and on the page under Reference.',
      counted(course),
      ...parts.map((part) =>
        section(
          `Claims: ${part}`,
          claims.filter((claim) => partOf(claim) === part).map((claim) => line(claim, course)),
        ),
      ),
      section('Where the model and lessons.md disagree', disagreements.map(disagreement)),
    ].join('\n\n'),
    { parser: 'markdown', printWidth: 100, proseWrap: 'preserve' },
  );
