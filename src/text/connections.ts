/** What the overview of a run's connections says. It is fetched with it, in both languages. */
import { connectionsEnglish, type ConnectionsText } from './connections.en.ts';
import { connectionsChinese } from './connections.zh.ts';
import type { Language } from './language.ts';

export type { ConnectionsText };

const texts: Readonly<Record<Language, ConnectionsText>> = {
  en: connectionsEnglish,
  zh: connectionsChinese,
};

export const connectionsText = (language: Language): ConnectionsText => texts[language];
