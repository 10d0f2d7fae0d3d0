/** The words of the interface, by language. */
import type { InterfaceText } from './interface.en.ts';
import type { Language } from './language.ts';
import { textsIn } from './spoken.ts';

export type { InterfaceText };

export const interfaceText = (language: Language): InterfaceText => textsIn(language).interface;
