/** What a condition is called, and how its values are written. */
import type {
  Condition,
  EndName,
  LinkName,
  OptionName,
  Place,
  Unit,
} from '../../scenario/conditions.ts';
import type { Value } from '../../scenario/inputs.ts';
import type { ConditionsText } from '../../text/conditions.ts';
import type { Language } from '../../text/language.ts';
import { count, seconds } from '../../text/format.ts';
import { written, type Problem } from './draft.ts';

export interface Words {
  readonly name: string;
  /** What it does, in a sentence. */
  readonly says: string;
}

interface Named {
  readonly link: Readonly<Record<LinkName, Words>>;
  readonly end: Readonly<Record<EndName, Words>>;
  readonly options: Readonly<Record<OptionName, Words>>;
}

/** An option of the schema without its line in `src/text/conditions.en.ts` does not compile here. */
const named = (text: ConditionsText): Named => text;

export const wordsOf = (place: Place, text: ConditionsText): Words => {
  const { link, end, options } = named(text);
  if (place.of === 'link') return link[place.name];
  return place.of === 'end' ? end[place.name] : options[place.name];
};

const unitOf = (unit: Unit | null, text: ConditionsText): string =>
  unit === null ? '' : unit === 'share' ? text.units.share : ` ${text.units[unit]}`;

/** A choice as it is offered. Names of the file stay as they are. */
export const choiceText = (value: Value, text: ConditionsText): string => {
  if (value === null) return text.none;
  if (typeof value === 'boolean') return value ? text.on : text.off;
  return String(value);
};

/** What may stand in place of a number; a word that has no text of its own stays as it is. */
export const insteadName = (value: false | string, { instead }: ConditionsText): string =>
  value === false ? instead.off : ((instead as Readonly<Record<string, string>>)[value] ?? value);

/** A value as a reader would say it, with its unit. */
export const valueText = (
  value: Value,
  { unit, input }: Condition,
  text: ConditionsText,
  language: Language,
): string => {
  if (input.kind === 'number' && (value === false || typeof value === 'string')) {
    return insteadName(value, text);
  }
  if (typeof value === 'object' && value !== null) return value.join(', ');
  if (typeof value !== 'number' || input.kind !== 'number') return choiceText(value, text);
  if (unit === 'seconds') return seconds(value, language);
  const number = unit === null ? String(value) : count(Number(written(value, unit)), language);
  return `${number}${unitOf(unit, text)}`;
};

export const problemText = (
  problem: Problem,
  { problems }: ConditionsText,
  language: Language,
): string => {
  switch (problem.kind) {
    case 'places':
      return problems.places(problem.places);
    case 'range':
      return problems.range(count(problem.low, language), count(problem.high, language));
    case 'number':
    case 'whole':
      return problems[problem.kind];
  }
};
