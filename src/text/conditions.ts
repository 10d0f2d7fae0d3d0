/** What the conditions of a run are called. It is fetched with its dialog, in both languages. */
import { conditionsEnglish, type ConditionsText } from './conditions.en.ts';
import { conditionsChinese } from './conditions.zh.ts';
import type { Language } from './language.ts';

export type { ConditionsText };

const texts: Readonly<Record<Language, ConditionsText>> = {
  en: conditionsEnglish,
  zh: conditionsChinese,
};

export const conditionsText = (language: Language): ConditionsText => texts[language];
