/** Finds conditions by what they are called, what they do and where they come from. */
import type { Condition } from '../../scenario/conditions.ts';
import { conditionsText, type ConditionsText } from '../../text/conditions.ts';
import { languages } from '../../text/language.ts';
import { wordsOf } from './words.ts';

const plain = (text: string): string => text.normalize('NFKC').toLowerCase();

/** Has something all words of a search? It is told in both languages, whichever is shown. */
export const isFound = (
  search: string,
  told: (text: ConditionsText) => readonly string[],
): boolean => {
  const text = plain(languages.flatMap((language) => told(conditionsText(language))).join('\n'));
  return plain(search)
    .split(/\s+/)
    .every((word) => text.includes(word));
};

export const isConditionFound = ({ place, clauses }: Condition, search: string): boolean =>
  isFound(search, (text) => {
    const { name, says } = wordsOf(place, text);
    return [place.name, ...clauses, name, says];
  });
