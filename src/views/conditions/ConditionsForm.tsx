import { useRef, useState, type ReactNode } from 'react';
import { hostName } from '../../draw/names.ts';
import type { Defaults, Preset } from '../../scenario/conditions.ts';
import type { Scenario } from '../../scenario/schema.ts';
import { conditionsText } from '../../text/conditions.ts';
import type { Language } from '../../text/language.ts';
import type { Trace } from '../../trace/trace.ts';
import { Closers } from './Closers.tsx';
import { readDraft, startOf, type Draft, type Field, type Reading } from './draft.ts';
import { PresetChoice } from './PresetChoice.tsx';
import { Row } from './Row.tsx';
import { SearchField } from './SearchField.tsx';
import { isConditionFound, isFound } from './search.ts';
import styles from './conditions.module.css';

interface ConditionsFormProps {
  readonly scenario: Scenario;
  readonly trace: Trace;
  /** What each preset gives where a scenario says nothing. */
  readonly defaults: Readonly<Record<Preset, Defaults>>;
  readonly language: Language;
  /** Why what was asked for cannot be run; null where it can. It is the program's own message. */
  readonly refused: string | null;
  /** What a reader should know before it is applied all the same; empty where there is nothing. */
  readonly warning: string;
  /** With the scenario that was asked for; null where nothing was changed. */
  readonly onApply: (scenario: Scenario | null) => void;
  readonly onCancel: () => void;
}

interface GroupProps {
  readonly title: string;
  readonly fields: readonly Field[];
  readonly language: Language;
  readonly onWrite: (field: Field, text: string) => void;
  /** What stands before the fields. */
  readonly children?: ReactNode;
}

/** The number after that of the field, so that another draw can be told and repeated. */
const nextSeed = ({ text }: Field): string => {
  const seed = Number(text) + 1;
  return String(Number.isSafeInteger(seed) ? seed : 1);
};

const Group = ({ title, fields, children, ...shared }: GroupProps) => {
  const isEmpty = fields.length === 0 && !children;
  return (
    !isEmpty && (
      <fieldset className={styles.group}>
        <legend>{title}</legend>
        {children}
        {fields.map((field) => (
          <Row key={field.id} field={field} {...shared}>
            {field.condition.place.name === 'seed' && (
              <button
                type="button"
                className="button"
                onClick={() => shared.onWrite(field, nextSeed(field))}
              >
                {conditionsText(shared.language).link.another}
              </button>
            )}
          </Row>
        ))}
      </fieldset>
    )
  );
};

interface FooterProps extends Pick<ConditionsFormProps, 'warning' | 'language' | 'onCancel'> {
  readonly reading: Reading;
}

const Footer = ({ reading: { changes, wrong }, warning, language, onCancel }: FooterProps) => {
  const text = conditionsText(language);
  return (
    <footer className={styles.footer}>
      <p role="status" data-wrong={wrong > 0 || warning !== ''}>
        {wrong > 0 ? text.wrong(wrong) : warning || text.changes(changes)}
      </p>
      <button type="button" className="button" onClick={onCancel}>
        {text.cancel}
      </button>
      <button type="submit" className={`button ${styles.apply}`}>
        {text.apply}
      </button>
    </footer>
  );
};

/** What is wrong is shown whatever is searched for. */
const found = (fields: readonly Field[], wanted: string): readonly Field[] =>
  fields.filter(
    ({ condition, problem }) => problem !== null || isConditionFound(condition, wanted),
  );

const allFields = ({ link, ends, options }: Reading): readonly Field[] => [
  ...link,
  ...ends.flatMap(({ fields }) => fields),
  ...options,
];

/** What is written and not applied. */
const useDraft = (scenario: Scenario) => {
  const [draft, set] = useState<Draft>(() => startOf(scenario));
  const change = (part: Partial<Draft>) => set((before) => ({ ...before, ...part }));
  const onWrite = ({ id }: Field, text: string) =>
    set((before) => ({ ...before, texts: { ...before.texts, [id]: text } }));
  return { draft, change, onWrite };
};

/** The conditions of a run as a form: nothing happens before it is applied. */
export const ConditionsForm = (props: ConditionsFormProps) => {
  const { scenario, trace, defaults, language, refused, warning, onApply, onCancel } = props;
  const { draft, change, onWrite } = useDraft(scenario);
  const [wanted, want] = useState('');
  const form = useRef<HTMLFormElement>(null);
  const text = conditionsText(language);
  const reading = readDraft(scenario, draft, defaults);
  const all = allFields(reading);
  const groupOf = (title: string, fields: readonly Field[]) => ({
    title,
    fields: found(fields, wanted),
    language,
    onWrite,
  });
  const submit = () => {
    const wrong = form.current?.querySelector<HTMLElement>('[aria-invalid="true"]');
    if (wrong) wrong.focus();
    else onApply(reading.changes === 0 ? null : reading.scenario);
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
      <SearchField
        wanted={wanted}
        found={found(all, wanted).length}
        all={all.length}
        language={language}
        onWant={want}
      />
      <Group {...groupOf(text.link.title, reading.link)} />
      {isFound(wanted, ({ closers: { title, what } }) => [title, what]) && (
        <Closers
          scenario={scenario}
          trace={trace}
          swapped={draft.swapped}
          language={language}
          onSwap={(swapped) => change({ swapped })}
        />
      )}
      {reading.ends.map(({ host, fields }) => (
        <Group key={host} {...groupOf(text.end.title(hostName(trace, host, language)), fields)} />
      ))}
      <Group {...groupOf(text.preset.title, reading.options)}>
        {isFound(wanted, ({ preset: { name, says, rfc, linux } }) => [name, says, rfc, linux]) && (
          <PresetChoice
            chosen={draft.preset}
            language={language}
            onChoose={(preset) => change({ preset })}
          />
        )}
      </Group>
      {refused !== null && (
        <p role="alert" className={styles.problem}>
          {text.refused}
          <span lang="en">{refused}</span>
        </p>
      )}
      <Footer reading={reading} warning={warning} language={language} onCancel={onCancel} />
    </form>
  );
};
