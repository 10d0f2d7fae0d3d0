/** What the lanes, the ladder and the table say. */
import { lanesEnglish, type LanesText } from './lanes.en.ts';
import { lanesChinese } from './lanes.zh.ts';
import type { Language } from './language.ts';

export type { LanesText };

const texts: Readonly<Record<Language, LanesText>> = { en: lanesEnglish, zh: lanesChinese };

export const lanesText = (language: Language): LanesText => texts[language];
