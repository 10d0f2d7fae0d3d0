/**
 * Where a reader goes on when what had the focus goes away: at the lanes. Otherwise the focus would
 * fall to the page, and its order begin anew (WCAG 2.4.3).
 */
import { useLayoutEffect, useRef, type ReactNode } from 'react';
import { lanesId } from './Stage.tsx';

const focusLanes = (): void => {
  document.getElementById(lanesId)?.focus({ preventScroll: true });
};

/** A dialog that closes gives the focus back, maybe to what goes away with the run: so after it. */
export const goOnAtLanes = (): void => {
  requestAnimationFrame(focusLanes);
};

/** What is asked under the lanes. It leaves the focus to them, unless it is elsewhere by then. */
export const Asks = ({ children }: { readonly children: ReactNode }) => {
  const own = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const element = own.current;
    return () => {
      if (element?.contains(document.activeElement)) focusLanes();
    };
  }, []);
  return (
    <div ref={own} data-asks>
      {children}
    </div>
  );
};
