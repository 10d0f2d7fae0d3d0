import {
  useId,
  useLayoutEffect,
  useRef,
  type FocusEvent,
  type KeyboardEvent,
  type ReactNode,
} from 'react';
import styles from './intervene.module.css';

/** A place on the screen, in pixels of the window. */
export interface Place {
  readonly x: number;
  /** Its upper and lower edge: what opens stands below it, or above where there is no room. */
  readonly top: number;
  readonly bottom: number;
}

export const placeOf = (element: Element): Place => {
  const { left, width, top, bottom } = element.getBoundingClientRect();
  return { x: left + width / 2, top, bottom };
};

const gap = 6;
const reached = 'button, input';

const clamp = (value: number, low: number, high: number): number =>
  Math.max(low, Math.min(high, value));

const put = (element: HTMLElement, { x, top, bottom }: Place): void => {
  const { width, height } = element.getBoundingClientRect();
  const below = bottom + gap + height <= window.innerHeight;
  const left = clamp(x - width / 2, gap, Math.max(gap, window.innerWidth - width - gap));
  const y = below ? bottom + gap : clamp(top - gap - height, gap, window.innerHeight);
  element.style.left = `${left}px`;
  element.style.top = `${y}px`;
};

/**
 * Up and Down go from one to the next, as in a menu; Tab does too. In a number they change it, so
 * they do not lead there.
 */
const onArrows = (event: KeyboardEvent<HTMLElement>): void => {
  const { key, currentTarget, target } = event;
  const by = key === 'ArrowDown' ? 1 : key === 'ArrowUp' ? -1 : 0;
  if (by === 0 || target instanceof HTMLInputElement) return;
  const all = [...currentTarget.querySelectorAll<HTMLElement>('button, input:not([type=number])')];
  const at = all.findIndex((element) => element === document.activeElement);
  all[(at + by + all.length) % all.length]?.focus();
  event.preventDefault();
};

interface PopupProps {
  readonly title: ReactNode;
  readonly place: Place;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** Whoever goes on with Tab has left it; a press beside it, or Esc, is the browser's to see. */
const leaves = ({ relatedTarget, currentTarget }: FocusEvent<HTMLElement>): boolean =>
  relatedTarget !== null && !currentTarget.contains(relatedTarget);

/**
 * Something small that opens beside what it belongs to. It is the browser's own popover: it closes
 * with Esc or by a press beside it, and gives the focus back. The page behind it stays as it is, so
 * nothing of it has to be styled anew.
 */
export const Popup = ({ title, place, onClose, children }: PopupProps) => {
  const popup = useRef<HTMLDivElement>(null);
  const heading = useId();
  useLayoutEffect(() => {
    const element = popup.current;
    element?.showPopover();
    const first = element?.querySelector('[data-first] button') ?? element?.querySelector(reached);
    if (first instanceof HTMLElement) first.focus();
    return () => element?.hidePopover();
  }, []);
  useLayoutEffect(() => {
    if (popup.current !== null) put(popup.current, place);
  });
  return (
    <div
      ref={popup}
      popover="auto"
      role="dialog"
      // A press between its buttons stays with it.
      tabIndex={-1}
      className={styles.popup}
      aria-labelledby={heading}
      onToggle={({ currentTarget }) => {
        // It may have been opened again meanwhile.
        if (!currentTarget.matches(':popover-open')) onClose();
      }}
      onBlur={(event) => {
        if (leaves(event)) onClose();
      }}
      onKeyDown={onArrows}
    >
      <div className={styles.content}>
        <h3 id={heading} className={styles.heading}>
          {title}
        </h3>
        {children}
      </div>
    </div>
  );
};
