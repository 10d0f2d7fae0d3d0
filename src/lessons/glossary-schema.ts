/**
 * The glossary, version 1: one card for each word of the course, and one sentence for each pair of
 * words that learners mix up. The one description of the format.
 */
import * as v from 'valibot';
import { bothLanguages } from '../scenario/teaching.ts';
import { kinds } from './glossary.ts';

const cardId = v.pipe(v.string(), v.regex(/^[a-z0-9-]{1,40}$/, 'small letters, digits and -'));
const words = v.pipe(v.string(), v.minLength(1), v.maxLength(600));
const spelling = v.pipe(v.string(), v.minLength(1), v.maxLength(80));
const side = v.object({ name: spelling, text: words });

const cardSchema = v.object({
  /** What lessons link to: `{three-way-handshake}`. A state's is its name in small letters. */
  id: cardId,
  kind: v.picklist(kinds),
  /** The row of the list of terms that the course was planned with; none: a card of our own. */
  row: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(84))),
  en: side,
  zh: side,
  /** Spellings besides the two names that a typed answer may have; those of states are known. */
  accept: v.optional(v.array(spelling)),
  /** Spellings that are wrong or lead astray, and why. */
  avoid: v.optional(v.array(v.object({ form: spelling, why: bothLanguages }))),
  /** Where it is laid down: `RFC 9293 3.3.2`. */
  clause: v.optional(v.pipe(v.string(), v.regex(/^RFC \d{4}(?: \d+(?:\.\d+)*)?$/))),
  /** Cards to read next. */
  see: v.optional(v.array(cardId)),
});

/** Two cards that are mixed up, and what tells them apart. */
const pairSchema = v.object({ of: v.tuple([cardId, cardId]), en: words, zh: words });

export const glossarySchema = v.object({
  version: v.literal(1),
  cards: v.array(cardSchema),
  pairs: v.array(pairSchema),
});

export type Card = v.InferOutput<typeof cardSchema>;
export type Pair = v.InferOutput<typeof pairSchema>;
export type Glossary = v.InferOutput<typeof glossarySchema>;
