/** Values of variables as texts. */
import { count, seconds, sequenceNumber } from '../../text/format.ts';
import type { Language } from '../../text/language.ts';
import { variablesText } from '../../text/variables.ts';
import { blockAt, type Block, type Value, type Variable } from '../../trace/blocks.ts';
import type { Trace } from '../../trace/trace.ts';

export const hosts = ['A', 'B'] as const;

/** The blocks of the two ends at a step. */
export const blocksAt = (trace: Trace, step: number): readonly Block[] =>
  hosts.map((host) => blockAt(trace, host, step));

/** These count octets; the other numbers name a place in the sequence space. */
const amounts: readonly Variable[] = [
  ...(['SND.WND', 'RCV.WND', 'SND.MSS', 'MAX.SND.WND', 'unsent', 'unread'] as const),
  'retransmissions',
];

export const valueText = (variable: Variable, value: Value, language: Language): string => {
  const text = variablesText(language);
  if (value === null) return text.none;
  if (typeof value === 'boolean') return value ? text.yes : text.no;
  if (typeof value === 'string') return text[value];
  if (variable === 'RTO') return seconds(value, language);
  return amounts.includes(variable) ? count(value, language) : sequenceNumber(value);
};

/** The name of a variable: the RFC's own, or ours where the RFC has none. */
export const variableName = (variable: Variable, language: Language): string => {
  const own: Readonly<Partial<Record<Variable, string>>> = variablesText(language).names;
  return own[variable] ?? variable;
};
