import { useEffect, useLayoutEffect, useRef, useState, type RefObject } from 'react';

/** A finger that has moved less than this may still mean a tap. */
const slop = 6;

/** Where a finger came down, and whether its way scrolls the lanes; null until that is clear. */
interface Drag {
  readonly x: number;
  y: number;
  mine: boolean | null;
}

/** Turns the picture by some pixels; false where there is nothing to see in that direction. */
type Turn = (by: number) => boolean;

const onWheel = (turn: Turn) => (event: WheelEvent) => {
  if (!event.ctrlKey && turn(event.deltaY)) event.preventDefault();
};

/**
 * One finger up or down looks along the lanes. As with any frame within a page, what the lanes
 * cannot scroll scrolls the page: the first movement decides, and a tap is left alone.
 */
const dragging = (turn: Turn) => {
  let drag: Drag | null = null;
  const start = ({ touches }: TouchEvent) => {
    const [finger] = touches;
    drag =
      touches.length === 1 && finger !== undefined
        ? { x: finger.clientX, y: finger.clientY, mine: null }
        : null;
  };
  const move = (event: TouchEvent) => {
    const [finger] = event.touches;
    if (drag === null || finger === undefined || drag.mine === false) return;
    const [dx, dy] = [finger.clientX - drag.x, finger.clientY - drag.y];
    if (drag.mine === null && Math.hypot(dx, dy) < slop) return;
    if (drag.mine === null && Math.abs(dx) > Math.abs(dy)) {
      drag.mine = false;
      return;
    }
    const turned = turn(-dy);
    drag.mine ??= turned;
    drag.y = finger.clientY;
    if (drag.mine && event.cancelable) event.preventDefault();
  };
  return { start, move };
};

/** How far one has scrolled back from the present, in pixels (0 or less); a new step forgets it. */
export const useLookBack = (
  svg: RefObject<SVGSVGElement | null>,
  step: number,
  furthest: number,
): number => {
  const [look, setLook] = useState({ step, by: 0 });
  // To forget costs another rendering: only where there is something to forget.
  if (look.step !== step && look.by !== 0) setLook({ step, by: 0 });
  const by = look.step === step ? Math.max(-furthest, look.by) : 0;
  const latest = useRef({ step, by, furthest });
  useLayoutEffect(() => {
    latest.current = { step, by, furthest };
  });
  useEffect(() => {
    const element = svg.current;
    const turn: Turn = (pixels) => {
      const now = latest.current;
      const next = Math.min(0, Math.max(-now.furthest, now.by + pixels));
      if (next === now.by) return false;
      // Two movements may come before the next rendering.
      latest.current = { ...now, by: next };
      setLook({ step: now.step, by: next });
      return true;
    };
    const [wheel, { start, move }] = [onWheel(turn), dragging(turn)];
    element?.addEventListener('wheel', wheel, { passive: false });
    element?.addEventListener('touchstart', start, { passive: true });
    element?.addEventListener('touchmove', move, { passive: false });
    return () => {
      element?.removeEventListener('wheel', wheel);
      element?.removeEventListener('touchstart', start);
      element?.removeEventListener('touchmove', move);
    };
  }, [svg]);
  return by;
};
