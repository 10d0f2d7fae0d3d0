/** The fields of a segment as texts. */
import {
  controlBits,
  dataOffset,
  type ControlBit,
  type Field,
  type Word,
} from '../../draw/header.ts';
import { hostName } from '../../draw/names.ts';
import { advance, sequence } from '../../tcp/sequence.ts';
import type { Language } from '../../text/language.ts';
import { segmentText, type SegmentText } from '../../text/segment.ts';
import type { Trace, TraceSegment } from '../../trace/trace.ts';

type Facts = Parameters<SegmentText['meanings']['window']>[0];

export const factsOf = (trace: Trace, segment: TraceSegment, language: Language): Facts => {
  const { seq, ack, length, window, flags, options } = segment;
  const end = advance(sequence(seq), length + (flags.includes('SYN') ? 1 : 0));
  return {
    from: hostName(trace, segment.from, language),
    to: hostName(trace, segment.to, language),
    seq,
    ack,
    length,
    window,
    syn: flags.includes('SYN'),
    fin: flags.includes('FIN'),
    rst: flags.includes('RST'),
    corrupted: segment.fate === 'corrupted',
    lastOctet: advance(end, -1),
    finNumber: end,
    words: dataOffset(segment),
    maximumSegmentSize: options.maximumSegmentSize ?? 0,
  };
};

/** The name of a field that is drawn by itself. */
export type CellName = keyof SegmentText['fields'];

/** A field as it is drawn: the control bits stand together, each in a column of its own. */
export interface Cell {
  readonly name: CellName;
  readonly bit: number;
  readonly bits: number;
  /** Null: this model does not know it. */
  readonly value: string | null;
  readonly flags: readonly (readonly [name: ControlBit, value: number])[];
}

const isControlBit = (field: Field): field is Field & { readonly name: ControlBit } =>
  controlBits.some((name) => name === field.name);

const cellOf = ({ name, bit, bits, value, option }: Field): readonly Cell[] => {
  if (controlBits.some((control) => control === name)) return [];
  const shown = option ?? (value === null ? null : String(value));
  return [{ name: name as CellName, bit, bits, value: shown, flags: [] }];
};

/** A word of the header as it is drawn. */
export const cellsOf = (word: Word): readonly Cell[] => {
  const bits = word.filter(isControlBit);
  const cells = word.flatMap(cellOf);
  const [first] = bits;
  if (first === undefined) return cells;
  const flags = bits.map(({ name, value }) => [name, value ?? 0] as const);
  const together = { bit: first.bit, bits: bits.length, value: null, flags };
  return [...cells, { name: 'controlBits' as const, ...together }].toSorted(
    (a, b) => a.bit - b.bit,
  );
};

const marks = {
  en: { colon: ': ', semicolon: '; ', comma: ', ' },
  zh: { colon: '：', semicolon: '；', comma: '、' },
} as const satisfies Record<Language, object>;

/** What the control bits say: those that are set one by one, the others in a row. */
export const flagsMeaning = ({ flags }: Pick<Cell, 'flags'>, language: Language): string => {
  const text = segmentText(language);
  const { colon, semicolon, comma } = marks[language];
  const set = flags.filter(([, value]) => value === 1);
  const unset = flags.filter(([, value]) => value === 0);
  return [
    ...set.map(([name]) => `${name} = 1${colon}${text.bits[name]}`),
    text.unset(unset.map(([name]) => name).join(comma)),
  ].join(semicolon);
};

export const meaningOf = (cell: Pick<Cell, 'name' | 'flags'>, facts: Facts, language: Language) =>
  cell.name === 'controlBits'
    ? flagsMeaning(cell, language)
    : segmentText(language).meanings[cell.name](facts);
