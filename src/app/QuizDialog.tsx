import { useEffect, useState } from 'react';
import { course } from '../lessons/course/list.ts';
import { questionsOfRound, type CourseQuestion, type Round } from '../lessons/course-questions.ts';
import { interfaceText } from '../text/interface.ts';
import { inLanguage, type Language } from '../text/language.ts';
import { quizText } from '../text/quiz.ts';
import { QuestionCard } from '../views/lesson/QuestionCard.tsx';
import { PrintableSheet } from '../views/quiz/PrintableSheet.tsx';
import { QuizQuestion } from '../views/quiz/QuizQuestion.tsx';
import { QuizResult } from '../views/quiz/QuizResult.tsx';
import { largestNumber, QuizStart } from '../views/quiz/QuizStart.tsx';
import { cardOf, type Rights } from '../views/quiz/rounds.ts';
import type { Controls } from './controls.ts';
import { Dialog } from './Dialog.tsx';
import { useProgress } from './progress.ts';
import { answersOf, begin, goTo, hasRun, judge, keepIn, showRun, usePlace } from './quiz.ts';
import { goOnAtLanes } from './reading-on.tsx';

interface QuizDialogProps {
  readonly language: Language;
  readonly controls: Controls;
  readonly onClose: () => void;
}

const otherNumber = (): number => 1 + Math.floor(Math.random() * largestNumber);

/** What is right in a round, as soon as its runs are run; `failed` where they cannot be fetched. */
const useRights = (round: Round | null): Rights | 'failed' | null => {
  const [made, keep] = useState<{ round: Round; rights: Rights | 'failed' } | null>(null);
  useEffect(() => {
    if (round === null) return undefined;
    let isCurrent = true;
    const settle = (rights: Rights | 'failed') => {
      if (isCurrent) keep({ round, rights });
    };
    judge(round).then(settle, () => settle('failed'));
    return () => {
      isCurrent = false;
    };
  }, [round]);
  return made?.round === round ? made.rights : null;
};

const titleOf =
  (language: Language) =>
  (lesson: string): string | null => {
    const listed = course.find(({ id }) => id === lesson);
    return listed === undefined ? null : inLanguage(listed.title, language);
  };

interface RoundProps extends QuizDialogProps {
  readonly round: Round;
  readonly at: number;
  readonly rights: Rights;
  readonly onLeave: () => void;
}

const Asked = (props: RoundProps & { readonly question: CourseQuestion }) => {
  const { question, round, at, rights, language, controls, onClose, onLeave } = props;
  const answers = answersOf(round, useProgress().answers);
  const { id } = question;
  const given = answers[id];
  const isOpen = given === undefined;
  return (
    <QuizQuestion
      round={round}
      language={language}
      onLeave={onLeave}
      onShow={
        isOpen || !hasRun(question)
          ? null
          : () => {
              onClose();
              void showRun(question, controls);
              goOnAtLanes();
            }
      }
    >
      <QuestionCard
        key={id}
        prediction={cardOf(question)}
        number={at + 1}
        of={10}
        state={isOpen ? 'asked' : given === null ? 'skipped' : 'answered'}
        given={given ?? null}
        answer={isOpen ? null : (rights[id] ?? null)}
        language={language}
        onAnswer={(text) => keepIn(round, id, text)}
        onSkip={() => keepIn(round, id, null)}
        onGoOn={() => goTo({ round, at: at + 1 })}
      />
    </QuizQuestion>
  );
};

const RoundOfTen = (props: RoundProps) => {
  const { round, at, rights, language, controls, onClose, onLeave } = props;
  const { answers } = useProgress();
  const questions = questionsOfRound(round);
  const question = questions[at];
  if (question !== undefined) return <Asked {...props} question={question} />;
  return (
    <QuizResult
      questions={questions}
      answers={answersOf(round, answers)}
      rights={rights}
      titleOf={titleOf(language)}
      language={language}
      onLesson={(lesson) => {
        onClose();
        controls.learn(lesson);
      }}
      onQuestion={(index) => goTo({ round, at: index })}
      onLeave={onLeave}
    />
  );
};

const Contents = (props: QuizDialogProps) => {
  const { language } = props;
  const { round, at } = usePlace();
  const [number, choose] = useState(() => (typeof round === 'number' ? round : otherNumber()));
  const [printed, print] = useState<Round | null>(null);
  const [left, leave] = useState<Round | null>(null);
  const rights = useRights(printed ?? round);
  const { answers } = useProgress();
  const text = quizText(language);
  if (round === null && printed === null)
    return (
      <QuizStart
        language={language}
        number={number}
        left={left}
        answered={(one) => Object.keys(answersOf(one, answers)).length}
        onNumber={choose}
        onOtherNumber={() => choose(otherNumber())}
        onBegin={(one) => begin(one, answers)}
        onPrint={print}
      />
    );
  if (rights === null) return <p role="status">{text.judging}</p>;
  if (rights === 'failed') return <p role="alert">{text.failed}</p>;
  if (printed !== null)
    return (
      <PrintableSheet
        product={interfaceText(language).product}
        round={printed}
        questions={questionsOfRound(printed)}
        rights={rights}
        language={language}
        onBack={() => {
          leave(printed);
          print(null);
        }}
      />
    );
  if (round === null) return null;
  const toStart = () => {
    leave(round);
    goTo({ round: null, at: 0 });
  };
  return <RoundOfTen {...props} round={round} at={at} rights={rights} onLeave={toStart} />;
};

/** Ten questions before and after the course, on the screen or on paper. */
export const QuizDialog = (props: QuizDialogProps) => {
  const { language, onClose } = props;
  return (
    <Dialog
      title={quizText(language).title}
      closeLabel={interfaceText(language).close}
      onClose={onClose}
    >
      <Contents {...props} />
    </Dialog>
  );
};
