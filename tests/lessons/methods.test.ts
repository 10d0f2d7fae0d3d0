/** The lesson on HTTP and the programs of the model retry the same methods. */
import { expect, it } from 'vitest';
import { idempotent } from '../../src/scenario/methods.ts';
import { readLesson } from './course.ts';

it('L29 calls idempotent, and lets be retried, what the browser of the model asks again', () => {
  const table = readLesson('L29.json').tables.find(({ id }) => id === 'methods')!;
  const said = new Map(
    table.rows.map(([method, , same, again]) => [method, [same, again].map((cell) => yes(cell!))]),
  );
  for (const [method, expected] of Object.entries(idempotent)) {
    expect([method, said.get(method)]).toEqual([method, [expected, expected]]);
  }
});

const yes = (cell: unknown): boolean => (cell as { en: string }).en === 'Yes';
