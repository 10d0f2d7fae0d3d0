/**
 * Where the words of programs stand: each on the line of its mark, in the column beside the lane that
 * it shares with the names of the states. None covers another, or a name; what finds no place is
 * counted.
 */
import { stateName } from '../trace/shown.ts';
import type { HostId } from '../trace/trace.ts';
import { columns, textWidth } from './labels.ts';
import type { Lanes, Metrics, StateName } from './lanes.ts';
import type { Deed } from './program-life.ts';

/** A deed at its moment. */
export interface ProgramMark extends Deed {
  readonly key: string;
  /** Display seconds. */
  readonly at: number;
  /** The step that its event completes. */
  readonly step: number;
}

/** The words of a mark, or a count of marks whose words have no place. */
export interface ProgramLabel extends Pick<ProgramMark, 'key' | 'host' | 'kind' | 'at' | 'step'> {
  /** The middle of its line, in pixels. */
  readonly y: number;
  /** From where the words of programs begin to its own end, in pixels. */
  readonly width: number;
  readonly height: number;
  /** It gives way to the bracket of a timer, so many pixels. */
  readonly indent: number;
  readonly text: string;
  /** How many marks it stands for, where it is a count. */
  readonly count?: number;
}

/** Between a program's lane and its words, in pixels. */
export const wordsAway = 4;

/** Something in a column. The words of programs are written from its outer side, names from its inner. */
interface Line {
  readonly y: number;
  readonly height: number;
  readonly width: number;
}

/** A bold capital is about 0.72 em wide; an I, a hyphen and a low line 0.42. Beside a lane is air. */
const nameWidth = (text: string, size: number): number =>
  (columns(text) * 0.72 - (text.split(/[I_-]/).length - 1) * 0.3 + 0.6) * size;

const nameLine = ({ state, y }: StateName, { nameHeight, naming }: Metrics): Line => ({
  y,
  height: nameHeight,
  width: nameWidth(stateName(state, naming), nameHeight / 1.3),
});

/** The column beside one lane, with what stands in it. Lengths are pixels. */
interface Column {
  readonly room: number;
  readonly fontSize: number;
  readonly inner: readonly Line[];
  readonly outer: Line[];
  /** Where the brackets of timers run down. */
  readonly brackets: readonly (readonly [top: number, bottom: number])[];
  /** Words of what came before stand above this, and words of what comes after below that. */
  above: number;
  below: number;
}

const roomIn = ({ column = 0 }: Metrics): number => column - wordsAway;

const columnOf = ({ names, timers, metrics }: Lanes, host: HostId): Column => {
  const { fontSize, nameHeight, second } = metrics;
  const own = timers.filter((timer) => timer.host === host);
  const room = roomIn(metrics);
  return {
    room,
    fontSize,
    inner: names.filter((name) => name.host === host).map((name) => nameLine(name, metrics)),
    // A timer's words begin where those of a program do.
    outer: own.map(({ textY }) => ({ y: textY, height: nameHeight, width: room })),
    brackets: own.map(({ from, to }) => [from * second, to * second]),
    above: -Infinity,
    below: Infinity,
  };
};

const beside = (a: Line, b: Line): boolean =>
  Math.abs(a.y - b.y) < (a.height + b.height) / 2 - 1e-6;

const isFree = ({ room, fontSize, inner, outer }: Column, line: Line): boolean =>
  !outer.some((other) => beside(other, line)) &&
  !inner.some((name) => beside(name, line) && name.width + line.width + fontSize / 2 > room);

/** A line of words is so many ems high. */
const lineHeight = 1.15;

/** The places for words, in lines from their moment, the best one first. */
const places = [0, -0.25, -0.5, 0.25, 0.5, -0.75, -1, 0.75, 1, -1.25, -1.5, 1.25];

/** A count is short and names no moment, so it may stand further down. */
const countPlaces = [...places, 1.5, 1.75, 2, 2.25, 2.5];

type Place = Pick<ProgramLabel, 'y' | 'width' | 'height' | 'indent'>;

/** The first free one of the places at a moment. */
const placeFor = (
  column: Column,
  at: number,
  text: string,
  tried: readonly number[],
): Place | undefined => {
  const { fontSize, brackets, room, above, below } = column;
  const height = lineHeight * fontSize;
  return tried
    .map((lines) => {
      const y = at + lines * height;
      const bracket = brackets.some(
        ([top, bottom]) => y + height / 2 > top && y - height / 2 < bottom,
      );
      const indent = bracket ? 1.2 * fontSize : 0;
      return { y, height, indent, width: textWidth(text, fontSize) + indent };
    })
    .find((line) => line.y > above && line.y < below && line.width <= room && isFree(column, line));
};

/** Marks that are so close together, in display seconds, are one crowd. */
const closeBy = 0.15;

/** What one event did stands together. */
const byEvent = (marks: readonly ProgramMark[]): readonly (readonly ProgramMark[])[] => {
  const groups: ProgramMark[][] = [];
  for (const mark of marks) {
    const last = groups.at(-1);
    if (last?.[0]?.index === mark.index) last.push(mark);
    else groups.push([mark]);
  }
  return groups;
};

/** The words of the marks of one host, which are in the order of time. */
export const wordsBeside = (
  run: Lanes,
  host: HostId,
  marks: readonly ProgramMark[],
): readonly ProgramLabel[] => {
  const column = columnOf(run, host);
  const labels: ProgramLabel[] = [];
  let crowd: ProgramMark[] = [];
  const put = (mark: ProgramMark, text: string, tried: readonly number[]): ProgramLabel | null => {
    const place = placeFor(column, mark.at * run.metrics.second, text, tried);
    if (place === undefined) return null;
    const { key, kind, at, step } = mark;
    const label = { key, host, kind, at, step, text, ...place };
    column.outer.push(label);
    return label;
  };
  const count = () => {
    const last = crowd.at(-1);
    const label = last && put(last, `+${String(crowd.length)}`, countPlaces);
    if (!label) return;
    labels.push({ ...label, count: crowd.length });
    column.above = label.y;
    crowd = [];
  };
  for (const group of byEvent(marks)) {
    if ((group[0]?.at ?? 0) - (crowd.at(-1)?.at ?? 0) >= closeBy) count();
    if (crowd.length > 0) {
      crowd.push(...group);
      continue;
    }
    // The last one is nearest to the line, and those before it stand above.
    for (const mark of group.toReversed()) {
      const label = put(mark, mark.text, places);
      if (label === null) crowd.unshift(mark);
      else labels.push(label);
      column.below = label?.y ?? column.below;
    }
    column.below = Infinity;
    column.above = Math.max(column.above, ...labels.slice(-group.length).map(({ y }) => y));
  }
  count();
  return labels;
};

/** A state's name that follows the view stops above the words that it would touch. */
export const keptClear = (
  name: StateName,
  labels: readonly ProgramLabel[],
  metrics: Metrics,
): StateName => {
  const { width, height } = nameLine(name, metrics);
  const next = labels
    .filter(({ host, y }) => host === name.host && y > name.y)
    .filter((label) => label.width + width + metrics.fontSize / 2 > roomIn(metrics))
    .reduce((least, label) => Math.min(least, label.y - (label.height + height) / 2), Infinity);
  return { ...name, lowest: Math.max(name.y, Math.min(name.lowest, next)) };
};
