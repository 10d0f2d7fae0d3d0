import { useId } from 'react';
import type { State } from '../../tcp/machine.ts';
import { interveneText } from '../../text/intervene.ts';
import type { Language } from '../../text/language.ts';
import styles from './intervene.module.css';

/** Three years, as long as a scenario may last. */
const longest = 100_000_000;

/** The seconds that were written, to the microsecond; null where they are none. */
export const secondsOf = (written: string): number | null => {
  const seconds = written.trim() === '' ? Number.NaN : Number(written);
  if (!(seconds >= 0 && seconds <= longest)) return null;
  return Math.round(seconds * 1e6) / 1e6;
};

interface AfterProps {
  /** As it was written. */
  readonly wait: string;
  /** In which the end is then. */
  readonly state: State;
  readonly language: Language;
  readonly onWrite: (wait: string) => void;
}

/** Lets time pass: how many seconds after the present step it shall be done. */
export const After = ({ wait, state, language, onWrite }: AfterProps) => {
  const id = useId();
  const { after: text } = interveneText(language);
  const seconds = secondsOf(wait);
  const said = seconds === null ? text.wrong : seconds === 0 ? text.now : text.then(state);
  return (
    <>
      <div className={styles.delay}>
        <label htmlFor={id}>{text.label}</label>
        <input
          id={id}
          type="number"
          min="0"
          max={longest}
          step="any"
          className={styles.number}
          value={wait}
          aria-invalid={seconds === null}
          aria-describedby={`${id}-said`}
          onFocus={({ currentTarget }) => currentTarget.select()}
          onChange={({ currentTarget }) => onWrite(currentTarget.value)}
        />
        <span aria-hidden="true">{text.unit}</span>
      </div>
      <p id={`${id}-said`} className={styles.note} role="status">
        {said}
      </p>
    </>
  );
};
