/**
 * The questions of the course, and the rounds of ten. The file is ours: a test holds it against the
 * schema, so that no reader has to fetch it for it.
 */
import type { Scenario } from '../scenario/schema.ts';
import type { Prediction } from '../scenario/teaching.ts';
import type { Trace } from '../trace/trace.ts';
import { answerOf } from './ask.ts';
import { composed, type Catalogue } from './compose.ts';
import type { CourseQuestion, CourseQuestions } from './course-questions-schema.ts';
import { mixed } from './mixing.ts';
import file from './questions.json' with { type: 'json' };

export type { CourseQuestion };

const { forms, questions } = file as unknown as CourseQuestions;

export const courseQuestions: readonly CourseQuestion[] = questions;

export const questionNamed = (id: string): CourseQuestion | undefined =>
  questions.find((question) => question.id === id);

/** One of the two fixed rounds, or one that is mixed from a number. */
export type Round = keyof CourseQuestions['forms'] | number;

const size = 10;

/** The ten questions of a round, in order. */
export const questionsOfRound = (round: Round): readonly CourseQuestion[] =>
  typeof round === 'number'
    ? mixed(questions, String(round), ({ id }) => id).slice(0, size)
    : forms[round].flatMap((id) => questionNamed(id) ?? []);

/** The options of a question as they are shown: the right one may stand anywhere. */
export const optionsOf = ({ id, options }: CourseQuestion): Prediction['options'] => [
  ...mixed(options, id, ({ is }) => is),
];

/** The id of the scenario of the catalogue that shows it as it stands there, or null. */
export const catalogueRun = (question: CourseQuestion): string | null => {
  const run = 'judged' in question ? question.judged : question.shown;
  return run?.with === undefined && typeof run?.scenario === 'string' ? run.scenario : null;
};

/** The run that decides it, or that shows what is meant; not yet judged by the schema. Null: none. */
export const runOf = (question: CourseQuestion, catalogue: Catalogue): Scenario | null => {
  const run = 'judged' in question ? question.judged : question.shown;
  return run === undefined ? null : (composed(run, catalogue) as Scenario);
};

/** What is right: what the run answers, or what is laid down. */
export const rightAnswer = (
  question: CourseQuestion,
  runs: (question: CourseQuestion) => Trace,
): string =>
  'judged' in question ? answerOf(question.judged.ask, runs(question)) : question.right;
