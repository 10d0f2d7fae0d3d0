/**
 * A path once more, segment by segment: which one left at which step, what became of it, and which
 * timers ran meanwhile. Steps are counted from 1; at step 0 both ends open.
 */
import { sameFlags, type Segment } from '../tcp/segment.ts';
import type { TimerName } from '../tcp/tcb.ts';
import { peerOf, sides, type Bounds, type Side } from './bounds.ts';
import { firstEnd, react, type End, type Stimulus } from './end.ts';
import { openingOrder, type Action } from './world.ts';

/** One segment on its way, and the steps at which it, and perhaps a copy, arrived. */
export interface Flight {
  readonly from: Side;
  readonly segment: Segment;
  /** Its place among those of its sender with these flags, from 1; 0 for one of earlier times. */
  readonly nth: number;
  readonly sentAt: number;
  readonly arrivals: number[];
  lost: boolean;
}

/** A timer that ran before a step, since a step. Microseconds. */
export interface RunningTimer {
  readonly before: number;
  readonly side: Side;
  readonly timer: TimerName;
  readonly startedAt: number;
  readonly duration: number;
  /** It ran out at this very step. */
  readonly ranOut: boolean;
}

export interface Replay {
  readonly ends: Record<Side, End>;
  readonly flights: readonly Flight[];
  readonly timers: readonly RunningTimer[];
  /** For each step what it did, as a line to read. */
  readonly lines: readonly string[];
  readonly gaveUp: boolean;
}

interface Stage {
  readonly bounds: Bounds;
  readonly ends: Record<Side, End>;
  readonly flights: Flight[];
  readonly ways: Record<Side, Flight[]>;
  readonly astray: Flight[];
  readonly timers: RunningTimer[];
  gaveUp: boolean;
}

const shown = ({ seq, ack, flags, length }: Segment): string => {
  const acknowledged = ack === null ? '' : `<ACK=${ack}>`;
  const text = length === 0 ? '' : `<LEN=${length}>`;
  return `<SEQ=${seq}>${acknowledged}${text}<CTL=${flags.join()}>`;
};

const route = ({ from, segment }: Flight): string => `${from} → ${peerOf(from)} ${shown(segment)}`;

const depart = (stage: Stage, from: Side, segment: Segment, step: number): void => {
  const alike = stage.flights.filter(
    (other) =>
      other.from === from && other.nth > 0 && sameFlags(other.segment.flags, segment.flags),
  );
  const nth = alike.length + 1;
  const flight: Flight = { from, segment, nth, sentAt: step, arrivals: [], lost: false };
  stage.flights.push(flight);
  stage.ways[from].push(flight);
};

/** The step is the time: so a timer tells at which step it began. */
const touch = (stage: Stage, side: Side, stimulus: Stimulus, step: number): string => {
  const before = stage.ends[side].endpoint.state;
  const { end, sent, gaveUp } = react(stage.ends[side], stimulus, stage.bounds, side, step);
  stage.ends[side] = end;
  stage.gaveUp ||= gaveUp;
  for (const segment of sent) depart(stage, side, segment, step);
  const after = end.endpoint.state;
  const change = before === after ? after : `${before} → ${after}`;
  const sends = sent.length === 0 ? '' : `; sends ${sent.map(shown).join(' ')}`;
  return `${side} ${change}${sends}`;
};

const land = (stage: Stage, flight: Flight, step: number): string => {
  flight.arrivals.push(step);
  const { from, segment } = flight;
  return touch(stage, peerOf(from), { kind: 'segment', segment }, step);
};

const front = (stage: Stage, from: Side): Flight => {
  const flight = stage.ways[from].shift();
  if (flight === undefined) throw new Error(`nothing on its way from ${from}`);
  return flight;
};

const strayed = ({ astray }: Stage, id: Action & { kind: 'arrive' }): Flight => {
  const { from, segment } = id.flying;
  const index = astray.findIndex(
    (flight) => flight.from === from && shown(flight.segment) === shown(segment),
  );
  const [flight] = astray.splice(index, 1);
  if (index < 0 || flight === undefined) throw new Error('no such segment is astray');
  return flight;
};

const perform = (stage: Stage, action: Action, step: number): string => {
  if (action.kind === 'call') return `${action.call}: ${touch(stage, action.side, action, step)}`;
  if (action.kind === 'timer')
    return `timeout, ${action.timer}: ${touch(stage, action.side, action, step)}`;
  if (action.kind === 'arrive') {
    const flight = strayed(stage, action);
    return `${route(flight)}, late: ${land(stage, flight, step)}`;
  }
  const flight = front(stage, action.from);
  if (action.kind === 'deliver') return `${route(flight)}: ${land(stage, flight, step)}`;
  flight.lost = action.kind === 'lose';
  if (action.kind !== 'lose') stage.astray.push(flight);
  if (action.kind !== 'copy') return `${route(flight)}: ${flight.lost ? 'lost' : 'delayed'}`;
  return `${route(flight)}, and a copy lingers: ${land(stage, flight, step)}`;
};

/** Which timers run before a step, and which of them it is about. */
const noteTimers = (stage: Stage, action: Action, step: number): void => {
  for (const side of sides) {
    for (const [name, deadline] of Object.entries(stage.ends[side].endpoint.tcb?.timers ?? {})) {
      const { startedAt, expiresAt } = deadline;
      const ranOut = action.kind === 'timer' && action.side === side && action.timer === name;
      const duration = expiresAt - startedAt;
      const timer = name as TimerName;
      stage.timers.push({ before: step, side, timer, startedAt, duration, ranOut });
    }
  }
};

const open = (bounds: Bounds): Stage => {
  const old = bounds.old.map(({ from, segment }): Flight => ({
    from,
    segment,
    nth: 0,
    sentAt: 0,
    arrivals: [],
    lost: false,
  }));
  const stage: Stage = {
    bounds,
    ends: { A: firstEnd(bounds, 'A'), B: firstEnd(bounds, 'B') },
    flights: [...old],
    ways: { A: [], B: [] },
    astray: [...old],
    timers: [],
    gaveUp: false,
  };
  return stage;
};

export const replay = (bounds: Bounds, path: readonly Action[]): Replay => {
  const stage = open(bounds);
  const opening = openingOrder(bounds).map(
    (side) => `OPEN: ${touch(stage, side, { kind: 'call', call: 'OPEN' }, 0)}`,
  );
  const rest = path.map((action, index) => {
    noteTimers(stage, action, index + 1);
    return perform(stage, action, index + 1);
  });
  const { ends, flights, timers, gaveUp } = stage;
  return { ends, flights, timers, lines: [...opening, ...rest], gaveUp };
};
