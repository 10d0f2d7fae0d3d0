/**
 * The lanes of a whole run as geometry. Vertical places are display seconds times the height of
 * one; horizontal places run from 0, the inner edge of the left lane, to the width between the two.
 * What is on the screen at a moment is cut out of this by `excerpt`.
 */
import { lastAtMost } from '../trace/ascending.ts';
import { endedTimer, stateChanges } from '../trace/questions.ts';
import { senderOf } from '../trace/origin.ts';
import type { Naming } from '../trace/shown.ts';
import type { HostId, Trace, TraceEvent, TraceSegment } from '../trace/trace.ts';
import type { State } from '../tcp/machine.ts';
import { bandNames, type BandName } from './band-names.ts';
import { displayTime, type DisplayTime } from './display-time.ts';
import type { Arrow } from './label-places.ts';
import { placeLabels, type Labels } from './label-zones.ts';
import { flagsText, type LabelMetrics } from './labels.ts';
import type { Box } from './boxes.ts';
import { segmentPhase, statePhase, type Phase } from './phases.ts';
import { placeThirdHosts, type ThirdHost } from './third-hosts.ts';

/** The measures of a picture, in pixels. */
export interface Metrics extends LabelMetrics {
  /** The height of a second of display time. */
  readonly second: number;
  /** The height of a line of a state's name. */
  readonly nameHeight: number;
  /** There is no room beside the lanes: the names of states stand within their bands. */
  readonly compact?: boolean;
  /** Where programs have lanes too, the room for words beside one; 0 where there is none. */
  readonly column?: number;
  /** What the states are called. */
  readonly naming?: Naming;
}

/** A stretch of a lane. Times are display seconds. */
export interface Band {
  readonly host: HostId;
  readonly state: State;
  readonly phase: Phase;
  readonly from: number;
  readonly to: number;
  /** The step at which it begins. */
  readonly step: number;
}

export interface StateName extends Band {
  /** The middle of its line, in pixels: where its band begins, or lower if another is there. */
  readonly y: number;
  /** How far it may move down, to stay in view while its band is. */
  readonly lowest: number;
}

export interface LaneSegment extends Arrow {
  readonly id: string;
  /** Its place in `trace.segments`. */
  readonly position: number;
  readonly phase: Phase;
  readonly style: 'solid' | 'lost' | 'held' | 'duplicate';
  readonly flags: string;
  readonly retransmission: boolean;
  /** Display seconds of its departure and of its arrival or loss. */
  readonly depart: number;
  readonly end: number;
  /** Where it is bound, in pixels: nobody knows of a loss before it happens. */
  readonly aim: { readonly x: number; readonly y: number };
  /** The step of its arrival or loss; of its departure where neither happens. */
  readonly step: number;
}

/** A bracket beside a lane: a timer from its start to its timeout. */
export interface TimerBracket {
  readonly key: string;
  readonly host: HostId;
  readonly timer: 'retransmission' | 'time-wait';
  /** Display seconds. */
  readonly from: number;
  readonly to: number;
  /** How long it ran in the simulation. */
  readonly seconds: number;
  /** The middle of its text's line, in pixels, clear of the states' names. */
  readonly textY: number;
}

/** A wait that is longer than it is drawn. */
export interface BreakMark {
  /** In pixels. */
  readonly y: number;
  /** Display seconds. */
  readonly from: number;
  readonly to: number;
  readonly seconds: number;
}

export interface Lanes {
  readonly time: DisplayTime;
  readonly metrics: Metrics;
  readonly bands: readonly Band[];
  /** Beside the lanes; none where the picture is compact. */
  readonly names: readonly StateName[];
  /** Within the lanes; none where there is room beside them. */
  readonly bandNames: readonly BandName[];
  /** Those whose arrows lie somewhere between two display times, in the order of departure. */
  readonly segmentsBetween: (from: number, to: number) => readonly LaneSegment[];
  /** Placed where one looks, when one looks: a long run is opened at once. */
  readonly labels: Labels;
  readonly timers: readonly TimerBracket[];
  readonly breaks: readonly BreakMark[];
  readonly thirdHosts: readonly ThirdHost[];
}

/** The two hosts that have lanes. */
export const laneHosts = ['A', 'B'] as const;

const bandsOf = (trace: Trace, time: DisplayTime, host: HostId): readonly Band[] => {
  const changes = stateChanges(trace, host);
  return changes.map(({ step, state }, i) => ({
    host,
    state,
    phase: statePhase(state),
    step,
    from: time.stepTimes[step] ?? 0,
    to: time.stepTimes[changes[i + 1]?.step ?? Infinity] ?? Infinity,
  }));
};

/** A name stands where its band begins; one that would touch the name above it moves down. */
const namesOf = (
  bands: readonly Band[],
  metrics: Metrics,
): readonly Omit<StateName, 'lowest'>[] => {
  let lowest = -Infinity;
  return bands
    .filter((band, i) => band.state !== bands[i - 1]?.state)
    .map((band) => {
      const y = Math.max(
        band.from * metrics.second + metrics.nameHeight * 0.6,
        lowest + metrics.nameHeight,
      );
      lowest = y;
      return { ...band, y };
    });
};

/** An arrow begins where its segment was really sent, whatever it says of its source. */
const arrowsOf = (
  trace: Trace,
  time: DisplayTime,
  { width, second }: Metrics,
  thirdHosts: readonly ThirdHost[],
): readonly Arrow[] => {
  const places = new Map(thirdHosts.map(({ host, x }) => [host, x]));
  const placeOf = (host: HostId) => (host === 'A' ? 0 : (places.get(host) ?? width));
  return trace.segments.map((segment, i) => {
    const flight = time.flights[i] ?? { depart: 0, end: 1, fraction: 1 };
    const [x1, far] = [placeOf(senderOf(trace, segment)), placeOf(segment.to)];
    return {
      x1,
      y1: flight.depart * second,
      x2: x1 + (far - x1) * flight.fraction,
      y2: flight.end * second,
      lost: flight.fraction < 1,
    };
  });
};

const styleOf = (segment: TraceSegment, { lost }: Arrow): LaneSegment['style'] => {
  if (segment.fate === 'held') return 'held';
  if (lost) return 'lost';
  const again = segment.duplicateOf !== null || segment.badge === 'old-duplicate';
  return again ? 'duplicate' : 'solid';
};

const aimOf = ({ x1, y1, x2, y2 }: Arrow, fraction: number) => ({
  x: x1 + (x2 - x1) / fraction,
  y: y1 + (y2 - y1) / fraction,
});

const segmentAt = (
  { segments }: Trace,
  { flights }: DisplayTime,
  arrows: readonly Arrow[],
  position: number,
): LaneSegment | null => {
  const [segment, arrow, flight] = [segments[position], arrows[position], flights[position]];
  if (segment === undefined || arrow === undefined || flight === undefined) return null;
  return {
    ...arrow,
    id: segment.id,
    position,
    phase: segmentPhase(segment),
    style: styleOf(segment, arrow),
    flags: flagsText(segment),
    retransmission: segment.retransmissionOf !== null,
    depart: flight.depart,
    end: flight.end,
    aim: aimOf(arrow, flight.fraction),
    step: flight.step,
  };
};

const runningMaximum = (values: readonly number[]): readonly number[] => {
  let greatest = -Infinity;
  return values.map((value) => (greatest = Math.max(greatest, value)));
};

/** Segments are made where one looks, once: who has drawn one need not look at it again. */
const segmentsOf = (
  trace: Trace,
  time: DisplayTime,
  arrows: readonly Arrow[],
): Lanes['segmentsBetween'] => {
  const departure = (position: number): number => time.flights[position]?.depart ?? 0;
  const end = (position: number): number => time.flights[position]?.end ?? 0;
  const order = arrows.map((_, i) => i).sort((a, b) => departure(a) - departure(b));
  const departures = order.map(departure);
  // The latest end of each and of all before it: to find the first that is on the screen.
  const latestEnds = runningMaximum(order.map(end));
  const made = new Map<number, LaneSegment | null>();
  const at = (position: number): LaneSegment | null => {
    const known = made.get(position) ?? segmentAt(trace, time, arrows, position);
    made.set(position, known);
    return known;
  };
  return (from, to) =>
    order
      .slice(lastAtMost(latestEnds, from) + 1, lastAtMost(departures, to) + 1)
      .flatMap((position) => (end(position) >= from ? (at(position) ?? []) : []));
};

type Timeout = Extract<TraceEvent, { kind: 'timer' }>;

/** The free line nearest to `wanted` within the bracket; the names are in ascending order. */
const freeLine = (
  wanted: number,
  from: number,
  to: number,
  taken: readonly number[],
  lineHeight: number,
): number => {
  const isFree = (y: number) => taken.every((other) => Math.abs(other - y) >= lineHeight);
  const reach = Math.ceil((to - from) / lineHeight);
  for (let i = 0; i <= reach; i += 1) {
    const near = [wanted - i * lineHeight, wanted + i * lineHeight];
    const found = near.find((y) => y >= from && y <= to && isFree(y));
    if (found !== undefined) return found;
  }
  return Math.max(wanted, ...taken.map((y) => y + lineHeight));
};

/** A timer's text stands level beside the lanes; a compact picture has it run down the bracket. */
const timerTextHeight = ({ compact = false, fontSize, nameHeight }: Metrics): number =>
  compact ? 7 * fontSize : nameHeight;

/** The timers that ran out: a retransmission's, and TIME-WAIT's. */
const timersOf = (
  trace: Trace,
  time: DisplayTime,
  names: readonly Pick<StateName, 'host' | 'y'>[],
  metrics: Metrics,
): readonly TimerBracket[] => {
  const drawn = (event: TraceEvent): event is Timeout =>
    event.kind === 'timer' && ['retransmission', 'time-wait'].includes(endedTimer(event));
  const taken: Record<HostId, number[]> = {};
  for (const { host, y } of names) (taken[host] ??= []).push(y);
  return trace.events.filter(drawn).map((event) => {
    const to = time.stepTimes[event.index + 1] ?? 0;
    const from = Math.min(time.at(Math.max(0, event.time - event.afterSeconds)), to);
    const [top, bottom] = [from * metrics.second, to * metrics.second];
    const lines = (taken[event.host] ??= []);
    const near = lines.filter((y) => y > top - 99 && y < bottom + 99);
    const textY = freeLine((top + bottom) / 2, top, bottom, near, timerTextHeight(metrics));
    lines.push(textY);
    return {
      key: `t${String(event.index)}`,
      host: event.host,
      timer: event.timer as TimerBracket['timer'],
      from,
      to,
      seconds: event.afterSeconds,
      textY,
    };
  });
};

/** A name may move down as far as the next line of text in its column. */
const withLowest = (
  names: readonly Omit<StateName, 'lowest'>[],
  timers: readonly TimerBracket[],
  { nameHeight }: Metrics,
): readonly StateName[] => {
  const linesOf = (host: HostId) =>
    [
      ...names.map(({ host: of, y }) => ({ of, y })),
      ...timers.map(({ host: of, textY: y }) => ({ of, y })),
    ]
      .filter(({ of }) => of === host)
      .map(({ y }) => y)
      .sort((a, b) => a - b);
  const lines = new Map(laneHosts.map((host) => [host as HostId, linesOf(host)]));
  return names.map((name) => {
    const column = lines.get(name.host) ?? [];
    const next = column[lastAtMost(column, name.y) + 1] ?? Infinity;
    return { ...name, lowest: Math.max(name.y, next - nameHeight) };
  });
};

/** Room that a break's text and a loss's cross take, and that no label may cover. */
const obstaclesOf = (
  breaks: readonly BreakMark[],
  arrows: readonly Arrow[],
  { width, fontSize }: Metrics,
): readonly Box[] => [
  ...breaks.map(({ y }) => ({
    x: width / 2,
    y,
    width: 11 * fontSize,
    height: 2 * fontSize,
    angle: 0,
  })),
  ...arrows
    .filter(({ lost }) => lost)
    .map(({ x2, y2 }) => ({
      x: x2,
      y: y2,
      width: 2 * fontSize,
      height: 2 * fontSize,
      angle: 0,
    })),
];

/** The geometry of a whole run; all of it depends on the run and the measures alone. */
export const lanes = (trace: Trace, metrics: Metrics): Lanes => {
  const time = displayTime(trace);
  const thirdHosts = placeThirdHosts(trace, metrics.width);
  const arrows = arrowsOf(trace, time, metrics, thirdHosts);
  // Where a name may run down the band from the wait's beginning, the break comes after it.
  const part = metrics.compact ? 0.8 : 0.5;
  const breaks = time.breaks.map((wait) => ({
    ...wait,
    y: (wait.from + (wait.to - wait.from) * part) * metrics.second,
  }));
  const bands = laneHosts.map((host) => bandsOf(trace, time, host));
  const { compact = false } = metrics;
  const names = compact ? [] : bands.flatMap((own) => namesOf(own, metrics));
  const timers = timersOf(trace, time, names, metrics);
  return {
    time,
    metrics,
    bands: bands.flat(),
    names: withLowest(names, timers, metrics),
    bandNames: compact ? bands.flatMap((own) => bandNames(own, metrics)) : [],
    segmentsBetween: segmentsOf(trace, time, arrows),
    labels: placeLabels(trace, arrows, obstaclesOf(breaks, arrows, metrics), metrics),
    timers,
    breaks,
    thirdHosts,
  };
};
