/** What is said where a reader acts on a run. It is fetched with what says it, in both languages. */
import { interveneEnglish, type InterveneText } from './intervene.en.ts';
import { interveneChinese } from './intervene.zh.ts';
import type { Language } from './language.ts';

export type { InterveneText };

const texts: Readonly<Record<Language, InterveneText>> = {
  en: interveneEnglish,
  zh: interveneChinese,
};

export const interveneText = (language: Language): InterveneText => texts[language];
