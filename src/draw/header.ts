/** A segment as RFC 9293 3.1, Figure 1, draws it: fields in words of 32 bits, with their values. */
import type { Flag } from '../tcp/segment.ts';
import type { TraceSegment } from '../trace/trace.ts';

export const controlBits = ['CWR', 'ECE', 'URG', 'ACK', 'PSH', 'RST', 'SYN', 'FIN'] as const;
export type ControlBit = (typeof controlBits)[number];

export type FieldName =
  | 'sourcePort'
  | 'destinationPort'
  | 'sequenceNumber'
  | 'acknowledgmentNumber'
  | 'dataOffset'
  | 'reserved'
  | ControlBit
  | 'window'
  | 'checksum'
  | 'urgentPointer'
  | 'optionKind'
  | 'optionLength'
  | 'maximumSegmentSize'
  | 'otherOption';

export interface Field {
  readonly name: FieldName;
  /** The first bit in its word, from 0 at the left, and how many. */
  readonly bit: number;
  readonly bits: number;
  /** Null where this model does not know it. */
  readonly value: number | null;
  /** The name of an option that this model only carries. */
  readonly option?: string;
}

/** A word of 32 bits. */
export type Word = readonly Field[];

const wordBits = 32;

/** Fields laid side by side from bit 0. */
const word = (
  ...parts: readonly (readonly [name: FieldName, bits: number, value: number | null])[]
): Word => {
  let bit = 0;
  return parts.map(([name, bits, value]) => {
    const field = { name, bit, bits, value };
    bit += bits;
    return field;
  });
};

const otherOptions = ({ options }: TraceSegment): readonly string[] =>
  Object.keys(options).filter((name) => name !== 'maximumSegmentSize');

/** RFC 9293 3.2: kind 2, four octets long. */
const optionWords = (segment: TraceSegment): readonly Word[] => {
  const size = segment.options.maximumSegmentSize;
  return [
    ...(size === undefined
      ? []
      : [word(['optionKind', 8, 2], ['optionLength', 8, 4], ['maximumSegmentSize', 16, size])]),
    ...otherOptions(segment).map((option) => [
      { name: 'otherOption' as const, bit: 0, bits: wordBits, value: null, option },
    ]),
  ];
};

const fixedWords = 5;

/** How many words the header has; unknown with options of which only the names are known. */
export const dataOffset = (segment: TraceSegment): number | null =>
  otherOptions(segment).length > 0 ? null : fixedWords + optionWords(segment).length;

const bitOf = ({ flags }: TraceSegment, name: ControlBit): number =>
  (flags as readonly (Flag | ControlBit)[]).includes(name) ? 1 : 0;

/** The words of a segment's header. */
export const header = (segment: TraceSegment): readonly Word[] => [
  word(['sourcePort', 16, segment.sourcePort], ['destinationPort', 16, segment.destinationPort]),
  word(['sequenceNumber', 32, segment.seq]),
  word(['acknowledgmentNumber', 32, segment.ack ?? 0]),
  word(
    ['dataOffset', 4, dataOffset(segment)],
    ['reserved', 4, 0],
    ...controlBits.map((name) => [name, 1, bitOf(segment, name)] as const),
    ['window', 16, segment.window],
  ),
  word(['checksum', 16, null], ['urgentPointer', 16, 0]),
  ...optionWords(segment),
];

const escapes: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

const escaped = (character: string): string => {
  const code = character.codePointAt(0) ?? 0;
  const octet = `\\x${code.toString(16).padStart(2, '0')}`;
  return escapes[character] ?? (code < 0x100 ? octet : `\\u{${code.toString(16)}}`);
};

const mostCharacters = 240;

/** Text as it can be read on one line: what has no picture, or would turn the line, is escaped. */
export const readable = (text: string): string => {
  const characters = Array.from(text.slice(0, mostCharacters), (character) =>
    /[\p{C}\p{Zl}\p{Zp}]/u.test(character) ? escaped(character) : character,
  );
  return characters.join('') + (text.length > mostCharacters ? '…' : '');
};
