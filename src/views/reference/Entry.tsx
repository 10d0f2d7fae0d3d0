import { useEffect, useRef, type ReactNode } from 'react';
import styles from './reference.module.css';

interface EntryProps {
  readonly id: string;
  /** The entry that is marked; see `ReferencePageProps`. */
  readonly card: string | null;
  readonly as?: 'li' | 'section' | 'tr';
  readonly children: ReactNode;
}

/** An entry of a page. The one that the address names is come to, marked, and holds the focus. */
export const Entry = ({ id, card, as: Element = 'section', children }: EntryProps) => {
  const entry = useRef<HTMLLIElement & HTMLTableRowElement>(null);
  const isMarked = id === card;
  useEffect(() => {
    if (!isMarked) return;
    entry.current?.scrollIntoView({ block: 'start' });
    entry.current?.focus({ preventScroll: true });
  }, [isMarked]);
  return (
    <Element
      ref={entry}
      className={styles.entry}
      tabIndex={isMarked ? -1 : undefined}
      data-marked={isMarked || undefined}
      data-card={id}
    >
      {children}
    </Element>
  );
};
