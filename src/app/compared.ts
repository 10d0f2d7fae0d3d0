/** What a run can be compared with, and that run. */
import { useEffect, useState } from 'react';
import { catalogue } from '../scenario/catalogue/index.ts';
import type { Scenario } from '../scenario/schema.ts';
import type { DifferenceText } from '../text/difference.en.ts';
import { inLanguage, type Language } from '../text/language.ts';
import type { Trace } from '../trace/trace.ts';
import type { OwnCopy } from './own-copy.ts';
import { runInSlices } from './running.ts';

export interface Candidate {
  readonly id: string;
  readonly name: string;
  readonly scenario: Scenario;
}

/** Other versions of the reader's own copy, the nearest first. */
export const versionsOf = (copy: OwnCopy | null, text: DifferenceText): readonly Candidate[] => {
  if (copy === null) return [];
  const last = copy.past.at(-1)?.scenario;
  const undone = [...copy.future.map((version) => version.scenario), ...copy.left.toReversed()];
  const all: readonly Candidate[] = [
    ...(last === undefined || last === copy.original
      ? []
      : [{ id: ':last', name: text.beforeChange, scenario: last }]),
    { id: ':original', name: text.original, scenario: copy.original },
    ...undone.map((scenario, index) => ({
      id: `:undone-${String(index + 1)}`,
      name: text.undone(index + 1, undone.length),
      scenario,
    })),
  ];
  return all.filter(({ scenario }) => scenario !== copy.present.scenario);
};

export const catalogueIn = (language: Language, shown: Scenario): readonly Candidate[] =>
  catalogue
    .filter((scenario) => scenario !== shown)
    .map((scenario) => ({
      id: scenario.id,
      name: inLanguage(scenario.title, language),
      scenario,
    }));

/** The other run: null as long as there is none. */
export interface OtherRun {
  readonly scenario: Scenario;
  readonly trace: Trace | null;
  readonly failed: boolean;
}

export const useOtherRun = (scenario: Scenario): OtherRun => {
  const [made, setMade] = useState<OtherRun>({ scenario, trace: null, failed: false });
  useEffect(() => {
    const giveUp = new AbortController();
    const { signal } = giveUp;
    const finish = (run: Omit<OtherRun, 'scenario'>) => {
      if (!signal.aborted) setMade({ scenario, ...run });
    };
    runInSlices(scenario, { onProgress: () => undefined, signal }).then(
      (trace) => finish({ trace, failed: false }),
      () => finish({ trace: null, failed: true }),
    );
    return () => giveUp.abort();
  }, [scenario]);
  return made.scenario === scenario ? made : { scenario, trace: null, failed: false };
};
