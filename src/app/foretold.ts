/** What the reader has chosen for segments that are still on their way. */
import type { Fault } from '../scenario/schema.ts';
import { chooserOf, inFlightAtStep } from '../trace/questions.ts';
import type { Trace } from '../trace/trace.ts';
import type { OwnCopy } from './own-copy.ts';

const fates: readonly Fault['action'][] = ['drop', 'corrupt', 'hold'];

/** The reader's own faults that decide what becomes of a segment. */
export const faultsOn = (trace: Trace, copy: OwnCopy | null, id: string): readonly Fault[] => {
  const faults = copy?.present.scenario.faults ?? [];
  const chosen = faults.length === 0 ? null : chooserOf(trace, id);
  if (chosen === null) return [];
  const given = new Set(copy?.original.faults?.map((fault) => JSON.stringify(fault)));
  return faults.filter(
    (fault) =>
      fates.includes(fault.action) &&
      fault.segment.from === chosen.from &&
      fault.segment.nth === chosen.nth &&
      fault.segment.flags?.join() === chosen.flags.join() &&
      !given.has(JSON.stringify(fault)),
  );
};

const none: ReadonlySet<string> = new Set();

/** The segments on their way at a step that meet such a fault. */
export const foretoldAt = (
  trace: Trace,
  copy: OwnCopy | null,
  step: number,
): ReadonlySet<string> => {
  if ((copy?.present.scenario.faults ?? []).length === 0) return none;
  return new Set(
    inFlightAtStep(trace, step).flatMap(({ id }) =>
      faultsOn(trace, copy, id).length > 0 ? [id] : [],
    ),
  );
};
