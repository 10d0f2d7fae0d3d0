/**
 * Where the labels of segments stand. Each sits on its arrow, turned with it; none covers another,
 * a loss mark or a break. The place of a label depends on the run alone, never on the step, so that
 * labels do not hop while the clock runs. What finds no place is folded into a count.
 */
import type { Trace, TraceSegment } from '../trace/trace.ts';
import { lanesText } from '../text/lanes.ts';
import type { Language } from '../text/language.ts';
import { emptySheet, type Box, type Sheet } from './boxes.ts';

/** An arrow from its departure to its end, in pixels. */
export interface Arrow {
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
  readonly lost: boolean;
}

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
}

/** A monospaced character is 0.6 em wide; in Chinese two of that. */
const characterWidth = 0.61;

/** The columns that a text takes on a terminal, or in a monospaced font. */
export const columns = (text: string): number =>
  Array.from(text).reduce((sum, character) => sum + (isWide(character) ? 2 : 1), 0);

const isWide = (character: string): boolean =>
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/.test(
    character,
  );

const textWidth = (text: string, fontSize: number): number =>
  columns(text) * fontSize * characterWidth;

export const flagsText = ({ flags }: Pick<TraceSegment, 'flags'>): string =>
  flags.length === 0 ? '—' : flags.join(' ');

const mark = (segment: TraceSegment, language: Language): string => {
  const text = lanesText(language);
  if (segment.badge !== undefined) return ` ${text.badges[segment.badge]}`;
  if (segment.retransmissionOf !== null) return ` ${text.resent}`;
  return segment.duplicateOf === null ? '' : ` ${text.duplicate}`;
};

/** What a label says, in one line, or in more where its arrow is short. */
const arrangements = (
  segment: TraceSegment,
  language: Language,
): readonly (readonly string[])[] => {
  const seq = `seq=${String(segment.seq)}`;
  const ack = segment.ack === null ? [] : [`ack=${String(segment.ack)}`];
  const rest = `len=${String(segment.length)}${mark(segment, language)}`;
  return [
    [[seq, ...ack, rest].join(' ')],
    [seq, [...ack, rest].join(' ')],
    [seq, ...ack, rest],
    // On a phone a lost segment's arrow may have room for its flags alone.
    [],
  ];
};

/** The air around and between the parts of a label, in ems of its font. */
const air = 0.5;

type Shape = Omit<Label, 'x' | 'y' | 'angle'>;

/** The forms that a label can have, the most readable one first. */
const shapes = (segment: TraceSegment, metrics: LabelMetrics): readonly Shape[] => {
  const { fontSize, language } = metrics;
  const chip = flagsText(segment);
  const chipWidth = textWidth(chip, fontSize) + 2 * air * fontSize;
  return arrangements(segment, language).map((lines) => {
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

/** Slants from left to right are turned by their angle; those from right to left by its mirror. */
const slant = ({ x1, y1, x2, y2 }: Arrow): number =>
  Math.atan2(x2 >= x1 ? y2 - y1 : y1 - y2, Math.abs(x2 - x1));

const lengthOf = ({ x1, y1, x2, y2 }: Arrow): number => Math.hypot(x2 - x1, y2 - y1);

/** A box of this size on the arrow, its middle at the fraction, above the line or below. */
const onArrow = (
  arrow: Arrow,
  fraction: number,
  side: 1 | -1,
  { width, height }: Pick<Box, 'width' | 'height'>,
): Box => {
  const angle = slant(arrow);
  const offset = side * (height / 2 + 2);
  return {
    x: arrow.x1 + (arrow.x2 - arrow.x1) * fraction + Math.sin(angle) * offset,
    y: arrow.y1 + (arrow.y2 - arrow.y1) * fraction - Math.cos(angle) * offset,
    width,
    height,
    angle,
  };
};

/** So many pixels of a lane a label may cover: what is written in it is further in. */
const overLane = 5;

/** So many places are tried along an arrow. */
const places = 9;

/** Fractions of the arrow to try, from end to end, the preferred one first. */
const fractions = (
  arrow: Arrow,
  { width, height }: Pick<Box, 'width' | 'height'>,
  preferred: number,
): readonly number[] => {
  const [length, angle] = [lengthOf(arrow), Math.abs(slant(arrow))];
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  // A tall label on a steep arrow leans over the arrow's end, but hardly over the lane.
  const lean = ((cos * width + sin * height) / 2 + sin * (height / 2 + 2) - overLane) / cos;
  const least = Math.max(width / 2 + 8, lean) / length;
  const most = 1 - Math.max(width / 2 + 18, arrow.lost ? 0 : lean) / length;
  if (least > most) return [];
  const best = Math.min(most, Math.max(least, preferred));
  const others = Array.from(
    { length: places },
    (_, i) => least + ((most - least) * i) / (places - 1),
  );
  return [best, ...others].sort((a, b) => Math.abs(a - best) - Math.abs(b - best));
};

/** What is on the picture already: what a label must not cover, and what it should not. */
interface Picture {
  readonly labels: Sheet;
  readonly lines: Sheet;
}

/** The first free place on the arrow; best one where no other arrow is covered either. */
const freePlace = (
  { labels, lines }: Picture,
  arrow: Arrow,
  size: Pick<Box, 'width' | 'height'>,
  preferred: number,
): Box | undefined => {
  const tries = fractions(arrow, size, preferred);
  let secondBest: Box | undefined;
  for (const side of [1, -1] as const) {
    for (const fraction of tries) {
      const box = onArrow(arrow, fraction, side, size);
      if (!labels.isFree(box)) continue;
      if (lines.isFree(box)) return box;
      secondBest ??= box;
    }
  }
  return secondBest;
};

/** Among more arrows than this, one is covered whatever one does. */
const mostLines = 12;

/** The head of an arrow, which shows where it arrives, stays free. */
const headBox = ({ x1, x2, y2 }: Arrow): Box => ({
  x: x2 + (x2 > x1 ? -7 : 7),
  y: y2 - 1,
  width: 14,
  height: 10,
  angle: 0,
});

const lineBox = (arrow: Arrow): Box => ({
  x: (arrow.x1 + arrow.x2) / 2,
  y: (arrow.y1 + arrow.y2) / 2,
  width: lengthOf(arrow),
  height: 1,
  angle: slant(arrow),
});

/** Does an arrow cross one that runs the other way? Both are in the order of departure. */
const crossings = (order: readonly number[], arrows: readonly Arrow[]): ReadonlySet<number> => {
  const crossed = new Set<number>();
  const sweep = (sequence: readonly number[], meets: (a: Arrow, b: Arrow) => boolean) => {
    const latest: { left?: Arrow; right?: Arrow } = {};
    for (const position of sequence) {
      const arrow = arrows[position];
      if (arrow === undefined) continue;
      const [own, other] =
        arrow.x1 < arrow.x2 ? (['right', 'left'] as const) : (['left', 'right'] as const);
      const facing = latest[other];
      if (facing !== undefined && meets(facing, arrow)) crossed.add(position);
      const before = latest[own];
      if (before === undefined || meets(arrow, before)) latest[own] = arrow;
    }
  };
  // Forward: the one that ends last so far. Backward: the one that departs first so far.
  sweep(order, (a, b) => a.y2 > b.y1);
  sweep([...order].reverse(), (a, b) => a.y1 < b.y2);
  return crossed;
};

/** The label in its first form for which there is room. */
const placed = (
  picture: Picture,
  arrow: Arrow,
  forms: readonly Shape[],
  preferred: number,
): Label | null => {
  for (const form of forms) {
    const place = freePlace(picture, arrow, form, preferred);
    if (place !== undefined) {
      picture.labels.put(place);
      return { ...form, ...place };
    }
  }
  return null;
};

/** Where two arrows cross, each label keeps to its sender's half, if there is a form that can. */
const halfFirst = (forms: readonly Shape[], arrow: Arrow): readonly Shape[] => {
  const fits = ({ width, lines }: Shape) =>
    lines.length > 0 && lines.length < 3 && width <= 0.6 * lengthOf(arrow);
  return [...forms.filter(fits), ...forms.filter((form) => !fits(form))];
};

const countText = (count: number): string => `+${String(count)}`;

/** The count of a group stands on the first of its arrows that has room for it. */
const fold = (
  picture: Picture,
  arrows: readonly Arrow[],
  members: readonly number[],
  fontSize: number,
): Fold | undefined => {
  const width = textWidth(countText(members.length), fontSize) + 2 * air * fontSize;
  const size = { width, height: 1.5 * fontSize };
  // The first few arrows are enough to look at: the count belongs where the crowd begins.
  for (const position of members.slice(0, 5)) {
    const arrow = arrows[position];
    const place = arrow && freePlace(picture, arrow, size, 0.5);
    if (place !== undefined) {
      picture.labels.put(place);
      return { ...place, members };
    }
  }
  return undefined;
};

export interface Labels {
  /** One for each segment of the trace, in its order; null where it is folded. */
  readonly labels: readonly (Label | null)[];
  readonly folds: readonly Fold[];
}

/**
 * Places the labels one after the other in the order of departure. `obstacles` are there already.
 * `arrows` are those of the trace's segments, in its order; null where one is not drawn.
 */
export const placeLabels = (
  trace: Trace,
  arrows: readonly Arrow[],
  obstacles: readonly Box[],
  metrics: LabelMetrics,
): Labels => {
  const order = arrows.map((_, i) => i).sort((a, b) => startOf(arrows, a) - startOf(arrows, b));
  const crossed = crossings(order, arrows);
  const picture = { labels: emptySheet(), lines: emptySheet(mostLines) };
  [...obstacles, ...arrows.map(headBox)].forEach(picture.labels.put);
  arrows.map(lineBox).forEach(picture.lines.put);
  const labels: (Label | null)[] = arrows.map(() => null);
  const folds: Fold[] = [];
  let crowd: number[] = [];
  const close = () => {
    const folded = crowd.length > 0 && fold(picture, arrows, crowd, metrics.fontSize);
    if (folded) folds.push(folded);
    crowd = [];
  };
  for (const position of order) {
    const [segment, arrow] = [trace.segments[position], arrows[position]];
    if (segment === undefined || arrow === undefined) continue;
    // In a crowd it is no use to try every form.
    const forms = shapes(segment, metrics).slice(0, crowd.length > 2 ? 1 : undefined);
    const label = crossed.has(position)
      ? placed(picture, arrow, halfFirst(forms, arrow), 0.2)
      : placed(picture, arrow, forms, 0.5);
    labels[position] = label;
    if (label === null) crowd.push(position);
    else close();
  }
  close();
  return { labels, folds };
};

const startOf = (arrows: readonly Arrow[], position: number): number => arrows[position]?.y1 ?? 0;
