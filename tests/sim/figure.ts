/**
 * Reads the figures of RFC 9293 3.5 and 3.6. Each line of a figure says where to look: a segment
 * that leaves (`-->` and `...`), that arrives (`...` and `-->`), or both. What is written back is
 * taken from the trace alone, so that the two texts can be compared.
 */
import type { Trace, TraceSegment } from '../../src/trace/trace.ts';
import { stateAfter } from './scenes.ts';

const line = /^(.*?)\s*(-->|<--|\.\.\.)\s*(<.*>)\s*(-->|<--|\.\.\.)\s*(.*)$/;

/** `<SEQ=100><ACK=301><DATA=5><CTL=ACK>`, whatever the order in which the figure has the fields. */
const segmentText = (fields: ReadonlyMap<string, string>): string =>
  ['SEQ', 'ACK', 'DATA', 'CTL']
    .filter((name) => fields.has(name))
    .map((name) => `<${name}=${fields.get(name)!}>`)
    .join('');

const fieldsIn = (text: string) =>
  new Map([...text.matchAll(/<(\w+)(?:=([^>]*))?>/g)].map(([, name, value]) => [name!, value!]));

const fieldsOf = ({ seq, ack, length, flags }: TraceSegment) => {
  const fields = new Map([['SEQ', String(seq)]]);
  if (ack !== null) fields.set('ACK', String(ack));
  if (length > 0) fields.set('DATA', String(length));
  return fields.set('CTL', flags.filter((flag) => flag !== 'PSH').join(','));
};

/** The lines of a figure: without numbers, blank lines and words beside the states. */
export const linesOf = (figure: string, words: Readonly<Record<string, string>> = {}): string[] => {
  const plain = Object.entries(words).reduce(
    (text, [from, to]) => text.replaceAll(from, to),
    figure,
  );
  return plain
    .split('\n')
    .map((text) => text.replace(/^\s*\d+\.\s/, '  '))
    .filter((text) => text.trim() !== '')
    .map((text) => {
      const [, left, leaves, segment, arrives, right] = line.exec(text.trim()) ?? [];
      if (segment === undefined)
        return text
          .trim()
          .split(/\s{2,}/)
          .join(' | ');
      return [left, leaves, segmentText(fieldsIn(segment)), arrives, right].join(' ').trim();
    });
};

const leaving = (trace: Trace, { id }: TraceSegment): number =>
  trace.events.findIndex(({ sent }) => sent.includes(id));
const arriving = (trace: Trace, { id }: TraceSegment): number =>
  trace.events.findIndex((event) => event.kind === 'arrival' && event.segment === id);

/** Where a line looks: which end sends, and whether the line sees it leave, arrive, or both. */
interface Look {
  readonly sender: 'A' | 'B';
  readonly leaves: boolean;
  readonly arrives: boolean;
}

const lookOf = (left: string, right: string): Look => {
  const [here, there] = [left !== '...', right !== '...'];
  return left === '<--' || right === '<--'
    ? { sender: 'B', leaves: there, arrives: here }
    : { sender: 'A', leaves: here, arrives: there };
};

/** Goes through a trace in the order of a figure's lines. */
class Reading {
  readonly #trace: Trace;
  readonly #left: Set<TraceSegment>;
  readonly #arrived: Set<TraceSegment>;
  /** The events that the lines so far have reached. */
  #reached: number;

  constructor(trace: Trace, skip: number) {
    const skipped = trace.segments.slice(0, skip);
    this.#trace = trace;
    this.#left = new Set(skipped);
    this.#arrived = new Set(skipped);
    this.#reached = Math.max(0, ...skipped.map((segment) => arriving(trace, segment) + 1));
  }

  /** The next segment of a sender to leave, or the next of those on their way to arrive. */
  #next({ sender, leaves }: Look): TraceSegment | undefined {
    const theirs = this.#trace.segments.filter(({ from }) => from === sender);
    if (leaves) return theirs.find((one) => !this.#left.has(one) && !one.injected);
    return theirs
      .filter((one) => (this.#left.has(one) || one.injected) && !this.#arrived.has(one))
      .sort((a, b) => arriving(this.#trace, a) - arriving(this.#trace, b))[0];
  }

  /** The states of both ends; of the last line, those in which they end. */
  states(columns: number, isLast: boolean): string {
    if (isLast) this.#reached = this.#trace.events.length;
    return ['A', 'B']
      .slice(0, columns)
      .map((host) => stateAfter(this.#trace, host, this.#reached))
      .join(' | ');
  }

  segment(left: string, arrows: readonly [string, string], right: string): string {
    const look = lookOf(...arrows);
    const segment = this.#next(look);
    if (segment === undefined) return `no segment of ${look.sender}`;
    this.#left.add(segment);
    if (look.arrives) this.#arrived.add(segment);
    const departure = leaving(this.#trace, segment) + 1;
    this.#reached = Math.max(
      this.#reached,
      look.arrives ? arriving(this.#trace, segment) + 1 : departure,
    );
    // An end that neither sends nor receives in this line is seen at the end of the instant.
    const later = this.#trace.events.filter(({ time }) => time <= segment.sentAt).length;
    const at = { A: this.#reached, B: this.#reached };
    if (!look.arrives) at[look.sender === 'A' ? 'B' : 'A'] = Math.max(this.#reached, later);
    if (look.leaves) at[look.sender] = departure;
    const state = (word: string, host: 'A' | 'B') =>
      word === '' ? '' : stateAfter(this.#trace, host, at[host]);
    const text = segmentText(fieldsOf(segment));
    return [state(left, 'A'), arrows[0], text, arrows[1], state(right, 'B')].join(' ').trim();
  }
}

/** The trace, told in the form of the lines; it begins after so many segments. */
export const told = (trace: Trace, lines: readonly string[], skip = 0): string[] => {
  const reading = new Reading(trace, skip);
  return lines.map((text, index) => {
    const [, left = '', first, , second, right = ''] = line.exec(text) ?? [];
    return first === undefined || second === undefined
      ? reading.states(text.split(' | ').length, index === lines.length - 1)
      : reading.segment(left, [first, second], right);
  });
};
