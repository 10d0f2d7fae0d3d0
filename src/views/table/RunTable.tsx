import { memo, useDeferredValue, useMemo } from 'react';
import { flagsText } from '../../draw/labels.ts';
import { hostName, rows, type Row } from '../../draw/table.ts';
import { count, seconds, sequenceNumber } from '../../text/format.ts';
import type { Language } from '../../text/language.ts';
import { lanesText } from '../../text/lanes.ts';
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
const pageRows = 100;

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

const RowCells = ({ row, language, naming }: RowCellsProps) => (
  <>
    <th scope="row">{row.step}</th>
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

/** The whole run as a table. It follows the picture when there is time, never the other way. */
export const RunTable = ({ trace, step: wanted, language, hidden = false }: RunTableProps) => {
  const step = useDeferredValue(wanted);
  const all = trace.events.length + 1;
  const [from, to] = page(step, all);
  const shown = useMemo(() => rows(trace, language, from, to), [trace, language, from, to]);
  const { columns, runTable, showing } = lanesText(language);
  const note =
    shown.length < all ? ` (${showing(count(shown.length, language), count(all, language))})` : '';
  const heads = [columns.step, columns.time, columns.what, columns.flags, columns.seq];
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
      <tbody>
        {shown.map((row) => (
          <TableRow
            key={row.step}
            row={row}
            language={language}
            naming={namingOf(trace)}
            current={row.step === step}
          />
        ))}
      </tbody>
    </table>
  );
};
