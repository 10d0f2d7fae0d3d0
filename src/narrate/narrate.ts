/** An event of a trace becomes a sentence, with the clauses of the rules that it tells. */
import { rule, type Level, type RuleId } from '../tcp/rules.ts';
import type { CallerFacts, Facts, Line, SegmentFacts } from '../text/facts.ts';
import { inLanguage, type Language } from '../text/language.ts';
import type { FirstRule, Narration as Catalogue } from '../text/narration.en.ts';
import { rulesIn, textsIn } from '../text/spoken.ts';
import { claimOf, senderOf, takingPart } from '../trace/origin.ts';
import { endedTimer, stateOf } from '../trace/questions.ts';
import { namingOf } from '../trace/shown.ts';
import type { HostId, Trace, TraceEvent, TraceSegment } from '../trace/trace.ts';
import { factsOf, segmentFacts, segmentOf } from './facts.ts';
import { partsOf, plainOf, named, type Part } from './parts.ts';
import { tellingRules } from './telling.ts';

export type { Part } from './parts.ts';

export interface Clause {
  readonly clause: string;
  readonly level: Level;
}

export interface Sentence {
  readonly parts: readonly Part[];
  /** The same without markup, after the name of the host: for a screen reader. */
  readonly plain: string;
  /** Where the rules that are told come from, without repetition. */
  readonly clauses: readonly Clause[];
}

export interface Narration extends Sentence {
  readonly host: HostId;
}

const catalogueOf = (language: Language): Catalogue => textsIn(language).narration;

/** What the first screen tells is always here; what any other rule says comes with its run. */
const isFirst = (id: RuleId, language: Language): id is FirstRule =>
  Object.hasOwn(catalogueOf(language).rules, id);

// A rule without a line does not compile, in either language.
const lineOf = (id: RuleId, language: Language): Line =>
  isFirst(id, language) ? catalogueOf(language).rules[id] : rulesIn(language).rules[id];

export const hostName = (trace: Trace, host: HostId, language: Language): string =>
  inLanguage(trace.scenario.hosts[host]?.name ?? host, language);

/** Who does it: the host, or for what happens on the way, the link. */
export const speakerOf = (trace: Trace, event: TraceEvent, language: Language): string =>
  event.kind === 'host' && event.event === 'release'
    ? rulesIn(language).link
    : hostName(trace, event.host, language);

const clausesOf = (rules: readonly RuleId[]): readonly Clause[] => {
  const byName = new Map(rules.map((id) => [rule(id).clause, rule(id)]));
  return [...byName.values()].map(({ clause, level }) => ({ clause, level }));
};

/** What left because of an arrival; some rules have their own way to say it. */
const answerTo = (told: readonly RuleId[], facts: Facts, language: Language): string => {
  if (facts.kind !== 'arrival') return '';
  const { answers, answer } = catalogueOf(language);
  const own = told.map((id) => (isFirst(id, language) ? answers : rulesIn(language).answers)[id]);
  return (own.findLast((line) => line !== undefined) ?? answer)(facts);
};

const tell = (told: readonly RuleId[], facts: Facts, language: Language): string => {
  const leads =
    told.length === 0
      ? [rulesIn(language).otherwise[facts.kind](facts)]
      : [...new Set(told.map((id, at) => lineOf(id, language)({ ...facts, opens: at === 0 })))];
  return catalogueOf(language).join(...leads, answerTo(told, facts, language));
};

/** A change of state is always said, also where the rules that are told do not speak of it. */
const withState = (
  sentence: string,
  { before, after }: TraceEvent,
  catalogue: Catalogue,
): string =>
  before === after || partsOf(sentence).some(({ kind, text }) => kind === 'state' && text === after)
    ? sentence
    : catalogue.join(sentence, catalogue.nowIn(after));

/** Who is refused a call, as far as the refusal itself does not say it. */
const callerOf = (trace: Trace, event: TraceEvent & { kind: 'call' }): CallerFacts => {
  const { call, before, host, socket, tcb } = event;
  const opens = call === 'listen' || call === 'connect';
  const isKnown = trace.sockets.some((one) => one.id === socket && one.host === host);
  const unknown = opens || isKnown ? null : socket;
  return { state: before, hasClosed: tcb?.orphaned ?? false, unknown };
};

const sentenceOf = (trace: Trace, event: TraceEvent, facts: Facts, language: Language): string => {
  const catalogue = catalogueOf(language);
  if (event.kind === 'call') {
    const { call, refused, error } = event;
    if (refused !== undefined) {
      const rules = rulesIn(language);
      const told = rules.refused(call, refused, callerOf(trace, event));
      return error === undefined ? told : catalogue.join(told, rules.hears(error));
    }
    if (error !== undefined)
      return withState(rulesIn(language).failed(call, error), event, catalogue);
  }
  const told = tell(tellingRules(event.rules), facts, language);
  const heard = event.error === undefined ? '' : rulesIn(language).hears(event.error);
  return catalogue.join(withState(told, event, catalogue), heard);
};

/** Who really sent what arrives or is lost; empty where that is who it says. */
const forgery = (trace: Trace, event: TraceEvent, language: Language): string => {
  const segment = 'segment' in event ? segmentOf(trace, event.segment) : undefined;
  const claimed = segment === undefined ? null : claimOf(trace, segment);
  if (segment === undefined || claimed === null) return '';
  const [sender, name] = [senderOf(trace, segment), claimed].map((host) =>
    hostName(trace, host, language),
  );
  return rulesIn(language).forgery(sender ?? '', name ?? '');
};

/** The lane shows the listener again, while the event speaks of the connection. */
const listenerStays = (trace: Trace, { before, after, host, index }: TraceEvent): boolean =>
  before !== after &&
  before !== 'LISTEN' &&
  after === 'CLOSED' &&
  stateOf(trace, host, index + 1) === 'LISTEN';

/** The sentence for an event. */
export const narrate = (trace: Trace, event: TraceEvent, language: Language): Narration => {
  const sentence = catalogueOf(language).join(
    sentenceOf(trace, event, factsOf(trace, event), language),
    listenerStays(trace, event) ? rulesIn(language).listenerStays : '',
    forgery(trace, event, language),
    ...(trace.messages === undefined
      ? []
      : rulesIn(language).messages(trace.messages, event.index)),
  );
  const parts = named(partsOf(sentence), namingOf(trace));
  const plain = catalogueOf(language).speaker(speakerOf(trace, event, language), plainOf(parts));
  return { host: event.host, parts, plain, clauses: clausesOf(tellingRules(event.rules)) };
};

/** The sentence for step 0: who the ends are, and what comes first. */
export const opening = (trace: Trace, language: Language): Sentence => {
  const hosts = Object.entries(trace.scenario.hosts);
  const ids = (wanted: 'tcp' | 'silent') =>
    hosts.filter(([, { kind = 'tcp' }]) => kind === wanted).map(([id]) => id);
  const names = (of: readonly HostId[]) => of.map((id) => hostName(trace, id, language));
  const [first] = trace.events;
  const parts = partsOf(
    catalogueOf(language).opening({
      hosts: names(ids('tcp')),
      // A lane may stand empty: its name is not that of a machine that anybody asks.
      silent: names(takingPart(trace, ids('silent'))),
      first:
        first?.kind === 'call'
          ? { host: hostName(trace, first.host, language), title: `${first.call}()` }
          : null,
    }),
  );
  return { parts, plain: plainOf(parts), clauses: [] };
};

const carried = (trace: Trace, id: string): SegmentFacts | null => {
  const segment = segmentOf(trace, id);
  return segment === undefined ? null : segmentFacts(segment);
};

const titleOf = (trace: Trace, event: TraceEvent, { title }: Catalogue): string => {
  switch (event.kind) {
    case 'call':
      return title.call(event.call);
    case 'timer':
      return title.timer(endedTimer(event));
    case 'host':
      return title.host(event.event);
    default: {
      const segment = carried(trace, event.segment);
      return segment === null ? '' : title[event.kind](segment);
    }
  }
};

/** A few words for a mark on the scrubber: `Client: SYN,ACK arrives`. */
export const eventTitle = (trace: Trace, event: TraceEvent, language: Language): string =>
  catalogueOf(language).speaker(
    speakerOf(trace, event, language),
    titleOf(trace, event, catalogueOf(language)),
  );

/** A segment by its fields: `SYN,ACK SEQ 300 ACK 101`. */
export const segmentTitle = (segment: TraceSegment, language: Language): string =>
  [
    segment.flags.filter((flag) => flag !== 'PSH').join(),
    `SEQ ${String(segment.seq)}`,
    segment.ack === null ? '' : `ACK ${String(segment.ack)}`,
    segment.length > 0 ? `LEN ${String(segment.length)}` : '',
  ]
    .filter(Boolean)
    .join(' ') + (segment.badge === undefined ? '' : catalogueOf(language).badges[segment.badge]);
