import { useId } from 'react';
import { hostName } from '../../draw/names.ts';
import { closerRefusal, closingHosts } from '../../scenario/closers.ts';
import { endsOf } from '../../scenario/conditions.ts';
import type { Scenario } from '../../scenario/schema.ts';
import { conditionsText } from '../../text/conditions.ts';
import type { Language } from '../../text/language.ts';
import type { HostId, Trace } from '../../trace/trace.ts';
import styles from './conditions.module.css';

interface ClosersProps {
  readonly scenario: Scenario;
  readonly trace: Trace;
  readonly swapped: boolean;
  readonly language: Language;
  readonly onSwap: (swapped: boolean) => void;
}

const closing = new Set(['shutdown', 'close', 'abort']);

/** Who closed first in the run; null where nobody did. */
const firstCloser = ({ events }: Trace): HostId | null =>
  events.find(
    (event) => event.kind === 'call' && closing.has(event.call) && event.refused === undefined,
  )?.host ?? null;

/** Who closes first: the two ends change roles. */
export const Closers = ({ scenario, trace, swapped, language, onSwap }: ClosersProps) => {
  const text = conditionsText(language).closers;
  const group = useId();
  const refusal = closerRefusal(scenario);
  const told: readonly HostId[] = closingHosts(scenario) ?? endsOf(scenario).slice(0, 2);
  const first = told.find((host) => host === firstCloser(trace)) ?? told[0];
  const hosts = Object.keys(scenario.hosts).filter((host) => told.includes(host));
  return (
    <fieldset
      className={styles.group}
      disabled={refusal !== null}
      aria-describedby={`${group}-says`}
    >
      <legend>{text.title}</legend>
      <p id={`${group}-says`} className={styles.says}>
        {refusal === null ? text.what : text.why[refusal]}
      </p>
      <div className={styles.roles}>
        {hosts.map((host) => (
          <label key={host} className={styles.role}>
            <input
              type="radio"
              name={group}
              checked={refusal === null && (host === first) !== swapped}
              onChange={() => onSwap(host !== first)}
            />
            {hostName(trace, host, language)}
          </label>
        ))}
      </div>
    </fieldset>
  );
};
