/** What may be written into a field of the scenario file, read out of its schema. */
import type { GenericSchema } from 'valibot';

/** What a field may hold; null where it holds nothing. */
export type Value = number | boolean | string | readonly number[] | null;

export interface NumberInput {
  readonly kind: 'number';
  readonly whole: boolean;
  readonly minimum: number;
  readonly maximum: number;
  /** How many numbers there are; null: one, or as many as one likes. */
  readonly places: number | null;
  /** What may stand in place of a number. */
  readonly instead: readonly (false | string)[];
}

export type Input =
  | NumberInput
  | { readonly kind: 'switch' }
  | { readonly kind: 'choice'; readonly values: readonly (string | number | boolean)[] }
  /** It may be named, and do nothing: this version does not model it. */
  | { readonly kind: 'notModelled' };

/** What is read of a schema, or of a step of its pipe. */
interface Part {
  readonly type: string;
  readonly requirement?: unknown;
  readonly literal?: unknown;
  readonly wrapped?: Part;
  readonly item?: Part;
  readonly items?: readonly Part[];
  readonly pipe?: readonly Part[];
  /** Of a union its schemas, of a picklist its values. */
  readonly options?: readonly unknown[];
}

/** A schema and all that its pipes add, from the inside out. */
const steps = (part: Part): readonly Part[] =>
  part.pipe === undefined
    ? [part]
    : part.pipe.flatMap((step) => (step.pipe === undefined ? [step] : steps(step)));

const requirements = (all: readonly Part[], type: string): readonly number[] =>
  all.filter((step) => step.type === type).map(({ requirement }) => Number(requirement));

const numberOf = (part: Part): NumberInput => {
  const all = steps(part);
  return {
    kind: 'number',
    whole: all.some(({ type }) => type === 'integer'),
    minimum: Math.max(-Infinity, ...requirements(all, 'min_value')),
    maximum: Math.min(Infinity, ...requirements(all, 'max_value')),
    places: 1,
    instead: [],
  };
};

const notModelled: Input = { kind: 'notModelled' };

const tupleOf = ([first, ...others]: readonly Part[]): Input =>
  first?.type === 'number' ? { ...numberOf(first), places: others.length + 1 } : notModelled;

const isOneOf = (value: unknown): value is string | number | boolean =>
  ['string', 'number', 'boolean'].includes(typeof value);

const choiceOf = (values: readonly unknown[]): Input => ({
  kind: 'choice',
  values: values.filter(isOneOf),
});

const valuesOf = ({ type, literal, options = [] }: Part): readonly unknown[] => {
  if (type === 'boolean') return [false, true];
  if (type === 'picklist') return options;
  return type === 'literal' ? [literal] : [];
};

/** Several kinds of value: a number with something in its place, or a few values by name. */
const unionOf = (parts: readonly Part[]): Input => {
  const number = parts.find(({ type }) => type === 'number');
  const values = parts.flatMap(valuesOf);
  if (number === undefined) return values.length === 0 ? notModelled : choiceOf(values);
  const list = parts.some(({ type, item }) => type === 'array' && item?.type === 'number');
  const instead = values.filter((value) => value === false || typeof value === 'string');
  return { ...numberOf(number), places: list ? null : 1, instead };
};

const read = (part: Part): Input => {
  switch (part.type) {
    case 'optional':
      return part.wrapped === undefined ? notModelled : read(part.wrapped);
    case 'boolean':
      return { kind: 'switch' };
    case 'number':
      return numberOf(part);
    case 'picklist':
      return choiceOf(valuesOf(part));
    case 'tuple':
      return tupleOf(part.items ?? []);
    case 'union':
      return unionOf((part.options ?? []) as readonly Part[]);
    default:
      return notModelled;
  }
};

/** What may be written where a schema stands. */
export const inputOf = (schema: GenericSchema): Input => read(schema);
