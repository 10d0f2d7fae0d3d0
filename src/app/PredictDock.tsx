import { useEffect, useState } from 'react';
import { askedAnywhere } from '../lessons/asked-anywhere.ts';
import { answerOf } from '../lessons/ask.ts';
import { stepBefore } from '../lessons/moment.ts';
import type { Prediction } from '../scenario/teaching.ts';
import { quizText } from '../text/quiz.ts';
import type { Trace } from '../trace/trace.ts';
import { QuestionCard } from '../views/lesson/QuestionCard.tsx';
import { Nothing } from '../views/quiz/Nothing.tsx';
import { Asks } from './reading-on.tsx';
import type { View } from './view.ts';

interface Asked {
  readonly trace: Trace;
  /** Where it was asked, and where what it is about has happened. */
  readonly from: number;
  readonly to: number;
  readonly prediction: Prediction;
}

const asked = (trace: Trace, step: number): Asked | null => {
  const prediction = askedAnywhere(trace, step, String(Math.random()));
  const at = prediction === null ? null : stepBefore(trace, prediction.at);
  return prediction === null || at === null ? null : { trace, from: step, to: at + 1, prediction };
};

/** Going on waits for the answer, as in a lesson. */
const useWaiting = ({ player }: View, step: number | null): void => {
  useEffect(() => {
    player.send({ type: 'ask', questions: step === null ? [] : [step] });
    return () => {
      player.send({ type: 'ask', questions: [] });
    };
  }, [player, step]);
};

const Question = (view: View & { readonly question: Asked; readonly onClose: () => void }) => {
  const { question, onClose, player, language, step, trace, controls } = view;
  const { prediction, from, to } = question;
  const [given, answer] = useState<string | null | undefined>(undefined);
  useWaiting(view, given === undefined ? from : null);
  // The answer stays beside what happened, until one goes on from there.
  const isOver = trace !== question.trace || step < from || step > to;
  useEffect(() => {
    if (isOver) onClose();
  }, [isOver, onClose]);
  const goOn = () => {
    if (step >= to) onClose();
    else {
      player.send({ type: 'go', step: to - 1 });
      player.send({ type: 'next' });
    }
  };
  return (
    <Asks>
      <QuestionCard
        prediction={prediction}
        number={1}
        of={1}
        state={given === undefined ? 'asked' : given === null ? 'skipped' : 'answered'}
        given={given ?? null}
        answer={given === undefined ? null : answerOf(prediction.ask, question.trace)}
        language={language}
        onAnswer={answer}
        onSkip={() => answer(null)}
        onGoOn={goOn}
        onTerm={controls.showTerm}
      />
    </Asks>
  );
};

/** A question about what comes next, on any run, directly under the lanes. */
export const PredictDock = (view: View & { readonly onClose: () => void }) => {
  const { trace, step, scenario, language, onClose } = view;
  const [question] = useState(() => asked(trace, step));
  if (question !== null) return <Question {...view} question={question} />;
  const text = quizText(language).predict;
  const isFiction = scenario.options?.fiction !== undefined;
  return (
    <Nothing
      text={isFiction ? text.fiction : text.nothing}
      closeLabel={text.close}
      onClose={onClose}
    />
  );
};
