/** Rotated rectangles that must not cover one another. */

export interface Box {
  /** The centre. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** In radians, clockwise on the screen. */
  readonly angle: number;
}

/** A size and a turn, with what comparisons need, worked out once for all places that it is tried at. */
export interface Shape extends Omit<Box, 'x' | 'y'> {
  readonly cos: number;
  readonly sin: number;
  /** Half of its extent across and down the screen. */
  readonly across: number;
  readonly down: number;
}

/** A direction; its sine and cosine are dear. */
export interface Turn {
  readonly angle: number;
  readonly cos: number;
  readonly sin: number;
}

export const turnBy = (angle: number): Turn => ({
  angle,
  cos: Math.cos(angle),
  sin: Math.sin(angle),
});

export const shapeOf = (
  { width, height }: Pick<Box, 'width' | 'height'>,
  { angle, cos, sin }: Turn,
): Shape => ({
  width,
  height,
  angle,
  cos,
  sin,
  across: (Math.abs(cos) * width + Math.abs(sin) * height) / 2,
  down: (Math.abs(sin) * width + Math.abs(cos) * height) / 2,
});

/** A shape in its place. */
interface Solid {
  readonly shape: Shape;
  readonly x: number;
  readonly y: number;
}

const solid = (box: Box): Solid => ({
  shape: shapeOf(box, turnBy(box.angle)),
  x: box.x,
  y: box.y,
});

/** Half of the shape's extent along a direction of unit length. */
const halfExtent = ({ cos, sin, width, height }: Shape, dx: number, dy: number): number =>
  (Math.abs(dx * cos + dy * sin) * width + Math.abs(dy * cos - dx * sin) * height) / 2;

/** Are two shapes, the second so far from the first, apart along a direction? */
const separatedAlong = (
  a: Shape,
  b: Shape,
  x: number,
  y: number,
  dx: number,
  dy: number,
): boolean => Math.abs(x * dx + y * dy) >= halfExtent(a, dx, dy) + halfExtent(b, dx, dy);

/** The separating axis theorem, on the sides of both; most pairs are far from each other. */
const shapesOverlap = (a: Shape, b: Shape, x: number, y: number): boolean =>
  Math.abs(y) < a.down + b.down &&
  Math.abs(x) < a.across + b.across &&
  !separatedAlong(a, b, x, y, a.cos, a.sin) &&
  !separatedAlong(a, b, x, y, -a.sin, a.cos) &&
  !separatedAlong(a, b, x, y, b.cos, b.sin) &&
  !separatedAlong(a, b, x, y, -b.sin, b.cos);

/** Do two boxes cover a common area? */
export const overlap = (a: Box, b: Box): boolean =>
  shapesOverlap(solid(a).shape, solid(b).shape, b.x - a.x, b.y - a.y);

/** A sheet of paper that remembers where something was put. */
export interface Sheet {
  /** Nothing that was put covers any of the shape there; where it is full, it is not free. */
  readonly isFree: (shape: Shape, x: number, y: number) => boolean;
  /** Between two heights too much was put to look for a free place. */
  readonly isFull: (top: number, bottom: number) => boolean;
  readonly put: (box: Box) => void;
}

const stripHeight = 64;

const stripAt = (y: number): number => Math.floor(y / stripHeight);

export const emptySheet = (mostInStrip = Infinity): Sheet => {
  // The boxes by the horizontal strips of the sheet that they touch.
  const strips = new Map<number, Solid[]>();
  const isFreeIn = (shape: Shape, x: number, y: number, strip: number): boolean => {
    const there = strips.get(strip);
    if (there === undefined) return true;
    if (there.length > mostInStrip) return false;
    for (const other of there) {
      if (shapesOverlap(shape, other.shape, other.x - x, other.y - y)) return false;
    }
    return true;
  };
  const every = (top: number, bottom: number, holds: (strip: number) => boolean): boolean => {
    const last = stripAt(bottom);
    for (let strip = stripAt(top); strip <= last; strip += 1) if (!holds(strip)) return false;
    return true;
  };
  return {
    isFree: (shape, x, y) =>
      every(y - shape.down, y + shape.down, (strip) => isFreeIn(shape, x, y, strip)),
    isFull: (top, bottom) =>
      every(top, bottom, (strip) => (strips.get(strip)?.length ?? 0) > mostInStrip),
    put: (box) => {
      const added = solid(box);
      const last = stripAt(box.y + added.shape.down);
      for (let strip = stripAt(box.y - added.shape.down); strip <= last; strip += 1) {
        const there = strips.get(strip);
        if (there === undefined) strips.set(strip, [added]);
        else there.push(added);
      }
    },
  };
};
