/**
 * The questions that people get wrong, Q01 to Q39, version 1. Each has exactly one right option. It
 * is decided by running a scenario; only where no run can decide is it written down, and why. The
 * one description of the format.
 */
import * as v from 'valibot';
import { askSchema, bothLanguages, predictionSchema } from '../scenario/teaching.ts';

const name = v.pipe(v.string(), v.regex(/^Q\d\d$/, 'Q and two digits'));
const lesson = v.pipe(v.string(), v.regex(/^L\d\d$/, 'L and two digits'));
const words = v.pipe(v.string(), v.minLength(1), v.maxLength(200));

/** The id of a scenario of the catalogue, or a whole one, and keys that replace its own. */
const scenarioKeys = {
  scenario: v.union([v.string(), v.record(v.string(), v.unknown())]),
  with: v.optional(v.record(v.string(), v.unknown())),
};

const asked = {
  id: name,
  /** The lessons that answer it; some of them are still to come. */
  lessons: v.pipe(v.array(lesson), v.minLength(1)),
  question: bothLanguages,
  options: v.pipe(predictionSchema.entries.options, v.minLength(3), v.maxLength(4)),
};

const judgedSchema = v.object({
  ...asked,
  /** The run that decides, and what it is asked. */
  judged: v.object({ ...scenarioKeys, ask: askSchema }),
});

const laidDownSchema = v.object({
  ...asked,
  /** The `is` of the option that is right; its clause says where that is laid down. */
  right: v.string(),
  /** Why no run decides it. For those who write questions; the page does not show it. */
  whyNotJudged: words,
  /** A run in which one sees what is meant. */
  shown: v.optional(v.object(scenarioKeys)),
});

const round = v.pipe(v.array(name), v.length(10));

export const courseQuestionsSchema = v.object({
  version: v.literal(1),
  /** Two rounds of ten, question by question as hard as each other, for before and after. */
  forms: v.object({ before: round, after: round }),
  questions: v.array(v.union([judgedSchema, laidDownSchema])),
});

export type CourseQuestions = v.InferOutput<typeof courseQuestionsSchema>;
export type CourseQuestion = CourseQuestions['questions'][number];
