/** Where two runs part becomes a sentence: the first event that differs, and the first state. */
import { differenceText } from '../text/difference.ts';
import type { CauseFacts, ConsequenceFacts, SegmentFacts } from '../text/facts.ts';
import { seconds } from '../text/format.ts';
import type { Language } from '../text/language.ts';
import type { Cause, Consequence, Difference } from '../trace/difference.ts';
import { namingOf } from '../trace/shown.ts';
import type { Trace, TraceEvent, TraceSegment } from '../trace/trace.ts';
import { noSegment, segmentFacts } from './facts.ts';
import { hostName, type Sentence } from './narrate.ts';
import { named, partsOf, plainOf } from './parts.ts';

const factsOfSegment = (segment: TraceSegment | null): SegmentFacts =>
  segment === null ? noSegment : segmentFacts(segment);

const actOf = (event: TraceEvent): Pick<CauseFacts, 'kind' | 'act'> => {
  switch (event.kind) {
    case 'call':
      return { kind: 'call', act: event.call };
    case 'timer':
      return { kind: 'timer', act: event.timer };
    case 'host':
      return { kind: 'host', act: event.event };
    default:
      return { kind: 'segment', act: '' };
  }
};

const causeFacts = (
  { how, event, segment, by }: Cause,
  trace: Trace,
  language: Language,
): CauseFacts => ({
  ...actOf(event),
  how,
  host: hostName(trace, event.host, language),
  segment: factsOfSegment(segment),
  by: seconds(by, language),
});

const consequenceFacts = (
  { host, state, from, instead, seconds: time, sends }: Consequence,
  trace: Trace,
  language: Language,
): ConsequenceFacts => ({
  ...{ state, from, instead },
  host: hostName(trace, host, language),
  time: time === null ? null : seconds(time, language),
  sends: factsOfSegment(sends),
});

/** The difference in one sentence, as seen from the second run; null where there is none. */
export const narrateDifference = (
  difference: Difference | null,
  second: Trace,
  language: Language,
): Sentence => {
  const text = differenceText(language);
  const sentence =
    difference === null
      ? text.same
      : text.sentence(
          causeFacts(difference.cause, second, language),
          difference.consequence && consequenceFacts(difference.consequence, second, language),
          difference.sameStates,
        );
  const parts = named(partsOf(sentence), namingOf(second));
  return { parts, plain: plainOf(parts), clauses: [] };
};
