/** What the labels of segments say, and in what forms; where they stand is in `label-zones`. */
import type { TraceSegment } from '../trace/trace.ts';
import { lanesText } from '../text/lanes.ts';
import type { Language } from '../text/language.ts';
import type { Box } from './boxes.ts';

export interface Label extends Box {
  /** The flags, on a filled ground. */
  readonly chip: string;
  readonly chipWidth: number;
  /** The numbers, in up to three lines; none where there is room for the flags alone. */
  readonly lines: readonly string[];
}

/** Segments for whose labels there is no place, as one count on the first of their arrows. */
export interface Fold extends Box {
  /** Positions in `trace.segments`, in the order of departure. */
  readonly members: readonly number[];
}

export interface LabelMetrics {
  /** From lane to lane, in pixels. */
  readonly width: number;
  readonly fontSize: number;
  readonly language: Language;
  /** What segments carry of what programs say, by their ids. */
  readonly carried?: ReadonlyMap<string, string>;
}

/** A monospaced character is 0.6 em wide; in Chinese two of that. */
const characterWidth = 0.61;

/** The columns that a text takes on a terminal, or in a monospaced font. */
export const columns = (text: string): number =>
  isPlain(text)
    ? text.length
    : Array.from(text).reduce((sum, character) => sum + (isWide(character) ? 2 : 1), 0);

/** Numbers and flags are most of what is measured. */
const isPlain = (text: string): boolean => /^[ -~]*$/.test(text);

const isWide = (character: string): boolean =>
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/.test(
    character,
  );

export const textWidth = (text: string, fontSize: number): number =>
  columns(text) * fontSize * characterWidth;

export const flagsText = ({ flags }: Pick<TraceSegment, 'flags'>): string =>
  flags.length === 0 ? '—' : flags.join(' ');

const mark = (segment: TraceSegment, claimed: string, language: Language): string => {
  const text = lanesText(language);
  const badge = segment.badge === undefined ? '' : ` ${text.badges[segment.badge]}`;
  if (segment.sender !== undefined) return `${badge} ${text.posingAs(claimed)}`;
  if (badge !== '') return badge;
  if (segment.retransmissionOf !== null) return ` ${text.resent}`;
  return segment.duplicateOf === null ? '' : ` ${text.duplicate}`;
};

/** What a label says, in one line, or in more where its arrow is short. */
const arrangements = (
  segment: TraceSegment,
  claimed: string,
  { language, carried }: LabelMetrics,
): readonly (readonly string[])[] => {
  const seq = `seq=${String(segment.seq)}`;
  const ack = segment.ack === null ? [] : [`ack=${String(segment.ack)}`];
  const length = `len=${String(segment.length)}`;
  const said = mark(segment, claimed, language);
  const rest = length + said;
  const all = [seq, ...ack, rest].join(' ');
  const name = carried?.get(segment.id);
  return [
    ...(name === undefined ? [] : [[`${all} ${name}`], [name, all]]),
    [all],
    // Whose name a forged segment bears is long.
    ...(segment.sender === undefined ? [] : [[[seq, ...ack, length].join(' '), said.trim()]]),
    [seq, [...ack, rest].join(' ')],
    [seq, ...ack, rest],
    ...(name === undefined ? [] : [[name]]),
    // On a phone a lost segment's arrow may have room for its flags alone.
    [],
  ];
};

/** The air around and between the parts of a label, in ems of its font. */
export const air = 0.5;

/** A label without its place. */
export type Form = Omit<Label, 'x' | 'y' | 'angle'>;

/** A name that is longer than this is no label: the scenario's own id stands for it. */
const longestName = 12;

/**
 * The forms that a label can have, the most readable one first. `from` is what its source is called.
 */
export const forms = (
  segment: TraceSegment,
  from: string,
  metrics: LabelMetrics,
): readonly Form[] => {
  const { fontSize } = metrics;
  const chip = flagsText(segment);
  const chipWidth = textWidth(chip, fontSize) + 2 * air * fontSize;
  const claimed = columns(from) > longestName ? segment.from : from;
  return arrangements(segment, claimed, metrics).map((lines) => {
    const widths = lines.map((line) => textWidth(line, fontSize) + 2 * air * fontSize);
    return {
      chip,
      chipWidth,
      lines,
      width: chipWidth + Math.max(0, ...widths),
      height: (Math.max(1, lines.length) * 1.2 + 0.3) * fontSize,
    };
  });
};
