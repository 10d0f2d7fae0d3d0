/**
 * Notes to be put right, version 1: what students wrote, cut into pieces, one or more of which are
 * wrong; and pairs of notes that contradict each other. A run decides what is right; only where no
 * run can, a card of the glossary does. The one description of the format.
 */
import * as v from 'valibot';
import { askSchema, bothLanguages, momentSchema } from '../scenario/teaching.ts';

const pieceId = v.pipe(v.string(), v.regex(/^[a-z]$/, 'a letter'));
const claim = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(240));
const clause = v.pipe(v.string(), v.regex(/^RFC \d{4} \d|^[a-z]+\(\d\)/, 'a clause'));
/** `000:29`: note 000, line 29. */
const from = v.pipe(v.string(), v.regex(/^\d{3}:[\da-z-]+$/, 'a note and a line'));

const pieceSchema = v.object({
  id: pieceId,
  ...bothLanguages.entries,
  wrong: v.optional(v.literal(true)),
  /** Why this piece is right, or what is wrong with it, in one sentence. */
  why: bothLanguages,
});

/** An answer in the form of the ask, and what is shown for it where that says more. */
const answerSchema = v.object({
  is: v.pipe(v.string(), v.minLength(1), v.maxLength(100)),
  text: v.optional(bothLanguages),
});

const decidingRun = {
  /** The id of a scenario of the catalogue, or a whole one, and keys that replace its own. */
  scenario: v.union([v.string(), v.record(v.string(), v.unknown())]),
  with: v.optional(v.record(v.string(), v.unknown())),
  /** Where in the run it is seen. */
  moment: momentSchema,
  question: bothLanguages,
  ask: askSchema,
};

const noteKeys = {
  id: v.pipe(v.string(), v.regex(/^N\d{1,3}$/, 'N and a number')),
  claims: v.pipe(v.array(claim), v.minLength(1)),
  from,
  /** The note, in its order: together they are its words. */
  parts: v.pipe(v.array(pieceSchema), v.minLength(3), v.maxLength(7)),
  /** What is true. */
  says: bothLanguages,
  clause,
};

const noteSchema = v.union([
  v.object({
    ...noteKeys,
    /** `claimed`: what the run would answer if the note were right. */
    run: v.object({ ...decidingRun, claimed: answerSchema }),
  }),
  v.object({
    ...noteKeys,
    /** The card of the glossary that shows it, where no run can. */
    shownBy: v.object({ card: v.pipe(v.string(), v.regex(/^[a-z0-9-]+$/)) }),
  }),
]);

const sideSchema = v.object({
  from,
  ...bothLanguages.entries,
  /** What the run would answer if this side were right. */
  claimed: answerSchema,
});

const contradictionSchema = v.object({
  id: v.pipe(v.string(), v.regex(/^D\d$/, 'D and a digit')),
  claims: v.pipe(v.array(claim), v.minLength(1)),
  a: sideSchema,
  b: sideSchema,
  run: v.object(decidingRun),
  why: bothLanguages,
  clause,
});

export const notesSchema = v.object({
  version: v.literal(1),
  notes: v.array(noteSchema),
  contradictions: v.array(contradictionSchema),
});

export type Notes = v.InferOutput<typeof notesSchema>;
export type NoteToMend = Notes['notes'][number];
export type Piece = NoteToMend['parts'][number];
export type Contradiction = Notes['contradictions'][number];
export type Side = Contradiction['a'];
export type DecidingRun = Contradiction['run'];
