/** What stands on the card of a word besides the word itself, in English. */
import type { Lines } from './language.ts';

export const termsEnglish = {
  also: 'Also written',
  avoid: 'Better not',
  confused: 'Not to be mixed up with',
  see: 'See also',
  source: 'Source',
  all: 'All words',
  /** Between a word and what is said of it. */
  colon: ': ',
  close: 'Close',
  unknown: (id: string) => `There is no card “${id}”.`,
};

/** What every language says. */
export type TermsText = Lines<typeof termsEnglish>;
