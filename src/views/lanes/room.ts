import { useLayoutEffect, useState, type RefObject } from 'react';
import type { Room } from './measures.ts';

/** What is assumed where nothing can be measured (a test without layout). */
const assumed: Room = { width: 960, height: 560, screen: 900 };

const measure = (element: HTMLElement): Room => ({
  width: element.clientWidth || assumed.width,
  height: element.clientHeight || assumed.height,
  screen: globalThis.innerHeight || assumed.screen,
});

const same = (a: Room, b: Room): boolean =>
  a.width === b.width && a.height === b.height && a.screen === b.screen;

/** The room that an element has, kept up to date. */
export const useRoom = (ref: RefObject<HTMLElement | null>): Room => {
  const [room, setRoom] = useState(assumed);
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
