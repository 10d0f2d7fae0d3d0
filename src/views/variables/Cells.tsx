/** The cells of one end in the table of variables. */
import type { MotionValue } from 'framer-motion';
import type { DisplayTime } from '../../draw/display-time.ts';
import type { Language } from '../../text/language.ts';
import { variablesText } from '../../text/variables.ts';
import type { Block, Variable } from '../../trace/blocks.ts';
import { TimerClock } from './TimerClock.tsx';
import { valueText } from './values.ts';
import styles from './variables.module.css';

interface ValueCellProps {
  readonly variable: Variable;
  readonly block: Block;
  readonly language: Language;
}

/** A value; one that this step changed is marked, with what it was. */
export const ValueCell = ({ variable, block, language }: ValueCellProps) => {
  const { tcb, fate, changes } = block;
  if (tcb === null) return <td className={styles.value}>–</td>;
  const change = changes.get(variable);
  const marked = change !== undefined || fate === 'created';
  return (
    <td className={styles.value} data-changed={marked || undefined}>
      <span className={styles.now}>{valueText(variable, tcb[variable], language)}</span>
      {change !== undefined && (
        <span className={styles.was}>
          {variablesText(language).was(valueText(variable, change.was, language))}
        </span>
      )}
    </td>
  );
};

export const timerNames = ['retransmission', 'time-wait'] as const;
export type TimerName = (typeof timerNames)[number];

interface TimerCellProps {
  readonly timer: TimerName;
  readonly block: Block;
  readonly time: DisplayTime;
  readonly step: number;
  readonly clock: MotionValue<number>;
  readonly language: Language;
}

/** A timer as it runs; one that this step started or stopped is marked. */
export const TimerCell = ({ timer, block: { tcb, timers }, ...rest }: TimerCellProps) => {
  const text = variablesText(rest.language);
  const deadline = tcb?.timers[timer];
  if (tcb === null) return <td className={styles.value}>–</td>;
  const change = timers.get(timer);
  return (
    <td className={styles.value} data-changed={change !== undefined || undefined}>
      {deadline === undefined ? (
        <span className={styles.idle}>{text.notRunning}</span>
      ) : (
        <TimerClock {...deadline} {...rest} name={text.timers[timer]} />
      )}
      {change !== undefined && <span className={styles.was}>{text.changes[change]}</span>}
    </td>
  );
};
