import { useId } from 'react';
import { conditionsText } from '../../text/conditions.ts';
import type { Language } from '../../text/language.ts';
import styles from './conditions.module.css';

interface SearchFieldProps {
  readonly wanted: string;
  readonly found: number;
  readonly all: number;
  readonly language: Language;
  readonly onWant: (wanted: string) => void;
}

/** A search among all conditions, which are many. */
export const SearchField = ({ wanted, found, all, language, onWant }: SearchFieldProps) => {
  const text = conditionsText(language).search;
  const id = useId();
  return (
    <div className={styles.search}>
      <label htmlFor={id}>{text.label}</label>
      <input
        id={id}
        type="search"
        className={styles.wanted}
        placeholder={text.hint}
        autoComplete="off"
        value={wanted}
        // In a form, Enter would apply what is not finished.
        onKeyDown={(event) => {
          if (event.key === 'Enter') event.preventDefault();
        }}
        onChange={({ currentTarget }) => onWant(currentTarget.value)}
      />
      <p role="status" className={styles.says}>
        {found === 0 ? text.nothing : text.found(found, all)}
      </p>
    </div>
  );
};
