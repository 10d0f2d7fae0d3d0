/** What sets two runs apart, and what the comparison says. */
import { differenceEnglish, type DifferenceText } from './difference.en.ts';
import { differenceChinese } from './difference.zh.ts';
import type { Language } from './language.ts';

const texts: Readonly<Record<Language, DifferenceText>> = {
  en: differenceEnglish,
  zh: differenceChinese,
};

export const differenceText = (language: Language): DifferenceText => texts[language];
