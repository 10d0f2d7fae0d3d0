/**
 * The claims of the five study notes that the project began from, version 1: each as the note words
 * it, whether it is right, what is right, and where that can be seen. The one description of the
 * format.
 */
import * as v from 'valibot';
import { bothLanguages } from '../scenario/teaching.ts';
import { verdicts } from './claims.ts';

/** `000:29`: note 000, line 29; several where notes are compared; `all`. */
const where = v.pipe(v.string(), v.regex(/^(?:all|\d{3}:[\da-z]+.*)$/, 'a note and a line'));

const lesson = v.pipe(v.string(), v.regex(/^L\d\d$/, 'L and two digits'));
const question = v.pipe(v.string(), v.regex(/^Q\d\d$/, 'Q and two digits'));
const card = v.pipe(v.string(), v.regex(/^[a-z0-9-]+$/, 'the id of a card'));

const placeSchema = v.union(
  [v.object({ lesson }), v.object({ question }), v.object({ card })],
  'a lesson, a question or a card',
);

const claimSchema = v.object({
  /** From 1 to 240, in the order of the notes. */
  n: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(240)),
  where,
  verdict: v.picklist(verdicts),
  /** The note's own words: they are Chinese, and stay as they are. */
  claim: v.pipe(v.string(), v.minLength(1), v.maxLength(300)),
  /** What is right. */
  precisely: bothLanguages,
  /** Where one sees it; the notes to be put right are found by the claims that they name. */
  shown: v.optional(v.pipe(v.array(placeSchema), v.minLength(1))),
  /** Why it is shown nowhere. */
  missing: v.optional(bothLanguages),
});

export const claimsSchema = v.object({ version: v.literal(1), claims: v.array(claimSchema) });

export type Claim = v.InferOutput<typeof claimSchema>;
export type Place = v.InferOutput<typeof placeSchema>;
export type Claims = v.InferOutput<typeof claimsSchema>;
