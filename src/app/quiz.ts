/**
 * The round of ten that the reader is at. It waits while a run is shown, and what was answered is
 * kept with the progress of the course.
 */
import { useSyncExternalStore } from 'react';
import {
  catalogueRun,
  questionsOfRound,
  rightAnswer,
  runOf,
  type CourseQuestion,
  type Round,
} from '../lessons/course-questions.ts';
import type { Answers } from '../lessons/questions.ts';
import type { Rights } from '../views/quiz/rounds.ts';
import type { Controls } from './controls.ts';
import { forgetAnswers, keepAnswer } from './progress.ts';

export interface Place {
  /** Null: it is still to be chosen. */
  readonly round: Round | null;
  /** Which of the ten, from 0; 10 is the result. */
  readonly at: number;
}

let place: Place = { round: null, at: 0 };
const listeners = new Set<() => void>();

export const goTo = (next: Place): void => {
  place = next;
  listeners.forEach((listener) => {
    listener();
  });
};

export const usePlace = (): Place =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => place,
  );

const prefixOf = (round: Round): string => `ten-${String(round)}/`;

/** What was answered in a round, by the ids of the questions. */
export const answersOf = (round: Round, all: Answers): Answers =>
  Object.fromEntries(
    questionsOfRound(round).flatMap(({ id }) => {
      const given = all[prefixOf(round) + id];
      return given === undefined ? [] : [[id, given]];
    }),
  );

export const keepIn = (round: Round, id: string, given: string | null): void => {
  keepAnswer(prefixOf(round) + id, given);
};

/** Begins a round, or goes on with it; one that is done begins anew. */
export const begin = (round: Round, all: Answers): void => {
  const answers = answersOf(round, all);
  const open = questionsOfRound(round).findIndex(({ id }) => !(id in answers));
  if (open < 0) forgetAnswers(prefixOf(round));
  goTo({ round, at: Math.max(open, 0) });
};

const workshop = async () => {
  const [{ run }, { fromCatalogue }, { validate }] = await Promise.all([
    import('../sim/run.ts'),
    import('../scenario/catalogue/index.ts'),
    import('../scenario/validate.ts'),
  ]);
  const scenarioOf = (question: CourseQuestion) => validate(runOf(question, fromCatalogue));
  return { scenarioOf, traceOf: (question: CourseQuestion) => run(scenarioOf(question)) };
};

/** What is right in a round: the runs are run. */
export const judge = async (round: Round): Promise<Rights> => {
  const { traceOf } = await workshop();
  return Object.fromEntries(
    questionsOfRound(round).map((question) => [question.id, rightAnswer(question, traceOf)]),
  );
};

/** What is right: the run is run. */
export const judgeOne = async (question: CourseQuestion): Promise<string> =>
  rightAnswer(question, (await workshop()).traceOf);

/** Opens the run that decided a question. */
export const showRun = async (question: CourseQuestion, controls: Controls): Promise<void> => {
  const id = catalogueRun(question);
  if (id !== null) controls.choose(id);
  else controls.openScenario((await workshop()).scenarioOf(question));
};

export const hasRun = (question: CourseQuestion): boolean =>
  'judged' in question || question.shown !== undefined;
