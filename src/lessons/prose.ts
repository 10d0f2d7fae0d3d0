/**
 * What a lesson says, in the pieces in which it is shown. Writers mark two things only: a term of
 * the glossary, `{id}` or `{id|shown words}`, and code, in backticks. States, flags, fields, calls
 * and errors are known by their spelling.
 */
import { states, type State } from '../tcp/machine.ts';
import type { Flag } from '../tcp/segment.ts';
import type { Language } from '../text/language.ts';
import { glosses } from '../text/states.zh.ts';

export type ProsePart =
  | { readonly kind: 'text' | 'code' | 'field'; readonly text: string }
  | { readonly kind: 'flags'; readonly text: string; readonly flags: readonly Flag[] }
  | {
      readonly kind: 'state';
      readonly text: string;
      readonly state: State;
      /** What the textbooks call it, where it is used for the first time. */
      readonly gloss?: string;
    }
  | { readonly kind: 'term'; readonly id: string; readonly parts: readonly ProsePart[] };

/** A name begins here, and is no piece of a longer one. */
const begins = '(?<![A-Za-z0-9_.-])';
/** It ends here; the plural of English is no part of it. */
const ends = '(?=s?(?![A-Za-z0-9_]|-[A-Za-z0-9]))';

const longestFirst = (names: readonly string[]): string =>
  [...names].sort((a, b) => b.length - a.length).join('|');

/** `SYN-SENT`, and as netstat prints it `SYN_SENT`. */
const stateNames = new Map<string, State>(
  states.flatMap((state) => [
    [state, state],
    [state.replaceAll('-', '_'), state],
  ]),
);
const netstatNames: readonly (readonly [string, State])[] = [
  ['SYN_RCVD', 'SYN-RECEIVED'],
  ['SYN_RECV', 'SYN-RECEIVED'],
  ['FIN_WAIT1', 'FIN-WAIT-1'],
  ['FIN_WAIT2', 'FIN-WAIT-2'],
];
netstatNames.forEach(([name, state]) => stateNames.set(name, state));

const calls =
  'abort|accept|bind|close|connect|listen|read|recv|receive|send|setsockopt|shutdown|write';
const errors = 'ECONN(?:REFUSED|RESET)|ETIMEDOUT|EPIPE|EADDR(?:INUSE|NOTAVAIL)';
const constants = '(?:SO|TCP|SHUT|IPPROTO)_[A-Z]+';
const variables = '(?:SND|RCV|SEG|MAX)\\.[A-Z0-9]+(?:\\.[A-Z0-9]+)*';
const value = '\\s?=\\s?[\\w.+-]*\\w';
const flag = 'SYN|FIN|RST|PSH|ACK|URG';

const patterns = {
  term: '\\{(?<id>[a-z0-9-]+)(?:\\|(?<shown>[^{}]+))?\\}',
  ticks: '`(?<ticked>[^`]+)`',
  code: [
    '(?:<[A-Z]{2,4}=[^<>\\s]+>)+',
    `${begins}(?:${calls})\\([\\w, ]*\\)`,
    `${begins}(?:${errors}|${constants})${ends}`,
  ].join('|'),
  state: `${begins}(?:${longestFirst([...stateNames.keys()])})${ends}`,
  field: [
    `${begins}(?:${variables}|SEQ|LEN|WND|ISS|IRS)(?:${value}|${ends})`,
    `${begins}ACK${value}`,
  ].join('|'),
  flags: `${begins}(?:${flag})(?:,(?:${flag}))*${ends}`,
};

const tokens = new RegExp(
  [
    patterns.term,
    patterns.ticks,
    ...(['code', 'state', 'field', 'flags'] as const).map(
      (kind) => `(?<${kind}>${patterns[kind]})`,
    ),
  ].join('|'),
  'gu',
);

/** What is shown for a term where the writer gave no words: its id is its English name. */
const termWords = (id: string): string => id.replaceAll('-', ' ');

type Groups = Readonly<Record<string, string | undefined>>;

const partOf = ({ id, shown, ticked, code, state, field, ...rest }: Groups): ProsePart => {
  if (id !== undefined) return { kind: 'term', id, parts: cut(shown ?? termWords(id)) };
  if (ticked !== undefined) return { kind: 'code', text: ticked };
  if (code !== undefined) return { kind: 'code', text: code };
  const named = stateNames.get(state ?? '');
  if (state !== undefined && named !== undefined)
    return { kind: 'state', text: state, state: named };
  if (field !== undefined) return { kind: 'field', text: field };
  const text = rest.flags ?? '';
  return { kind: 'flags', text, flags: text.split(',') as Flag[] };
};

const cut = (text: string): readonly ProsePart[] => {
  const parts: ProsePart[] = [];
  let at = 0;
  for (const found of text.matchAll(tokens)) {
    if (found.index > at) parts.push({ kind: 'text', text: text.slice(at, found.index) });
    parts.push(partOf(found.groups ?? {}));
    at = found.index + found[0].length;
  }
  if (at < text.length) parts.push({ kind: 'text', text: text.slice(at) });
  return parts;
};

/** The states that are named in the pieces, in order, also in the words of terms. */
const statesAmong = (parts: readonly ProsePart[]): readonly State[] =>
  parts.flatMap((part) => {
    if (part.kind === 'term') return statesAmong(part.parts);
    return part.kind === 'state' ? [part.state] : [];
  });

const endsWithGloss = (part: ProsePart | undefined): boolean =>
  part?.kind === 'term'
    ? endsWithGloss(part.parts.at(-1))
    : part?.kind === 'state' && 'gloss' in part;

/** The space that Latin has beside it has no place after a full-width bracket. */
const closedUp = (parts: readonly ProsePart[]): readonly ProsePart[] =>
  parts.map((part, at) =>
    part.kind === 'text' && endsWithGloss(parts[at - 1])
      ? { ...part, text: part.text.trimStart() }
      : part,
  );

/** Glosses what is used for the first time; `known` grows. What has brackets already has its own. */
const gloss = (
  parts: readonly ProsePart[],
  known: Set<string>,
  next: string,
): readonly ProsePart[] =>
  parts.map((part, at) => {
    const following = parts[at + 1];
    const after = following === undefined ? next : 'text' in following ? following.text : '';
    if (part.kind === 'term') return { ...part, parts: gloss(part.parts, known, after) };
    if (part.kind !== 'state' || known.has(part.state)) return part;
    known.add(part.state);
    return /^\s*[（(]/.test(after) ? part : { ...part, gloss: glosses[part.state] };
  });

/**
 * A text in pieces. In Chinese the first use of a state that is not among `glossed` has its gloss;
 * without `glossed` nothing has one.
 */
export const prose = (
  text: string,
  language: Language,
  glossed?: ReadonlySet<string>,
): readonly ProsePart[] => {
  const parts = cut(text);
  return language === 'zh' && glossed !== undefined
    ? closedUp(gloss(parts, new Set(glossed), ''))
    : parts;
};

/** For each of the texts that are read in this order: the states that were named before it. */
export const namedBefore = (texts: readonly string[]): readonly ReadonlySet<State>[] => {
  const named = new Set<State>();
  return texts.map((text) => {
    const before = new Set(named);
    statesAmong(cut(text)).forEach((state) => named.add(state));
    return before;
  });
};

/** The ids of the terms that a text links to. */
export const termsIn = (text: string): readonly string[] =>
  cut(text).flatMap((part) => (part.kind === 'term' ? [part.id] : []));

/** The text as it is read aloud, without any marks. */
export const plainProse = (text: string): string => {
  const plain = (parts: readonly ProsePart[]): string =>
    parts.map((part) => (part.kind === 'term' ? plain(part.parts) : part.text)).join('');
  return plain(cut(text));
};
