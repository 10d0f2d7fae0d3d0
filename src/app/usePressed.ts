/** The segment on its way whose menu is open. */
import { useState } from 'react';
import { inFlightAtStep } from '../trace/questions.ts';
import type { Place } from '../views/intervene/Popup.tsx';
import type { View } from './view.ts';

export interface Pressed {
  readonly segment: string;
  readonly place: Place;
}

/** Beside its label, or where it has none, at the middle of its way. */
const placeIn = (arrow: SVGGElement): Place => {
  const id = arrow.getAttribute('data-segment') ?? '';
  const label =
    arrow.ownerSVGElement?.querySelector(`[data-segment="${CSS.escape(id)}"]:not([role])`) ??
    undefined;
  const { left, width, top, bottom } = (label ?? arrow).getBoundingClientRect();
  const middle = (top + bottom) / 2;
  return {
    x: left + width / 2,
    top: label === undefined ? middle : top,
    bottom: label === undefined ? middle : bottom,
  };
};

export const usePressed = ({ trace, step, player }: Pick<View, 'trace' | 'step' | 'player'>) => {
  const [pressed, open] = useState<Pressed | null>(null);
  return {
    pressed,
    /** Opens the menu of a segment that is on its way; false where it is not. */
    press: (segment: string, arrow: SVGGElement): boolean => {
      if (!inFlightAtStep(trace, step).some(({ id }) => id === segment)) return false;
      player.send({ type: 'pause' });
      // What has the focus now has it again when the menu closes.
      arrow.focus({ preventScroll: true });
      open({ segment, place: placeIn(arrow) });
      return true;
    },
    release: () => open(null),
  };
};
