import { useRef } from 'react';
import { rightSide, type Contradiction } from '../../lessons/notes.ts';
import { inLanguage, languageTag, type Language } from '../../text/language.ts';
import { answerText } from '../../text/lesson.ts';
import { notesText, sourceText } from '../../text/notes.ts';
import { Prose } from '../parts/Prose.tsx';
import styles from './notes.module.css';
import { Clause, Says } from './Paper.tsx';
import { claimedText, type Decision } from './verdict.ts';

export type SideName = 'a' | 'b';

interface PairCardProps {
  readonly pair: Contradiction;
  /** The side that was chosen; null: none yet. */
  readonly chosen: SideName | null;
  readonly decision: Decision;
  readonly language: Language;
  readonly onChoose: (side: SideName) => void;
  readonly onWatch: () => void;
}

const sides = ['a', 'b'] as const;

/** The side that the model agrees with, as soon as it was chosen and decided. */
const decidedSide = ({ pair, chosen, decision }: PairCardProps): SideName | null =>
  chosen === null || decision === null || decision === 'failed'
    ? null
    : rightSide(pair, decision.answer);

const Side = ({ name, ...props }: PairCardProps & { readonly name: SideName }) => {
  const { pair, chosen, language, onChoose } = props;
  const text = notesText(language);
  const right = decidedSide(props);
  const side = pair[name];
  const mark = right === name ? 'right' : 'wrong';
  return (
    <li className={styles.paper} data-mark={right === null ? undefined : mark}>
      <p className={styles.from}>
        {sourceText(side.from, language)}
        {chosen === name && <strong> · {text.chosen}</strong>}
      </p>
      <p className={styles.words}>{side[language]}</p>
      {language === 'en' && (
        <p className={styles.original}>
          {text.original} <span lang={languageTag.zh}>{side.zh}</span>
        </p>
      )}
      {chosen === null && (
        <button
          type="button"
          className="button main"
          aria-label={`${text.choose}: ${side[language]}`}
          onClick={() => onChoose(name)}
        >
          {text.choose}
        </button>
      )}
      {right !== null && (
        <p>
          <strong className={styles.verdict} data-mark={mark}>
            <span aria-hidden="true">{mark === 'right' ? '✓ ' : '✗ '}</span>
            {text.sides[mark]}
          </strong>
        </p>
      )}
    </li>
  );
};

const Outcome = (props: PairCardProps) => {
  const { pair, chosen, decision, language } = props;
  const text = notesText(language);
  if (chosen === null) return null;
  if (decision === 'failed') return <p>{text.failed}</p>;
  const right = decidedSide(props);
  if (decision === null || right === null) return <p>{text.deciding}</p>;
  return (
    <>
      <p className={styles.question}>
        <Prose text={inLanguage(pair.run.question, language)} language={language} />
      </p>
      <p className={styles.both}>
        {sides.map((name) => (
          <Says
            key={name}
            who={sourceText(pair[name].from, language)}
            said={claimedText(pair[name].claimed, language)}
            mark={right === name ? 'right' : 'wrong'}
          />
        ))}
        <Says who={text.theModel} said={answerText(decision.answer, language)} mark="right" />
      </p>
      <p>
        <strong className={styles.verdict} data-mark={chosen === right ? 'found' : 'wrong'}>
          {text.verdicts[chosen === right ? 'right' : 'wrong']}
        </strong>{' '}
        <Prose text={inLanguage(pair.why, language)} language={language} />{' '}
        <Clause clause={pair.clause} />
      </p>
    </>
  );
};

/** Two notes that contradict each other: one is chosen, then the run decides. */
export const PairCard = (props: PairCardProps) => {
  const { language, onChoose, onWatch } = props;
  const verdict = useRef<HTMLDivElement>(null);
  const choose = (side: SideName) => {
    onChoose(side);
    // The button that was pressed goes away.
    verdict.current?.focus({ preventScroll: true });
  };
  return (
    <>
      <ul className={styles.sides}>
        {sides.map((name) => (
          <Side key={name} {...props} name={name} onChoose={choose} />
        ))}
      </ul>
      <div ref={verdict} tabIndex={-1} role="status" className={styles.answer}>
        <Outcome {...props} />
      </div>
      {decidedSide(props) !== null && (
        <div className={styles.decided}>
          <button type="button" className="button main" onClick={onWatch}>
            {notesText(language).watchPair}
          </button>
        </div>
      )}
    </>
  );
};
