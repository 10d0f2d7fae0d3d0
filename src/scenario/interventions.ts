/**
 * Interventions: a scenario in, a scenario out. What a reader does to a run at a step is written
 * into the scenario so that every event up to that step stays as it was.
 *
 * One rule for what was done to a later step before (`afterEvent`): **it keeps its time.** The run
 * goes another way from here on, so the event that it followed may come at another place in the
 * trace, or never; its second is still there. What lies in the present instant keeps its place
 * behind the same event.
 */
import type { Chooser, Fault, HostEvent, InjectEvent, Scenario, ScenarioEvent } from './schema.ts';

/** An event of the run that is changed, as far as it tells a moment. Seconds. */
export interface Happened {
  readonly time: number;
  readonly kind: string;
}

/** When something is done: at a step, right after the event before it, or some seconds later. */
export interface Moment {
  readonly step: number;
  /** Seconds after the step; 0: in its instant, before anything else. */
  readonly later: number;
}

const micro = (seconds: number): number => Math.round(seconds * 1e6) / 1e6;

const timeOf = (happened: readonly Happened[], step: number): number =>
  happened[step - 1]?.time ?? 0;

/** The time of a moment, and the last step that is not after it: what is true then. */
export const standingAt = (
  happened: readonly Happened[],
  { step, later }: Moment,
): { readonly step: number; readonly time: number } => {
  const time = micro(timeOf(happened, step) + later);
  if (later === 0) return { step, time };
  return { step: happened.findLastIndex((event) => event.time <= time) + 1, time };
};

/** A moment as a scenario writes it. A time at which nothing else happens is written as a time. */
const written = (
  happened: readonly Happened[],
  moment: Moment,
): Pick<ScenarioEvent, 'at' | 'afterEvent'> => {
  const { step, time } = standingAt(happened, moment);
  const isStep = moment.later === 0 || (step > 0 && timeOf(happened, step) === time);
  return isStep && step > 0 ? { afterEvent: step - 1 } : { at: time };
};

/** After a timer has run out, nothing more happens in its instant: the next one is so far away. */
const nextInstant = 0.000001;

const timeKept = (happened: readonly Happened[], index: number): number => {
  const time = timeOf(happened, index + 1);
  const isAfterTimer = happened
    .slice(0, index + 1)
    .some((event) => event.time === time && event.kind === 'timer');
  return isAfterTimer ? micro(time + nextInstant) : time;
};

/**
 * The scenario's events for a run that is another one after a step, where so many events more
 * happen: what was to come right after a later event comes at the time that this event had.
 */
const keepingTime = (
  { events = [] }: Scenario,
  happened: readonly Happened[],
  step: number,
  more: number,
): readonly ScenarioEvent[] => {
  const now = timeOf(happened, step);
  const isLater = ({ afterEvent: index = -1 }: ScenarioEvent) =>
    index >= step && index < happened.length && timeOf(happened, index + 1) > now;
  const moved = events
    .filter(isLater)
    .toSorted((a, b) => (a.afterEvent ?? 0) - (b.afterEvent ?? 0))
    .map(({ afterEvent: index = 0, ...event }) => ({ ...event, at: timeKept(happened, index) }));
  const stayed = events
    .filter((event) => !isLater(event))
    .map((event) =>
      event.afterEvent !== undefined && event.afterEvent >= step
        ? { ...event, afterEvent: event.afterEvent + more }
        : event,
    );
  return [...stayed, ...moved] as readonly ScenarioEvent[];
};

/** What is done to one segment on its way. Times in seconds. */
export type SegmentIntervention =
  /** Lost so many seconds after it left. */
  | { readonly action: 'drop'; readonly by: number }
  /** So many seconds later than it would arrive. */
  | { readonly action: 'delay'; readonly by: number }
  /** Copied so many seconds after it left; the copy arrives so many after its original. */
  | { readonly action: 'duplicate'; readonly by?: number; readonly after: number }
  | { readonly action: 'corrupt' }
  | { readonly action: 'hold' };

const sameChoice = (a: Chooser, b: Chooser): boolean =>
  a.from === b.from &&
  a.seq === b.seq &&
  a.nth === b.nth &&
  (a.flags ?? []).join() === (b.flags ?? []).join();

/** One more fault of its kind on a segment: delays add up, copies are many, the rest is once. */
const joined = (before: Fault | undefined, fault: Fault): Fault =>
  fault.action === 'delay' && before !== undefined
    ? { ...fault, by: (before.by ?? 0) + (fault.by ?? 0) }
    : fault;

/** The scenario with one more fault on a segment, at a step of its run. */
export const onSegment = (
  scenario: Scenario,
  happened: readonly Happened[],
  step: number,
  segment: Chooser,
  intervention: SegmentIntervention,
): Scenario => {
  const fault: Fault = { segment, ...intervention };
  const faults = scenario.faults ?? [];
  const before =
    fault.action === 'duplicate'
      ? undefined
      : faults.find((other) => other.action === fault.action && sameChoice(other.segment, segment));
  const others = faults.filter((other) => other !== before);
  return {
    ...scenario,
    ...(scenario.events && { events: [...keepingTime(scenario, happened, step, 0)] }),
    faults: [...others, joined(before, fault)],
  };
};

/** The scenario without a fault that has not come into effect at a step of its run. */
export const withoutFault = (
  scenario: Scenario,
  happened: readonly Happened[],
  step: number,
  fault: Fault,
): Scenario => ({
  ...scenario,
  ...(scenario.events && { events: [...keepingTime(scenario, happened, step, 0)] }),
  faults: (scenario.faults ?? []).filter(
    (other) => JSON.stringify(other) !== JSON.stringify(fault),
  ),
});

/** What happens at a moment, without the moment. */
export type Happening = ScenarioEvent extends infer E
  ? E extends ScenarioEvent
    ? Omit<E, 'at' | 'when' | 'after' | 'afterEvent'>
    : never
  : never;

/** A segment that is put on the link by hand, without the moment. */
export type Injection = Extract<Happening, Pick<InjectEvent, 'inject'>>;
export type Befalling = Extract<Happening, Pick<HostEvent, 'event'>>;

/** What is injected makes no event of its own: its arrival does. */
const eventsOf = (happening: Happening): number => ('inject' in happening ? 0 : 1);

/**
 * The scenario in which something more happens at a moment of its run, step 0 being before anything
 * else. It comes before what was added at this step already: it is what the reader does to the step
 * shown. `instead` is an event of the scenario that is still to come, and does not come any more.
 */
export const atMoment = (
  scenario: Scenario,
  happened: readonly Happened[],
  moment: Moment,
  happening: Happening,
  instead?: ScenarioEvent,
): Scenario => {
  const { step } = standingAt(happened, moment);
  const event = { ...happening, ...written(happened, moment) } as ScenarioEvent;
  const events = (scenario.events ?? []).filter((other) => other !== instead);
  const others = keepingTime({ ...scenario, events }, happened, step, eventsOf(happening));
  return { ...scenario, events: [event, ...others] };
};

/** The machine that speaks for others, where a scenario has none yet. */
const stranger = {
  kind: 'silent',
  name: { en: 'Attacker', zh: '攻击者' },
  address: '192.0.2.66',
} as const;

/** The name under which a third machine can be had: the scenario's own silent host, or a free one. */
export const strangerIn = ({ hosts }: Scenario): string => {
  const own = Object.keys(hosts).find((id) => hosts[id]?.kind === 'silent');
  if (own !== undefined) return own;
  const free = ['M', ...Object.keys(hosts).map((id) => `M${id}`)];
  return free.find((id) => !(id in hosts)) ?? 'M';
};

/** The scenario with such a machine, which does nothing by itself. */
export const withStranger = (scenario: Scenario): Scenario => {
  const id = strangerIn(scenario);
  if (id in scenario.hosts) return scenario;
  return { ...scenario, hosts: { ...scenario.hosts, [id]: stranger } };
};
