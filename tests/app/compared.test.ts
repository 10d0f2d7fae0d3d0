import { describe, expect, it } from 'vitest';
import { defaultAddress } from '../../src/app/address.ts';
import { catalogueIn, versionsOf } from '../../src/app/compared.ts';
import { changed, copyOf, redone, undone, type OwnCopy } from '../../src/app/own-copy.ts';
import { catalogue, fromCatalogue } from '../../src/scenario/catalogue/index.ts';
import { differenceText } from '../../src/text/difference.ts';

const original = fromCatalogue('four-way-close')!;
const version = (until: number) => ({ ...original, until });
const copy = copyOf(original, defaultAddress);

const offered = (own: OwnCopy | null) =>
  versionsOf(own, differenceText('en')).map(({ name, scenario }) => [name, scenario.until]);

describe('what a copy can be compared with', () => {
  it('is nothing before there is one, and nothing as long as nothing has changed', () => {
    expect(offered(null)).toEqual([]);
    expect(offered(copy)).toEqual([]);
  });

  it('is the original after one change, and the run before the last after more', () => {
    const once = changed(copy, version(1), 0);
    expect(offered(once)).toEqual([['The original run', undefined]]);
    expect(offered(changed(once, version(2), 0))).toEqual([
      ['The run before the last change', 1],
      ['The original run', undefined],
    ]);
  });

  it('is what was undone, also when something else was done instead', () => {
    const back = undone(changed(copy, version(1), 0))!;
    expect(offered(back)).toEqual([['The run that was undone', 1]]);
    const instead = changed(back, version(2), 0);
    expect(offered(instead)).toEqual([
      ['The original run', undefined],
      ['The run that was undone', 1],
    ]);
    const further = undone(undone(changed(instead, version(3), 0))!)!;
    expect(offered(further)).toEqual([
      ['Undone run 1', 2],
      ['Undone run 2', 3],
      ['Undone run 3', 1],
    ]);
    expect(redone(further)!.present.scenario.until).toBe(2);
  });

  it('is every scenario of the catalogue but the one that is shown', () => {
    const others = catalogueIn('zh', original);
    expect(others).toHaveLength(catalogue.length - 1);
    expect(others.map(({ id }) => id)).not.toContain('four-way-close');
    expect(others.find(({ id }) => id === 'fin-lost')?.name).toBe('FIN 丢失');
  });
});
