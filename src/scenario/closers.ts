/**
 * Which end closes first, turned round: a scenario in, a scenario out. What the two ends of a
 * connection do to close it changes hands; who connects, who sends and what the link does stay.
 */
import type { CallEvent, Scenario, ScenarioEvent } from './schema.ts';
import type { State } from '../tcp/machine.ts';

/** One end of a connection; without a socket, whatever the host has open. */
interface End {
  readonly host: string;
  readonly socket?: string | undefined;
}

type Pair = readonly [End, End];
type When = NonNullable<ScenarioEvent['when']>;

/** Why the roles cannot be swapped. */
export type CloserRefusal =
  /** No end of a connection is told to close it. */
  | 'nobody'
  /** Both ends begin to close at the same moment. */
  | 'together'
  /** It cannot be told which end belongs to which. */
  | 'unpaired';

const closing: ReadonlySet<string> = new Set(['shutdown', 'close', 'abort']);

/** The states that an end is in because one of the two has closed. */
const closingStates: ReadonlySet<State> = new Set<State>([
  'FIN-WAIT-1',
  'FIN-WAIT-2',
  'CLOSE-WAIT',
  'CLOSING',
  'LAST-ACK',
  'TIME-WAIT',
]);

type Connect = CallEvent & { readonly call: 'connect' };
type Listen = CallEvent & { readonly call: 'listen' };

const calls = ({ events = [] }: Scenario): readonly CallEvent[] =>
  events.filter((event) => 'call' in event);
const isConnect = (event: CallEvent): event is Connect => event.call === 'connect';
const isListen = (event: CallEvent): event is Listen => event.call === 'listen';
const isClosing = (event: ScenarioEvent): event is CallEvent =>
  'call' in event && closing.has(event.call);

/** A socket has a name even where the scenario gives it none. */
const nameOf = ({ host, socket }: Connect): string => socket ?? host.toLowerCase();

/** The names of a host's children on a port, in order: those that it gives, then `b1`, `b2`, … */
const childNames = (listeners: readonly Listen[], { host, port }: Connect['to']): string[] => {
  const given = listeners
    .filter((listener) => listener.host === host && listener.port === port)
    .map(({ accepts = [] }) => accepts);
  if (given.length === 0) return [];
  const numbered = Array.from({ length: 99 }, (_, n) => `${host.toLowerCase()}${String(n + 1)}`);
  return [...given.flat(), ...numbered];
};

/** Seconds at which it happens, as far as the scenario says. */
const timeOf = ({ at = Infinity }: ScenarioEvent): number => at;

/** The connections of a scenario: who calls, and who answers. */
const pairsOf = (scenario: Scenario): readonly Pair[] => {
  const all = calls(scenario);
  const listeners = all.filter(isListen);
  const connects = all.filter(isConnect).toSorted((a, b) => timeOf(a) - timeOf(b));
  const taken = new Set<string>();
  const named = ({ host }: Connect['to'], socket: string): End => {
    taken.add(`${host} ${socket}`);
    return { host, socket };
  };
  return connects.flatMap((call): Pair[] => {
    const here = { host: call.host, socket: nameOf(call) };
    const crossing = connects.find(
      (other) =>
        other.host === call.to.host &&
        other.port === call.to.port &&
        other.to.host === call.host &&
        other.to.port === call.port,
    );
    // Two calls that cross are one connection, and the first of them tells it.
    if (crossing !== undefined) {
      const isFirst = connects.indexOf(call) < connects.indexOf(crossing);
      return isFirst ? [[here, { host: crossing.host, socket: nameOf(crossing) }]] : [];
    }
    const free = childNames(listeners, call.to).find(
      (name) => !taken.has(`${call.to.host} ${name}`),
    );
    return free === undefined ? [] : [[here, named(call.to, free)]];
  });
};

/** Finds the other end; null where there is none, or more than one. */
const otherEnd = (pairs: readonly Pair[], { host, socket }: End): End | null => {
  const others = pairs.flatMap(([a, b]) => {
    const fits = (end: End) => end.host === host && (socket ?? end.socket) === end.socket;
    return [...(fits(a) ? [b] : []), ...(fits(b) ? [a] : [])];
  });
  const [other] = others;
  if (other === undefined || others.some((end) => end.host !== other.host)) return null;
  if (socket === undefined) return { host: other.host };
  return others.length === 1 ? other : null;
};

/** The closing calls on an end of a connection; a listener may be closed by whoever has it. */
const closers = (scenario: Scenario): readonly CallEvent[] => {
  const listeners = new Set(
    calls(scenario)
      .filter(isListen)
      .map(({ socket }) => socket),
  );
  return calls(scenario)
    .filter(isClosing)
    .filter(({ socket }) => socket === undefined || !listeners.has(socket));
};

const together = (events: readonly CallEvent[]): boolean => {
  const first = Math.min(...events.map(timeOf));
  return new Set(events.filter((event) => event.at === first).map(({ host }) => host)).size > 1;
};

/** Why the roles cannot be swapped, or null where they can. */
export const closerRefusal = (scenario: Scenario): CloserRefusal | null => {
  const pairs = pairsOf(scenario);
  const events = closers(scenario);
  if (events.length === 0) return 'nobody';
  if (events.some((event) => otherEnd(pairs, event) === null)) return 'unpaired';
  return together(events) ? 'together' : null;
};

/** Which hosts close, the one that is told to first before the other; null where that is unclear. */
export const closingHosts = (
  scenario: Scenario,
): readonly [first: string, other: string] | null => {
  const [first] = closers(scenario).toSorted((a, b) => timeOf(a) - timeOf(b));
  if (first === undefined) return null;
  const other = otherEnd(pairsOf(scenario), first);
  return other && [first.host, other.host];
};

/** Puts one end in the place of the other, wherever an end is named. */
const moved = <
  T extends { readonly host?: string | undefined; readonly socket?: string | undefined },
>(
  pairs: readonly Pair[],
  named: T,
): T => {
  if (named.host === undefined) return named;
  const other = otherEnd(pairs, { host: named.host, socket: named.socket });
  return other === null ? named : { ...named, ...other };
};

const movedSender = (pairs: readonly Pair[], when: When): When => {
  const from = when.segment?.from;
  if (from === undefined) return when;
  const host = otherEnd(pairs, { host: from })?.host ?? from;
  return { ...when, segment: { ...when.segment, from: host } };
};

const movedWhen = <E extends ScenarioEvent>(pairs: readonly Pair[], event: E): E =>
  event.when === undefined
    ? event
    : { ...event, when: movedSender(pairs, moved(pairs, event.when)) };

const opens = (event: ScenarioEvent): boolean =>
  'call' in event && (isConnect(event) || isListen(event));

/**
 * What waits for a state of closing belongs to the role and goes with it (what the passive closer
 * still sends, say); but who opens a connection then stays who it is.
 */
const swapped = (
  pairs: readonly Pair[],
  isCloser: boolean,
  event: ScenarioEvent,
): ScenarioEvent => {
  const waits = event.when?.state !== undefined && closingStates.has(event.when.state);
  if (!isCloser && !waits) return event;
  const changed = movedWhen(pairs, event);
  return opens(event) || !('host' in changed) ? changed : moved(pairs, changed);
};

/**
 * The scenario in which the end that closed second closes first. Null where that makes no sense;
 * `closerRefusal` says why. Twice gives back the original.
 */
export const swapClosers = (scenario: Scenario): Scenario | null => {
  if (closerRefusal(scenario) !== null) return null;
  const pairs = pairsOf(scenario);
  const moving = new Set<ScenarioEvent>(closers(scenario));
  const events = scenario.events?.map((event) => swapped(pairs, moving.has(event), event));
  return { ...scenario, ...(events !== undefined && { events }) };
};
