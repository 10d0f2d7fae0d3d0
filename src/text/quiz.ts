/** What the rounds of ten say. It is fetched with their dialog, in both languages. */
import type { Language } from './language.ts';
import { quizEnglish, type QuizText } from './quiz.en.ts';
import { quizChinese } from './quiz.zh.ts';

export type { QuizText };

const texts: Readonly<Record<Language, QuizText>> = { en: quizEnglish, zh: quizChinese };

export const quizText = (language: Language): QuizText => texts[language];
