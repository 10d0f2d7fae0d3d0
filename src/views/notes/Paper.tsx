/** What a card of notes is made of. */
import { useEffect, useId, useRef, type ReactNode } from 'react';
import type { Language } from '../../text/language.ts';
import { notesText } from '../../text/notes.ts';
import styles from './notes.module.css';

export type Kind = 'notes' | 'pairs';

interface PaperProps {
  readonly kind: Kind;
  /** Which one of the stack, from 0. */
  readonly at: number;
  readonly of: number;
  /** How many of them are settled. */
  readonly settled: number;
  readonly language: Language;
  readonly onGo: (at: number) => void;
  readonly children: ReactNode;
}

/** One card of a stack, and the way to the others. The focus follows to each that one goes to. */
export const Paper = ({ kind, at, of, settled, language, onGo, children }: PaperProps) => {
  const text = notesText(language);
  const heading = useRef<HTMLHeadingElement>(null);
  const before = useRef(at);
  const id = useId();
  useEffect(() => {
    if (before.current !== at) heading.current?.focus();
    before.current = at;
  }, [at]);
  return (
    <div className={styles.stack}>
      <p className={styles.about}>{text.about[kind]}</p>
      <section aria-labelledby={id} className={styles.one}>
        <div className={styles.head}>
          <h3 id={id} ref={heading} tabIndex={-1}>
            {text.number[kind](at + 1, of)}
          </h3>
          <span className={styles.count}>{text.counts[kind](settled, of)}</span>
        </div>
        {children}
      </section>
      <div className={styles.ways}>
        <button type="button" className="button" disabled={at === 0} onClick={() => onGo(at - 1)}>
          {text.previous}
        </button>
        <button
          type="button"
          className="button"
          disabled={at === of - 1}
          onClick={() => onGo(at + 1)}
        >
          {text.next}
        </button>
      </div>
    </div>
  );
};

interface SaysProps {
  readonly who: string;
  readonly said: string;
  readonly mark: 'right' | 'wrong';
}

/** Who says what, with a mark that is not only a colour. */
export const Says = ({ who, said, mark }: SaysProps) => (
  <span className={styles.says} data-mark={mark}>
    <span className={styles.who}>{who}</span> <strong>{said}</strong>{' '}
    <span aria-hidden="true">{mark === 'right' ? '✓' : '✗'}</span>
  </span>
);

/** Where something is laid down. */
export const Clause = ({ clause }: { readonly clause: string }) => (
  <span className={styles.clause} lang="en">
    {clause}
  </span>
);
