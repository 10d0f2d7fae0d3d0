/**
 * The words of the course. The file is ours: a test holds it against the schema, so that no reader
 * has to fetch it for it.
 */
import { stateNamed } from '../scenario/states.ts';
import { stateName } from '../trace/shown.ts';
import file from './glossary.json' with { type: 'json' };
import type { Card, Glossary } from './glossary-schema.ts';

/** The parts of the glossary, in their order. */
export const kinds = [
  ...(['state', 'flag', 'field', 'opening', 'transfer', 'closing', 'http'] as const),
  'visualizer',
] as const;
export type Kind = (typeof kinds)[number];

const glossary = file as Glossary;

export const cards: readonly Card[] = glossary.cards;
export const pairs = glossary.pairs;

const byId: ReadonlyMap<string, Card> = new Map(cards.map((card) => [card.id, card]));

/** The card with this id, or undefined. */
export const cardOf = (id: string): Card | undefined => byId.get(id);

/** `Sequence_number ` and `sequence number` are one spelling. */
const plain = (spelling: string): string =>
  spelling
    .trim()
    .toLowerCase()
    .replaceAll(/[\s_-]+/g, ' ');

/** `sequence number (SEQ)` is also written without what stands in brackets. */
const withoutBrackets = (name: string): string => name.replace(/\s*[（(].*[）)]$/, '');

const stateOf = (card: Card) => (card.kind === 'state' ? stateNamed(card.id) : undefined);

/** How else a word is written, its two names aside; of a state what netstat prints. */
export const aliases = (card: Card): readonly string[] => {
  const state = stateOf(card);
  const printed = state === undefined ? [] : [stateName(state, 'netstat')];
  return [...printed, ...(card.accept ?? [])].filter((form) => form !== card.en.name);
};

const spellings = (card: Card): readonly string[] => [
  ...[card.id, card.en.name, card.zh.name],
  ...[withoutBrackets(card.en.name), withoutBrackets(card.zh.name)],
  ...aliases(card),
];

const bySpelling: ReadonlyMap<string, Card> = new Map(
  cards.flatMap((card) => spellings(card).map((form) => [plain(form), card] as const)),
);

/** The card that a person means who types this, in either language, or undefined. */
export const termNamed = (typed: string): Card | undefined => {
  const state = stateNamed(typed);
  return state === undefined ? bySpelling.get(plain(typed)) : cardOf(state.toLowerCase());
};

/** Another card that is mixed up with one, and the sentence that tells them apart. */
export interface Confusion {
  readonly card: Card;
  readonly sentence: { readonly en: string; readonly zh: string };
}

/** What a card is mixed up with. */
export const confusedWith = (id: string): readonly Confusion[] =>
  pairs
    .filter(({ of }) => of.includes(id))
    .flatMap(({ of, en, zh }) => {
      const card = cardOf(of[0] === id ? of[1] : of[0]);
      return card === undefined ? [] : [{ card, sentence: { en, zh } }];
    });
