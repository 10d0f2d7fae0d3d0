import { useId } from 'react';
import type { Cell, LessonTable as Table } from '../../lessons/schema.ts';
import { inLanguage, type Language } from '../../text/language.ts';
import { answerText } from '../../text/lesson.ts';
import { Prose } from '../parts/Prose.tsx';
import styles from './LessonPanel.module.css';

interface LessonTableProps {
  readonly table: Table;
  readonly language: Language;
  /** What a run says to the question of a cell. */
  readonly cellText: (cell: Cell) => string;
  readonly onTerm?: ((id: string) => void) | undefined;
}

const isAsked = (cell: Cell): boolean => typeof cell === 'object' && 'ask' in cell;

const textOf = (cell: Cell, { language, cellText }: LessonTableProps): string => {
  if (typeof cell === 'string') return cell;
  return isAsked(cell) || 'ask' in cell
    ? answerText(cellText(cell), language)
    : inLanguage(cell, language);
};

/** A table of a lesson; what its runs can answer, they have answered. */
export const LessonTable = (props: LessonTableProps) => {
  const { table, language, onTerm } = props;
  const id = useId();
  const words = (cell: Cell) => (
    <Prose text={textOf(cell, props)} language={language} onTerm={onTerm} />
  );
  return (
    // Wider than its place, it is moved in its own box, by the keyboard, too.
    <div role="region" tabIndex={0} aria-labelledby={id} className={styles.scrolled}>
      <table className={styles.table}>
        <caption id={id}>{inLanguage(table.title, language)}</caption>
        <thead>
          <tr>
            {table.head.map((cell, index) =>
              cell === '' ? (
                <td key={index} />
              ) : (
                <th key={index} scope="col">
                  {words(cell)}
                </th>
              ),
            )}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row, index) => (
            <tr key={index}>
              {row.map((cell, column) =>
                column === 0 ? (
                  <th key={column} scope="row">
                    {words(cell)}
                  </th>
                ) : (
                  <td key={column}>{words(cell)}</td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
};
