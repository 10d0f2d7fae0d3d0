/** What is said of a change of state that Figure 5 does not draw. It is fetched with the diagram. */
import type { Language } from './language.ts';
import { outsideEnglish, type OutsideText } from './outside.en.ts';
import { outsideChinese } from './outside.zh.ts';

const texts: Readonly<Record<Language, OutsideText>> = { en: outsideEnglish, zh: outsideChinese };

export const outsideText = (language: Language): OutsideText => texts[language];
