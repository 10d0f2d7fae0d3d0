import type { MotionValue } from 'framer-motion';
import { useLayoutEffect } from 'react';

/** Rounding on the way of the clock must not hide what happens at the very moment of a step. */
export const tolerance = 1e-6;

/**
 * Lets a part of the picture follow the clock: `paint` writes its attributes, now and whenever the
 * clock moves, and React does not render for it.
 */
export const useClock = (clock: MotionValue<number>, paint: (now: number) => void): void => {
  useLayoutEffect(() => {
    paint(clock.get() + tolerance);
    return clock.on('change', (now) => {
      paint(now + tolerance);
    });
  });
};

/** Writes an attribute only where it changes: most of the picture stands still. */
export const write = (element: SVGElement | null, name: string, value: string | number): void => {
  const text = String(value);
  if (element !== null && element.getAttribute(name) !== text) element.setAttribute(name, text);
};

export const show = (element: SVGElement | null, visible: boolean): void => {
  write(element, 'visibility', visible ? 'visible' : 'hidden');
};
