/** Conditions are read from the schema, and changed by one rule. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaults } from '../../src/app/defaults.ts';
import { catalogue } from '../../src/scenario/catalogue/index.ts';
import {
  endConditions,
  endsOf,
  linkConditions,
  optionConditions,
  presetNames,
  valueIn,
  withDefault,
  withPreset,
  withValue,
  type Condition,
} from '../../src/scenario/conditions.ts';
import type { Input, Value } from '../../src/scenario/inputs.ts';
import type { Scenario } from '../../src/scenario/schema.ts';
import { validate } from '../../src/scenario/validate.ts';
import { plan } from '../../src/sim/plan.ts';
import { conditionsText } from '../../src/text/conditions.ts';
import { anyScenario } from '../sim/arbitrary.ts';

const options = optionConditions(defaults.rfc);
const all = [...linkConditions, ...endConditions('A', defaults.rfc), ...options];
const optionNamed = (name: string): Condition => options.find(({ place }) => place.name === name)!;
const minimal: Scenario = validate({ version: 1, hosts: { A: {}, B: {} } });

/** Any value that may be written into a field. */
const valueFor = (input: Input): fc.Arbitrary<Value> => {
  switch (input.kind) {
    case 'switch':
      return fc.boolean();
    case 'choice':
      return fc.constantFrom(...input.values);
    case 'notModelled':
      return fc.constant(false);
    case 'number': {
      const [min, max] = [Math.max(input.minimum, -1e9), Math.min(input.maximum, 1e9)];
      const one = input.whole
        ? fc.integer({ min: Math.ceil(min), max: Math.floor(max) })
        : fc.double({ min, max, noNaN: true });
      const number = input.places === null ? fc.oneof(one, fc.array(one, { maxLength: 3 })) : one;
      return input.instead.length === 0
        ? number
        : fc.oneof(number, fc.constantFrom(...input.instead));
    }
  }
};

const condition = fc.constantFrom(...all.filter(({ input }) => input.kind !== 'notModelled'));
const change = condition.chain((one) => fc.tuple(fc.constant(one), valueFor(one.input)));
const changes = fc.array(change, { minLength: 1, maxLength: 6 });
const anyStart = fc.oneof(fc.constantFrom(...catalogue), anyScenario);

describe('the conditions of a run', () => {
  it('hold what the simulation holds where a scenario says nothing', () => {
    const { link, hosts } = plan(minimal);
    const value = (name: string) => all.find(({ place }) => place.name === name)!.default;
    expect(link).toMatchObject({ delay: 100_000, loss: value('loss'), seed: value('seed') });
    expect([value('delay'), value('duplication'), value('jitter')]).toEqual([0.1, 0, 0]);
    expect(link).toMatchObject({ duplication: 0, jitter: 0 });
    expect(hosts[0]).toMatchObject({
      receiveWindow: value('receiveWindow'),
      maximumSegmentSize: value('maximumSegmentSize'),
    });
  });

  it.each(presetNames)('have a default for every option that is modelled, under %s', (preset) => {
    const without = optionConditions(defaults[preset])
      .filter(({ input }) => input.kind !== 'notModelled')
      .filter((one) => one.default === null)
      .map(({ place }) => place.name);
    expect(without).toEqual(['fiction']);
  });

  it('are called something in both languages, and nothing is that is no option', () => {
    const names = options.map(({ place }) => place.name).toSorted();
    for (const language of ['en', 'zh'] as const)
      expect(Object.keys(conditionsText(language).options).toSorted()).toEqual(names);
  });

  it('are read from the schema, each with its kind and its bounds', () => {
    expect(optionNamed('synRetries').input).toMatchObject({
      kind: 'number',
      whole: true,
      minimum: 0,
      maximum: 1000,
    });
    expect(optionNamed('initialRetransmissionTimeout').input).toMatchObject({ minimum: 0.001 });
    expect(optionNamed('delayedAck').input).toMatchObject({ maximum: 0.5, instead: [false] });
    expect(optionNamed('challengeAck').input).toEqual({ kind: 'switch' });
    expect(optionNamed('stateAfterAbort').input).toEqual({
      kind: 'choice',
      values: ['CLOSED', 'TIME-WAIT'],
    });
    expect(optionNamed('windowProbeOctets').input).toEqual({ kind: 'choice', values: [0, 1] });
    expect(optionNamed('timestamps').input).toEqual({ kind: 'notModelled' });
    expect(endConditions('A', {})[0]!.input).toMatchObject({
      places: null,
      maximum: 0xffff_ffff,
      instead: expect.arrayContaining(['random']),
    });
  });

  it('belong to the hosts that have a TCP', () => {
    const forged = catalogue.find(({ id }) => id === 'forged-reset')!;
    expect(endsOf(forged)).toEqual(['A', 'B']);
  });
});

describe('a changed condition', () => {
  it('holds in a scenario that is still valid, and in nothing else', () => {
    fc.assert(
      fc.property(anyStart, changes, (start, made) => {
        const changed = made.reduce((before, [one, value]) => withValue(before, one, value), start);
        expect(validate(changed)).toEqual(changed);
        for (const one of all) {
          const last = made.findLast(([other]) => other === one);
          expect(valueIn(changed, one)).toEqual(last?.[1] ?? valueIn(start, one));
        }
        expect(changed.events).toBe(start.events);
        expect(changed.faults).toBe(start.faults);
      }),
    );
  });

  it('that holds already changes nothing', () => {
    fc.assert(
      fc.property(anyStart, condition, (start, one) => {
        expect(withValue(start, one, valueIn(start, one))).toBe(start);
      }),
    );
  });

  it('that is put back is not written any more', () => {
    fc.assert(
      fc.property(change, ([one, value]) => {
        const changed = withValue(minimal, one, value);
        expect(withDefault(changed, one)).toEqual(minimal);
        expect(withValue(changed, one, one.default)).toEqual(minimal);
      }),
    );
  });

  it('stays when the preset changes, while the others follow it', () => {
    const msl = (preset: 'rfc' | 'linux') =>
      optionConditions(defaults[preset]).find(
        ({ place }) => place.name === 'maximumSegmentLifetime',
      )!;
    const linux = withPreset(withValue(minimal, optionNamed('synRetries'), 3), 'linux');
    expect(plan(linux).hosts[0]!.tcp).toMatchObject({ maximumSegmentLifetime: 30, synRetries: 3 });
    expect(valueIn(linux, msl('linux'))).toBe(30);
    expect(withPreset(linux, 'linux')).toBe(linux);
    expect(withPreset(minimal, 'rfc')).toBe(minimal);
  });
});
