/** The questions of a run where they are asked, and what the reader has answered. */
import type { Prediction } from '../scenario/teaching.ts';
import type { Trace } from '../trace/trace.ts';
import { sameAnswer } from './answer.ts';
import { answerIn, type Traces } from './check.ts';
import type { WholeLesson, WholeRun } from './compose.ts';
import { mixed } from './mixing.ts';
import { stepAfter, stepBefore } from './moment.ts';

/** What was answered to each question, by its key; null: it was skipped. */
export type Answers = Readonly<Record<string, string | null>>;

export interface PlacedQuestion {
  /** `L02/a/ack-of-segment-2`: by this the answer is kept. */
  readonly key: string;
  readonly prediction: Prediction;
  /** It is asked while one stands here. */
  readonly step: number;
  /** What the run answers, or null as long as the run that is asked is not there. */
  readonly answer: string | null;
}

type LessonId = Pick<WholeLesson, 'id'>;

export const keyOf = (lesson: LessonId, run: Pick<WholeRun, 'id'>, { id }: Prediction): string =>
  `${lesson.id}/${run.id}/${id}`;

/** Whoever writes a question puts the right option first; nobody shall learn that. */
const withMixedOptions = (prediction: Prediction): Prediction => ({
  ...prediction,
  options: [...mixed(prediction.options, prediction.id, ({ is }) => is)],
});

/** The questions of a run in the order of their steps. What never comes is not asked. */
export const questionsIn = (
  lesson: LessonId,
  run: WholeRun,
  trace: Trace,
  others: Traces,
): readonly PlacedQuestion[] =>
  run.predictions
    .flatMap((prediction) => {
      const step = stepBefore(trace, prediction.at);
      if (step === null) return [];
      const answer = answerIn(prediction.ask, run.id, { ...others, [run.id]: trace });
      return [
        {
          key: keyOf(lesson, run, prediction),
          prediction: withMixedOptions(prediction),
          step,
          answer,
        },
      ];
    })
    .toSorted((a, b) => a.step - b.step);

export const isOpen = (answers: Answers, { key }: PlacedQuestion): boolean => !(key in answers);

/** The steps at which a question waits. */
export const waitingAt = (
  questions: readonly PlacedQuestion[],
  answers: Answers,
): readonly number[] => [
  ...new Set(questions.filter((one) => isOpen(answers, one)).map(({ step }) => step)),
];

/** The answer that was given is the run's. */
export const isRight = ({ answer }: PlacedQuestion, given: string): boolean =>
  answer !== null && sameAnswer(given, answer);

/** What has been said up to a step, in the order of the run; the last is of the present moment. */
export const notesUpTo = ({ notes }: WholeRun, trace: Trace, step: number) =>
  notes
    .flatMap((note) => {
      const from = stepAfter(trace, note.at);
      return from === null || from > step ? [] : [{ note, from }];
    })
    .toSorted((a, b) => a.from - b.from)
    .map(({ note }) => note);

/** Every question of the run is answered or skipped, and its end was seen. */
export const isDone = (
  questions: readonly PlacedQuestion[],
  answers: Answers,
  atEnd: boolean,
): boolean => atEnd && questions.every((one) => !isOpen(answers, one));
