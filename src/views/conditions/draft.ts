/**
 * What a reader has written into the conditions and not applied yet. Each field is a text, so that
 * what is wrong stays as it was written until it is put right.
 */
import {
  endConditions,
  endsOf,
  linkConditions,
  optionConditions,
  sameValue,
  valueIn,
  withPreset,
  withValue,
  type Condition,
  type Defaults,
  type Preset,
  type Unit,
} from '../../scenario/conditions.ts';
import { swapClosers } from '../../scenario/closers.ts';
import type { Input, NumberInput, Value } from '../../scenario/inputs.ts';
import type { Scenario } from '../../scenario/schema.ts';

export interface Draft {
  readonly preset: Preset;
  /** The other end shall close first. */
  readonly swapped: boolean;
  /** What was written, by the field. */
  readonly texts: Readonly<Record<string, string>>;
}

/** Why a text is no value; the bounds are in the unit that is written. */
export type Problem =
  | { readonly kind: 'number' | 'whole' }
  | { readonly kind: 'places'; readonly places: number }
  | { readonly kind: 'range'; readonly low: number; readonly high: number };

export interface Field {
  readonly id: string;
  readonly condition: Condition;
  readonly text: string;
  readonly problem: Problem | null;
  /** It does not say what holds by default. */
  readonly changed: boolean;
}

/** What stands in a field instead of a number, as it is written there. */
export const insteadText = (value: false | string): string => (value === false ? 'off' : value);

/** What was chosen instead of a number, or null. */
export const insteadIn = (text: string, { instead }: NumberInput): false | string | null =>
  instead.find((value) => insteadText(value) === text) ?? null;

/** Shares are written in per cent. */
const scale = (unit: Unit | null): number => (unit === 'share' ? 100 : 1);

/** A number in digits; the last ones are of the arithmetic, not of the number. */
const digits = (value: number): string => {
  const exact = Number(value.toPrecision(12));
  return Math.abs(exact) < 1e-6 && exact !== 0
    ? exact.toFixed(12).replace(/0+$/, '')
    : String(exact);
};

/** A value as it stands in its field. */
export const written = (value: Value, unit: Unit | null): string => {
  if (typeof value === 'number') return digits(value * scale(unit));
  return typeof value === 'object' && value !== null
    ? value.map((each) => written(each, unit)).join(', ')
    : String(value);
};

const textOf = (value: Value, { input, unit }: Condition): string =>
  value === false && input.kind === 'number' ? insteadText(value) : written(value, unit);

const number = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

type Read = { readonly value: Value } | { readonly problem: Problem };

const readOne = (text: string, input: NumberInput, by: number): number | Problem => {
  if (!number.test(text)) return { kind: 'number' };
  const value = Number(text) / by;
  if (input.whole && !Number.isInteger(value)) return { kind: 'whole' };
  const { minimum, maximum } = input;
  if (value >= minimum && value <= maximum) return value;
  return { kind: 'range', low: minimum * by, high: maximum * by };
};

const isProblem = (read: number | Problem): read is Problem => typeof read === 'object';

const readNumbers = (text: string, input: NumberInput, unit: Unit | null): Read => {
  const plain = text.normalize('NFKC').trim();
  const other = insteadIn(plain, input);
  if (other !== null) return { value: other };
  const parts = plain.split(input.places === 1 ? /$^/ : /\s*[,、;]\s*|\s+/);
  const values = parts.map((part) => readOne(part, input, scale(unit)));
  const problem = values.find(isProblem);
  if (problem !== undefined) return { problem };
  const numbers = values.filter((value) => typeof value === 'number');
  const [first] = numbers;
  if (input.places !== null && input.places !== numbers.length) {
    return { problem: { kind: 'places', places: input.places } };
  }
  const single = input.places === 1 || (input.places === null && numbers.length === 1);
  return { value: single && first !== undefined ? first : numbers };
};

const choices = (input: Input): readonly Value[] =>
  input.kind === 'choice' ? input.values : [false, true];

/** What a field says. */
export const read = (text: string, { input, unit, default: usual }: Condition): Read => {
  if (input.kind === 'number') return readNumbers(text, input, unit);
  const value = choices(input).find((choice) => String(choice) === text);
  return { value: value ?? usual };
};

export const idOf = ({ place }: Condition): string =>
  place.of === 'end' ? `end-${place.host}-${place.name}` : `${place.of}-${place.name}`;

export const startOf = (scenario: Scenario): Draft => ({
  preset: scenario.preset ?? 'rfc',
  swapped: false,
  texts: {},
});

export const defaultText = (condition: Condition): string => textOf(condition.default, condition);

/** What a draft comes to. */
export interface Reading {
  readonly link: readonly Field[];
  readonly ends: readonly { readonly host: string; readonly fields: readonly Field[] }[];
  readonly options: readonly Field[];
  /** How many values differ from those of the scenario. */
  readonly changes: number;
  readonly wrong: number;
  /** The scenario as it would be; what is wrong is left out. */
  readonly scenario: Scenario;
}

/** Reads a draft on the ground of the scenario and of what the presets give by default. */
export const readDraft = (
  scenario: Scenario,
  draft: Draft,
  defaults: Readonly<Record<Preset, Defaults>>,
): Reading => {
  const base = withPreset(scenario, draft.preset);
  let next = base;
  let [changes, wrong] = [base === scenario ? 0 : 1, 0];
  const fieldOf = (condition: Condition): Field => {
    const id = idOf(condition);
    const text = draft.texts[id] ?? textOf(valueIn(base, condition), condition);
    const result = read(text, condition);
    if ('problem' in result) {
      wrong += 1;
      return { id, condition, text, problem: result.problem, changed: true };
    }
    const { value } = result;
    if (!sameValue(value, valueIn(base, condition))) changes += 1;
    next = withValue(next, condition, value);
    return { id, condition, text, problem: null, changed: !sameValue(value, condition.default) };
  };
  const link = linkConditions.map(fieldOf);
  const ends = endsOf(scenario).map((host) => ({
    host,
    fields: endConditions(host, defaults[draft.preset]).map(fieldOf),
  }));
  const options = optionConditions(defaults[draft.preset]).map(fieldOf);
  const swapped = draft.swapped ? swapClosers(next) : null;
  if (swapped !== null) changes += 1;
  return { link, ends, options, changes, wrong, scenario: swapped ?? next };
};
