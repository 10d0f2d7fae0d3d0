import { useEffect, useState } from 'react';
import { questionNamed, type CourseQuestion } from '../lessons/course-questions.ts';
import { interfaceText } from '../text/interface.ts';
import type { Language } from '../text/language.ts';
import { quizText } from '../text/quiz.ts';
import { QuestionCard } from '../views/lesson/QuestionCard.tsx';
import { cardOf } from '../views/quiz/rounds.ts';
import type { Controls } from './controls.ts';
import { Dialog } from './Dialog.tsx';
import { keepAnswer, useProgress } from './progress.ts';
import { hasRun, judgeOne, showRun } from './quiz.ts';
import { goOnAtLanes } from './reading-on.tsx';

interface CourseQuestionDialogProps {
  readonly id: string;
  readonly language: Language;
  readonly controls: Controls;
  readonly onClose: () => void;
}

/** What is right, as soon as the run that decides it is run. */
const useRight = (question: CourseQuestion | undefined): string | null => {
  const [right, keep] = useState<{ readonly of: string; readonly is: string } | null>(null);
  useEffect(() => {
    if (question === undefined) return undefined;
    let isCurrent = true;
    judgeOne(question).then(
      (is) => {
        if (isCurrent) keep({ of: question.id, is });
      },
      () => undefined,
    );
    return () => {
      isCurrent = false;
    };
  }, [question]);
  return right !== null && right.of === question?.id ? right.is : null;
};

/** A question of the course, asked where a lesson answers it. */
export const CourseQuestionDialog = (props: CourseQuestionDialogProps) => {
  const { id, language, controls, onClose } = props;
  const question = questionNamed(id);
  const right = useRight(question);
  const { answers } = useProgress();
  if (question === undefined) return null;
  const key = `course/${id}`;
  const given = answers[key];
  return (
    <Dialog title={id} closeLabel={interfaceText(language).close} onClose={onClose}>
      <QuestionCard
        prediction={cardOf(question)}
        number={1}
        of={1}
        state={given === undefined ? 'asked' : given === null ? 'skipped' : 'answered'}
        given={given ?? null}
        answer={given === undefined ? null : right}
        language={language}
        onAnswer={(text) => {
          keepAnswer(key, text);
        }}
        onSkip={() => {
          keepAnswer(key, null);
        }}
        onGoOn={onClose}
        onTerm={controls.showTerm}
      />
      {given !== undefined && hasRun(question) && (
        <button
          type="button"
          className="button"
          title={quizText(language).showHint}
          onClick={() => {
            onClose();
            void showRun(question, controls);
            goOnAtLanes();
          }}
        >
          {quizText(language).show}
        </button>
      )}
    </Dialog>
  );
};
