/** A path of the exploration becomes a scenario that the simulation plays to the same end. */
import type { Fault, Localized, Scenario, ScenarioEvent } from '../scenario/schema.ts';
import { run } from '../sim/run.ts';
import { rfcPreset } from '../tcp/presets.ts';
import type { State } from '../tcp/machine.ts';
import { snapshot, type TcbSnapshot } from '../tcp/tcb.ts';
import type { Trace, TraceEvent } from '../trace/trace.ts';
import { issStep, peerOf, portOf, sides, type Bounds, type Side } from './bounds.ts';
import { type Choice, type End } from './end.ts';
import { replay, type Flight, type Replay } from './replay.ts';
import { earliest, type AtLeast } from './timeline.ts';
import { openingOrder, type Action } from './world.ts';

export interface Counterexample {
  /** What happens, step by step, for people to read. */
  readonly path: readonly string[];
  /** The same as a scenario, or null where no times fit: the order of two timers can be impossible. */
  readonly scenario: Scenario | null;
  /** Playing the scenario leads both ends to the same states and numbers. */
  readonly reproduced: boolean;
}

/** Microseconds: the way of a segment, and the least time between two steps. */
interface Pace {
  readonly delay: number;
  readonly gap: number;
}

/** As other scenarios have it; then faster, where a timer must not run out in between. */
const paces: readonly Pace[] = [
  { delay: 100_000, gap: 10_000 },
  { delay: 10_000, gap: 1000 },
  { delay: 1000, gap: 100 },
];

/** When the network does something, no end notices: it needs no time of its own. */
const takesTime = ({ kind }: Action): boolean => kind !== 'lose' && kind !== 'delay';

const constraintsOf = (path: readonly Action[], { flights, timers }: Replay, pace: Pace) => {
  const { delay, gap } = pace;
  const order = path.map((action, index): AtLeast => ({
    earlier: index,
    later: index + 1,
    distance: takesTime(action) ? gap : 0,
  }));
  const ways = flights.flatMap(({ sentAt, arrivals }) =>
    arrivals.map((later): AtLeast => ({ earlier: sentAt, later, distance: delay })),
  );
  const clocks = timers.flatMap(({ before, startedAt, duration, ranOut }): AtLeast[] => {
    const soon = { earlier: before, later: startedAt, distance: (ranOut ? 0 : gap) - duration };
    return ranOut ? [soon, { earlier: startedAt, later: before, distance: duration }] : [soon];
  });
  return [...order, ...ways, ...clocks];
};

/** A scenario's seconds are whole microseconds. */
const seconds = (microseconds: number): number => microseconds / 1e6;

interface Played {
  readonly bounds: Bounds;
  readonly path: readonly Action[];
  readonly replay: Replay;
  readonly pace: Pace;
  /** The time of each step, microseconds. */
  readonly times: readonly number[];
}

const timeOf = ({ times }: Played, step: number): number => times[step] ?? 0;

/** When a segment arrives that was still on its way at the end: after everything else. */
const afterAll = ({ times, pace }: Played): number => (times.at(-1) ?? 0) + pace.gap;

/** A fault, if it takes one to make the segment arrive when it does. */
const faultsOf = (played: Played, flight: Flight): readonly Fault[] => {
  const { from, segment, nth, sentAt, arrivals, lost } = flight;
  if (nth === 0) return [];
  const flags = segment.flags.filter((flag) => flag !== 'PSH');
  const chooser = { from, flags: [...flags], nth };
  if (lost) return [{ segment: chooser, action: 'drop' }];
  const [first, second] = arrivals;
  const arrives = first === undefined ? afterAll(played) : timeOf(played, first);
  const late = arrives - timeOf(played, sentAt) - played.pace.delay;
  const faults: Fault[] = [];
  if (late > 0) faults.push({ segment: chooser, action: 'delay', by: seconds(late) });
  if (second !== undefined) {
    const after = seconds(timeOf(played, second) - arrives);
    faults.push({ segment: chooser, action: 'duplicate', after });
  }
  return faults;
};

const callOf = (bounds: Bounds, side: Side, choice: Choice, ordinal: number) => {
  const { opens, octets } = bounds.users[side];
  // The names of connections in lower case, as elsewhere; the first of each end has no number.
  const name = `${side.toLowerCase()}${ordinal === 0 ? '' : ordinal + 1}`;
  const peer = peerOf(side);
  switch (choice) {
    case 'OPEN':
      return opens === 'passive'
        ? ({
            call: 'listen',
            port: portOf[side],
            socket: `listener${ordinal === 0 ? '' : ordinal + 1}`,
            accepts: [name],
          } as const)
        : ({
            call: 'connect',
            port: portOf[side],
            to: { host: peer, port: portOf[peer] },
            socket: name,
          } as const);
    case 'SEND':
      return { call: 'send', length: octets } as const;
    case 'CLOSE':
      return { call: 'shutdown' } as const;
    case 'ABORT':
      return { call: 'abort' } as const;
  }
};

const callEvents = (played: Played): readonly ScenarioEvent[] => {
  const { bounds, path } = played;
  const opens: Record<Side, number> = { A: 0, B: 0 };
  const event = (side: Side, choice: Choice, step: number): ScenarioEvent => {
    const ordinal = choice === 'OPEN' ? opens[side]++ : 0;
    const call = callOf(bounds, side, choice, ordinal);
    return { at: seconds(timeOf(played, step)), host: side, ...call } as ScenarioEvent;
  };
  const opening = openingOrder(bounds).map((side) => event(side, 'OPEN', 0));
  const later = path.flatMap((action, index) =>
    action.kind === 'call' ? [event(action.side, action.call, index + 1)] : [],
  );
  return [...opening, ...later];
};

/** What was on its way from earlier times is injected so that it arrives at its step. */
const oldEvents = (played: Played): readonly ScenarioEvent[] =>
  played.replay.flights.flatMap(({ from, segment, nth, arrivals: [step] }) => {
    if (nth > 0 || step === undefined) return [];
    const { seq, ack, flags, window, length } = segment;
    const peer = peerOf(from);
    const inject = {
      from: { host: from, port: portOf[from] },
      to: { host: peer, port: portOf[peer] },
      ...{ seq, ack, flags: [...flags], window, length },
    };
    const at = seconds(timeOf(played, step) - played.pace.delay);
    return [{ at, inject, badge: 'old-duplicate' }];
  });

/** What differs from the preset; that the ends have less patience matters only if they lose it. */
const optionsOf = ({ bounds, replay: { gaveUp } }: Played): Scenario['options'] => {
  const patience = ['synRetries', 'synAckRetries', 'dataRetries'];
  const entries = Object.entries(bounds.options).filter(
    ([name, value]) =>
      value !== rfcPreset[name as keyof typeof rfcPreset] && (gaveUp || !patience.includes(name)),
  );
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
};

const scenarioOf = (played: Played, title: Localized): Scenario => {
  const { bounds, pace } = played;
  const { ends, flights } = played.replay;
  const host = (side: Side) => ({
    kind: 'tcp' as const,
    iss: Array.from(
      { length: Math.max(1, ends[side].chosen) },
      (_, ordinal) => bounds.iss[side] + ordinal * issStep,
    ),
    receiveWindow: bounds.receiveWindow,
    maximumSegmentSize: bounds.maximumSegmentSize,
  });
  const options = optionsOf(played);
  return {
    version: 1,
    title,
    preset: 'rfc',
    ...(options !== undefined && { options }),
    hosts: { A: host('A'), B: host('B') },
    link: { delay: seconds(pace.delay) },
    events: [...callEvents(played), ...oldEvents(played)],
    faults: flights.flatMap((flight) => faultsOf(played, flight)),
  };
};

const play = (bounds: Bounds, path: readonly Action[]): Played | null => {
  const played = replay(bounds, path);
  // Something injected must have set out after the start.
  const old = played.flights.filter(({ nth }) => nth === 0);
  for (const pace of paces) {
    const constraints = constraintsOf(path, played, pace);
    const fromStart = old.flatMap(({ arrivals }) =>
      arrivals.map((later): AtLeast => ({ earlier: 0, later, distance: pace.delay })),
    );
    const times = earliest(path.length + 1, [...constraints, ...fromStart]);
    if (times !== null) return { bounds, path, replay: played, pace, times };
  }
  return null;
};

const lastOf = (trace: Trace, side: Side, time: number): TraceEvent | undefined =>
  trace.events.findLast(
    (event) =>
      event.host === side && event.socket !== null && event.time <= time && event.kind !== 'loss',
  );

/** What a connection has come to: its state and its numbers, as a trace tells them. */
const standing = (state: State, tcb: TcbSnapshot | null): string => {
  const names = ['ISS', 'IRS', 'SND.UNA', 'SND.NXT', 'RCV.NXT'] as const;
  return JSON.stringify([state, tcb === null ? null : names.map((name) => tcb[name])]);
};

/** The end of a run at a time is the end of the path. */
const isSame = (event: TraceEvent | undefined, { endpoint: { state, tcb } }: End): boolean =>
  standing(event?.after ?? 'CLOSED', event?.tcb ?? null) ===
  standing(state, tcb === null ? null : snapshot(tcb));

const reproduces = (played: Played, scenario: Scenario): boolean => {
  const trace = run(scenario);
  const end = seconds(played.times.at(-1) ?? 0);
  return (
    trace.unusedFaults.length === 0 &&
    sides.every((side) => isSame(lastOf(trace, side, end), played.replay.ends[side]))
  );
};

export const counterexample = (
  bounds: Bounds,
  path: readonly Action[],
  title: Localized,
): Counterexample => {
  const { lines } = replay(bounds, path);
  const played = play(bounds, path);
  if (played === null) return { path: lines, scenario: null, reproduced: false };
  const scenario = scenarioOf(played, title);
  return { path: lines, scenario, reproduced: reproduces(played, scenario) };
};
