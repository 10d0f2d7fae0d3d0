import { describe, expect, it } from 'vitest';
import { homeRun } from '../../src/app/home-run.ts';
import { tellingRules } from '../../src/narrate/telling.ts';
import { languages } from '../../src/text/language.ts';
import { textsIn } from '../../src/text/spoken.ts';

describe('the first screen', () => {
  const told = [...new Set(homeRun.events.flatMap(({ rules }) => tellingRules(rules)))];

  it.each(languages)(
    'tells every rule of its run in %s before the simulation is there',
    (language) => {
      expect(told.length).toBeGreaterThan(3);
      expect(Object.keys(textsIn(language).narration.rules).sort()).toEqual(told.toSorted());
    },
  );
});
