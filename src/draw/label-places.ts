/** The places along an arrow at which a label, or a count, can stand. */
import { shapeOf, turnBy, type Box, type Sheet, type Turn } from './boxes.ts';

/** An arrow from its departure to its end, in pixels. */
export interface Arrow {
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
  readonly lost: boolean;
}

type Size = Pick<Box, 'width' | 'height'>;

/** An arrow with what is asked of it for every place. */
export interface Way {
  readonly arrow: Arrow;
  readonly turn: Turn;
  readonly length: number;
}

/** Slants from left to right are turned by their angle; those from right to left by its mirror. */
const slant = ({ x1, y1, x2, y2 }: Arrow): number =>
  Math.atan2(x2 >= x1 ? y2 - y1 : y1 - y2, Math.abs(x2 - x1));

export const wayOf = (arrow: Arrow): Way => ({
  arrow,
  turn: turnBy(slant(arrow)),
  length: Math.sqrt((arrow.x2 - arrow.x1) ** 2 + (arrow.y2 - arrow.y1) ** 2),
});

/** The head of an arrow, which shows where it arrives, stays free. */
export const headBox = ({ x1, x2, y2 }: Arrow): Box => ({
  x: x2 + (x2 > x1 ? -7 : 7),
  y: y2 - 1,
  width: 14,
  height: 10,
  angle: 0,
});

export const lineBox = ({ arrow, turn, length }: Way): Box => ({
  x: (arrow.x1 + arrow.x2) / 2,
  y: (arrow.y1 + arrow.y2) / 2,
  width: length,
  height: 1,
  angle: turn.angle,
});

/** So many pixels of a lane a label may cover: what is written in it is further in. */
const overLane = 5;

/** So many places are tried along an arrow. */
const places = 9;

/** Fractions of the arrow to try, from end to end, the preferred one first. */
const fractions = ({ arrow, turn, length }: Way, { width, height }: Size, preferred: number) => {
  const [cos, sin] = [turn.cos, Math.abs(turn.sin)];
  // A tall label on a steep arrow leans over the arrow's end, but hardly over the lane.
  const lean = ((cos * width + sin * height) / 2 + sin * (height / 2 + 2) - overLane) / cos;
  const least = Math.max(width / 2 + 8, lean) / length;
  const most = 1 - Math.max(width / 2 + 18, arrow.lost ? 0 : lean) / length;
  if (least > most) return [];
  const best = Math.min(most, Math.max(least, preferred));
  const at = (i: number) => least + ((most - least) * i) / (places - 1);
  const found = [best];
  // From the best one outwards, the nearer one first.
  let after = 0;
  while (after < places && at(after) < best) after += 1;
  for (let before = after - 1; found.length <= places;) {
    const isNearer = before >= 0 && (after >= places || best - at(before) <= at(after) - best);
    found.push(isNearer ? at(before--) : at(after++));
  }
  return found;
};

/** What is on the picture already: what a label must not cover, and what it should not. */
export interface Picture {
  readonly labels: Sheet;
  readonly lines: Sheet;
  /** The part of the picture that may be written on. */
  readonly top: number;
  readonly bottom: number;
}

/**
 * The first free place for something of this size on the arrow, above the line or below; best one
 * where no other arrow is covered either.
 */
export const freePlace = (
  { labels, lines, top, bottom }: Picture,
  way: Way,
  size: Size,
  preferred: number,
): Box | undefined => {
  const { arrow, turn } = way;
  const { width, height } = size;
  const shape = shapeOf(size, turn);
  const tries = fractions(way, size, preferred);
  const reach = height + 2 + shape.down;
  const covers = lines.isFull(arrow.y1 - reach, arrow.y2 + reach);
  let secondBest: Box | undefined;
  for (const side of [1, -1] as const) {
    const offset = side * (height / 2 + 2);
    for (const fraction of tries) {
      const x = arrow.x1 + (arrow.x2 - arrow.x1) * fraction + turn.sin * offset;
      const y = arrow.y1 + (arrow.y2 - arrow.y1) * fraction - turn.cos * offset;
      if (y - shape.down < top || y + shape.down > bottom) continue;
      if (!labels.isFree(shape, x, y)) continue;
      if (covers || lines.isFree(shape, x, y)) return { x, y, width, height, angle: turn.angle };
      secondBest ??= { x, y, width, height, angle: turn.angle };
    }
  }
  return secondBest;
};
