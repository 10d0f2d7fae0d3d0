import { useEffect, useRef, useState } from 'react';
import type { Round } from '../../lessons/course-questions.ts';
import type { Language } from '../../text/language.ts';
import { quizText } from '../../text/quiz.ts';
import styles from './Quiz.module.css';
import { roundName } from './rounds.ts';

export interface QuizStartProps {
  readonly language: Language;
  /** The number by which another ten are mixed. */
  readonly number: number;
  /** How many of a round are answered already. */
  readonly answered: (round: Round) => number;
  /** The round that one comes back from; null: none. */
  readonly left?: Round | null;
  readonly onNumber: (number: number) => void;
  readonly onOtherNumber: () => void;
  readonly onBegin: (round: Round) => void;
  readonly onPrint: (round: Round) => void;
}

/** Numbers that one can read out to a class. */
export const largestNumber = 9999;

const beginText = (answered: number, language: Language): string => {
  const text = quizText(language);
  if (answered === 0) return text.begin;
  return answered === 10 ? text.again : text.goOn(answered);
};

const RoundRow = (props: QuizStartProps & { readonly round: Round }) => {
  const { round, language, answered, left = null, onBegin, onPrint } = props;
  const begin = useRef<HTMLButtonElement>(null);
  const isBack = left === round;
  useEffect(() => {
    if (isBack) begin.current?.focus();
  }, [isBack]);
  const text = quizText(language);
  const name = roundName(round, language);
  const whose = <span className="unseen">{text.of(name)}</span>;
  return (
    <div className={styles.actions}>
      <button ref={begin} type="button" className="button main" onClick={() => onBegin(round)}>
        {beginText(answered(round), language)}
        {whose}
      </button>
      <button type="button" className="button" onClick={() => onPrint(round)}>
        {text.print}
        {whose}
      </button>
    </div>
  );
};

const NumberField = ({ language, number, onNumber, onOtherNumber }: QuizStartProps) => {
  const text = quizText(language);
  // While one types, the field may hold what is no number yet.
  const [typed, type] = useState<string | null>(null);
  return (
    <div className={styles.number}>
      <label>
        {text.number}{' '}
        <input
          type="number"
          min={1}
          max={largestNumber}
          step={1}
          inputMode="numeric"
          value={typed ?? number}
          onBlur={() => type(null)}
          onChange={({ target }) => {
            const meant = Math.trunc(target.valueAsNumber);
            type(target.value);
            if (meant >= 1 && meant <= largestNumber) onNumber(meant);
          }}
        />
      </label>
      <button type="button" className="button" onClick={onOtherNumber}>
        {text.otherNumber}
      </button>
    </div>
  );
};

/** Which ten, and whether on the screen or on paper. */
export const QuizStart = (props: QuizStartProps) => {
  const { language, number } = props;
  const text = quizText(language);
  return (
    <div className={styles.start}>
      <p className={styles.about}>
        {text.about} {text.kept}
      </p>
      {(['before', 'after'] as const).map((round) => (
        <section key={round} className={styles.round}>
          <h3>{text.rounds[round]}</h3>
          <p>{text.roundsAbout[round]}</p>
          <RoundRow {...props} round={round} />
        </section>
      ))}
      <section className={styles.round}>
        <h3>{text.mix}</h3>
        <p>{text.mixAbout}</p>
        <NumberField {...props} />
        <RoundRow {...props} round={number} />
      </section>
    </div>
  );
};
