/** When the first screen has been painted: what is not part of it is fetched only then. */
import { useEffect } from 'react';

let painted: () => void;

export const firstPaint = new Promise<void>((resolve) => {
  painted = resolve;
});

/** Used by what makes the first screen. A timer that a frame sets runs when the frame is out. */
export const useFirstPaint = (): void => {
  useEffect(() => {
    requestAnimationFrame(() => setTimeout(painted));
  }, []);
};
