import { expect, test } from 'vitest';
import { states } from '../../src/tcp/machine.ts';
import { fuzzEndpoint } from './endpoint.ts';

const seed = Number(process.env.SEED ?? 20261121);

test('random segments at every state and under both presets break no promise', () => {
  const counts = fuzzEndpoint(seed, 30_000);
  console.info(`endpoint: seed ${String(seed)}, ${JSON.stringify(counts)}`);
  expect(counts.segments).toBeGreaterThanOrEqual(30_000);
  expect(counts.answers).toBeGreaterThan(1000);
  for (const state of states)
    if (state !== 'CLOSED') expect(counts.byState[state], state).toBeGreaterThan(100);
});
