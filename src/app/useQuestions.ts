/** The questions of the run on the screen, and how the player waits for their answers. */
import { useEffect, useMemo, useState } from 'react';
import type { Traces } from '../lessons/check.ts';
import type { WholeLesson } from '../lessons/compose.ts';
import {
  isDone,
  questionsIn,
  waitingAt,
  type Answers,
  type PlacedQuestion,
} from '../lessons/questions.ts';
import { originalOf } from '../trace/shown.ts';
import { reach, useProgress } from './progress.ts';
import type { Taught } from './taught.ts';
import type { View } from './view.ts';

const none: Traces = {};

/** The other runs of a lesson, run when they are asked for. */
export const useTraces = (lesson: WholeLesson, wanted: boolean): Traces => {
  const [made, keep] = useState<{ readonly of: WholeLesson; readonly traces: Traces } | null>(null);
  useEffect(() => {
    if (!wanted || made?.of === lesson) return undefined;
    let isCurrent = true;
    void import('../sim/run.ts').then(({ run }) => {
      const runs = lesson.runs.map(({ id, scenario }) => [id, run(scenario)] as const);
      if (isCurrent) keep({ of: lesson, traces: Object.fromEntries(runs) });
    });
    return () => {
      isCurrent = false;
    };
  }, [lesson, wanted, made]);
  return made?.of === lesson ? made.traces : none;
};

export interface Questions {
  readonly questions: readonly PlacedQuestion[];
  readonly answers: Answers;
}

export const useQuestions = (view: View, { lesson, run }: Taught): Questions => {
  const trace = originalOf(view.trace);
  const { answers } = useProgress();
  const { player, address, step } = view;
  const asksOthers = run.predictions.some(({ ask }) => ask.run !== undefined && ask.run !== run.id);
  const others = useTraces(lesson, asksOthers);
  const questions = useMemo(
    () => questionsIn(lesson, run, trace, others),
    [lesson, run, trace, others],
  );
  const waiting = address.wait ? waitingAt(questions, answers).join() : '';
  // Whatever opened the run anew, the player waits for what is open of it.
  const held = view.held.join();
  useEffect(() => {
    const steps = waiting === '' ? [] : waiting.split(',').map(Number);
    if (held !== waiting) player.send({ type: 'ask', questions: steps });
  }, [player, waiting, held]);
  const atEnd = step >= view.range.last;
  const done = isDone(questions, answers, atEnd);
  useEffect(() => {
    if (step > 0) reach(lesson.id, done ? 'done' : 'begun');
  }, [lesson, step, done]);
  return { questions, answers };
};
