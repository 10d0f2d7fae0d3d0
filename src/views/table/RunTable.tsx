import { memo, useDeferredValue, useMemo } from 'react';
import { flagsText } from '../../draw/labels.ts';
import { hostName } from '../../draw/names.ts';
import { rows, type Row } from '../../draw/table.ts';
import { connectionsText } from '../../text/connections.ts';
import { count, seconds, sequenceNumber } from '../../text/format.ts';
import type { Language } from '../../text/language.ts';
import { lanesText } from '../../text/lanes.ts';
import { connectionAt, connectionsOf, restricted } from '../../trace/connections.ts';
import { stateOf } from '../../trace/questions.ts';
import { namingOf, stateName, type Naming } from '../../trace/shown.ts';
import type { Trace } from '../../trace/trace.ts';
import styles from './RunTable.module.css';

export interface RunTableProps {
  readonly trace: Trace;
  readonly step: number;
  readonly language: Language;
  /** Read by a screen reader only. */
  readonly hidden?: boolean;
}

/** A longer run is shown in part: a page of it, with the present step on it. */
const mostRows = 500;
const pageRows = 25;

/** Which rows are shown. Pages are whole, so that the table does not change with every step. */
const page = (step: number, all: number): readonly [from: number, to: number] => {
  if (all <= mostRows) return [0, all];
  const from = Math.floor(step / pageRows) * pageRows;
  return [from, from + pageRows];
};

interface RowCellsProps {
  readonly row: Row;
  readonly language: Language;
  readonly naming: Naming;
  /** Its name, empty where the step is of none; left out where a run has one only. */
  readonly connection?: string | undefined;
}

const SegmentCells = ({ row: { segment } }: Pick<RowCellsProps, 'row'>) =>
  segment === null ? (
    <td colSpan={4} />
  ) : (
    <>
      <td lang="en">{flagsText(segment)}</td>
      <td>{sequenceNumber(segment.seq)}</td>
      <td>{segment.ack === null ? '' : sequenceNumber(segment.ack)}</td>
      <td>{segment.length}</td>
    </>
  );

const RowCells = ({ row, language, naming, connection }: RowCellsProps) => (
  <>
    <th scope="row">{row.step}</th>
    {connection !== undefined && <td lang="en">{connection}</td>}
    <td>{seconds(row.time, language)}</td>
    <td className={styles.what}>{row.what}</td>
    <SegmentCells row={row} />
    {row.states.map((state, i) => (
      <td key={i} lang="en">
        {stateName(state, naming)}
      </td>
    ))}
  </>
);

interface TableRowProps extends RowCellsProps {
  readonly current: boolean;
}

/** Remembered, so that a step changes two rows and not all. */
const TableRow = memo(({ current, ...cells }: TableRowProps) => (
  <tr aria-current={current ? 'step' : undefined}>
    <RowCells {...cells} />
  </tr>
));
TableRow.displayName = 'TableRow';

interface OfConnection {
  readonly row: Row;
  readonly connection?: string;
}

/** Where there are several connections, each row has the name and the states of its own. */
const ofConnection = (trace: Trace, row: Row): OfConnection => {
  if (connectionsOf(trace).length < 2) return { row };
  const connection = connectionAt(trace, row.step);
  if (connection === null) return { row, connection: '' };
  const part = restricted(trace, connection);
  const states = [stateOf(part, 'A', row.step), stateOf(part, 'B', row.step)] as const;
  return { row: { ...row, states }, connection: connection.name };
};

/** The whole run as a table. It follows the picture when there is time, never the other way. */
export const RunTable = ({ trace, step: wanted, language, hidden = false }: RunTableProps) => {
  const step = useDeferredValue(wanted);
  const all = trace.events.length + 1;
  const [from, to] = page(step, all);
  const shown = useMemo(
    () => rows(trace, language, from, to).map((row) => ofConnection(trace, row)),
    [trace, language, from, to],
  );
  const several = connectionsOf(trace).length > 1 ? [connectionsText(language).column] : [];
  const { columns, runTable, showing } = lanesText(language);
  const note =
    shown.length < all ? ` (${showing(count(shown.length, language), count(all, language))})` : '';
  const heads = [columns.step, ...several, columns.time, columns.what, columns.flags, columns.seq];
  const states = ['A', 'B'].map((host) => columns.state(hostName(trace, host, language)));
  return (
    <table className={hidden ? styles.hidden : styles.table}>
      <caption>{runTable + note}</caption>
      <thead>
        <tr>
          {[...heads, columns.ack, columns.len, ...states].map((head) => (
            <th key={head} scope="col">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      {/* Another page of rows is another body: to change it at once is far cheaper. */}
      <tbody key={from}>
        {shown.map(({ row, connection }) => (
          <TableRow
            key={row.step}
            row={row}
            language={language}
            naming={namingOf(trace)}
            connection={connection}
            current={row.step === step}
          />
        ))}
      </tbody>
    </table>
  );
};
