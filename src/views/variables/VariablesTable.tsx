import type { MotionValue } from 'framer-motion';
import { useId, useState, type ReactNode } from 'react';
import type { DisplayTime } from '../../draw/display-time.ts';
import { hostName } from '../../draw/names.ts';
import type { Language } from '../../text/language.ts';
import { variablesText } from '../../text/variables.ts';
import type { Block, Variable } from '../../trace/blocks.ts';
import { namingOf, stateName } from '../../trace/shown.ts';
import type { Trace } from '../../trace/trace.ts';
import { StateBadge } from '../parts/StateBadge.tsx';
import { TimerCell, timerNames, ValueCell, type TimerName } from './Cells.tsx';
import { variableName } from './values.ts';
import styles from './variables.module.css';

interface HeadProps {
  readonly trace: Trace;
  readonly block: Block;
  readonly language: Language;
}

/** Who it is, and in which state: CLOSED and LISTEN say why the column is empty. */
const Head = ({ trace, block: { host, state, tcb }, language }: HeadProps) => {
  const text = variablesText(language);
  const naming = namingOf(trace);
  const silent = trace.scenario.hosts[host]?.kind === 'silent';
  return (
    <th scope="col">
      {hostName(trace, host, language)}
      {silent ? (
        <span className={styles.why}>{text.noTcp}</span>
      ) : (
        <>
          <StateBadge state={state} naming={naming} />
          {tcb === null && (
            <span className={styles.why}>{text.noTcb(stateName(state, naming))}</span>
          )}
        </>
      )}
    </th>
  );
};

interface RowProps {
  readonly name: string;
  readonly meaning: string;
  readonly children: ReactNode;
}

/** A variable and its values; its name opens what it means. */
const Row = ({ name, meaning, children }: RowProps) => {
  const [open, setOpen] = useState(false);
  const id = useId();
  return (
    <>
      <tr>
        <th scope="row">
          <button
            type="button"
            className={styles.name}
            aria-expanded={open}
            aria-controls={id}
            title={meaning}
            onClick={() => setOpen(!open)}
          >
            {name}
          </button>
        </th>
        {children}
      </tr>
      <tr id={id} hidden={!open}>
        <td colSpan={3} className={styles.meaning}>
          {meaning}
        </td>
      </tr>
    </>
  );
};

/** A row of the table: a variable, or a timer. */
export type RowName = Variable | TimerName;

const isTimer = (row: RowName): row is TimerName => timerNames.some((name) => name === row);

export interface VariablesTableProps {
  readonly caption: string;
  readonly rows: readonly RowName[];
  readonly blocks: readonly Block[];
  readonly trace: Trace;
  readonly time: DisplayTime;
  readonly step: number;
  readonly clock: MotionValue<number>;
  readonly language: Language;
}

/** Variables under the RFC's names, the two ends side by side. */
export const VariablesTable = (props: VariablesTableProps) => {
  const { caption, rows, blocks, trace, time, step, clock, language } = props;
  const text = variablesText(language);
  const moving = { time, step, clock };
  const cell = (row: RowName, block: Block) =>
    isTimer(row) ? (
      <TimerCell key={block.host} timer={row} block={block} {...moving} language={language} />
    ) : (
      <ValueCell key={block.host} variable={row} block={block} language={language} />
    );
  return (
    <table className={styles.table}>
      <caption>{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{text.variable}</th>
          {blocks.map((block) => (
            <Head key={block.host} trace={trace} block={block} language={language} />
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Row
            key={row}
            name={isTimer(row) ? text.timers[row] : variableName(row, language)}
            meaning={text.meanings[row]}
          >
            {blocks.map((block) => cell(row, block))}
          </Row>
        ))}
      </tbody>
    </table>
  );
};
