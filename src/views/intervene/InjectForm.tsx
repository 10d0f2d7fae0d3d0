import { useId, useState, type ReactNode } from 'react';
import { hostName } from '../../draw/names.ts';
import type { Injection } from '../../scenario/interventions.ts';
import type { Scenario } from '../../scenario/schema.ts';
import { flags as allFlags, type Flag } from '../../tcp/segment.ts';
import { count, seconds } from '../../text/format.ts';
import { injectText, type InjectText } from '../../text/inject.ts';
import type { Language } from '../../text/language.ts';
import type { HostId, Trace } from '../../trace/trace.ts';
import {
  draftOf,
  firstDraft,
  injectionOf,
  lengthOf,
  limits,
  presets,
  problemsOf,
  sendersIn,
  shownNumber,
  tellingOf,
  type Aim,
  type Draft,
  type Limited,
  type Problems,
  type Telling,
} from './forgery.ts';
import styles from './InjectForm.module.css';

interface InjectFormProps {
  readonly trace: Trace;
  readonly scenario: Scenario;
  readonly language: Language;
  /** What there is to aim at, at either end. */
  readonly aimAt: (target: HostId) => Aim;
  readonly target: HostId;
  readonly onPut: (injection: Injection) => void;
}

interface Shared {
  readonly draft: Draft;
  readonly problems: Problems;
  readonly text: InjectText;
  readonly language: Language;
  readonly onChange: (change: Partial<Draft>) => void;
  readonly nameOf: (host: HostId) => string;
}

const complaintOf = (
  { problems, text, language }: Shared,
  field: Limited | 'to',
): string | undefined => {
  const problem = problems[field];
  if (problem === undefined) return undefined;
  if (problem === 'same' || field === 'to') return text.problems.same;
  return text.problems[problem](
    ['seq', 'ack'].includes(field) ? String(limits[field]) : count(limits[field], language),
  );
};

interface FieldProps extends Shared {
  readonly field: Limited;
  readonly disabled?: boolean;
  /** Its label is for ears: what stands before it says it to the eye. */
  readonly quiet?: boolean;
  readonly children?: ReactNode;
}

/** A field with what is wrong in it beside it. */
const Field = ({ field, disabled = false, quiet = false, children, ...shared }: FieldProps) => {
  const { draft, text, onChange } = shared;
  const id = useId();
  const complaint = complaintOf(shared, field);
  const isNumber = field !== 'text';
  return (
    <div className={styles.field} data-field={field}>
      <label htmlFor={id} className={quiet ? 'unseen' : undefined}>
        {text.fields[field]}
      </label>
      {quiet && <span aria-hidden="true">{text.port}</span>}
      <input
        id={id}
        className={styles.input}
        value={draft[field]}
        disabled={disabled}
        inputMode={isNumber ? 'numeric' : 'text'}
        autoComplete="off"
        spellCheck={false}
        maxLength={isNumber ? 10 : limits.text}
        aria-invalid={complaint !== undefined}
        aria-describedby={complaint === undefined ? undefined : `${id}-wrong`}
        onChange={({ currentTarget }) => onChange({ [field]: currentTarget.value })}
      />
      {children}
      {complaint !== undefined && (
        <span id={`${id}-wrong`} className={styles.wrong}>
          {complaint}
        </span>
      )}
    </div>
  );
};

interface TellingProps<Name extends string> {
  readonly label: string;
  readonly list: readonly Telling<Name>[];
  readonly names: Readonly<Record<Name, string>>;
  readonly own: string;
  readonly written: string;
  readonly base: number;
  readonly disabled?: boolean;
  readonly onChoose: (written: string) => void;
}

/** The telling values of a number, to choose from; what else is written is the reader's own. */
const TellingValues = <Name extends string>(props: TellingProps<Name>) => {
  const { label, list, names, own, written, base, disabled = false, onChoose } = props;
  return (
    <select
      className={styles.input}
      aria-label={label}
      disabled={disabled || list.length === 0}
      value={tellingOf(list, written, base) ?? ''}
      onChange={({ currentTarget }) => {
        const chosen = list.find(({ name }) => name === currentTarget.value);
        if (chosen !== undefined) onChoose(shownNumber(chosen.value, base));
      }}
    >
      <option value="">{own}</option>
      {list.map(({ name, value }) => (
        <option key={name} value={name}>
          {`${shownNumber(value, base)} · ${names[name]}`}
        </option>
      ))}
    </select>
  );
};

interface ChoiceProps {
  readonly label: string;
  readonly value: string;
  readonly options: readonly (readonly [value: string, name: string])[];
  readonly complaint?: string | undefined;
  readonly onChoose: (value: string) => void;
}

const Choice = ({ label, value, options, complaint, onChoose }: ChoiceProps) => {
  const id = useId();
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        className={styles.input}
        value={value}
        aria-invalid={complaint !== undefined}
        aria-describedby={complaint === undefined ? undefined : `${id}-wrong`}
        onChange={({ currentTarget }) => onChoose(currentTarget.value)}
      >
        {options.map(([option, name]) => (
          <option key={option} value={option}>
            {name}
          </option>
        ))}
      </select>
      {complaint !== undefined && (
        <span id={`${id}-wrong`} className={styles.wrong}>
          {complaint}
        </span>
      )}
    </div>
  );
};

const Flags = ({ draft, text, onChange }: Shared) => {
  const toggled = (flag: Flag): readonly Flag[] =>
    allFlags.filter((other) => draft.flags.includes(other) !== (other === flag));
  return (
    <fieldset className={styles.group}>
      <legend>{text.flags}</legend>
      {allFlags.map((flag) => (
        <label key={flag} className={styles.flag} lang="en">
          <input
            type="checkbox"
            checked={draft.flags.includes(flag)}
            onChange={() => onChange({ flags: toggled(flag) })}
          />
          {flag}
        </label>
      ))}
    </fieldset>
  );
};

const Numbers = ({ aim, ...shared }: Shared & { readonly aim: Aim }) => {
  const { draft, text, onChange } = shared;
  const noAck = !draft.flags.includes('ACK');
  const telling = (field: 'seq' | 'ack') => `${text.telling}: ${text.fields[field]}`;
  return (
    <>
      <Field {...shared} field="seq">
        <TellingValues
          label={telling('seq')}
          list={aim.seqs}
          names={text.seqs}
          own={text.own}
          written={draft.seq}
          base={aim.bases.seq}
          onChoose={(seq) => onChange({ seq })}
        />
      </Field>
      <Field {...shared} field="ack" disabled={noAck}>
        <TellingValues
          label={telling('ack')}
          list={aim.acks}
          names={text.acks}
          own={text.own}
          written={draft.ack}
          base={aim.bases.ack}
          disabled={noAck}
          onChoose={(ack) => onChange({ ack })}
        />
      </Field>
    </>
  );
};

interface EndsProps extends Shared {
  readonly scenario: Scenario;
  readonly onTarget: (target: HostId) => void;
}

const Ends = ({ scenario, onTarget, ...shared }: EndsProps) => {
  const { draft, text, onChange, nameOf } = shared;
  const named = (hosts: readonly HostId[]) => hosts.map((host) => [host, nameOf(host)] as const);
  return (
    <>
      <div className={styles.end}>
        <Choice
          label={text.fields.from}
          value={draft.from}
          options={named(Object.keys(scenario.hosts))}
          onChoose={(from) => onChange({ from })}
        />
        <Field {...shared} field="fromPort" quiet />
      </div>
      <div className={styles.end}>
        <Choice
          label={text.fields.to}
          value={draft.to}
          options={named(['A', 'B'])}
          complaint={complaintOf(shared, 'to')}
          onChoose={onTarget}
        />
        <Field {...shared} field="toPort" quiet />
      </div>
      <Choice
        label={text.fields.sender}
        value={draft.sender}
        options={named(sendersIn(scenario))}
        onChoose={(sender) => onChange({ sender })}
      />
      <Choice
        label={text.fields.badge}
        value={draft.badge}
        options={[
          ['forged', text.badges.forged],
          ['old-duplicate', text.badges['old-duplicate']],
        ]}
        onChoose={(badge) => onChange({ badge: badge === 'forged' ? 'forged' : 'old-duplicate' })}
      />
    </>
  );
};

/** What would be put on the link, in one line. */
const previewOf = ({ draft, text, language, nameOf }: Shared, aim: Aim, delay: number): string => {
  const at = (host: HostId, port: string) => `${nameOf(host)}:${port}`;
  const time = (value: number) => seconds(Math.round(value * 1e6) / 1e6, language);
  return [
    [
      draft.flags.length === 0 ? '—' : draft.flags.join(','),
      `SEQ ${draft.seq}`,
      draft.flags.includes('ACK') ? `ACK ${draft.ack}` : '',
      `LEN ${lengthOf(draft)}`,
      `(${text.badges[draft.badge]})`,
    ]
      .filter(Boolean)
      .join(' '),
    text.preview.way(at(draft.from, draft.fromPort), at(draft.to, draft.toPort)),
    draft.sender === draft.from ? '' : text.preview.really(nameOf(draft.sender)),
    text.preview.times(time(aim.time), time(aim.time + delay)),
  ]
    .filter(Boolean)
    .join(' · ');
};

interface PresetsProps {
  readonly aim: Aim;
  readonly scenario: Scenario;
  readonly text: InjectText;
  readonly onFill: (draft: Draft) => void;
}

/** The form filled in with one press. */
const Presets = ({ aim, scenario, text, onFill }: PresetsProps) => (
  <fieldset className={styles.group}>
    <legend>{text.presets.label}</legend>
    {presets.map((preset) => {
      const draft = draftOf(aim, scenario, preset);
      return (
        <button
          key={preset}
          type="button"
          className={styles.preset}
          title={draft === null ? text.notNow : undefined}
          aria-disabled={draft === null || undefined}
          onClick={() => {
            if (draft !== null) onFill(draft);
          }}
        >
          {text.presets[preset]}
        </button>
      );
    })}
  </fieldset>
);

/** A forged or an old segment, from its telling values, towards one end. */
export const InjectForm = (props: InjectFormProps) => {
  const { trace, scenario, language, target, onPut } = props;
  const text = injectText(language);
  const [draft, write] = useState(() => firstDraft(props.aimAt(target), scenario));
  const aim = props.aimAt(draft.to);
  const shared: Shared = {
    draft,
    text,
    language,
    problems: problemsOf(draft),
    onChange: (change) => write({ ...draft, ...change }),
    nameOf: (host) => (host in scenario.hosts ? hostName(trace, host, language) : text.stranger),
  };
  const injection = injectionOf(draft, aim);
  return (
    <form
      noValidate
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (injection !== null) onPut(injection);
        else event.currentTarget.querySelector<HTMLElement>('[aria-invalid=true]')?.focus();
      }}
    >
      <p className={styles.aim}>
        {text.aim(shared.nameOf(aim.target), aim.state)}{' '}
        {!aim.seqs.some(({ name }) => name === 'exact') && text.noNumbers}{' '}
        {aim.bases.seq !== 0 && text.relative}
      </p>
      <Presets {...{ aim, scenario, text }} onFill={write} />
      <Flags {...shared} />
      <div className={styles.fields}>
        <Numbers {...shared} aim={aim} />
        <Ends
          {...shared}
          scenario={scenario}
          onTarget={(to) => write(firstDraft(props.aimAt(to), scenario))}
        />
        <Field {...shared} field="window" />
        <Field {...shared} field="length" disabled={draft.text !== ''} />
        <Field {...shared} field="text" />
      </div>
      <footer className={styles.footer}>
        <p>
          <strong>{text.preview.label}:</strong>{' '}
          <output>
            {injection === null
              ? text.preview.wrong
              : previewOf(shared, aim, scenario.link?.delay ?? 0.1)}
          </output>
        </p>
        <button type="submit" className="button">
          {text.put}
        </button>
      </footer>
    </form>
  );
};
