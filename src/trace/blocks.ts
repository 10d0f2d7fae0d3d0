/** The transmission control blocks of a run: what an end's holds at a step, and what a step changed. */
import type { State } from '../tcp/machine.ts';
import type { RuleId } from '../tcp/rules.ts';
import type { TcbSnapshot, TimerName } from '../tcp/tcb.ts';
import { laneAt } from './questions.ts';
import { originalOf } from './shown.ts';
import type { HostId, Trace, TraceEvent } from './trace.ts';

/** What is shown of a TCB as single values. Queues and timers are shown as what they are. */
export const variables = [
  'SND.UNA',
  'SND.NXT',
  'SND.WND',
  'SND.WL1',
  'SND.WL2',
  'ISS',
  'RCV.NXT',
  'RCV.WND',
  'IRS',
  'RTO',
  'retransmissions',
  'SND.MSS',
  'MAX.SND.WND',
  'unsent',
  'unread',
  'closePending',
  'openedBy',
] as const satisfies readonly (keyof TcbSnapshot)[];
export type Variable = (typeof variables)[number];
export type Value = TcbSnapshot[Variable];

export interface Change {
  readonly was: Value;
  /** The rule by which it changed. */
  readonly rule: RuleId | null;
}

/** The TCB of the connection that a host's lane shows. */
export interface Block {
  readonly host: HostId;
  readonly state: State;
  /** Null in CLOSED and LISTEN, which have none. */
  readonly tcb: TcbSnapshot | null;
  /** What this step did to the TCB as a whole, by `rule`. */
  readonly fate: 'created' | 'deleted' | 'kept';
  readonly rule: RuleId | null;
  readonly changes: ReadonlyMap<Variable, Change>;
  /** Timers that this step started, also anew, or stopped. */
  readonly timers: ReadonlyMap<TimerName, 'started' | 'stopped'>;
}

/** CLOSED and LISTEN have no TCB (RFC 9293 3.3.2). */
const hasTcb = (state: State): boolean => state !== 'CLOSED' && state !== 'LISTEN';

/** The latest TCB that a connection showed before the event with this index. */
const latest = (
  trace: Trace,
  host: HostId,
  socket: string | null,
  index: number,
): TcbSnapshot | null => {
  for (let at = index - 1; at >= 0; at -= 1) {
    const event = trace.events[at];
    if (event?.host === host && event.socket === socket && event.tcb !== null) return event.tcb;
  }
  return null;
};

/** The TCB that an event found. */
export const tcbBefore = (trace: Trace, event: TraceEvent): TcbSnapshot | null =>
  hasTcb(event.before) && event.socket !== null
    ? latest(trace, event.host, event.socket, event.index)
    : null;

const ofAck = [
  'rfc9293:3.10.7.4/5/established',
  'rfc9293:3.10.7.4/5/ack',
  'rfc9293:3.10.7.4/5/window',
] as const;
const ofSyn = [
  'rfc9293:3.10.7.2/3',
  'rfc9293:3.10.7.3/4',
  'rfc9293:3.10.7.3/4/simultaneous',
] as const;
const ofText = [
  'rfc9293:3.10.7.4/8/close-wait',
  'rfc9293:3.10.7.4/8/closing',
  'rfc9293:3.10.7.4/8/time-wait',
  'rfc9293:3.10.7.4/8/note-2',
  'rfc9293:3.10.7.4/7',
] as const;

/** The rules that can change a variable, where an event names several rules. */
const makers = (variable: Variable): readonly RuleId[] => {
  switch (variable) {
    case 'RCV.NXT':
    case 'RCV.WND':
    case 'unread':
      return [...ofText, ...ofSyn];
    case 'IRS':
    case 'ISS':
    case 'SND.MSS':
      return ofSyn;
    case 'RTO':
    case 'retransmissions':
      return ['rfc6298:5.5', ...ofAck, ...ofSyn];
    default:
      return [...ofSyn, ...ofAck];
  }
};

/** The window of a segment is taken with its ACK, also where the ACK itself says nothing new. */
const takenWithAck: readonly Variable[] = ['SND.WND', 'SND.WL1', 'SND.WL2', 'MAX.SND.WND'];

const ruleFor = (variable: Variable, event: TraceEvent): RuleId | null => {
  const named = makers(variable).find((id) => event.rules.includes(id));
  if (named !== undefined) return named;
  if (event.kind === 'arrival' && takenWithAck.includes(variable)) {
    return 'rfc9293:3.10.7.4/5/window';
  }
  return event.rules[0] ?? null;
};

/** What a step changed in the run itself: there a number changes only when the end changes it. */
const changedBy = (trace: Trace, event: TraceEvent): readonly Variable[] => {
  const was = tcbBefore(trace, event);
  const now = latest(trace, event.host, event.socket, event.index + 1);
  return was === null || now === null
    ? []
    : variables.filter((variable) => was[variable] !== now[variable]);
};

const changesOf = (
  was: TcbSnapshot | null,
  now: TcbSnapshot | null,
  event: TraceEvent,
  changed: readonly Variable[],
): ReadonlyMap<Variable, Change> => {
  if (was === null || now === null) return new Map();
  return new Map(
    changed.map((variable) => [variable, { was: was[variable], rule: ruleFor(variable, event) }]),
  );
};

const timerNames = ['retransmission', 'time-wait'] as const satisfies readonly TimerName[];

const timersOf = (
  was: TcbSnapshot | null,
  now: TcbSnapshot | null,
): ReadonlyMap<TimerName, 'started' | 'stopped'> =>
  new Map(
    timerNames.flatMap((name) => {
      const [before, after] = [was?.timers[name], now?.timers[name]];
      if (before?.expiresAt === after?.expiresAt) return [];
      return [[name, after === undefined ? 'stopped' : 'started'] as const];
    }),
  );

const fateOf = (was: TcbSnapshot | null, now: TcbSnapshot | null): Block['fate'] => {
  if ((was === null) === (now === null)) return 'kept';
  return was === null ? 'created' : 'deleted';
};

/** The TCB of a host's lane at a step, with what the step changed in it. */
export const blockAt = (trace: Trace, host: HostId, step: number): Block => {
  const { state, socket } = laneAt(trace, host, step);
  const tcb = hasTcb(state) ? latest(trace, host, socket, step) : null;
  const event = trace.events[step - 1];
  if (event?.host !== host || event.socket !== socket) {
    return { host, state, tcb, fate: 'kept', rule: null, changes: new Map(), timers: new Map() };
  }
  const was = tcbBefore(trace, event);
  const rule = event.rules[0] ?? null;
  const fate = fateOf(was, tcb);
  const changes = changesOf(was, tcb, event, changedBy(originalOf(trace), event));
  return { host, state, tcb, fate, rule, changes, timers: timersOf(was, tcb) };
};
