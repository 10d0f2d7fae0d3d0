import { useLayoutEffect, useState, type RefObject } from 'react';
import type { Room } from './measures.ts';

/** What is assumed where nothing can be measured (a test without layout). */
export const assumed: Room = { width: 960, height: 560, screen: 900 };

const measure = (element: HTMLElement): Room => ({
  width: element.clientWidth || assumed.width,
  height: element.clientHeight || assumed.height,
  screen: globalThis.innerHeight || assumed.screen,
});

const same = (a: Room | null, b: Room): boolean =>
  a?.width === b.width && a.height === b.height && a.screen === b.screen;

/** The room that an element has, kept up to date; null until it is measured, before the first paint. */
export const useRoom = (ref: RefObject<HTMLElement | null>): Room | null => {
  const [room, setRoom] = useState<Room | null>(null);
  useLayoutEffect(() => {
    const element = ref.current;
    if (element === null) return undefined;
    const update = () => {
      setRoom((before) => {
        const now = measure(element);
        return same(before, now) ? before : now;
      });
    };
    update();
    if (typeof ResizeObserver === 'undefined') return undefined;
    const observer = new ResizeObserver(update);
    observer.observe(element);
    return () => {
      observer.disconnect();
    };
  }, [ref]);
  return room;
};
