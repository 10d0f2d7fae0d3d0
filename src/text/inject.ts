/** What the form says with which a segment is put on the link by hand. It is fetched with it. */
import { injectEnglish, type InjectText } from './inject.en.ts';
import { injectChinese } from './inject.zh.ts';
import type { Language } from './language.ts';

export type { InjectText };

const texts: Readonly<Record<Language, InjectText>> = { en: injectEnglish, zh: injectChinese };

export const injectText = (language: Language): InjectText => texts[language];
