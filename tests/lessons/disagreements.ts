/**
 * Where a run says something else than the table of the lesson that the course was planned with
 * (`disagreements.json`, version 1). The RFC decides. Who writes a lesson adds what is found.
 */
import * as v from 'valibot';
import file from './disagreements.json' with { type: 'json' };

const words = v.pipe(v.string(), v.minLength(1), v.maxLength(600));

const disagreementsSchema = v.object({
  version: v.literal(1),
  disagreements: v.array(
    v.object({
      /** `L05`. */
      lesson: v.pipe(v.string(), v.regex(/^L\d\d$/)),
      /** The run and line of the table. */
      line: words,
      /** What the table says, and what the run does. */
      table: words,
      model: words,
      /** What decides: `RFC 6298 5.5`. */
      clause: words,
    }),
  ),
});

export type Disagreement = v.InferOutput<typeof disagreementsSchema>['disagreements'][number];

export const { disagreements } = v.parse(disagreementsSchema, file);
