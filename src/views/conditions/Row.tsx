import type { ReactNode } from 'react';
import type { NumberInput } from '../../scenario/inputs.ts';
import { conditionsText, type ConditionsText } from '../../text/conditions.ts';
import type { Language } from '../../text/language.ts';
import { defaultText, insteadIn, insteadText, type Field } from './draft.ts';
import { choiceText, insteadName, problemText, valueText, wordsOf } from './words.ts';
import styles from './conditions.module.css';

interface RowProps {
  readonly field: Field;
  readonly language: Language;
  readonly onWrite: (field: Field, text: string) => void;
  /** What else can be done to it. */
  readonly children?: ReactNode;
}

interface EntryProps extends Omit<RowProps, 'children'> {
  readonly text: ConditionsText;
}

/** What a field is described by, beside its name. */
const descriptions = ({ id, problem }: Field): string =>
  problem === null ? `${id}-says` : `${id}-problem ${id}-says`;

const NumberEntry = ({ field, input, text, onWrite }: EntryProps & { input: NumberInput }) => {
  const { id, condition, problem } = field;
  const { unit, place } = condition;
  const chosen = insteadIn(field.text, input);
  const { name } = wordsOf(place, text);
  return (
    <>
      {input.instead.length > 0 && (
        <select
          className={styles.choice}
          aria-label={text.howGiven(name)}
          value={chosen === null ? 'number' : insteadText(chosen)}
          onChange={({ currentTarget: { value } }) =>
            onWrite(field, value === 'number' ? '' : value)
          }
        >
          <option value="number">{text.instead.number}</option>
          {input.instead.map((value) => (
            <option key={insteadText(value)} value={insteadText(value)}>
              {insteadName(value, text)}
            </option>
          ))}
        </select>
      )}
      <input
        id={id}
        className={styles.number}
        data-wide={input.places === null}
        inputMode={input.places === null ? 'text' : input.whole ? 'numeric' : 'decimal'}
        autoComplete="off"
        disabled={chosen !== null}
        value={chosen === null ? field.text : ''}
        aria-invalid={problem !== null}
        aria-describedby={descriptions(field)}
        onChange={({ currentTarget }) => onWrite(field, currentTarget.value)}
      />
      {unit !== null && (
        <span className={styles.unit} aria-hidden="true">
          {text.units[unit]}
        </span>
      )}
    </>
  );
};

const Entry = (props: EntryProps) => {
  const { field, text, onWrite } = props;
  const { id, condition } = field;
  const { input } = condition;
  switch (input.kind) {
    case 'number':
      return <NumberEntry {...props} input={input} />;
    case 'switch':
      return (
        <input
          id={id}
          type="checkbox"
          role="switch"
          className={styles.switch}
          checked={field.text === 'true'}
          aria-describedby={descriptions(field)}
          onChange={({ currentTarget }) => onWrite(field, String(currentTarget.checked))}
        />
      );
    case 'choice': {
      const values = condition.default === null ? [null, ...input.values] : input.values;
      return (
        <select
          id={id}
          className={styles.choice}
          value={field.text}
          aria-describedby={descriptions(field)}
          onChange={({ currentTarget }) => onWrite(field, currentTarget.value)}
        >
          {values.map((value) => (
            <option key={String(value)} value={String(value)}>
              {choiceText(value, text)}
            </option>
          ))}
        </select>
      );
    }
    case 'notModelled':
      return <span className={styles.unit}>{text.notModelled}</span>;
  }
};

/** Its default and where it comes from; what is changed can be put back. */
const Facts = ({ field, language, text, onWrite }: EntryProps) => {
  const { id, condition, changed } = field;
  const { place, clauses, input } = condition;
  const { name } = wordsOf(place, text);
  return (
    <p className={styles.facts}>
      {place.of === 'options' && <code lang="en">{place.name}</code>}
      {input.kind !== 'notModelled' && (
        <span>{text.default(valueText(condition.default, condition, text, language))}</span>
      )}
      {clauses.map((clause) => (
        <span key={clause} lang="en">
          {clause}
        </span>
      ))}
      {changed && input.kind !== 'notModelled' && (
        <span className={styles.changed}>
          <span className={styles.mark}>{text.changed}</span>
          <button
            type="button"
            className={styles.back}
            aria-label={text.putBackOf(name)}
            onClick={() => {
              onWrite(field, defaultText(condition));
              // The button goes, and the focus shall not go with it.
              document.getElementById(id)?.focus();
            }}
          >
            {text.putBack}
          </button>
        </span>
      )}
    </p>
  );
};

/** One condition: what it is called and does, its value, and what is wrong with it. */
export const Row = ({ field, language, onWrite, children }: RowProps) => {
  const text = conditionsText(language);
  const { id, condition, problem, changed } = field;
  const { place, unit, input } = condition;
  const { name, says } = wordsOf(place, text);
  const shared = { field, language, text, onWrite };
  return (
    <div
      className={styles.row}
      data-of={place.of}
      data-changed={changed && input.kind !== 'notModelled'}
    >
      <div className={styles.head}>
        {input.kind === 'notModelled' ? (
          <span className={styles.name}>{name}</span>
        ) : (
          <label className={styles.name} htmlFor={id}>
            {name}
            {unit !== null && <span className="unseen"> ({text.unitNames[unit]})</span>}
          </label>
        )}
        <div className={styles.entry}>
          <Entry {...shared} />
          {children}
        </div>
      </div>
      <div className={styles.under}>
        <p id={`${id}-says`} className={styles.says}>
          {says}
        </p>
        {problem !== null && (
          <p id={`${id}-problem`} className={styles.problem}>
            {problemText(problem, text, language)}
          </p>
        )}
        <Facts {...shared} />
      </div>
    </div>
  );
};
