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

/** A box with what its comparisons need, worked out once. */
interface Solid extends Box {
  readonly cos: number;
  readonly sin: number;
  /** Half of its extent across and down the screen. */
  readonly across: number;
  readonly down: number;
}

const solid = ({ x, y, width, height, angle }: Box): Solid => {
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const across = (Math.abs(cos) * width + Math.abs(sin) * height) / 2;
  const down = (Math.abs(sin) * width + Math.abs(cos) * height) / 2;
  return { x, y, width, height, angle, cos, sin, across, down };
};

/** Half of the box's extent along a direction of unit length. */
const halfExtent = ({ cos, sin, width, height }: Solid, dx: number, dy: number): number =>
  (Math.abs(dx * cos + dy * sin) * width + Math.abs(dy * cos - dx * sin) * height) / 2;

const separatedAlong = (a: Solid, b: Solid, dx: number, dy: number): boolean =>
  Math.abs((b.x - a.x) * dx + (b.y - a.y) * dy) >= halfExtent(a, dx, dy) + halfExtent(b, dx, dy);

/** The separating axis theorem, on the sides of both; most pairs are far from each other. */
const solidsOverlap = (a: Solid, b: Solid): boolean =>
  Math.abs(a.y - b.y) < a.down + b.down &&
  Math.abs(a.x - b.x) < a.across + b.across &&
  !separatedAlong(a, b, a.cos, a.sin) &&
  !separatedAlong(a, b, -a.sin, a.cos) &&
  !separatedAlong(a, b, b.cos, b.sin) &&
  !separatedAlong(a, b, -b.sin, b.cos);

/** Do two boxes cover a common area? */
export const overlap = (a: Box, b: Box): boolean => solidsOverlap(solid(a), solid(b));

/** A sheet of paper that remembers where something was put. */
export interface Sheet {
  /** Nothing that was put covers any of the box; where too much was put to look, it is not free. */
  readonly isFree: (box: Box) => boolean;
  readonly put: (box: Box) => void;
}

const stripHeight = 64;

const stripAt = (y: number): number => Math.floor(y / stripHeight);

export const emptySheet = (mostInStrip = Infinity): Sheet => {
  // The boxes by the horizontal strips of the sheet that they touch.
  const strips = new Map<number, Solid[]>();
  const isFreeIn = (box: Solid, strip: number): boolean => {
    const there = strips.get(strip);
    if (there === undefined) return true;
    return there.length <= mostInStrip && !there.some((other) => solidsOverlap(box, other));
  };
  return {
    isFree: (box) => {
      const candidate = solid(box);
      const last = stripAt(box.y + candidate.down);
      for (let strip = stripAt(box.y - candidate.down); strip <= last; strip += 1) {
        if (!isFreeIn(candidate, strip)) return false;
      }
      return true;
    },
    put: (box) => {
      const added = solid(box);
      const last = stripAt(box.y + added.down);
      for (let strip = stripAt(box.y - added.down); strip <= last; strip += 1) {
        const there = strips.get(strip);
        if (there === undefined) strips.set(strip, [added]);
        else there.push(added);
      }
    },
  };
};
