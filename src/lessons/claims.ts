/**
 * What the study notes say, and what is right. The file is ours: a test holds it against the schema,
 * so that no reader has to fetch it for it.
 */
import file from './claims.json' with { type: 'json' };
import type { Claim, Claims } from './claims-schema.ts';

/**
 * As judged by RFC 9293 and by Linux 6.18: right; right in part (a simplification, or for a wrong
 * reason); wrong; a question without an answer; no claim but a heading or a link; two notes differ.
 */
export const verdicts = ['RIGHT', 'PARTLY', 'WRONG', 'DIFF', 'ASK', 'REF'] as const;
export type Verdict = (typeof verdicts)[number];

/** The five notes, by their numbers. */
export const noteNumbers = ['000', '001', '002', '003', '004'] as const;
export type NoteNumber = (typeof noteNumbers)[number];

export const claims: readonly Claim[] = (file as Claims).claims;

/** The notes that a claim stands in: several where they are compared. */
export const notesOf = ({ where }: Claim): readonly NoteNumber[] =>
  where === 'all' ? noteNumbers : noteNumbers.filter((note) => where.includes(`${note}:`));
