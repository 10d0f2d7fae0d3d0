/** Finds options by what they are called, what they do and where they come from. */
import type { Condition } from '../../scenario/conditions.ts';
import { conditionsText } from '../../text/conditions.ts';
import { languages } from '../../text/language.ts';
import { wordsOf } from './words.ts';

const plain = (text: string): string => text.normalize('NFKC').toLowerCase();

/** All that an option can be found by, in both languages. */
const findable = ({ place, clauses }: Condition): string => {
  const words = languages.map((language) => wordsOf(place, conditionsText(language)));
  return plain(
    [place.name, ...clauses, ...words.flatMap(({ name, says }) => [name, says])].join('\n'),
  );
};

/** Does a condition have all words of a search? */
export const isFound = (condition: Condition, search: string): boolean => {
  const text = findable(condition);
  return plain(search)
    .split(/\s+/)
    .every((word) => text.includes(word));
};
