import type { MotionValue } from 'framer-motion';
import { useLayoutEffect, useRef } from 'react';

/** Rounding on the way of the clock must not hide what happens at the very moment of a step. */
export const tolerance = 1e-6;

type Paint = (now: number) => void;

/** Everything that follows a clock: to subscribe each part to the clock itself costs far more. */
const followers = new WeakMap<MotionValue<number>, Set<Paint>>();

const followersOf = (clock: MotionValue<number>): Set<Paint> => {
  const known = followers.get(clock);
  if (known !== undefined) return known;
  const all = new Set<Paint>();
  followers.set(clock, all);
  clock.on('change', (now) => {
    for (const paint of all) paint(now + tolerance);
  });
  return all;
};

/**
 * Lets a part of the picture follow the clock: `paint` writes its attributes, now and whenever the
 * clock moves, and React does not render for it. What is at rest until the next step need not
 * follow: it is painted once.
 */
export const useClock = (clock: MotionValue<number>, paint: Paint, follows = true): void => {
  const latest = useRef(paint);
  useLayoutEffect(() => {
    latest.current = paint;
    paint(clock.get() + tolerance);
  });
  useLayoutEffect(() => {
    if (!follows) return undefined;
    const own = (now: number) => {
      latest.current(now);
    };
    const all = followersOf(clock);
    all.add(own);
    return () => {
      all.delete(own);
    };
  }, [clock, follows]);
};

/** What was written where: to ask the document costs as much as to write. */
const written = new WeakMap<SVGElement, Map<string, string | number>>();

const writtenOn = (element: SVGElement): Map<string, string | number> => {
  const known = written.get(element);
  if (known !== undefined) return known;
  const none = new Map<string, string | number>();
  written.set(element, none);
  return none;
};

/**
 * Writes an attribute only where it changes: most of the picture stands still. Nobody else may
 * write what is written here.
 */
export const write = (element: SVGElement | null, name: string, value: string | number): void => {
  if (element === null) return;
  const known = writtenOn(element);
  if (known.get(name) === value) return;
  known.set(name, value);
  element.setAttribute(name, String(value));
};

/** Less than a tenth of a pixel cannot be seen. */
export const rounded = (pixels: number): number => Math.round(pixels * 10) / 10;

export const writeLength = (element: SVGElement | null, name: string, pixels: number): void => {
  write(element, name, rounded(pixels));
};

export const moveTo = (element: SVGElement | null, x: number, y: number): void => {
  write(element, 'transform', `translate(${String(rounded(x))} ${String(rounded(y))})`);
};

/** What was never hidden is visible, and nothing needs to be written. */
export const show = (element: SVGElement | null, visible: boolean): void => {
  if (element === null || (visible && !writtenOn(element).has('visibility'))) return;
  write(element, 'visibility', visible ? 'visible' : 'hidden');
};
