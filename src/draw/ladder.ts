/** The run as a ladder of text, for a terminal: time, state, what happens, state. */
import { hostName } from '../narrate/narrate.ts';
import { connectionAt, connectionsOf, restricted } from '../trace/connections.ts';
import { claimOf, isThird, senderOf } from '../trace/origin.ts';
import { endedTimer, stateChanges } from '../trace/questions.ts';
import type { Trace, TraceEvent, TraceSegment } from '../trace/trace.ts';
import { seconds } from '../text/format.ts';
import type { Language } from '../text/language.ts';
import { lanesText } from '../text/lanes.ts';
import { columns, flagsText } from './labels.ts';
import { laneHosts } from './lanes.ts';

/** The text with spaces up to a width; a Chinese character takes two columns. */
const padded = (text: string, width: number): string =>
  text + ' '.repeat(Math.max(0, width - columns(text)));

/** A scenario's names come from a file: no control character reaches the terminal. */
const plain = (text: string): string => text.replace(/[\p{C}\s]+/gu, ' ');

/** Where there are several connections, each line says which one it is of. */
const portsOf = (trace: Trace, { sourcePort, destinationPort }: TraceSegment): string =>
  connectionsOf(trace).length > 1 ? `${String(sourcePort)}>${String(destinationPort)}` : '';

const claimIn = (trace: Trace, segment: TraceSegment, language: Language): string => {
  const claimed = claimOf(trace, segment);
  if (claimed === null) return '';
  return `(${lanesText(language).claimsToBe(plain(hostName(trace, claimed, language)))})`;
};

const words = (trace: Trace, segment: TraceSegment, language: Language): string => {
  const text = lanesText(language);
  return [
    portsOf(trace, segment),
    flagsText(segment),
    `seq=${String(segment.seq)}`,
    segment.ack === null ? '' : `ack=${String(segment.ack)}`,
    `len=${String(segment.length)}`,
    segment.retransmissionOf === null ? '' : `(${text.retransmission})`,
    segment.duplicateOf === null ? '' : `(${text.duplicate})`,
    segment.badge === undefined ? '' : `(${text.badges[segment.badge]})`,
    claimIn(trace, segment, language),
  ]
    .filter(Boolean)
    .join(' ');
};

/** A host that has no lane stands between the two, by its name. */
const thirdName = (trace: Trace, segment: TraceSegment, language: Language): string => {
  const third = [senderOf(trace, segment), segment.to].find(isThird);
  return third === undefined ? '' : plain(hostName(trace, third, language));
};

/** `what ──────▶`, or the other way round where it goes to the left. */
const arrow = (
  trace: Trace,
  segment: TraceSegment,
  end: '>' | 'x',
  width: number,
  language: Language,
): string => {
  const sender = senderOf(trace, segment);
  const third = thirdName(trace, segment, language);
  const leftward = segment.to === laneHosts[0] || (isThird(segment.to) && sender === laneHosts[1]);
  const text = ` ${words(trace, segment, language)} `;
  const dash = segment.duplicateOf === null ? '-' : '.';
  const room = width - columns(text) - 3 - (third === '' ? 0 : columns(third) + 2);
  const line = dash.repeat(Math.max(4, room));
  const lost = end === 'x' ? ` ${lanesText(language).lost}` : '';
  const drawn = leftward
    ? `${end === 'x' ? 'x' : '<'}${line}${text}${dash}${lost}`
    : `${dash}${text}${line}${end}${lost}`;
  if (third === '') return drawn;
  return isThird(sender) === leftward ? `${drawn}| ${third}` : `${third} |${drawn}`;
};

const happening = (event: TraceEvent, trace: Trace, language: Language): string => {
  const of = connectionsOf(trace).length > 1 ? connectionAt(trace, event.index + 1) : null;
  const name = [plain(hostName(trace, event.host, language)), of && `(${of.name})`]
    .filter(Boolean)
    .join(' ');
  const text = lanesText(language);
  switch (event.kind) {
    case 'call':
      return `${name}: ${event.call}()${event.refused === undefined ? '' : ` x error: ${event.refused}`}`;
    case 'timer':
      return `${name}: ${text.timers[endedTimer(event)]} (${seconds(event.afterSeconds, language)})`;
    case 'host':
      return `${name}: ${event.event}`;
    default:
      return '';
  }
};

interface LadderRow {
  readonly time: string;
  readonly states: readonly [string, string];
  /** The middle column, made once its width is known. */
  readonly middle: (width: number) => string;
}

/** A state is written where it begins; below that its lane goes on. Each connection has its own. */
const statesIn = (trace: Trace) => {
  const changes = (of: Trace) =>
    laneHosts.map(
      (host) => new Map(stateChanges(of, host).map(({ step, state }) => [step, state])),
    );
  const whole = changes(trace);
  const list = connectionsOf(trace);
  const parts = list.length > 1 ? list : [];
  const each = new Map(parts.map((one) => [one, changes(restricted(trace, one))]));
  return (lane: number, step: number): string => {
    const connection = connectionAt(trace, step);
    const shown = (connection && each.get(connection)) ?? whole;
    return shown[lane]?.get(step) ?? '|';
  };
};

const rowsOf = (trace: Trace, language: Language): readonly LadderRow[] => {
  const segments = new Map(trace.segments.map((segment) => [segment.id, segment]));
  const stateIn = statesIn(trace);
  return trace.events.map((event) => {
    const segment = 'segment' in event ? segments.get(event.segment) : undefined;
    const end = event.kind === 'loss' ? 'x' : '>';
    return {
      time: seconds(event.time, language),
      states: [stateIn(0, event.index + 1), stateIn(1, event.index + 1)],
      middle: (width) =>
        segment === undefined
          ? happening(event, trace, language)
          : arrow(trace, segment, end, width, language),
    };
  });
};

const widest = (texts: readonly string[], least = 0): number =>
  texts.reduce((most, text) => Math.max(most, columns(text)), least);

/** The longest line of numbers decides how wide the middle is, within reason. */
const middleWidth = (trace: Trace, language: Language): number => {
  const texts = trace.segments.map(
    (segment) => words(trace, segment, language) + thirdName(trace, segment, language),
  );
  return Math.min(80, widest(texts) + 12);
};

/** One line for each step, below a head that names the ends. */
export const ladder = (trace: Trace, language: Language): string => {
  const text = lanesText(language);
  const rows = rowsOf(trace, language);
  const [nameA, nameB] = laneHosts.map((host) => plain(hostName(trace, host, language)));
  const head: LadderRow = {
    time: text.columns.time,
    states: [nameA ?? 'A', nameB ?? 'B'],
    middle: () => text.ladderEvent,
  };
  const beginning: LadderRow = { time: '', states: ['CLOSED', 'CLOSED'], middle: () => '' };
  const all = [head, beginning, ...rows];
  const width = middleWidth(trace, language);
  const middles = all.map(({ middle }) => middle(width));
  const timeWidth = widest(all.map(({ time }) => time));
  const leftWidth = widest(all.map(({ states }) => states[0]));
  const full = widest(middles);
  return all
    .map(({ time, states }, i) =>
      [
        padded(time, timeWidth),
        padded(states[0], leftWidth),
        padded(middles[i] ?? '', full),
        states[1],
      ]
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
    .concat('\n');
};
