import { expect, test } from 'vitest';
import { fuzzCaptures } from './captures.ts';

const seed = Number(process.env.SEED ?? 20261121);

test('no file makes the reader of captures throw, hang or give more than there is', () => {
  const counts = fuzzCaptures(seed, 3000);
  console.info(`captures: seed ${String(seed)}, ${JSON.stringify(counts)}`);
  expect(counts.files).toBe(3000);
  // Broken, but not all at once: what is whole in them is found.
  expect(counts.packets).toBeGreaterThan(6000);
  expect(counts.segments).toBeGreaterThan(3000);
  expect(Object.keys(counts.problems).length).toBeGreaterThan(12);
  expect(counts.longest).toBeLessThan(10_000);
});
