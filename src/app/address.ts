/**
 * The address of what is on the screen. Pure: a location becomes a validated address, and an
 * address becomes a location again. A bad value falls back to its default and is reported.
 */
import { speeds, type Speed } from '../player/player.ts';
import { languages, type Language } from '../text/language.ts';
import { namings, numberings, type Naming, type Numbering } from '../trace/shown.ts';
import type { Mode } from './keys.ts';

export const themes = ['auto', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];
export const panels = ['lesson', 'states', 'variables', 'segment', 'mermaid'] as const;
export type Panel = (typeof panels)[number];
/** The pages of reference, which lie over the run. */
export const references = [
  ...(['states', 'fields', 'timers', 'rules', 'glossary', 'claims'] as const),
] as const;
export type Reference = (typeof references)[number];
export const motions = ['auto', 'reduced'] as const;
export type Motion = (typeof motions)[number];

/**
 * The parts of the page that an author may hide: the header, the list of scenarios, the panel beside
 * the lanes, the sentence under them, the transport, and the hosts at the head of the lanes.
 */
export const parts = ['header', 'list', 'panel', 'sentence', 'transport', 'hosts'] as const;
export type Part = (typeof parts)[number];
const modes = ['explore', 'lecture', 'embed'] as const satisfies readonly Mode[];

export interface Address {
  /** The id of a scenario of the catalogue; not read when `run` is given. */
  readonly scenario: string;
  /** A whole scenario, packed. */
  readonly run: string | null;
  /** The id of a lesson of the course: then its runs are read, and not `scenario`. */
  readonly lesson: string | null;
  /** Which run of the lesson; null: its first. */
  readonly variant: string | null;
  /** A question holds until it is answered or skipped. A teacher may turn that off. */
  readonly wait: boolean;
  /** Null: where the scenario itself says. */
  readonly step: number | null;
  /** The connection that the lanes keep to, from 1 in the order of beginning; null: the step's. */
  readonly connection: number | null;
  /** Null: as the browser prefers. */
  readonly lang: Language | null;
  readonly theme: Theme;
  readonly mode: Mode;
  /** Null: the first that there is. */
  readonly panel: Panel | null;
  readonly speed: Speed;
  readonly motion: Motion;
  readonly names: Naming;
  readonly numbers: Numbering;
  /** The page of reference that lies over the run; null: none. */
  readonly reference: Reference | null;
  /** The card on it that is marked, by its id. */
  readonly card: string | null;
  /** The steps within which one moves; null: the first and the last of the run. */
  readonly start: number | null;
  readonly end: number | null;
  /** Starts to play as soon as it is open. */
  readonly autoplay: boolean;
  /** Plays again from the start when it comes to the end. */
  readonly loop: boolean;
  readonly hide: readonly Part[];
  readonly controls: boolean;
  readonly keyboard: boolean;
}

/** What an author asked for, and the reader of the full page did not. */
export const withoutAuthor = {
  start: null,
  end: null,
  autoplay: false,
  loop: false,
  hide: [],
  controls: true,
  keyboard: true,
} as const satisfies Partial<Address>;

export const defaultAddress: Address = {
  scenario: 'three-way-handshake',
  run: null,
  lesson: null,
  variant: null,
  wait: true,
  step: null,
  connection: null,
  lang: null,
  theme: 'auto',
  mode: 'explore',
  panel: null,
  speed: 1,
  motion: 'auto',
  names: 'rfc',
  numbers: 'absolute',
  reference: null,
  card: null,
  ...withoutAuthor,
};

/**
 * How a parameter is read: its value, or undefined where it is bad; and what was expected. A list
 * may be good in part: then it has a value and is reported all the same.
 */
interface Reader<T> {
  readonly read: (text: string) => T | undefined;
  readonly expected: string;
  readonly isWhole?: (text: string) => boolean;
}

const oneOf = <const T extends string>(values: readonly T[]): Reader<T> => ({
  read: (text) => values.find((value) => value === text),
  expected: `one of ${values.join(', ')}`,
});
const onOrOff: Reader<boolean> = {
  read: (text) => ({ '0': false, '1': true })[text],
  expected: '0 or 1',
};
const wholeNumber: Reader<number> = {
  read: (text) => (/^\d{1,7}$/.test(text) ? Number(text) : undefined),
  expected: 'a whole number from 0',
};
const someOf = <const T extends string>(values: readonly T[]): Reader<readonly T[]> => {
  const pieces = (text: string) => text.split(',').map((piece) => piece.trim());
  return {
    read: (text) => values.filter((value) => pieces(text).includes(value)),
    expected: `some of ${values.join(', ')}, with commas between`,
    isWhole: (text) => pieces(text).every((piece) => values.some((value) => value === piece)),
  };
};
const matching = (pattern: RegExp, expected: string): Reader<string> => ({
  read: (text) => (pattern.test(text) ? text : undefined),
  expected,
});

const readers: { readonly [Key in keyof Address]: Reader<NonNullable<Address[Key]>> } = {
  scenario: matching(/^[a-z0-9-]{1,80}$/, 'the id of a scenario'),
  // What is in it is judged when it is unpacked.
  run: matching(/./, 'a packed scenario'),
  lesson: matching(/^[A-Za-z0-9-]{1,40}$/, 'the id of a lesson'),
  variant: matching(/^[A-Za-z0-9-]{1,40}$/, 'the id of a run of the lesson'),
  wait: onOrOff,
  step: wholeNumber,
  connection: { ...wholeNumber, expected: 'the number of a connection' },
  lang: oneOf(languages),
  theme: oneOf(themes),
  mode: oneOf(modes),
  panel: oneOf(panels),
  speed: {
    read: (text) => speeds.find((speed) => speed === Number(text)),
    expected: `one of ${speeds.join(', ')}`,
  },
  motion: oneOf(motions),
  names: oneOf(namings),
  numbers: oneOf(numberings),
  reference: oneOf(references),
  card: matching(/^[A-Za-z0-9-]{1,60}$/, 'the id of a card'),
  start: wholeNumber,
  end: wholeNumber,
  autoplay: onOrOff,
  loop: onOrOff,
  hide: someOf(parts),
  controls: onOrOff,
  keyboard: onOrOff,
};

const names = Object.keys(readers) as readonly (keyof Address)[];
const aliases: Readonly<Record<string, string>> = { locale: 'lang' };

export interface Location {
  readonly search: string;
  readonly hash: string;
}

/** All parameters of a location under their own names; the fragment wins over the query. */
const parameters = ({ search, hash }: Location): Map<string, string> =>
  new Map(
    [...new URLSearchParams(search), ...new URLSearchParams(hash.replace(/^#/, ''))].map(
      ([name, value]) => [aliases[name] ?? name, value],
    ),
  );

const warning = (name: string, value: string, expected: string) =>
  `${name}=${value.length > 60 ? `${value.slice(0, 60)}…` : value}: expected ${expected}`;

/** The address that a location holds, and a line for each value that was not understood. */
export const readAddress = (
  location: Location,
): { readonly address: Address; readonly warnings: readonly string[] } => {
  const given = parameters(location);
  const values: Partial<Record<keyof Address, unknown>> = {};
  const warnings: string[] = [];
  for (const name of names) {
    const text = given.get(name);
    if (text === undefined) continue;
    const { read, expected, isWhole = () => true }: Reader<unknown> = readers[name];
    const value = read(text);
    if (value === undefined || !isWhole(text)) warnings.push(warning(name, text, expected));
    if (value !== undefined) values[name] = value;
  }
  return { address: { ...defaultAddress, ...(values as Partial<Address>) }, warnings };
};

const written = (value: Address[keyof Address]): string =>
  typeof value === 'boolean' ? (value ? '1' : '0') : String(value);

/** What has always its place in the address: the run and the step. The rest only when it differs. */
const isWritten = (address: Address, name: keyof Address): boolean => {
  if (name === 'run' || address[name] === null) return false;
  if (name === 'scenario') return address.run === null && address.lesson === null;
  if (name === 'hide') return address.hide.length > 0;
  return name === 'step' || address[name] !== defaultAddress[name];
};

/** Parameters that are not ours, as they came. */
const others = (location: Location): [string, string][] =>
  [...parameters(location)].filter(([name, value]) => !(name in readers) && value !== '');

/** The query and fragment of an address. A packed run lies in the fragment: no server sees it. */
export const writeAddress = (address: Address, location: Location): string => {
  const query = new URLSearchParams([
    ...names
      .filter((name) => isWritten(address, name))
      .map((name) => [name, written(address[name])]),
    ...others(location),
  ]);
  return `?${query}${address.run === null ? '' : `#run=${address.run}`}`;
};

/** Whether a part of the page is there. */
export const shows = ({ hide, controls }: Address, part: Part): boolean =>
  !hide.includes(part) && (part !== 'transport' || controls);

/** Two addresses move in a run alike, and count its numbers alike. */
export const samePlaying = (a: Address, b: Address): boolean =>
  a.start === b.start && a.end === b.end && a.loop === b.loop && a.numbers === b.numbers;

/** Two addresses show the same run. */
export const sameRun = (a: Address, b: Address): boolean =>
  a.run === b.run &&
  a.lesson === b.lesson &&
  a.variant === b.variant &&
  (a.run !== null || a.lesson !== null || a.scenario === b.scenario);
