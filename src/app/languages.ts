/** The texts of the page: those of one language are fetched, of another when it is asked for. */
import { useEffect, useState } from 'react';
import type { Language } from '../text/language.ts';
import type { RuleTexts } from '../text/rules.en.ts';
import { bring, bringRules, isHere, type Texts } from '../text/spoken.ts';

const sources: Readonly<Record<Language, () => Promise<{ readonly texts: Texts }>>> = {
  en: () => import('../text/en.ts'),
  zh: () => import('../text/zh.ts'),
};

const rules: Readonly<Record<Language, () => Promise<RuleTexts>>> = {
  en: async () => (await import('../text/rules.en.ts')).englishRules,
  zh: async () => (await import('../text/rules.zh.ts')).chineseRules,
};

const wanted = new Set<Language>();
/** More has to be told than the run that the page opens with. */
let tellsAll = false;

const fetchRules = async (language: Language): Promise<void> => {
  bringRules(language, await rules[language]());
};

export const fetchLanguage = async (language: Language): Promise<void> => {
  wanted.add(language);
  const [{ texts }] = await Promise.all([
    sources[language](),
    tellsAll ? fetchRules(language) : undefined,
  ]);
  bring(language, texts);
};

/** What tells any run, in the languages that the reader has wanted: to be there before the run is. */
export const fetchTelling = async (): Promise<void> => {
  tellsAll = true;
  await Promise.all([...wanted].map(fetchRules));
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
