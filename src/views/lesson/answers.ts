/** The options of a question, as they stand after it was answered. */
import { sameAnswer } from '../../lessons/answer.ts';
import type { Option, Prediction } from '../../scenario/teaching.ts';
import type { Language } from '../../text/language.ts';
import { answerText, optionText } from '../../text/lesson.ts';

/** What was answered, in the words of the option that it means; else as it was typed. */
export const saidText = (
  said: string,
  { options }: Pick<Prediction, 'options'>,
  language: Language,
): string => {
  const meant = options.find(({ is }) => sameAnswer(is, said));
  return meant === undefined ? answerText(said, language) : optionText(meant, language);
};

/** Why something is right or wrong. */
export interface Reason {
  /** What it is about; null: whatever else was typed. */
  readonly option: Option | null;
  readonly isRight: boolean;
  readonly isGiven: boolean;
  /** Null: there is only the general sentence. */
  readonly why: Pick<Option, 'why' | 'clause'> | null;
}

/**
 * The reasons in the order in which they are read: the learner's own, that of what is right, and
 * apart from them those of the others.
 */
export const reasonsOf = (
  { options, otherwise }: Prediction,
  given: string | null,
  answer: string,
): { readonly first: readonly Reason[]; readonly others: readonly Reason[] } => {
  const all = options.map((option): Reason => ({
    option,
    isRight: sameAnswer(option.is, answer),
    isGiven: given !== null && sameAnswer(option.is, given),
    why: option,
  }));
  const own = all.find(({ isGiven }) => isGiven);
  const typed: Reason = { option: null, isRight: false, isGiven: true, why: otherwise ?? null };
  const right = all.filter((reason) => reason.isRight && reason !== own);
  const mine = given === null ? [] : [own ?? typed];
  return {
    first: [...mine, ...right],
    others: all.filter((reason) => !reason.isRight && reason !== own),
  };
};
