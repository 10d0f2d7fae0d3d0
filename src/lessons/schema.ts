/**
 * A lesson, version 1: one JSON file. It teaches along one or more runs; each is a tab. The one
 * description of the format; types, validation and messages are made from it.
 */
import * as v from 'valibot';
import { askSchema, bothLanguages, noteSchema, predictionSchema } from '../scenario/teaching.ts';

export const modules = [
  ...(['orientation', 'opening', 'transfer', 'closing'] as const),
  ...(['failures', 'attacks', 'applications', 'capstone'] as const),
] as const;
export type Module = (typeof modules)[number];

/** The drawings of `views/lesson/figures`, by name. */
export const figures = ['knowledge', 'two-msl', 'ledger', 'round-trips'] as const;
export type Figure = (typeof figures)[number];

const id = v.pipe(v.string(), v.regex(/^[A-Za-z0-9-]{1,40}$/, 'letters, digits and -'));
const clause = v.pipe(v.string(), v.minLength(1), v.maxLength(120));

/** A run of the lesson: a scenario, what is said along it, and what is asked. */
const runSchema = v.object({
  /** `a`, `b`, …: in the address it is the `variant`. */
  id,
  /** The tab. */
  title: bothLanguages,
  /** The id of a scenario of the catalogue, or a whole scenario. */
  scenario: v.union([id, v.record(v.string(), v.unknown())], 'a scenario, or the id of one'),
  /** Keys that replace the scenario's; `options`, `link`, `hosts` are merged key by key. */
  with: v.optional(v.record(v.string(), v.unknown())),
  notes: v.optional(v.array(noteSchema), []),
  predictions: v.optional(v.array(predictionSchema), []),
});

/** A cell of a table says something, or asks a run. */
const cellSchema = v.union([bothLanguages, v.object({ ask: askSchema }), v.string()]);

const tableSchema = v.object({
  id,
  title: bothLanguages,
  head: v.array(v.union([bothLanguages, v.string()])),
  rows: v.array(v.array(cellSchema)),
});

export const lessonSchema = v.object({
  version: v.literal(1),
  /** `L02`; of one's own, any name. */
  id,
  module: v.picklist(modules),
  /** How long it takes. */
  minutes: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(30)),
  title: bothLanguages,
  /** What one can do after it, in a sentence or two. */
  goal: bothLanguages,
  /** Paragraphs before the first step. */
  intro: v.optional(v.array(bothLanguages), []),
  /** The panels beside the lanes that the lesson needs, besides its own. */
  panels: v.optional(
    v.array(v.picklist(['states', 'variables', 'segment', 'mermaid'])),
    (): ('states' | 'variables' | 'segment' | 'mermaid')[] => ['states'],
  ),
  /** The application's lane beside the kernel's is shown at each end. */
  applications: v.optional(v.boolean(), false),
  runs: v.pipe(v.array(runSchema), v.minLength(1), v.maxLength(12)),
  tables: v.optional(v.array(tableSchema), []),
  figures: v.optional(v.array(v.picklist(figures)), []),
  /** What to remember, as short sentences. */
  remember: v.optional(v.array(bothLanguages), []),
  /** Questions of the course that it answers: `Q11`. */
  questions: v.optional(v.array(id), []),
  /** Where what it says is laid down. */
  sources: v.pipe(v.array(clause), v.minLength(1)),
});

/** A lesson as it stands in its file, defaults filled in. */
export type Lesson = v.InferOutput<typeof lessonSchema>;
export type LessonRun = Lesson['runs'][number];
export type LessonTable = Lesson['tables'][number];
export type Cell = v.InferOutput<typeof cellSchema>;
