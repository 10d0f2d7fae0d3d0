import { useEffect, useRef } from 'react';
import type { CourseQuestion } from '../../lessons/course-questions.ts';
import type { Answers } from '../../lessons/questions.ts';
import { inLanguage, type Language } from '../../text/language.ts';
import { quizText } from '../../text/quiz.ts';
import { Prose } from '../parts/Prose.tsx';
import styles from './Quiz.module.css';
import { markOf, type Mark, type Rights } from './rounds.ts';

interface QuizResultProps {
  readonly questions: readonly CourseQuestion[];
  readonly answers: Answers;
  readonly rights: Rights;
  /** The title of a lesson, or null where it is still to come. */
  readonly titleOf: (lesson: string) => string | null;
  readonly language: Language;
  readonly onLesson: (lesson: string) => void;
  /** Back to a question, to read why. */
  readonly onQuestion: (index: number) => void;
  readonly onLeave: () => void;
}

const signs: Readonly<Record<Mark, string>> = { right: '✓', wrong: '✗', skipped: '–' };

type LessonsProps = Pick<QuizResultProps, 'titleOf' | 'language' | 'onLesson'> & {
  readonly lessons: readonly string[];
};

const Lessons = ({ lessons, titleOf, language, onLesson }: LessonsProps) => {
  const text = quizText(language);
  return (
    <p className={styles.lessons}>
      {text.lessons}{' '}
      {lessons.map((lesson) => {
        const title = titleOf(lesson);
        return title === null ? (
          <span key={lesson}>{text.toCome(lesson)}</span>
        ) : (
          <button
            key={lesson}
            type="button"
            className={styles.link}
            onClick={() => onLesson(lesson)}
          >
            {lesson} {title}
          </button>
        );
      })}
    </p>
  );
};

/** How the round went, and where to read on. */
export const QuizResult = (props: QuizResultProps) => {
  const { questions, answers, rights, language, onQuestion, onLeave } = props;
  const text = quizText(language);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.focus();
  }, []);
  const marks = questions.map((question) => markOf(question, answers, rights));
  const right = marks.filter((mark) => mark === 'right').length;
  return (
    <div className={styles.result}>
      <h3 ref={heading} tabIndex={-1} className={styles.score}>
        {text.result(right, questions.length)}
      </h3>
      <p>{right === questions.length ? text.allRight : text.resultHint}</p>
      <ol className={styles.marks}>
        {questions.map((question, index) => {
          const mark = marks[index] ?? 'skipped';
          return (
            <li key={question.id} data-mark={mark}>
              <span className={styles.mark} data-mark={mark}>
                <span aria-hidden="true">{signs[mark]}</span>
                <span className="unseen">{text.marks[mark]}</span>
              </span>
              <div>
                <button type="button" className={styles.link} onClick={() => onQuestion(index)}>
                  <Prose text={inLanguage(question.question, language)} language={language} />
                </button>
                {mark !== 'right' && <Lessons {...props} lessons={question.lessons} />}
              </div>
            </li>
          );
        })}
      </ol>
      <div className={styles.actions}>
        <button type="button" className="button" onClick={onLeave}>
          {text.leave}
        </button>
      </div>
    </div>
  );
};
