/** What stands on the card of a word besides the word itself. */
import type { Language } from './language.ts';
import { termsEnglish, type TermsText } from './terms.en.ts';
import { termsChinese } from './terms.zh.ts';

const texts: Readonly<Record<Language, TermsText>> = { en: termsEnglish, zh: termsChinese };

export const termsText = (language: Language): TermsText => texts[language];
