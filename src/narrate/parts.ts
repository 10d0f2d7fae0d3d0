/** A sentence of the catalogue in spans: plain text, code, and names of states. */
import { states } from '../tcp/states.ts';
import { stateName as nameOf, type Naming } from '../trace/shown.ts';

export interface Part {
  readonly kind: 'text' | 'code' | 'state';
  readonly text: string;
}

// Not inside a longer word: `CLOSED` in `CLOSED-WAIT` would be none. Hanzi may stand on either side.
const stateName = new RegExp(
  `(?<![A-Za-z0-9-])(${states.toSorted((a, b) => b.length - a.length).join('|')})(?![A-Za-z0-9-])`,
);

/** `split` with a group gives texts and matches in turn; empty texts are left out. */
const alternating = (
  text: string,
  pattern: RegExp | string,
  even: (text: string) => readonly Part[],
  odd: Part['kind'],
): readonly Part[] =>
  text
    .split(pattern)
    .flatMap((piece, index) => (index % 2 === 0 ? even(piece) : [{ kind: odd, text: piece }]))
    .filter((part) => part.text !== '');

const plainText = (text: string): readonly Part[] => [{ kind: 'text', text }];
const withStates = (text: string): readonly Part[] =>
  alternating(text, stateName, plainText, 'state');

export const partsOf = (sentence: string): readonly Part[] =>
  alternating(sentence, '`', withStates, 'code');

export const plainOf = (parts: readonly Part[]): string => parts.map(({ text }) => text).join('');

/** The states under the names that the reader knows. */
export const named = (parts: readonly Part[], naming: Naming): readonly Part[] =>
  parts.map((part) => {
    const state = part.kind === 'state' && states.find((one) => one === part.text);
    return state ? { ...part, text: nameOf(state, naming) } : part;
  });
