/**
 * Display time: where an event stands on the vertical axis and on the player's clock, in seconds of
 * watching at 1×.
 *
 * Simulated times span from microseconds to hours. A flight is watched for about a second, what
 * happens at one instant is set a little apart, and a wait lasts at most two seconds; a longer one
 * is a break that prints its true value. The map is monotone and linear between two moments.
 */
import { lastAtMost } from '../trace/ascending.ts';
import { isPart, type PartOfTrace } from '../trace/part.ts';
import type { Trace, TraceSegment } from '../trace/trace.ts';

/** A wait that is longer than it is drawn. `from` and `to` are display times. */
export interface Break {
  readonly from: number;
  readonly to: number;
  /** How long it lasted in the simulation. */
  readonly seconds: number;
}

/** A segment's way in display time; it ends where it arrives or is lost. */
export interface Flight {
  readonly depart: number;
  readonly end: number;
  /** How much of the way it goes: 1 unless it is lost. */
  readonly fraction: number;
  /** The step of its arrival or loss; of its departure where neither happens. */
  readonly step: number;
}

export interface DisplayTime {
  /** Step 0 is at 0, step k at the display time of `events[k - 1]`. */
  readonly stepTimes: readonly number[];
  /** The display time of the last step. */
  readonly end: number;
  readonly breaks: readonly Break[];
  /** One for each segment of the trace, in its order. */
  readonly flights: readonly Flight[];
  /** The display time of a simulated time, after all that happens at it. */
  readonly at: (simulatedSeconds: number) => number;
  /** The simulated time that a display time stands for. */
  readonly simulatedAt: (displaySeconds: number) => number;
}

const flightSeconds = 1;
const longestWait = 2;
/** Between two moments at one instant: room for one line of text. */
const widestGap = 0.4;
const narrowestGap = 0.05;
/** What happens at once is spread over this time, where it is so much that the gaps narrow. */
const burstSeconds = 2;

const clamp = (value: number, low: number, high: number): number =>
  Math.min(high, Math.max(low, value));

/** The simulated duration of a usual flight: the median, so that one late segment changes nothing. */
const usualFlight = (trace: Trace): number => {
  const usual = trace.segments.filter(({ duplicateOf }) => duplicateOf === null);
  const flights = Float64Array.from(usual, ({ sentAt, arrivesAt }) => (arrivesAt ?? 0) - sentAt)
    .filter((seconds) => seconds > 0)
    .sort();
  const delay = trace.scenario.link?.delay ?? 0;
  return flights[flights.length >> 1] ?? (delay > 0 ? delay : 0.1);
};

/** Something that needs its own place on the axis: an event, or a departure that no event makes. */
interface Moment {
  readonly time: number;
  /** The step that it completes, or null. */
  readonly step: number | null;
  /** Positions, in `trace.segments`, of those that leave at this moment, and of the one that ends. */
  readonly leaving: readonly number[];
  readonly ending: number | null;
}

const positions = (trace: Trace): ReadonlyMap<string, number> =>
  new Map(trace.segments.map(({ id }, position) => [id, position]));

const nothing: readonly number[] = [];

const eventMoments = (trace: Trace, positionOf: ReadonlyMap<string, number>): Moment[] => {
  const known = (id: string) => positionOf.get(id) ?? [];
  return trace.events.map((event, index) => ({
    time: event.time,
    step: index + 1,
    leaving: event.sent.length === 0 ? nothing : event.sent.flatMap(known),
    ending: 'segment' in event ? (positionOf.get(event.segment) ?? null) : null,
  }));
};

/** What was injected, and the link's copies, leave at moments of their own. */
const otherDepartures = (
  { segments }: Trace,
  events: readonly Moment[],
  positionOf: ReadonlyMap<string, number>,
): Moment[] => {
  const left = new Set<number>();
  for (const { leaving } of events) for (const position of leaving) left.add(position);
  const sentAtOf = (id: string) => segments[positionOf.get(id) ?? -1]?.sentAt;
  const alone = [...segments.keys()].filter((position) => {
    const { sentAt = 0, duplicateOf = null } = segments[position] ?? {};
    const withOriginal = duplicateOf !== null && sentAtOf(duplicateOf) === sentAt;
    return !left.has(position) && !withOriginal;
  });
  return alone
    .map((position) => ({
      time: segments[position]?.sentAt ?? 0,
      step: null,
      leaving: [position],
      ending: null,
    }))
    .sort((a, b) => a.time - b.time);
};

/** Both lists are in the order of time; at one instant what leaves by itself comes first. */
const merge = (departures: readonly Moment[], events: readonly Moment[]): Moment[] => {
  const merged: Moment[] = [];
  let next = 0;
  for (const event of events) {
    for (let d = departures[next]; d !== undefined && d.time <= event.time; d = departures[next]) {
      merged.push(d);
      next += 1;
    }
    merged.push(event);
  }
  return merged.concat(departures.slice(next));
};

/** The least display time before each moment: the more happens at once, the less. */
const leastGaps = (moments: readonly Moment[], flight: number): number[] => {
  const gaps: number[] = [];
  for (let first = 0; first < moments.length;) {
    let end = first + 1;
    const joined = (i: number) => {
      const [a, b] = [moments[i - 1], moments[i]];
      return a !== undefined && b !== undefined && b.time - a.time < flight / 10;
    };
    while (joined(end)) end += 1;
    const gap = clamp(burstSeconds / (end - first), narrowestGap, widestGap);
    for (; first < end; first += 1) gaps.push(gap);
  }
  return gaps;
};

/** How far a segment gets: a corrupted one nearly arrives, a dropped one is lost on the way. */
const fractionOf = ({ lostAt, sentAt, fate }: TraceSegment, flight: number): number => {
  if (fate === 'corrupted') return 0.88;
  if (fate === 'held') return 0.6;
  return lostAt === null ? 1 : clamp((lostAt - sentAt) / flight, 0.6, 0.75);
};

interface Axis {
  readonly times: readonly number[];
  readonly places: readonly number[];
  readonly breaks: readonly Break[];
  readonly flights: readonly Flight[];
}

/** Goes through the moments once, each as early as the one before it and its own flight allow. */
const axis = (
  trace: Trace,
  moments: readonly Moment[],
  positionOf: ReadonlyMap<string, number>,
): Axis => {
  const flight = usualFlight(trace);
  const fractions = trace.segments.map((segment) => fractionOf(segment, flight));
  const departed = new Float64Array(trace.segments.length).fill(NaN);
  const ended = new Float64Array(trace.segments.length).fill(NaN);
  const steps = new Uint32Array(trace.segments.length);
  // A copy of the link leaves with its original.
  const departure = (position: number): number => {
    const own = departed[position] ?? NaN;
    const original = trace.segments[position]?.duplicateOf ?? null;
    return Number.isNaN(own) && original !== null
      ? (departed[positionOf.get(original) ?? position] ?? NaN)
      : own;
  };
  const landing = (position: number): number =>
    (departure(position) || 0) + flightSeconds * (fractions[position] ?? 1);
  const gaps = leastGaps(moments, flight);
  const places: number[] = [];
  const breaks: Break[] = [];
  let [lastTime, lastPlace] = [0, 0];
  moments.forEach(({ time, step, leaving, ending }, i) => {
    const wait = ((time - lastTime) / flight) * flightSeconds;
    const follows = lastPlace + clamp(wait, gaps[i] ?? widestGap, longestWait);
    const place = ending === null ? follows : Math.max(follows, landing(ending));
    if (wait > longestWait + 1e-6) {
      breaks.push({ from: lastPlace, to: place, seconds: time - lastTime });
    }
    for (const position of leaving) {
      departed[position] = place;
      steps[position] = step ?? 0;
    }
    if (ending !== null) {
      ended[ending] = place;
      steps[ending] = step ?? 0;
    }
    places.push(place);
    [lastTime, lastPlace] = [time, place];
  });
  const flights = trace.segments.map((_, position) => {
    const depart = departure(position) || 0;
    const end = ended[position] ?? NaN;
    const fraction = fractions[position] ?? 1;
    // What is still under way when the run ends does not arrive on the picture either.
    const unfinished =
      fraction < 1 ? landing(position) : Math.max(landing(position), lastPlace + 0.5);
    return {
      depart,
      end: Number.isNaN(end) ? unfinished : end,
      fraction,
      step: steps[position] ?? 0,
    };
  });
  return { times: moments.map(({ time }) => time), places, breaks, flights };
};

/** A monotone map through the points, both axes beginning at 0; beyond the last it stands still. */
const interpolation =
  (from: readonly number[], to: readonly number[]) =>
  (value: number): number => {
    const left = lastAtMost(from, value);
    const [x0, y0] = left < 0 ? [0, 0] : [from[left] ?? 0, to[left] ?? 0];
    const [x1, y1] = [from[left + 1], to[left + 1]];
    if (x1 === undefined || y1 === undefined || x1 <= x0) return y0;
    return y0 + ((y1 - y0) * Math.max(0, value - x0)) / (x1 - x0);
  };

const measure = (trace: Trace): DisplayTime => {
  const positionOf = positions(trace);
  const events = eventMoments(trace, positionOf);
  const moments = merge(otherDepartures(trace, events, positionOf), events);
  const { times, places, breaks, flights } = axis(trace, moments, positionOf);
  const steps = moments.flatMap(({ step }, i) => (step === null ? [] : [places[i] ?? 0]));
  return {
    stepTimes: [0, ...steps],
    end: steps.at(-1) ?? 0,
    breaks,
    flights,
    at: interpolation(times, places),
    simulatedAt: interpolation(places, times),
  };
};

/** A part of a run keeps the time of the whole, of which it has fewer segments. */
const ofPart = ({ whole, segments }: PartOfTrace): DisplayTime => {
  const time = displayTime(whole);
  const flights = new Map(whole.segments.map(({ id }, at) => [id, time.flights[at]]));
  return { ...time, flights: segments.flatMap(({ id }) => flights.get(id) ?? []) };
};

const measured = new WeakMap<Trace, DisplayTime>();

/** The display time of a trace; a trace never changes, so it is measured once. */
export const displayTime = (trace: Trace): DisplayTime => {
  const known = measured.get(trace) ?? (isPart(trace) ? ofPart(trace) : measure(trace));
  measured.set(trace, known);
  return known;
};

/** The step that the clock stands at: the last one that has happened. */
export const stepAt = (time: DisplayTime, displaySeconds: number): number =>
  Math.max(0, lastAtMost(time.stepTimes, displaySeconds + 1e-9));
