import { useEffect, useId, useRef, useState } from 'react';
import type { KeyboardEvent, RefObject, SyntheticEvent } from 'react';
import { sameAnswer } from '../../lessons/answer.ts';
import { plainProse } from '../../lessons/prose.ts';
import type { Option, Prediction } from '../../scenario/teaching.ts';
import { inLanguage, type Language } from '../../text/language.ts';
import { lessonText, optionText } from '../../text/lesson.ts';
import { Prose } from '../parts/Prose.tsx';
import { reasonsOf, saidText, type Reason } from './answers.ts';
import styles from './QuestionCard.module.css';

interface QuestionCardProps {
  readonly prediction: Prediction;
  /** The how many-th it is of those of the run, from 1. */
  readonly number: number;
  readonly of: number;
  readonly state: 'asked' | 'answered' | 'skipped';
  /** The learner's answer: the `is` of an option, or what was typed. */
  readonly given: string | null;
  /** The model's; null as long as it is not to be seen. */
  readonly answer: string | null;
  readonly language: Language;
  readonly onAnswer: (given: string) => void;
  readonly onSkip: () => void;
  readonly onGoOn: () => void;
  readonly onTerm?: ((id: string) => void) | undefined;
}

/** The option that a key chooses: 1 is the first. */
const optionFor = ({ options }: Prediction, press: KeyboardEvent): Option | undefined => {
  const typesText = press.target instanceof HTMLInputElement;
  const combined = press.ctrlKey || press.altKey || press.metaKey;
  return typesText || combined || press.repeat || !/^[1-9]$/.test(press.key)
    ? undefined
    : options[Number(press.key) - 1];
};

/** Characters that a narrow button takes on two lines; a Chinese one has the width of two. */
const shortEnough = { en: 34, zh: 18 } as const satisfies Record<Language, number>;

const isLong = (option: Option, language: Language): boolean =>
  plainProse(optionText(option, language)).length > shortEnough[language];

const Options = ({ prediction, language, onAnswer }: QuestionCardProps) => (
  <ol
    className={styles.options}
    data-long={prediction.options.some((option) => isLong(option, language)) || undefined}
    aria-label={lessonText(language).question.options}
  >
    {prediction.options.map((option, index) => (
      <li key={option.is}>
        <button
          type="button"
          className={styles.option}
          aria-keyshortcuts={String(index + 1)}
          onClick={() => onAnswer(option.is)}
        >
          <kbd className={styles.key} aria-hidden="true">
            {index + 1}
          </kbd>
          <span>
            <Prose text={optionText(option, language)} language={language} />
          </span>
        </button>
      </li>
    ))}
  </ol>
);

const Typed = ({ language, onAnswer, labelledBy }: QuestionCardProps & { labelledBy: string }) => {
  const [text, setText] = useState('');
  const words = lessonText(language).question;
  return (
    <form
      className={styles.typed}
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim() !== '') onAnswer(text.trim());
      }}
    >
      <input
        type="text"
        className={styles.field}
        value={text}
        maxLength={80}
        placeholder={words.yourAnswer}
        aria-label={words.yourAnswer}
        aria-describedby={labelledBy}
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        onChange={(event) => setText(event.target.value)}
      />
      <button type="submit" className="button main">
        {words.answer}
      </button>
    </form>
  );
};

const Chip = ({ who, said, mark }: { who: string; said: string; mark?: boolean | undefined }) => (
  <span
    className={styles.chip}
    data-mark={mark === undefined ? undefined : mark ? 'right' : 'wrong'}
  >
    <span className={styles.who}>{who}</span>
    <strong>{said}</strong>
  </span>
);

const colon = (words: string, language: Language) => words + (language === 'zh' ? '：' : ': ');

/** What the learner said beside what the model does. */
const Verdict = ({ prediction, given, answer, state, language }: QuestionCardProps) => {
  const words = lessonText(language).question;
  const said = (text: string) => saidText(text, prediction, language);
  const isRight = given !== null && answer !== null && sameAnswer(given, answer);
  return (
    <>
      {given !== null && answer !== null && (
        <strong className={styles.mark} data-mark={isRight ? 'right' : 'wrong'}>
          <span aria-hidden="true">{isRight ? '✓' : '✗'}</span>{' '}
          {isRight ? words.right : words.wrong}
        </strong>
      )}
      {given === null && state === 'skipped' && <strong>{words.skipped}</strong>}
      {given !== null && (
        <Chip
          who={colon(words.you, language)}
          said={said(given)}
          mark={answer === null ? undefined : isRight}
        />
      )}
      {answer === null ? (
        <span className={styles.quiet}>{words.hidden}</span>
      ) : (
        <Chip who={colon(words.model, language)} said={said(answer)} mark />
      )}
    </>
  );
};

type ReasonProps = Pick<QuestionCardProps, 'language' | 'onTerm'> & { readonly reason: Reason };

const ReasonLine = ({ reason, language, onTerm }: ReasonProps) => {
  const words = lessonText(language).question;
  const { option, isRight, isGiven, why } = reason;
  return (
    <li className={styles.reason} data-mark={isRight ? 'right' : 'wrong'}>
      <span className={styles.mark} data-mark={isRight ? 'right' : 'wrong'}>
        <span aria-hidden="true">{isRight ? '✓' : '✗'}</span>
        <span className="unseen">{isRight ? words.right : words.wrong}</span>
      </span>
      <span>
        {option !== null && (
          <strong className={styles.about}>
            <Prose text={optionText(option, language)} language={language} />
          </strong>
        )}{' '}
        {isGiven && <span className={styles.given}>{words.given}</span>}{' '}
        {why === null ? (
          words.otherwise
        ) : (
          <>
            <Prose text={inLanguage(why.why, language)} language={language} onTerm={onTerm} />{' '}
            <span className={styles.clause} lang="en">
              {why.clause}
            </span>
          </>
        )}
      </span>
    </li>
  );
};

/** What was opened at the lower edge of the card is brought into sight. */
const showWhole = ({
  currentTarget: { open, parentElement: card },
}: SyntheticEvent<HTMLDetailsElement>): void => {
  if (open && card !== null) card.scrollTop = card.scrollHeight;
};

const Reasons = ({ prediction, given, answer, ...rest }: QuestionCardProps) => {
  if (answer === null) return null;
  const { first, others } = reasonsOf(prediction, given, answer);
  const line = (reason: Reason, index: number) => (
    <ReasonLine key={index} {...rest} reason={reason} />
  );
  return (
    <>
      <ul className={styles.reasons}>{first.map(line)}</ul>
      {others.length > 0 && (
        <details className={styles.others} onToggle={showWhole}>
          <summary>{lessonText(rest.language).question.others}</summary>
          <ul className={styles.reasons}>{others.map(line)}</ul>
        </details>
      )}
    </>
  );
};

/**
 * The focus goes to the question when it comes, and to the verdict when it was answered; one that
 * was answered before is only shown.
 */
const useFocus = (
  { prediction, state }: QuestionCardProps,
  question: RefObject<HTMLElement | null>,
  verdict: RefObject<HTMLElement | null>,
) => {
  const before = useRef<{ id: string; state: string } | null>(null);
  useEffect(() => {
    const was = before.current;
    before.current = { id: prediction.id, state };
    const same = was?.id === prediction.id;
    if (state === 'asked' && !(same && was.state === 'asked')) {
      question.current?.focus({ preventScroll: true });
    }
    if (state !== 'asked' && same && was.state === 'asked') {
      verdict.current?.focus({ preventScroll: true });
    }
  }, [prediction.id, state, question, verdict]);
};

/** A question that is asked before something happens, and what became of its answer. */
export const QuestionCard = (props: QuestionCardProps) => {
  const { prediction, number, of, state, language, onAnswer, onSkip, onGoOn, onTerm } = props;
  const id = useId();
  const question = useRef<HTMLHeadingElement>(null);
  const verdict = useRef<HTMLDivElement>(null);
  useFocus(props, question, verdict);
  const words = lessonText(language).question;
  const asked = state === 'asked';
  return (
    <div
      role="group"
      className={styles.card}
      data-state={state}
      aria-labelledby={id}
      onKeyDown={(press) => {
        const option = asked && !prediction.typed ? optionFor(prediction, press) : undefined;
        if (option !== undefined) onAnswer(option.is);
      }}
    >
      <p className={styles.number}>
        {words.number(number, of)}
        {asked && <span className={styles.quiet}>{words.before}</span>}
      </p>
      <h2 id={id} ref={question} tabIndex={-1} className={styles.question}>
        <Prose
          text={inLanguage(prediction.question, language)}
          language={language}
          onTerm={onTerm}
        />
      </h2>
      {asked && (prediction.typed ? <Typed {...props} labelledBy={id} /> : <Options {...props} />)}
      {asked && (
        <button type="button" className={`button ${styles.skip}`} onClick={onSkip}>
          {words.skip}
        </button>
      )}
      <div ref={verdict} tabIndex={-1} className={styles.verdict} role="status">
        {!asked && <Verdict {...props} />}
      </div>
      {!asked && (
        <button type="button" className="button main" onClick={onGoOn}>
          {words.goOn}
        </button>
      )}
      {!asked && <Reasons {...props} />}
    </div>
  );
};
