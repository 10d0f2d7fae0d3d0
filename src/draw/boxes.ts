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

/** Half of the box's extent along a direction of unit length. */
const halfExtent = (box: Box, dx: number, dy: number): number => {
  const [cos, sin] = [Math.cos(box.angle), Math.sin(box.angle)];
  return (
    (Math.abs(dx * cos + dy * sin) * box.width + Math.abs(dy * cos - dx * sin) * box.height) / 2
  );
};

const separatedAlong = (a: Box, b: Box, dx: number, dy: number): boolean =>
  Math.abs((b.x - a.x) * dx + (b.y - a.y) * dy) >= halfExtent(a, dx, dy) + halfExtent(b, dx, dy);

/** Do two boxes cover a common area? (The separating axis theorem, on the sides of both.) */
export const overlap = (a: Box, b: Box): boolean =>
  ![a.angle, b.angle].some((angle) => {
    const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
    return separatedAlong(a, b, cos, sin) || separatedAlong(a, b, -sin, cos);
  });

/** A sheet of paper that remembers where something was put. */
export interface Sheet {
  /** Nothing that was put covers any of the box; where too much was put to look, it is not free. */
  readonly isFree: (box: Box) => boolean;
  readonly put: (box: Box) => void;
}

const stripHeight = 64;

/** The horizontal strips of the sheet that a box touches. */
const stripsOf = (box: Box): readonly number[] => {
  const reach = halfExtent(box, 0, 1);
  const first = Math.floor((box.y - reach) / stripHeight);
  const last = Math.floor((box.y + reach) / stripHeight);
  return Array.from({ length: last - first + 1 }, (_, i) => first + i);
};

export const emptySheet = (mostInStrip = Infinity): Sheet => {
  const strips = new Map<number, Box[]>();
  return {
    isFree: (box) =>
      stripsOf(box).every((strip) => {
        const there = strips.get(strip) ?? [];
        return there.length <= mostInStrip && !there.some((other) => overlap(box, other));
      }),
    put: (box) => {
      for (const strip of stripsOf(box)) {
        const there = strips.get(strip);
        if (there === undefined) strips.set(strip, [box]);
        else there.push(box);
      }
    },
  };
};
