/**
 * The languages that are here. A page fetches the one that it shows, before it shows anything, and
 * another when it is asked for; what has no need to save (`both.ts`) brings both.
 */
import type { InterfaceText } from './interface.en.ts';
import type { LanesText } from './lanes.en.ts';
import type { Language } from './language.ts';
import type { Narration } from './narration.en.ts';
import type { RuleTexts } from './rules.en.ts';

/** Everything that is said in one language, as far as the first screen needs it. */
export interface Texts {
  readonly interface: InterfaceText;
  readonly lanes: LanesText;
  readonly narration: Narration;
}

const here = new Map<Language, Texts>();

export const bring = (language: Language, texts: Texts): void => {
  here.set(language, texts);
};

export const isHere = (language: Language): boolean => here.has(language);

/** This language, or where it is not here the one that is. */
export const atHand = (language: Language): Language =>
  isHere(language) ? language : ([...here.keys()][0] ?? language);

export const textsIn = (language: Language): Texts => {
  const texts = here.get(language);
  if (texts === undefined) throw new Error(`the language ${language} has not been brought`);
  return texts;
};

const rulesHere = new Map<Language, RuleTexts>();

/** What the rules say that the first screen does not need: it comes with the simulation. */
export const bringRules = (language: Language, texts: RuleTexts): void => {
  rulesHere.set(language, texts);
};

export const rulesIn = (language: Language): RuleTexts => {
  const texts = rulesHere.get(language);
  if (texts === undefined) throw new Error(`the rules have not been brought in ${language}`);
  return texts;
};
