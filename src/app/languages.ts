/** The texts of the page: those of one language are fetched, of another when it is asked for. */
import { useEffect, useState } from 'react';
import type { Language } from '../text/language.ts';
import { bring, isHere, type Texts } from '../text/spoken.ts';

const sources: Readonly<Record<Language, () => Promise<{ readonly texts: Texts }>>> = {
  en: () => import('../text/en.ts'),
  zh: () => import('../text/zh.ts'),
};

export const fetchLanguage = async (language: Language): Promise<void> => {
  bring(language, (await sources[language]()).texts);
};

/**
 * The language to show: the wanted one as soon as it is here, until then the one before, so that
 * nothing flashes; null before the first.
 */
export const useLanguage = (wanted: Language): Language | null => {
  const [shown, show] = useState<Language | null>(null);
  useEffect(() => {
    let isWanted = true;
    fetchLanguage(wanted)
      .then(() => {
        if (isWanted) show(wanted);
      })
      .catch((error: unknown) => {
        console.warn(`TCP Lanes: lang=${wanted}: ${String(error)}`);
      });
    return () => {
      isWanted = false;
    };
  }, [wanted]);
  return isHere(wanted) ? wanted : shown;
};
