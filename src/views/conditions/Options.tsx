import { useId, useState } from 'react';
import { conditionsText } from '../../text/conditions.ts';
import type { Language } from '../../text/language.ts';
import type { Field } from './draft.ts';
import { Row } from './Row.tsx';
import { isFound } from './search.ts';
import styles from './conditions.module.css';

interface OptionsProps {
  readonly fields: readonly Field[];
  readonly language: Language;
  readonly onWrite: (field: Field, text: string) => void;
}

/** Every option, and a search among them. What is wrong is shown whatever is searched for. */
export const Options = ({ fields, language, onWrite }: OptionsProps) => {
  const [wanted, want] = useState('');
  const text = conditionsText(language).search;
  const id = useId();
  const found = fields.filter(
    ({ condition, problem }) => problem !== null || isFound(condition, wanted),
  );
  return (
    <>
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
          onChange={({ currentTarget }) => want(currentTarget.value)}
        />
        <p role="status" className={styles.says}>
          {found.length === 0 ? text.nothing : text.found(found.length, fields.length)}
        </p>
      </div>
      {found.map((field) => (
        <Row key={field.id} field={field} language={language} onWrite={onWrite} />
      ))}
    </>
  );
};
