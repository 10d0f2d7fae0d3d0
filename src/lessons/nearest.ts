/** What somebody may have meant who misspelt a name. */
import { closest, distance } from 'fastest-levenshtein';

/** The name that is spelt most like this one, or undefined where none is near. */
export const nearest = (wrong: string, names: readonly string[]): string | undefined => {
  const best = closest(wrong.toLowerCase(), names);
  const near = Math.max(1, Math.floor(wrong.length / 3));
  return distance(wrong.toLowerCase(), best) <= near ? best : undefined;
};
