/** What stands on the lanes of the programs. It is fetched with them, in both languages. */
import type { Language } from './language.ts';
import { programsEnglish, type ProgramsText } from './programs.en.ts';
import { programsChinese } from './programs.zh.ts';

export type { ProgramsText };

const texts: Readonly<Record<Language, ProgramsText>> = {
  en: programsEnglish,
  zh: programsChinese,
};

export const programsText = (language: Language): ProgramsText => texts[language];
