/** What the browser says about its reader. */
import { useCallback, useEffect, useSyncExternalStore } from 'react';
import { languageTag, type Language } from '../text/language.ts';
import type { Address } from './address.ts';
import type { Mode } from './keys.ts';

/** Asked at every rendering, so a question is made once. */
const media = new Map<string, MediaQueryList>();

const mediaOf = (query: string): MediaQueryList => {
  const list = media.get(query) ?? matchMedia(query);
  media.set(query, list);
  return list;
};

const useMedia = (query: string): boolean =>
  useSyncExternalStore(
    useCallback(
      (listener: () => void) => {
        const list = mediaOf(query);
        list.addEventListener('change', listener);
        return () => {
          list.removeEventListener('change', listener);
        };
      },
      [query],
    ),
    () => mediaOf(query).matches,
  );

export const useDark = (theme: Address['theme']): boolean => {
  const preferred = useMedia('(prefers-color-scheme: dark)');
  return theme === 'auto' ? preferred : theme === 'dark';
};

export const useReducedMotion = (motion: Address['motion']): boolean => {
  const preferred = useMedia('(prefers-reduced-motion: reduce)');
  return motion === 'reduced' || preferred;
};

/** Where a dialog becomes a sheet. */
export const useNarrow = (): boolean => useMedia('(width < 720px)');

export const preferredLanguage = (): Language =>
  navigator.language.toLowerCase().startsWith('zh') ? 'zh' : 'en';

/** The language that an address asks for. */
export const languageOf = ({ lang }: Pick<Address, 'lang'>): Language =>
  lang ?? preferredLanguage();

interface Page {
  readonly language: Language;
  readonly dark: boolean;
  readonly mode: Mode;
  readonly title: string;
}

/** Tells the document what the page is: styles and assistive technology read it there. */
export const useDocument = ({ language, dark, mode, title }: Page): void => {
  useEffect(() => {
    const { documentElement } = document;
    documentElement.lang = languageTag[language];
    documentElement.dataset.theme = dark ? 'dark' : 'light';
    documentElement.dataset.mode = mode;
    document.title = title;
  }, [language, dark, mode, title]);
};
