/** `src/tcp/REQUIREMENTS.md` against the RFC's own list of requirements, and against the tests. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import requirements from './rfc9293-requirements.json';

const text = readFileSync(new URL('../../src/tcp/REQUIREMENTS.md', import.meta.url), 'utf8');

interface Row {
  readonly id: string;
  readonly level: string;
  readonly feature: string;
  readonly verdict: string;
  readonly why: string;
}

const rows: readonly Row[] = text
  .split('\n')
  .map((line) =>
    line
      .replaceAll('\\|', '¦')
      .split('|')
      .map((cell) => cell.trim()),
  )
  .filter((cells) => cells.length === 7 && /^[_*].+[_*]$/.test(cells[4]!))
  .map(([, id, level, feature, verdict, why]) => ({
    id: id!,
    level: level!,
    feature: feature!,
    verdict: verdict!.replace(/[_*]/g, ''),
    why: why!,
  }));

/** Every requirement as a row has it. */
const keyOf = ({ id, level }: { readonly id: string; readonly level: readonly string[] }) =>
  `${id || 'none'} ${level.join(', ') || 'none'}`;

const references = rows
  .filter(({ verdict }) => verdict === 'met')
  .flatMap(({ id, why }) =>
    why.split('<br>').map((reference) => {
      const [, file, name] = /^`(.+?)`: (.+)$/.exec(reference) ?? [];
      return [id, file ?? '', name ?? ''] as const;
    }),
  );

describe('the list of requirements', () => {
  it('has a row for each of the RFC’s, in its order', () => {
    expect(requirements).toHaveLength(127);
    expect(rows.map(({ id, level }) => `${id} ${level}`)).toEqual(requirements.map(keyOf));
  });

  it('says of each whether it is met, differs or is not modelled, and why', () => {
    for (const { id, verdict, why } of rows) {
      expect(['met', 'differs', 'not modelled'], id).toContain(verdict);
      expect(why, id).not.toBe('');
    }
  });

  it('counts them', () => {
    const count = (verdict: string) => rows.filter((row) => row.verdict === verdict).length;
    const counted = /Of (\d+) rows (\d+) are met,\s+(\d+) differ and (\d+) are not/.exec(text)!;
    expect(counted.slice(1).map(Number)).toEqual([
      rows.length,
      count('met'),
      count('differs'),
      count('not modelled'),
    ]);
  });

  it.each([...new Set(references.map((reference) => JSON.stringify(reference)))])(
    'names a test that exists: %s',
    (reference) => {
      const [, file, name] = JSON.parse(reference) as [string, string, string];
      const source = readFileSync(new URL(`../${file}`, import.meta.url), 'utf8');
      expect(source).toContain(name);
    },
  );
});
