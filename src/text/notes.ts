/** What is said around the notes to be put right. It is fetched with them, in both languages. */
import type { Language } from './language.ts';
import { notesEnglish, type NotesText } from './notes.en.ts';
import { notesChinese } from './notes.zh.ts';

export type { NotesText };

const texts: Readonly<Record<Language, NotesText>> = { en: notesEnglish, zh: notesChinese };

export const notesText = (language: Language): NotesText => texts[language];

/** A text made from each language's own lines. */
export const inBoth = (make: (text: NotesText, language: Language) => string) => ({
  en: make(notesEnglish, 'en'),
  zh: make(notesChinese, 'zh'),
});

/** `000:28-29` as it is read. */
export const sourceText = (from: string, language: Language): string => {
  const [note = '', line = ''] = from.split(':');
  return notesText(language).from(note, line);
};
