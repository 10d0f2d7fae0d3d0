/** What the keys do. It is fetched with their list, in both languages. */
import type { Language } from './language.ts';
import { keysEnglish, type KeysText } from './keys.en.ts';
import { keysChinese } from './keys.zh.ts';

const texts: Readonly<Record<Language, KeysText>> = { en: keysEnglish, zh: keysChinese };

export const keysText = (language: Language): KeysText => texts[language];
