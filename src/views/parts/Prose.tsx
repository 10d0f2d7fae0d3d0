import { Fragment, type ReactNode } from 'react';
import { segmentPhase, statePhase } from '../../draw/phases.ts';
import { prose, type ProsePart } from '../../lessons/prose.ts';
import type { Language } from '../../text/language.ts';
import styles from './Prose.module.css';

interface ProseProps {
  readonly text: string;
  readonly language: Language;
  /** Opens the card of a term; where it is missing, terms are words like others. */
  readonly onTerm?: ((id: string) => void) | undefined;
  /** States that were named before, so that Chinese readers have their gloss; see `namedBefore`. */
  readonly glossed?: ReadonlySet<string> | undefined;
}

type Open = ProseProps['onTerm'];

const pieces = (parts: readonly ProsePart[], onTerm: Open): ReactNode =>
  // The pieces of a text have no other identity than their place.
  parts.map((part, index) => <Fragment key={index}>{piece(part, onTerm)}</Fragment>);

const piece = (part: ProsePart, onTerm: Open): ReactNode => {
  switch (part.kind) {
    case 'text':
      return part.text;
    case 'code':
    case 'field':
      return (
        <code className={styles[part.kind]} lang="en">
          {part.text}
        </code>
      );
    case 'flags':
      return (
        <span className={styles.flags} data-phase={phaseOf(part)} lang="en">
          {part.text}
        </span>
      );
    case 'state':
      return (
        <>
          <span className={styles.state} data-phase={statePhase(part.state)} lang="en">
            {part.text}
          </span>
          {part.gloss !== undefined && `（${part.gloss}）`}
        </>
      );
    case 'term':
      return onTerm === undefined ? (
        <span>{pieces(part.parts, onTerm)}</span>
      ) : (
        // A button does not break at the end of a line as words do, so this is one by its role.
        <a
          role="button"
          tabIndex={0}
          className={styles.term}
          onClick={() => onTerm(part.id)}
          onKeyDown={(press) => {
            if (press.key !== 'Enter' && press.key !== ' ') return;
            press.preventDefault();
            onTerm(part.id);
          }}
        >
          {pieces(part.parts, onTerm)}
        </a>
      );
  }
};

const phaseOf = ({ flags }: Extract<ProsePart, { kind: 'flags' }>) =>
  segmentPhase({ flags, length: 0 });

/** What a lesson says: terms lead to their cards, what is Latin is marked, states have a colour. */
export const Prose = ({ text, language, onTerm, glossed }: ProseProps) =>
  pieces(prose(text, language, glossed), onTerm);
