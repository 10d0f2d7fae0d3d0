import { useId, type ReactNode } from 'react';
import type { Language } from '../../text/language.ts';
import { referenceText } from '../../text/reference.ts';
import styles from './reference.module.css';

interface SearchProps {
  readonly value: string;
  /** How many entries are left. */
  readonly found: number;
  readonly language: Language;
  readonly onChange: (value: string) => void;
  /** What else the entries are chosen by. */
  readonly children?: ReactNode;
}

/** Chooses among the entries of a page, and tells how many are left. */
export const Search = ({ value, found, language, onChange, children }: SearchProps) => {
  const field = useId();
  const text = referenceText(language);
  return (
    <div className={styles.search} role="search">
      <span className={styles.query}>
        <label htmlFor={field}>{text.search}</label>
        <input
          id={field}
          type="search"
          value={value}
          onChange={({ currentTarget }) => onChange(currentTarget.value)}
        />
      </span>
      {children}
      <span role="status" className={styles.found}>
        {found === 0 ? text.nothing : text.found(found)}
      </span>
    </div>
  );
};

interface ChoiceProps<T extends string> {
  readonly label: string;
  /** Null: all of them. */
  readonly value: T | null;
  readonly all: string;
  readonly options: readonly (readonly [value: T, name: string])[];
  readonly onChange: (value: T | null) => void;
}

/** One of several, or all. */
export const Choice = <T extends string>(props: ChoiceProps<T>) => {
  const { label, value, all, options, onChange } = props;
  const field = useId();
  return (
    <span>
      <label htmlFor={field}>{label}</label>
      <select
        id={field}
        value={value ?? ''}
        onChange={({ currentTarget }) => {
          onChange(options.find(([option]) => option === currentTarget.value)?.[0] ?? null);
        }}
      >
        <option value="">{all}</option>
        {options.map(([option, name]) => (
          <option key={option} value={option}>
            {name}
          </option>
        ))}
      </select>
    </span>
  );
};
