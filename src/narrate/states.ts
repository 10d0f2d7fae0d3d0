/** What there is to say of a state by itself. */
import type { State } from '../tcp/states.ts';
import type { Language } from '../text/language.ts';
import { statesEnglish } from '../text/states.en.ts';
import { glosses, statesChinese } from '../text/states.zh.ts';
import type { Naming } from '../trace/shown.ts';
import { partsOf, plainOf, named } from './parts.ts';

// A state without a line does not compile, in either language.
const meanings: Readonly<Record<Language, Readonly<Record<State, string>>>> = {
  en: statesEnglish,
  zh: statesChinese,
};
const names: Readonly<Record<State, string>> = glosses;

/** What a state means, in one line. */
export const stateMeaning = (state: State, language: Language, naming: Naming = 'rfc'): string =>
  plainOf(named(partsOf(meanings[language][state]), naming));

/** The Chinese textbook name of a state. */
export const stateGloss = (state: State): string => names[state];
