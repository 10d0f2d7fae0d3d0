/**
 * What the reader has done at a step already. It has not happened yet for whoever stands there, but
 * what is done next comes behind it, and is judged by what is true then.
 */
import type { ScenarioEvent } from '../scenario/schema.ts';
import type { OwnCopy, Version } from './own-copy.ts';

/** The latest changes, as far as all of them were made at this step, and the version before them. */
const madeAt = ({ past, present }: OwnCopy, step: number) => {
  const versions: readonly Version[] = [...past, present];
  const base = versions.findLastIndex(({ made }, index) => index === 0 || made !== step);
  return { before: versions[base]?.scenario, after: present.scenario };
};

/** The step behind all that the reader did at this step: each call made an event there. */
export const stepBehindActs = (copy: OwnCopy | null, step: number): number => {
  if (copy === null) return step;
  const { before, after } = madeAt(copy, step);
  const known = new Set(before?.events?.map((event) => JSON.stringify(event)));
  const added = (after.events ?? []).filter((event) => !known.has(JSON.stringify(event)));
  // What is put on the link makes no event until it arrives.
  const acts = added.filter((event) => !('inject' in event));
  const follows = ({ at, afterEvent }: ScenarioEvent, place: number) =>
    place === 0 ? at === 0 : afterEvent === place - 1;
  let behind = step;
  while (acts.some((event) => follows(event, behind))) behind += 1;
  return behind;
};
