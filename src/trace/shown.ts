/**
 * A run as its reader wants to see it: with other names of the states, with other numbers. It is a
 * run like any other, so whoever shows one shows this; who decides by its numbers asks for the run
 * itself.
 */
import type { State } from '../tcp/machine.ts';
import type { Trace } from './trace.ts';

/** RFC 9293's names of the states, or those that netstat and ss print. */
export const namings = ['rfc', 'netstat'] as const;
export type Naming = (typeof namings)[number];

/** Sequence numbers as they are, or counted from each end's initial one. */
export const numberings = ['absolute', 'relative'] as const;
export type Numbering = (typeof numberings)[number];

const netstat: Readonly<Record<State, string>> = {
  CLOSED: 'CLOSED',
  LISTEN: 'LISTEN',
  'SYN-SENT': 'SYN_SENT',
  'SYN-RECEIVED': 'SYN_RCVD',
  ESTABLISHED: 'ESTABLISHED',
  'FIN-WAIT-1': 'FIN_WAIT1',
  'FIN-WAIT-2': 'FIN_WAIT2',
  'CLOSE-WAIT': 'CLOSE_WAIT',
  CLOSING: 'CLOSING',
  'LAST-ACK': 'LAST_ACK',
  'TIME-WAIT': 'TIME_WAIT',
};

/** What a state is called. No name is longer than the RFC's. */
export const stateName = (state: State, naming: Naming = 'rfc'): string =>
  naming === 'rfc' ? state : netstat[state];

interface ShownTrace extends Trace {
  readonly naming: Naming;
  /** The run itself. */
  readonly original: Trace;
}

const isShown = (trace: Trace): trace is ShownTrace => 'original' in trace;

export const namingOf = (trace: Trace): Naming => (isShown(trace) ? trace.naming : 'rfc');

/** The run itself, with the numbers that the ends know. */
export const originalOf = (trace: Trace): Trace => (isShown(trace) ? trace.original : trace);

/** Counts a run's numbers from each end's initial one (`relative.ts`). */
type Counting = (trace: Trace) => Partial<Trace>;
let counting: Counting | null = null;

/** What counts is fetched by who wants relative numbers; until it is here they are absolute. */
export const bringCounting = (relative: Counting): void => {
  counting = relative;
};

const remembered = new WeakMap<Trace, Map<string, Trace>>();

/** A run with these names and numbers: always the same for the same run. */
export const shownTrace = (trace: Trace, naming: Naming, numbering: Numbering): Trace => {
  const original = originalOf(trace);
  const relative = numbering === 'relative' ? counting : null;
  if (naming === 'rfc' && relative === null) return original;
  const known = remembered.get(original) ?? new Map<string, Trace>();
  remembered.set(original, known);
  const key = `${naming} ${relative === null ? 'absolute' : 'relative'}`;
  const before = known.get(key);
  if (before !== undefined) return before;
  const shown: ShownTrace = { ...original, ...relative?.(original), naming, original };
  known.set(key, shown);
  return shown;
};
