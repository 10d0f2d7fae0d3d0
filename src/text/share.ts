/** What the dialogs say in which a scenario leaves the page or is written by hand. */
import type { Language } from './language.ts';
import { shareEnglish, type ShareText } from './share.en.ts';
import { shareChinese } from './share.zh.ts';

const texts: Readonly<Record<Language, ShareText>> = { en: shareEnglish, zh: shareChinese };

export const shareText = (language: Language): ShareText => texts[language];
