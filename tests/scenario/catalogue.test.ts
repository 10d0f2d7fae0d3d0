import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { defaultAddress } from '../../src/app/address.ts';
import { home } from '../../src/scenario/catalogue/home.ts';
import { catalogue } from '../../src/scenario/catalogue/index.ts';
import { validate } from '../../src/scenario/validate.ts';

describe('the catalogue', () => {
  // What the page runs is the file as it stands, so validation must not even change a spelling.
  it.each(catalogue.map((entry) => [entry.id, entry] as const))('has a valid %s', (_, entry) => {
    expect(validate(entry)).toEqual(entry);
    expect(entry).toMatchObject({
      title: { en: expect.any(String), zh: expect.any(String) },
      description: { en: expect.any(String), zh: expect.any(String) },
      group: expect.any(String),
    });
  });

  it('lists every file of its folder, once, under the name of the file', () => {
    const files = readdirSync('src/scenario/catalogue')
      .filter((name) => name.endsWith('.json'))
      .map((name) => name.replace('.json', ''));
    expect(catalogue.map(({ id }) => id).toSorted()).toEqual(files.toSorted());
  });

  it('opens with what an address without a scenario means', () => {
    expect(home.id).toBe(defaultAddress.scenario);
  });
});
