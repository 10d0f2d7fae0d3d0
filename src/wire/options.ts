/**
 * TCP's options (RFC 9293 3.2): as octets, and as a segment names them. What a segment may carry:
 *
 * - `maximumSegmentSize`: octets (kind 2)
 * - `windowScale`: the shift count (kind 3, RFC 7323 2.2)
 * - `sackPermitted`: true (kind 4, RFC 2018 2)
 * - `sack`: the edges of up to four blocks: left, right, left, right, … (kind 5, RFC 2018 3)
 * - `timestamps`: TSval, TSecr (kind 8, RFC 7323 3.2)
 * - `kind253`, and so on: the octets of any other option, without kind and length
 *
 * A header has room for 40 octets of options: what does not fit, or has no octets, is left out.
 */
import type { SegmentOptions } from '../tcp/segment.ts';

/** One option as it lies in a header. */
export interface PacketOption {
  readonly kind: number;
  /** What follows kind and length. */
  readonly value: Uint8Array;
}

/** The most octets of options that a header holds: a data offset of 15 words, less the fixed 5. */
export const mostOptionOctets = 40;

const endOfList = 0;
const noOperation = 1;

/** An option of a fixed number of fields, each of so many octets. */
interface Form {
  readonly name: string;
  readonly kind: number;
  /** Octets of each number. */
  readonly width: 1 | 2 | 4;
  /** How many numbers; null: any even number of them up to 8. */
  readonly count: number | null;
}

const forms: readonly Form[] = [
  { name: 'maximumSegmentSize', kind: 2, width: 2, count: 1 },
  { name: 'windowScale', kind: 3, width: 1, count: 1 },
  { name: 'sackPermitted', kind: 4, width: 1, count: 0 },
  { name: 'sack', kind: 5, width: 4, count: null },
  { name: 'timestamps', kind: 8, width: 4, count: 2 },
];

const isCount = ({ count }: Form, found: number): boolean =>
  count === null ? found > 0 && found <= 8 && found % 2 === 0 : found === count;

/** A number as octets, the most significant first. */
const octetsOf = (value: number, width: number): readonly number[] =>
  Array.from({ length: width }, (_, at) => (value >>> (8 * (width - 1 - at))) & 0xff);

const numbersIn = (value: Uint8Array, width: number): readonly number[] =>
  Array.from({ length: value.length / width }, (_, index) => {
    let number = 0;
    for (let at = 0; at < width; at += 1) number = number * 256 + (value[index * width + at] ?? 0);
    return number;
  });

const largest = { 1: 0xff, 2: 0xffff, 4: 0xffff_ffff } as const;

const areNumbers = (value: unknown, width: keyof typeof largest): value is readonly number[] =>
  Array.isArray(value) &&
  value.every(
    (one: unknown) => Number.isInteger(one) && Number(one) >= 0 && Number(one) <= largest[width],
  );

/** The numbers that a named option holds, or null where it has no octets. */
const numbersOf = (form: Form, value: unknown): readonly number[] | null => {
  if (form.count === 0) return value === true ? [] : null;
  const list: unknown = form.count === 1 ? [value] : value;
  return areNumbers(list, form.width) && isCount(form, list.length) ? list : null;
};

const otherKind = (name: string): number | null => {
  const kind = /^kind(\d{1,3})$/.exec(name)?.[1];
  return kind !== undefined && Number(kind) > 1 && Number(kind) <= 255 ? Number(kind) : null;
};

/** A segment's option as it lies in a header; null where it has no octets. */
const optionOf = (name: string, value: unknown): PacketOption | null => {
  const form = forms.find((known) => known.name === name);
  if (form === undefined) {
    const kind = otherKind(name);
    return kind !== null && areNumbers(value, 1) ? { kind, value: Uint8Array.from(value) } : null;
  }
  const numbers = numbersOf(form, value);
  if (numbers === null) return null;
  const octets = numbers.flatMap((number) => octetsOf(number, form.width));
  return { kind: form.kind, value: Uint8Array.from(octets) };
};

/** The options of a segment as octets, in the order in which it names them, in whole words. */
export const writeOptions = (options: SegmentOptions): Uint8Array => {
  const octets: number[] = [];
  for (const [name, value] of Object.entries(options)) {
    const option = optionOf(name, value);
    if (option === null || octets.length + 2 + option.value.length > mostOptionOctets) continue;
    octets.push(option.kind, 2 + option.value.length, ...option.value);
  }
  // The end of the list, and padding of zeros (RFC 9293 3.1).
  while (octets.length % 4 !== 0) octets.push(endOfList);
  return Uint8Array.from(octets);
};

export interface OptionList {
  readonly options: readonly PacketOption[];
  /** An option said that it is longer than what is there, or shorter than its own header. */
  readonly malformed: boolean;
}

/** The options in the octets of a header, as far as they can be told apart. */
export const readOptions = (octets: Uint8Array): OptionList => {
  const options: PacketOption[] = [];
  let at = 0;
  while (at < octets.length) {
    const kind = octets[at] ?? endOfList;
    if (kind === endOfList) break;
    if (kind === noOperation) {
      at += 1;
      continue;
    }
    const length = octets[at + 1] ?? 0;
    if (length < 2 || at + length > octets.length) return { options, malformed: true };
    options.push({ kind, value: octets.subarray(at + 2, at + length) });
    at += length;
  }
  return { options, malformed: false };
};

/** One option by its name and with its meaning. Of a wrong length it has only its octets. */
const named = ({ kind, value }: PacketOption): readonly [name: string, value: unknown] => {
  const form = forms.find((known) => known.kind === kind);
  const isWhole = form !== undefined && value.length % form.width === 0;
  if (!isWhole || !isCount(form, value.length / form.width)) {
    return [`kind${kind}`, Array.from(value)];
  }
  const numbers = numbersIn(value, form.width);
  if (form.count === 0) return [form.name, true];
  return [form.name, form.count === 1 ? numbers[0] : numbers];
};

/** The options as a segment names them. Where one is there twice, the last counts. */
export const nameOptions = (options: readonly PacketOption[]): SegmentOptions =>
  Object.fromEntries(options.map(named));
