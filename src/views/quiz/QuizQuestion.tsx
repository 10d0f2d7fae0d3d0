import type { ReactNode } from 'react';
import type { Round } from '../../lessons/course-questions.ts';
import type { Language } from '../../text/language.ts';
import { quizText } from '../../text/quiz.ts';
import styles from './Quiz.module.css';
import { roundName } from './rounds.ts';

interface QuizQuestionProps {
  readonly round: Round;
  readonly language: Language;
  /** The card of the question. */
  readonly children: ReactNode;
  /** Opens the run that decided it; null as long as it is not answered, or where there is none. */
  readonly onShow: (() => void) | null;
  /** To the choice of rounds; what was answered is kept. */
  readonly onLeave: () => void;
}

/** One question of a round, and what one can do besides answering it. */
export const QuizQuestion = (props: QuizQuestionProps) => {
  const { round, language, children, onShow, onLeave } = props;
  const text = quizText(language);
  return (
    <div className={styles.quiz}>
      <p className={styles.name}>{roundName(round, language)}</p>
      <div className={styles.card}>{children}</div>
      <div className={styles.actions}>
        {onShow !== null && (
          <button type="button" className="button" title={text.showHint} onClick={onShow}>
            {text.show}
          </button>
        )}
        <button type="button" className="button" onClick={onLeave}>
          {text.leave}
        </button>
      </div>
    </div>
  );
};
