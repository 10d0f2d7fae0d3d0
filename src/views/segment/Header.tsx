import { useState } from 'react';
import { header, readable } from '../../draw/header.ts';
import { count } from '../../text/format.ts';
import type { Language } from '../../text/language.ts';
import { segmentText } from '../../text/segment.ts';
import type { Trace, TraceSegment } from '../../trace/trace.ts';
import { cellsOf, factsOf, meaningOf, type Cell, type CellName } from './fields.ts';
import styles from './segment.module.css';

/** The ruler over Figure 1: one digit for each bit. */
const Ruler = () => (
  <div className={styles.ruler} aria-hidden="true">
    {Array.from({ length: 32 }, (_, bit) => (
      <span key={bit}>
        {bit % 10 === 0 && <b>{bit / 10}</b>}
        {bit % 10}
      </span>
    ))}
  </div>
);

/** `CWR` from top to bottom, as the figure has it, and its bit. */
const Flags = ({ flags }: Pick<Cell, 'flags'>) => (
  <span className={styles.flags} lang="en" aria-hidden="true">
    {flags.map(([name, value]) => (
      <span key={name} data-set={value === 1 || undefined}>
        {Array.from(name, (letter, at) => (
          <i key={at}>{letter}</i>
        ))}
        <b>{value}</b>
      </span>
    ))}
  </span>
);

interface CellPartProps {
  readonly cell: Cell;
  readonly value: string;
  /** For who listens: where it stands, and what it means. */
  readonly rest: string;
  readonly chosen: boolean;
  readonly name: string;
  readonly onChoose: () => void;
}

const CellPart = ({ cell, value, rest, chosen, name, onChoose }: CellPartProps) => (
  <button
    type="button"
    className={styles.cell}
    style={{ gridColumn: `${cell.bit + 1} / span ${cell.bits}` }}
    data-field={cell.name}
    aria-pressed={chosen}
    onPointerEnter={onChoose}
    onFocus={onChoose}
    onClick={onChoose}
  >
    {cell.flags.length > 0 ? (
      <>
        <span className="unseen">{name}</span>
        <Flags flags={cell.flags} />
      </>
    ) : (
      <>
        <span className={styles.field}>{name}</span>
        <span className={styles.value}>{value}</span>
      </>
    )}
    <span className="unseen"> {rest}</span>
  </button>
);

interface HeaderProps {
  readonly trace: Trace;
  readonly segment: TraceSegment;
  readonly language: Language;
}

/** What is in the segment after its header. */
const dataText = ({ text, length }: TraceSegment, language: Language): string => {
  const words = segmentText(language);
  if (length === 0) return words.noData;
  return text === undefined ? words.noText(count(length, language)) : `“${readable(text)}”`;
};

interface Described {
  readonly cell: Cell;
  readonly key: string;
  readonly name: string;
  readonly place: string;
  readonly value: string;
  readonly meaning: string;
}

/** Every field of the figure, with all that is said of it. */
const describe = ({ trace, segment, language }: HeaderProps): readonly Described[] => {
  const text = segmentText(language);
  const facts = factsOf(trace, segment, language);
  const data: Cell = {
    name: 'data',
    bit: 0,
    bits: 32,
    value: dataText(segment, language),
    flags: [],
  };
  const words = [...header(segment).map(cellsOf), [data]];
  return words.flatMap((cells, word) =>
    cells.map((cell) => ({
      cell,
      key: `${word}.${cell.bit}`,
      name: text.fields[cell.name],
      place: cell.name === 'data' ? '' : text.bit(word + 1, cell.bit, cell.bit + cell.bits - 1),
      value: cell.value ?? (cell.name === 'controlBits' ? '' : text.computed),
      meaning: meaningOf(cell, facts, language),
    })),
  );
};

const first: CellName = 'controlBits';

/** RFC 9293 Figure 1 with the values of one segment; a field that is pointed at says what it means. */
export const Header = (props: HeaderProps) => {
  const [pointed, point] = useState<string | null>(null);
  const text = segmentText(props.language);
  const fields = describe(props);
  const shown =
    fields.find(({ key }) => key === pointed) ?? fields.find(({ cell }) => cell.name === first);
  return (
    <section aria-label={text.header}>
      <h3>{text.header}</h3>
      <Ruler />
      <div className={styles.words}>
        {fields.map(({ cell, key, name, place, value, meaning }) => (
          <CellPart
            key={key}
            cell={cell}
            name={name}
            value={value}
            rest={[place, meaning].filter(Boolean).join('. ')}
            chosen={key === shown?.key}
            onChoose={() => point(key)}
          />
        ))}
      </div>
      {shown !== undefined && (
        <p className={styles.note}>
          <strong>{shown.name}</strong> <span className={styles.aside}>{shown.place}</span>
          <br />
          {shown.meaning}
        </p>
      )}
      <p className={styles.aside}>{text.hint}</p>
    </section>
  );
};
