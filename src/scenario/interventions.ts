/**
 * Interventions: a scenario in, a scenario out. What a reader does to a run at a step is written
 * into the scenario so that every event up to that step stays as it was.
 */
import type { Chooser, Fault, Scenario, ScenarioEvent } from './schema.ts';

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

/** The scenario with one more fault on a segment. */
export const onSegment = (
  scenario: Scenario,
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
  return { ...scenario, faults: [...others, joined(before, fault)] };
};

/** What happens at a step: right after the event before it, or at the very start. */
export type Happening = ScenarioEvent extends infer E
  ? E extends ScenarioEvent
    ? Omit<E, 'at' | 'when' | 'after' | 'afterEvent'>
    : never
  : never;

/**
 * The scenario in which something more happens at a step, step 0 being before anything else. It
 * comes before what was added at this step already: it is what the reader does to the step shown.
 */
export const atStep = (scenario: Scenario, step: number, happening: Happening): Scenario => {
  const moment = step === 0 ? { at: 0 } : { afterEvent: step - 1 };
  const event = { ...happening, ...moment } as ScenarioEvent;
  return { ...scenario, events: [event, ...(scenario.events ?? [])] };
};
