import { expect, it } from 'vitest';
import { homeRun } from '../../src/app/home-run.ts';

// The build ships this run as JSON (`workedOut` in vite.config.ts), so it must come back the same.
it('the run that the page opens with survives as JSON', () => {
  expect(JSON.parse(JSON.stringify(homeRun))).toStrictEqual(homeRun);
  expect(homeRun.endedBecause).toBe('quiet');
});
