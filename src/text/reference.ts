/** What the pages of reference say. They are fetched when they are opened, in both languages. */
import type { Language } from './language.ts';
import { referenceEnglish, type ReferenceText } from './reference.en.ts';
import { referenceChinese } from './reference.zh.ts';

export type { ReferenceText };

const texts: Readonly<Record<Language, ReferenceText>> = {
  en: referenceEnglish,
  zh: referenceChinese,
};

export const referenceText = (language: Language): ReferenceText => texts[language];
