/** What the panel of variables says. */
import type { Language } from './language.ts';
import { variablesEnglish, type VariablesText } from './variables.en.ts';
import { variablesChinese } from './variables.zh.ts';

export type { VariablesText };

const texts: Readonly<Record<Language, VariablesText>> = {
  en: variablesEnglish,
  zh: variablesChinese,
};

export const variablesText = (language: Language): VariablesText => texts[language];
