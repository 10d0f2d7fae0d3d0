/** The run as a ladder of text, for a terminal: time, state, what happens, state. */
import { hostName } from '../narrate/narrate.ts';
import { stateChanges } from '../trace/questions.ts';
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

const words = (segment: TraceSegment, language: Language): string => {
  const text = lanesText(language);
  return [
    flagsText(segment),
    `seq=${String(segment.seq)}`,
    segment.ack === null ? '' : `ack=${String(segment.ack)}`,
    `len=${String(segment.length)}`,
    segment.retransmissionOf === null ? '' : `(${text.retransmission})`,
    segment.duplicateOf === null ? '' : `(${text.duplicate})`,
    segment.badge === undefined ? '' : `(${text.badges[segment.badge]})`,
  ]
    .filter(Boolean)
    .join(' ');
};

/** `what ──────▶`, or the other way round where it goes to the left. */
const arrow = (
  segment: TraceSegment,
  end: '>' | 'x',
  width: number,
  language: Language,
): string => {
  const text = ` ${words(segment, language)} `;
  const dash = segment.duplicateOf === null ? '-' : '.';
  const line = dash.repeat(Math.max(4, width - columns(text) - 3));
  const lost = end === 'x' ? ` ${lanesText(language).lost}` : '';
  return segment.from === laneHosts[1]
    ? `${end === 'x' ? 'x' : '<'}${line}${text}${dash}${lost}`
    : `${dash}${text}${line}${end}${lost}`;
};

const happening = (event: TraceEvent, trace: Trace, language: Language): string => {
  const name = plain(hostName(trace, event.host, language));
  const text = lanesText(language);
  switch (event.kind) {
    case 'call':
      return `${name}: ${event.call}()`;
    case 'timer':
      return `${name}: ${text.timers[event.timer]} (${seconds(event.afterSeconds, language)})`;
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

const rowsOf = (trace: Trace, language: Language): readonly LadderRow[] => {
  const segments = new Map(trace.segments.map((segment) => [segment.id, segment]));
  const shown = laneHosts.map(
    (host) => new Map(stateChanges(trace, host).map(({ step, state }) => [step, state])),
  );
  // A state is written where it begins; below that its lane goes on.
  const stateIn = (lane: number, step: number) => shown[lane]?.get(step) ?? '|';
  return trace.events.map((event) => {
    const segment = 'segment' in event ? segments.get(event.segment) : undefined;
    const end = event.kind === 'loss' ? 'x' : '>';
    return {
      time: seconds(event.time, language),
      states: [stateIn(0, event.index + 1), stateIn(1, event.index + 1)],
      middle: (width) =>
        segment === undefined
          ? happening(event, trace, language)
          : arrow(segment, end, width, language),
    };
  });
};

const widest = (texts: readonly string[], least = 0): number =>
  texts.reduce((most, text) => Math.max(most, columns(text)), least);

/** The longest line of numbers decides how wide the middle is, within reason. */
const middleWidth = (trace: Trace, language: Language): number =>
  Math.min(80, widest(trace.segments.map((segment) => words(segment, language))) + 12);

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
