import { sameAnswer } from '../../lessons/answer.ts';
import { course } from '../../lessons/course/list.ts';
import { optionsOf, type CourseQuestion, type Round } from '../../lessons/course-questions.ts';
import { inLanguage, languageTag, type Language } from '../../text/language.ts';
import { optionText } from '../../text/lesson.ts';
import { quizText } from '../../text/quiz.ts';
import { Prose } from '../parts/Prose.tsx';
import { roundName, type Rights } from './rounds.ts';
import styles from './Sheet.module.css';

interface SheetProps {
  readonly product: string;
  readonly round: Round;
  readonly questions: readonly CourseQuestion[];
  readonly rights: Rights;
  /** Of the sheet; the page may have another. */
  readonly language: Language;
}

const letters = 'ABCD';

const Head = ({ product, round, language }: SheetProps) => {
  const text = quizText(language);
  const name = roundName(round, language);
  return (
    <p className={styles.head}>
      <strong>{product}</strong>
      <span>
        {text.title} · {name}
      </span>
    </p>
  );
};

const Question = ({ question, language }: SheetProps & { question: CourseQuestion }) => (
  <li className={styles.question}>
    <p>
      <Prose text={inLanguage(question.question, language)} language={language} />
    </p>
    <ul className={styles.options}>
      {optionsOf(question).map((option, index) => (
        <li key={option.is}>
          <span className={styles.box} aria-hidden="true" />
          <span className={styles.letter}>{letters[index]}</span>
          <span>
            <Prose text={optionText(option, language)} language={language} />
          </span>
        </li>
      ))}
    </ul>
  </li>
);

/** Where to read on, by the titles that the course's list has; what is still to come is not there. */
const Lessons = ({
  lessons,
  language,
}: Pick<CourseQuestion, 'lessons'> & Pick<SheetProps, 'language'>) => {
  const titles = course
    .filter(({ id }) => lessons.includes(id))
    .map(({ title }) => inLanguage(title, language));
  if (titles.length === 0) return null;
  const { sheet } = quizText(language);
  return (
    <p className={styles.clause}>{sheet.lessons(titles.join(language === 'zh' ? '；' : '; '))}</p>
  );
};

const Answer = ({ question, rights, language }: SheetProps & { question: CourseQuestion }) => (
  <li className={styles.answer}>
    {optionsOf(question).map((option, index) => {
      const isRight = sameAnswer(option.is, rights[question.id] ?? '');
      return (
        <p key={option.is} data-right={isRight}>
          <strong>
            {isRight ? '✓' : '✗'} {letters[index]}{' '}
            {isRight && <Prose text={optionText(option, language)} language={language} />}
          </strong>
          {isRight ? ' · ' : ' '}
          <Prose text={inLanguage(option.why, language)} language={language} />{' '}
          <span className={styles.clause} lang="en">
            {option.clause}
          </span>
        </p>
      );
    })}
    <Lessons lessons={question.lessons} language={language} />
  </li>
);

/** Ten questions on paper, and on a page of its own what is right, and why. */
export const Sheet = (props: SheetProps) => {
  const { questions, language } = props;
  const text = quizText(language).sheet;
  return (
    <div className={styles.sheet} lang={languageTag[language]}>
      <section className={styles.page}>
        <Head {...props} />
        <p className={styles.fields}>
          <span>{text.name}</span>
          <span>{text.date}</span>
        </p>
        <p>{text.instruction}</p>
        <ol>
          {questions.map((question) => (
            <Question key={question.id} {...props} question={question} />
          ))}
        </ol>
      </section>
      <section className={styles.page}>
        <Head {...props} />
        <h3>{text.answers}</h3>
        <ol>
          {questions.map((question) => (
            <Answer key={question.id} {...props} question={question} />
          ))}
        </ol>
      </section>
    </div>
  );
};
