import { interfaceText } from '../../text/interface.ts';
import type { Language } from '../../text/language.ts';
import type { Clause, Part, Sentence as Told } from '../../narrate/narrate.ts';
import type { Phase } from '../../draw/phases.ts';
import styles from './Sentence.module.css';

export const Piece = ({ part: { kind, text } }: { readonly part: Part }) => {
  if (kind === 'code') return <code className={styles.code}>{text}</code>;
  // State names stay in Latin in both languages, so they are marked as such.
  if (kind === 'state') {
    return (
      <strong lang="en" className={styles.state}>
        {text}
      </strong>
    );
  }
  return text;
};

const Clauses = ({ clauses }: { readonly clauses: readonly Clause[] }) => (
  <ul className={styles.clauses} lang="en">
    {clauses.map(({ clause, level }) => (
      <li key={`${clause} ${level}`}>
        {clause}
        {level !== 'RFC' && <span className={styles.level}>{level}</span>}
      </li>
    ))}
  </ul>
);

interface SentenceProps {
  readonly sentence: Told;
  /** The name of the host that does it; null before anything happens. */
  readonly host: string | null;
  /** At which connection, where there are several. */
  readonly connection?: string | null;
  /** The phase of the state in which the step leaves the host; it colours the name. */
  readonly phase: Phase;
  /** Said all the time where the run is not TCP. */
  readonly warning?: string | null;
  /** What the reader may do now; quiet, and no part of what is told. */
  readonly hint?: string | null;
  readonly language: Language;
}

/** What happens at this step, and by which rule. */
export const Sentence = ({ sentence, host, phase, ...props }: SentenceProps) => (
  <section className={styles.sentence} aria-label={interfaceText(props.language).explanation}>
    {host !== null && (
      <span className={styles.who}>
        <span className={styles.host} data-phase={phase}>
          {host}
        </span>
        {props.connection && <code lang="en">{props.connection}</code>}
      </span>
    )}
    {props.warning && <strong className={styles.warning}>{props.warning}</strong>}
    <p className={styles.words}>
      {sentence.parts.map((part, index) => (
        // The parts of a sentence have no other identity than their place.
        <Piece key={index} part={part} />
      ))}
    </p>
    {props.hint && <p className={styles.hint}>{props.hint}</p>}
    <Clauses clauses={sentence.clauses} />
  </section>
);
