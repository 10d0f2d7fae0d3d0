import { useMemo } from 'react';
import { flagsText } from '../../draw/labels.ts';
import { hostName, rows, type Row } from '../../draw/table.ts';
import { count, seconds, sequenceNumber } from '../../text/format.ts';
import type { Language } from '../../text/language.ts';
import { lanesText } from '../../text/lanes.ts';
import type { Trace } from '../../trace/trace.ts';
import styles from './RunTable.module.css';

export interface RunTableProps {
  readonly trace: Trace;
  readonly step: number;
  readonly language: Language;
  /** Read by a screen reader only. */
  readonly hidden?: boolean;
}

/** A longer run is shown in part: so many steps, with the present one among them. */
const mostRows = 2000;

const firstRow = (step: number, all: number): number =>
  // In whole pages, so that the table does not change with every step.
  all <= mostRows ? 0 : Math.floor(step / mostRows) * mostRows;

interface RowCellsProps {
  readonly row: Row;
  readonly language: Language;
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

const RowCells = ({ row, language }: RowCellsProps) => (
  <>
    <th scope="row">{row.step}</th>
    <td>{seconds(row.time, language)}</td>
    <td className={styles.what}>{row.what}</td>
    <SegmentCells row={row} />
    {row.states.map((state, i) => (
      <td key={i} lang="en">
        {state}
      </td>
    ))}
  </>
);

/** The whole run as a table. */
export const RunTable = ({ trace, step, language, hidden = false }: RunTableProps) => {
  const all = trace.events.length + 1;
  const first = firstRow(step, all);
  const shown = useMemo(
    () => rows(trace, language, first, first + mostRows),
    [trace, language, first],
  );
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
          <tr key={row.step} aria-current={row.step === step ? 'step' : undefined}>
            <RowCells row={row} language={language} />
          </tr>
        ))}
      </tbody>
    </table>
  );
};
