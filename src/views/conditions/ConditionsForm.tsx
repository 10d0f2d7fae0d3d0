import { useRef, useState } from 'react';
import { hostName } from '../../draw/table.ts';
import { presetNames, type Defaults, type Preset } from '../../scenario/conditions.ts';
import type { Scenario } from '../../scenario/schema.ts';
import { conditionsText } from '../../text/conditions.ts';
import type { Language } from '../../text/language.ts';
import type { Trace } from '../../trace/trace.ts';
import { Closers } from './Closers.tsx';
import { readDraft, startOf, type Draft, type Field } from './draft.ts';
import { Options } from './Options.tsx';
import { Row } from './Row.tsx';
import styles from './conditions.module.css';

interface ConditionsFormProps {
  readonly scenario: Scenario;
  readonly trace: Trace;
  /** What each preset gives where a scenario says nothing. */
  readonly defaults: Readonly<Record<Preset, Defaults>>;
  readonly language: Language;
  /** Why what was asked for cannot be run; null where it can. It is the program's own message. */
  readonly refused: string | null;
  /** With the scenario that was asked for; null where nothing was changed. */
  readonly onApply: (scenario: Scenario | null) => void;
  readonly onCancel: () => void;
}

const PresetRow = ({
  chosen,
  language,
  onChoose,
}: {
  readonly chosen: Preset;
  readonly language: Language;
  readonly onChoose: (preset: Preset) => void;
}) => {
  const { preset: text } = conditionsText(language);
  return (
    <div className={styles.row}>
      <label className={styles.name} htmlFor="preset">
        {text.name}
      </label>
      <div className={styles.entry}>
        <select
          id="preset"
          className={styles.choice}
          value={chosen}
          aria-describedby="preset-says"
          onChange={({ currentTarget: { value } }) => {
            const preset = presetNames.find((name) => name === value);
            if (preset !== undefined) onChoose(preset);
          }}
        >
          {presetNames.map((name) => (
            <option key={name} value={name}>
              {text[name]}
            </option>
          ))}
        </select>
      </div>
      <p id="preset-says" className={styles.says}>
        {text.says}
      </p>
    </div>
  );
};

/** The number after that of the field, so that another draw can be told and repeated. */
const nextSeed = ({ text }: Field): string => {
  const seed = Number(text);
  return String(Number.isSafeInteger(seed + 1) ? seed + 1 : 1);
};

/** The conditions of a run as a form: nothing happens before it is applied. */
export const ConditionsForm = (props: ConditionsFormProps) => {
  const { scenario, trace, defaults, language, refused, onApply, onCancel } = props;
  const [draft, change] = useState<Draft>(() => startOf(scenario));
  const form = useRef<HTMLFormElement>(null);
  const text = conditionsText(language);
  const reading = readDraft(scenario, draft, defaults);
  const { changes, wrong } = reading;
  const shared = {
    language,
    onWrite: ({ id }: Field, written: string) =>
      change(({ texts, ...rest }) => ({ ...rest, texts: { ...texts, [id]: written } })),
  };
  const submit = () => {
    if (wrong > 0) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
    else onApply(changes === 0 ? null : reading.scenario);
  };
  return (
    <form
      ref={form}
      className={styles.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <p className={styles.says}>{text.what}</p>
      <fieldset className={styles.group}>
        <legend>{text.link.title}</legend>
        {reading.link.map((field) => (
          <Row key={field.id} field={field} {...shared}>
            {field.condition.place.name === 'seed' && (
              <button
                type="button"
                className="button"
                onClick={() => shared.onWrite(field, nextSeed(field))}
              >
                {text.link.another}
              </button>
            )}
          </Row>
        ))}
      </fieldset>
      <Closers
        scenario={scenario}
        trace={trace}
        swapped={draft.swapped}
        language={language}
        onSwap={(swapped) => change({ ...draft, swapped })}
      />
      {reading.ends.map(({ host, fields }) => (
        <fieldset key={host} className={styles.group}>
          <legend>{text.end.title(hostName(trace, host, language))}</legend>
          {fields.map((field) => (
            <Row key={field.id} field={field} {...shared} />
          ))}
        </fieldset>
      ))}
      <fieldset className={styles.group}>
        <legend>{text.preset.title}</legend>
        <PresetRow
          chosen={draft.preset}
          language={language}
          onChoose={(preset) => change({ ...draft, preset })}
        />
        <Options fields={reading.options} {...shared} />
      </fieldset>
      {refused !== null && (
        <p role="alert" className={styles.problem}>
          {text.refused}
          <span lang="en">{refused}</span>
        </p>
      )}
      <footer className={styles.footer}>
        <p role="status" data-wrong={wrong > 0}>
          {wrong > 0 ? text.wrong(wrong) : text.changes(changes)}
        </p>
        <button type="button" className="button" onClick={onCancel}>
          {text.cancel}
        </button>
        <button type="submit" className={`button ${styles.apply}`}>
          {text.apply}
        </button>
      </footer>
    </form>
  );
};
