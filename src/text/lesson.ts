/** The words around a lesson. They are fetched with its views, in both languages. */
import { lessonEnglish, type LessonText } from './lesson.en.ts';
import { lessonChinese } from './lesson.zh.ts';
import { inLanguage, type Language } from './language.ts';

export type { LessonText };

const texts: Readonly<Record<Language, LessonText>> = { en: lessonEnglish, zh: lessonChinese };

export const lessonText = (language: Language): LessonText => texts[language];

/** An answer of the model as it is read: words in the reader's language, names as they are. */
export const answerText = (answer: string, language: Language): string => {
  const words: Readonly<Record<string, string>> = texts[language].answers;
  return words[answer] ?? answer;
};

/** What is shown for an option: its own words, else those of the answer that it stands for. */
export const optionText = (
  {
    is,
    text,
  }: { readonly is: string; readonly text?: Readonly<Record<Language, string>> | undefined },
  language: Language,
): string => (text === undefined ? answerText(is, language) : inLanguage(text, language));
