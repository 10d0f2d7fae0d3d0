/** The words of the interface, by language. */
import { english, type InterfaceText } from './interface.en.ts';
import { chinese } from './interface.zh.ts';
import type { Language } from './language.ts';

export type { InterfaceText };

const texts: Readonly<Record<Language, InterfaceText>> = { en: english, zh: chinese };

export const interfaceText = (language: Language): InterfaceText => texts[language];
