/** Each run of each lesson goes through its table, with the states of both ends on every line. */
import { describe, expect, it } from 'vitest';
import { run } from '../../src/sim/run.ts';
import { tables as catalogueTables } from '../scenario/lessons.ts';
import { missingLines } from '../sim/scenes.ts';
import { lessonFiles, readLesson } from './course.ts';

/** What `tables/L05.ts` exports as `tables`, in the notation of `tests/scenario/lessons.ts`. */
interface RunTable {
  /** The run's id. */
  readonly run: string;
  readonly lines: readonly string[];
}

const files = import.meta.glob<readonly RunTable[]>('./tables/*.ts', {
  eager: true,
  import: 'tables',
});

const tablesOf = (id: string): readonly RunTable[] => files[`./tables/${id}.ts`] ?? [];

/** Scenarios of the catalogue that its own test holds to a table. */
const heldByCatalogue = new Set(catalogueTables.map(({ scenario }) => scenario));

describe.each(lessonFiles.map(readLesson))('$id', ({ id: lesson, runs }) => {
  const tables = tablesOf(lesson);

  it('has a table for each run, its own or the catalogue’s', () => {
    const without = runs.filter(
      ({ id, scenario }) =>
        !tables.some((table) => table.run === id) && !heldByCatalogue.has(scenario.id ?? ''),
    );
    expect(without.map(({ id }) => id)).toEqual([]);
  });

  it.each([...tables])('run $run has both states and every number on each line', (table) => {
    const { scenario } = runs.find(({ id }) => id === table.run)!;
    expect(table.lines.length).toBeGreaterThan(0);
    expect(missingLines(run(scenario), table.lines)).toEqual([]);
  });
});
