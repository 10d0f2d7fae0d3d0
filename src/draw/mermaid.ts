/** The run and the machine as Mermaid text, to be drawn by it or copied from here. */
import { hostName } from '../narrate/narrate.ts';
import { arrows, type Arrow, type OutsideArrow } from '../tcp/figure5.ts';
import { states, type State } from '../tcp/machine.ts';
import { connectionAt, connectionsOf, restricted } from '../trace/connections.ts';
import { claimOf, senderOf } from '../trace/origin.ts';
import { endedTimer, laneAt } from '../trace/questions.ts';
import { namingOf, stateName, type Naming } from '../trace/shown.ts';
import type { HostId, Trace, TraceEvent, TraceSegment } from '../trace/trace.ts';
import type { Language } from '../text/language.ts';
import { lanesText } from '../text/lanes.ts';
import { flagsText } from './labels.ts';
import { laneHosts } from './lanes.ts';

/**
 * A text that Mermaid takes for nothing but text. Everything except letters, digits and some
 * harmless signs becomes a character code, so that no directive, markup or address gets through;
 * the word `end` would close a block.
 */
export const escaped = (text: string): string =>
  text
    .replace(/[\s\p{C}]+/gu, ' ')
    .trim()
    .replace(/[^\p{L}\p{M}\p{N} _.,()=/+-]/gu, (sign) => `#${String(sign.codePointAt(0))};`)
    .replace(/\bend\b/gi, (word) => `#${String(word.codePointAt(0))};${word.slice(1)}`);

/** An identifier in Mermaid has no minus. */
const identifier = (name: string): string => name.replace(/\W/g, '_');

const participant = (host: HostId): string => `host_${identifier(host)}`;

const numbers = ({ seq, ack, length }: TraceSegment): string =>
  [
    `seq=${String(seq)}`,
    ...(ack === null ? [] : [`ack=${String(ack)}`]),
    ...(length > 0 ? [`len=${String(length)}`] : []),
  ].join(' ');

/** How an arrow ends: at its host, at a cross, or open while it is under way. */
type Ending = 'arrival' | 'loss' | 'in flight';

/** Where there are several connections, each arrow says which one it is of. */
const portsOf = (trace: Trace, { sourcePort, destinationPort }: TraceSegment): string =>
  connectionsOf(trace).length > 1 ? `${String(sourcePort)}-${String(destinationPort)} ` : '';

const line = (trace: Trace, segment: TraceSegment, ending: Ending, language: Language): string => {
  const text = lanesText(language);
  const claimed = claimOf(trace, segment);
  const again = segment.duplicateOf !== null || segment.badge === 'old-duplicate';
  const dash = again ? '--' : '-';
  const head = { arrival: '>>', loss: 'x', 'in flight': ')' }[ending];
  const remarks = [
    segment.retransmissionOf === null ? '' : text.retransmission,
    segment.duplicateOf === null ? '' : text.duplicate,
    segment.badge === undefined ? '' : text.badges[segment.badge],
    claimed === null ? '' : text.claimsToBe(hostName(trace, claimed, language)),
    { arrival: '', loss: text.lost, 'in flight': text.inFlight }[ending],
  ].filter(Boolean);
  const remark = remarks.length === 0 ? '' : ` (${remarks.join(', ')})`;
  const words = escaped(
    `${portsOf(trace, segment)}${flagsText(segment)} ${numbers(segment)}${remark}`,
  );
  return `${participant(senderOf(trace, segment))}${dash}${head}${participant(segment.to)}: ${words}`;
};

const note = (host: HostId, words: string): string =>
  `Note over ${participant(host)}: ${escaped(words)}`;

const stateAt = (trace: Trace, host: HostId, step: number): string =>
  stateName(laneAt(trace, host, step).state, namingOf(trace));

const ofEvent = (
  trace: Trace,
  event: TraceEvent,
  segments: ReadonlyMap<string, TraceSegment>,
  language: Language,
): readonly string[] => {
  const segment = 'segment' in event ? segments.get(event.segment) : undefined;
  const ending = event.kind === 'loss' ? 'loss' : 'arrival';
  const connection = connectionsOf(trace).length > 1 ? connectionAt(trace, event.index + 1) : null;
  const seen = connection === null ? trace : restricted(trace, connection);
  const [before, after] = [event.index, event.index + 1].map((step) =>
    stateAt(seen, event.host, step),
  );
  const words = [
    event.kind === 'call' ? `${event.call}()` : '',
    event.kind === 'timer' ? lanesText(language).timers[endedTimer(event)] : '',
    event.kind === 'host' ? event.event : '',
    before === after ? '' : after,
  ].filter(Boolean);
  return [
    ...(segment === undefined ? [] : [line(trace, segment, ending, language)]),
    ...(words.length === 0 ? [] : [note(event.host, words.join(', '))]),
  ];
};

/** What has left by a step and neither arrived nor got lost, and is drawn by no event. */
const underWay = (
  done: readonly TraceEvent[],
  segments: ReadonlyMap<string, TraceSegment>,
): readonly TraceSegment[] => {
  const ended = new Set(done.flatMap((event) => ('segment' in event ? [event.segment] : [])));
  return done
    .flatMap(({ sent }) => sent)
    .filter((id) => !ended.has(id))
    .flatMap((id) => segments.get(id) ?? []);
};

/** The run up to a step as a `sequenceDiagram`; from `fromStep` on, where a run is long. */
export const sequenceDiagram = (
  trace: Trace,
  upToStep: number,
  language: Language,
  fromStep = 0,
): string => {
  const segments = new Map(trace.segments.map((segment) => [segment.id, segment]));
  const done = trace.events.slice(0, upToStep);
  const hosts = Object.keys(trace.scenario.hosts);
  const drawn = [...laneHosts, ...hosts.filter((host) => host !== 'A' && host !== 'B')];
  return [
    'sequenceDiagram',
    ...drawn.map(
      (host) => `participant ${participant(host)} as ${escaped(hostName(trace, host, language))}`,
    ),
    ...laneHosts.map((host) => note(host, stateAt(trace, host, fromStep))),
    ...done.slice(fromStep).flatMap((event) => ofEvent(trace, event, segments, language)),
    ...underWay(done, segments).map((segment) => line(trace, segment, 'in flight', language)),
  ]
    .map((text, i) => (i === 0 ? text : `    ${text}`))
    .join('\n')
    .concat('\n');
};

const label = ({ event, sends }: Arrow | OutsideArrow): string =>
  escaped(sends === null ? event : `${event} / snd ${sends}`);

/** The machine as a `stateDiagram-v2`, from its arrows. */
export const stateDiagram = (
  list: readonly (Arrow | OutsideArrow)[] = arrows,
  naming: Naming = 'rfc',
): string => {
  const named = (state: State) => `    state "${stateName(state, naming)}" as ${identifier(state)}`;
  return [
    'stateDiagram-v2',
    ...states.map(named),
    `    [*] --> ${identifier('CLOSED')}`,
    ...list.map(
      (arrow) => `    ${identifier(arrow.from)} --> ${identifier(arrow.to)}: ${label(arrow)}`,
    ),
  ]
    .join('\n')
    .concat('\n');
};
