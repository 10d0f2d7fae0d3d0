/** A round as it is shown: its name, and how it went. */
import { sameAnswer } from '../../lessons/answer.ts';
import { optionsOf, type CourseQuestion, type Round } from '../../lessons/course-questions.ts';
import type { Answers } from '../../lessons/questions.ts';
import type { Prediction } from '../../scenario/teaching.ts';
import type { Language } from '../../text/language.ts';
import { quizText } from '../../text/quiz.ts';

/** What is right, by the ids of the questions. */
export type Rights = Readonly<Record<string, string>>;

export const roundName = (round: Round, language: Language): string => {
  const text = quizText(language);
  return typeof round === 'number' ? text.mixNamed(round) : text.rounds[round];
};

export type Mark = 'right' | 'wrong' | 'skipped';

export const markOf = ({ id }: CourseQuestion, answers: Answers, rights: Rights): Mark => {
  const given = answers[id] ?? null;
  if (given === null) return 'skipped';
  return sameAnswer(given, rights[id] ?? '') ? 'right' : 'wrong';
};

/** The question as the card of a lesson's question shows it. Nothing of a run is behind it. */
export const cardOf = (question: CourseQuestion): Prediction => ({
  id: question.id,
  at: 'start',
  question: question.question,
  ask: 'judged' in question ? question.judged.ask : { of: 'happens', at: 'start' },
  options: optionsOf(question),
});
