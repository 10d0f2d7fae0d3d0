/**
 * How each check of RFC 9293 3.10.7 judged a segment when it arrived: the checks of the state that
 * it met, in their order, made from the rules of the arrival and the TCB that it found.
 */
import type { State } from '../tcp/machine.ts';
import { rule, type RuleId } from '../tcp/rules.ts';
import { advance, distance, sequence } from '../tcp/sequence.ts';
import type { TcbSnapshot } from '../tcp/tcb.ts';
import type { Flag } from '../tcp/segment.ts';
import { tcbBefore } from './blocks.ts';
import type { ArrivalEvent, Trace, TraceSegment } from './trace.ts';

export type ArrivalRule = Extract<
  RuleId,
  | `rfc9293:3.10.7.${string}`
  | `rfc5961:${string}`
  | `decision:${string}`
  | `listener:${string}`
  | 'rfc9293:3.6.1/data-after-close'
  | 'rfc1337:3'
  | 'rfc9293:3.1/checksum'
>;

export type CheckName =
  | 'checksum'
  | 'sequence'
  | 'reset'
  | 'security'
  | 'syn'
  | 'ack'
  | 'urgent'
  | 'text'
  | 'fin'
  | 'other';

/** A relation between two numbers, as it is. */
export type Relation = '<' | '=' | '>';

/** What a check looked at. */
export type Finding =
  | { readonly kind: 'flag'; readonly flag: Flag; readonly set: boolean }
  | {
      readonly kind: 'window';
      /** The numbers that may come; `last` is null where the window is closed. */
      readonly first: number;
      readonly last: number | null;
      /** The numbers that the segment takes, or the one at which it stands if it takes none. */
      readonly from: number;
      readonly to: number;
    }
  | {
      readonly kind: 'ack';
      /** The variable that an acknowledgment is compared with first. */
      readonly low: { readonly name: 'ISS' | 'SND.UNA'; readonly value: number };
      readonly ack: number;
      readonly next: number;
      readonly relations: readonly [toLow: Relation, toNext: Relation];
    }
  | { readonly kind: 'text'; readonly octets: number }
  | { readonly kind: 'nothing' };

export interface Check {
  readonly name: CheckName;
  /** From 1, as the RFC counts; null where it does not. */
  readonly ordinal: number | null;
  readonly verdict: 'passed' | 'decided' | 'not-reached';
  readonly finding: Finding;
  /** What was applied here. */
  readonly rules: readonly ArrivalRule[];
  /** Where the check, or what was applied, stands. */
  readonly clauses: readonly string[];
}

export interface Judgement {
  readonly event: ArrivalEvent;
  /** Where the list of checks stands: `3.10.7.4`. */
  readonly section: string;
  readonly checks: readonly Check[];
}

interface Entry {
  readonly name: CheckName;
  /** Rules that end the processing. */
  readonly decides: readonly ArrivalRule[];
  /** Rules after which the next check follows. */
  readonly goesOn: readonly ArrivalRule[];
}

interface List {
  /** `3.10.7.4` */
  readonly section: string;
  readonly counted: boolean;
  readonly entries: readonly Entry[];
}

const entry = (
  name: CheckName,
  decides: readonly ArrivalRule[] = [],
  goesOn: readonly ArrivalRule[] = [],
): Entry => ({ name, decides, goesOn });

const closed: List = {
  section: '3.10.7.1',
  counted: false,
  entries: [
    entry('reset', ['rfc9293:3.10.7.1/rst']),
    entry('ack', ['rfc9293:3.10.7.1/ack', 'rfc9293:3.10.7.1/no-ack']),
  ],
};

const listen: List = {
  section: '3.10.7.2',
  counted: true,
  entries: [
    entry('reset', ['rfc9293:3.10.7.2/1']),
    entry('ack', ['rfc9293:3.10.7.2/2', 'listener:cookie/good']),
    entry(
      'syn',
      [
        'rfc9293:3.10.7.2/3',
        'listener:syn-queue-full',
        'listener:accept-queue-full',
        'listener:cookie',
      ],
      ['listener:child', 'decision:D15'],
    ),
    entry('other', ['rfc9293:3.10.7.2/4']),
  ],
};

const synSent: List = {
  section: '3.10.7.3',
  counted: true,
  entries: [
    entry('ack', ['rfc9293:3.10.7.3/1', 'rfc9293:3.10.7.3/1/rst']),
    entry('reset', ['rfc9293:3.10.7.3/2', 'rfc9293:3.10.7.3/2/no-ack']),
    entry('security'),
    entry('syn', ['rfc9293:3.10.7.3/4', 'rfc9293:3.10.7.3/4/simultaneous'], ['decision:D15']),
    entry('other', ['rfc9293:3.10.7.3/5']),
  ],
};

const otherStates: List = {
  section: '3.10.7.4',
  counted: true,
  entries: [
    entry('sequence', [
      'rfc9293:3.10.7.4/1',
      'rfc9293:3.10.7.4/1/rst',
      'rfc9293:3.10.7.4/1/zero-window',
      'decision:D1',
      'decision:D2',
    ]),
    entry('reset', [
      'rfc9293:3.10.7.4/2',
      'rfc9293:3.10.7.4/2/listen',
      'rfc9293:3.10.7.4/2/child',
      'rfc9293:3.10.7.4/2/refused',
      'rfc1337:3',
      'rfc5961:3.2',
    ]),
    entry('security'),
    entry('syn', [
      'rfc9293:3.10.7.4/4',
      'rfc9293:3.10.7.4/4/child',
      'rfc9293:3.10.7.4/4/reset',
      'decision:D8',
      'rfc5961:4.2',
    ]),
    entry(
      'ack',
      [
        'rfc9293:3.10.7.4/5/no-ack',
        'rfc9293:3.10.7.4/5/reset',
        'rfc9293:3.10.7.4/5/closed',
        'rfc9293:3.10.7.4/5/unsent',
        'rfc5961:5.2',
        'listener:accept-queue-full/ack',
        'listener:abort-on-overflow',
      ],
      [
        'rfc9293:3.10.7.4/5/established',
        'rfc9293:3.10.7.4/5/ack',
        'rfc9293:3.10.7.4/5/duplicate',
        'rfc9293:3.10.7.4/5/window',
        'rfc9293:3.10.7.4/5/fin-wait-2',
        'rfc9293:3.10.7.4/5/time-wait',
        'decision:D4',
      ],
    ),
    entry('urgent'),
    entry(
      'text',
      ['rfc9293:3.6.1/data-after-close'],
      ['rfc9293:3.10.7.4/7', 'rfc9293:3.10.7.4/7/queued', 'rfc9293:3.10.7.4/7/ignored'],
    ),
    entry(
      'fin',
      [],
      [
        'rfc9293:3.10.7.4/8/close-wait',
        'rfc9293:3.10.7.4/8/closing',
        'rfc9293:3.10.7.4/8/time-wait',
        'rfc9293:3.10.7.4/8/note-2',
      ],
    ),
  ],
};

/** Before any state is asked: a damaged segment is no segment (RFC 9293 3.1, MUST-3). */
const checksum: List = {
  section: '3.1',
  counted: false,
  entries: [entry('checksum', ['rfc9293:3.1/checksum'])],
};

const lists: Readonly<Partial<Record<State, List>>> = {
  CLOSED: closed,
  LISTEN: listen,
  'SYN-SENT': synSent,
};

const listFor = ({ before, rules }: ArrivalEvent): List =>
  rules.includes('rfc9293:3.1/checksum') ? checksum : (lists[before] ?? otherStates);

/** In CLOSING and TIME-WAIT the fifth check has the last word, unless it leads out of CLOSING. */
const endsAtAck = ({ before, figure5 }: ArrivalEvent): boolean =>
  before === 'TIME-WAIT' || (before === 'CLOSING' && !figure5.includes('rcv ACK of FIN'));

/** The position of the check that ended the processing, or -1 where all were passed. */
const decidedAt = (event: ArrivalEvent, { entries }: List): number => {
  for (const applied of event.rules) {
    const at = entries.findIndex(({ decides }) => decides.some((id) => id === applied));
    if (at >= 0) return at;
  }
  return endsAtAck(event) ? entries.findIndex(({ name }) => name === 'ack') : -1;
};

const relation = (a: number, b: number): Relation => {
  const ahead = distance(sequence(a), sequence(b));
  return ahead < 0 ? '<' : ahead > 0 ? '>' : '=';
};

const flagFinding = ({ flags }: TraceSegment, flag: Flag): Finding => ({
  kind: 'flag',
  flag,
  set: flags.includes(flag),
});

const ackFinding = (segment: TraceSegment, state: State, tcb: TcbSnapshot | null): Finding => {
  const { ack } = segment;
  if (ack === null || tcb === null) return flagFinding(segment, 'ACK');
  const name = state === 'SYN-SENT' ? 'ISS' : 'SND.UNA';
  const next = tcb['SND.NXT'];
  const low = { name, value: tcb[name] } as const;
  return {
    kind: 'ack',
    low,
    ack,
    next,
    relations: [relation(low.value, ack), relation(ack, next)],
  };
};

/** A reset counts by its SEQ alone (RFC 9293 3.5.3). */
const numbersTaken = ({ flags, length }: TraceSegment): number => {
  if (flags.includes('RST')) return 0;
  return length + (flags.includes('SYN') ? 1 : 0) + (flags.includes('FIN') ? 1 : 0);
};

const windowFinding = (segment: TraceSegment, tcb: TcbSnapshot | null): Finding => {
  const first = tcb?.['RCV.NXT'] ?? null;
  if (tcb === null || first === null) return { kind: 'nothing' };
  const size = tcb['RCV.WND'];
  const last = size === 0 ? null : advance(sequence(first), size - 1);
  const from = sequence(segment.seq);
  const to = advance(from, Math.max(0, numbersTaken(segment) - 1));
  return { kind: 'window', first, last, from, to };
};

const findingOf = (
  name: CheckName,
  segment: TraceSegment,
  state: State,
  tcb: TcbSnapshot | null,
): Finding => {
  switch (name) {
    case 'sequence':
      return windowFinding(segment, tcb);
    case 'reset':
      return flagFinding(segment, 'RST');
    case 'syn':
      return flagFinding(segment, 'SYN');
    case 'ack':
      return ackFinding(segment, state, tcb);
    case 'urgent':
      return flagFinding(segment, 'URG');
    case 'text':
      return { kind: 'text', octets: segment.length };
    case 'fin':
      return flagFinding(segment, 'FIN');
    default:
      return { kind: 'nothing' };
  }
};

const ordinals = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth'];

const clauseOf = ({ section, counted }: List, at: number): string =>
  `RFC 9293 §${section}${counted ? `, ${ordinals[at] ?? ''}` : ''}`;

const judgedRules = (list: List): readonly ArrivalRule[] =>
  list.entries.flatMap(({ decides, goesOn }) => [...decides, ...goesOn]);

/** How the checks judged a segment on its arrival. */
const judge = (trace: Trace, event: ArrivalEvent, segment: TraceSegment): Judgement => {
  const list = listFor(event);
  const end = decidedAt(event, list);
  const tcb = tcbBefore(trace, event);
  const all = judgedRules(list);
  const applied = event.rules.flatMap((id) => all.find((known) => known === id) ?? []);
  const checks = list.entries.map(({ name, decides, goesOn }, at): Check => {
    const verdict = end < 0 || at < end ? 'passed' : at === end ? 'decided' : 'not-reached';
    const own = applied.filter((id) => decides.includes(id) || goesOn.includes(id));
    // What a check that decides still lets through (a valid ACK, say) is told with it.
    const rules = verdict === 'decided' ? applied.filter((id) => !isEarlier(list, id, at)) : own;
    const told = verdict === 'not-reached' ? [] : rules;
    return {
      name,
      ordinal: list.counted ? at + 1 : null,
      verdict,
      finding: findingOf(name, segment, event.before, tcb),
      rules: told,
      clauses: told.length === 0 ? [clauseOf(list, at)] : clausesOf(told),
    };
  });
  return { event, section: list.section, checks };
};

const isEarlier = ({ entries }: List, id: ArrivalRule, at: number): boolean =>
  entries.slice(0, at).some(({ decides, goesOn }) => decides.includes(id) || goesOn.includes(id));

const clausesOf = (rules: readonly ArrivalRule[]): readonly string[] => [
  ...new Set(rules.map((id) => rule(id).clause)),
];

/** What became of a segment by a step: it was judged, or why it was not (yet). */
export type Fate =
  | { readonly kind: 'judged'; readonly judgement: Judgement }
  | { readonly kind: 'under-way' | 'lost' | 'no-tcp' };

export const fateAt = (trace: Trace, segment: TraceSegment, step: number): Fate => {
  const end = trace.events
    .slice(0, step)
    .find((event) => 'segment' in event && event.segment === segment.id);
  if (end === undefined) return { kind: 'under-way' };
  if (end.kind !== 'arrival') return { kind: 'lost' };
  if (end.rules.some((id) => id.startsWith('host:'))) return { kind: 'no-tcp' };
  return { kind: 'judged', judgement: judge(trace, end, segment) };
};
