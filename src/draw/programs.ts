/**
 * The lanes of the programs, beside those of their kernels, as geometry: what each does and is told
 * at its moment, how long it has to do with the connection, and its messages from written to read.
 * The words stand in the column of the states' names; what finds no place there is counted.
 */
import { programsText } from '../text/programs.ts';
import { carriersOf } from '../trace/messages.ts';
import type { HostId, Message, Trace } from '../trace/trace.ts';
import type { DisplayTime } from './display-time.ts';
import { laneHosts, lanes, type Lanes, type Metrics } from './lanes.ts';
import { messageName, ownMessages, programLife, type Deed, type Stretch } from './program-life.ts';
import { keptClear, wordsBeside, type ProgramLabel, type ProgramMark } from './program-words.ts';

export type { ProgramLabel, ProgramMark };

/** A program has to do with the connection, or lets what came wait. Times are display seconds. */
export interface ProgramSpan {
  readonly key: string;
  readonly host: HostId;
  readonly kind: Stretch['kind'];
  readonly from: number;
  readonly to: number;
}

/** A message on the lane of who wrote it, from written to read. Times are display seconds. */
export interface MessageBar {
  readonly key: string;
  readonly host: HostId;
  readonly name: string;
  readonly stream: number | null;
  readonly from: number;
  readonly to: number;
  /** Its place among those that are under way at the same time, and how many those are at most. */
  readonly place: number;
  readonly of: number;
  /** It never was read. */
  readonly failed: boolean;
}

export interface Programs {
  readonly marks: readonly ProgramMark[];
  readonly labels: readonly ProgramLabel[];
  readonly spans: readonly ProgramSpan[];
  readonly bars: readonly MessageBar[];
}

export interface ProgramLanes extends Lanes {
  readonly programs: Programs;
}

const momentOf = ({ stepTimes, end }: DisplayTime, index: number): number =>
  stepTimes[index + 1] ?? end;

const marksOf = (deeds: readonly Deed[], time: DisplayTime): readonly ProgramMark[] =>
  deeds.map((deed, i) => ({
    ...deed,
    key: `${deed.host}${String(deed.index)}.${String(i)}`,
    at: momentOf(time, deed.index),
    step: deed.index + 1,
  }));

const spansOf = (stretches: readonly Stretch[], time: DisplayTime): readonly ProgramSpan[] =>
  stretches.map(({ host, kind, from, to }) => ({
    key: `${host}${kind}${String(from)}`,
    host,
    kind,
    from: momentOf(time, from),
    to: to === null ? Infinity : momentOf(time, to),
  }));

type Bare = Omit<MessageBar, 'place' | 'of'>;

const barOf = (message: Message, time: DisplayTime): Bare => {
  const { id, host, stream, parts, readBy, failedBy } = message;
  const over = readBy ?? failedBy ?? null;
  return {
    key: id,
    host,
    name: messageName(message),
    stream,
    from: momentOf(time, parts[0]?.writtenBy ?? 0),
    to: over === null ? Infinity : momentOf(time, over),
    failed: failedBy !== undefined && readBy === null,
  };
};

/** Those under way at one time stand side by side, each as far to the left as it can. */
const sideBySide = (bars: readonly Bare[]): readonly MessageBar[] => {
  const ends: number[] = [];
  const placed = bars.map((bar) => {
    const free = ends.findIndex((end) => end <= bar.from);
    const place = free < 0 ? ends.length : free;
    ends[place] = bar.to;
    return { ...bar, place };
  });
  return placed.map((bar) => ({ ...bar, of: ends.length }));
};

/** What each segment carries, by its id: the names of messages, as far as two are said. */
export const carriedBy = (trace: Trace): ReadonlyMap<string, string> => {
  const carried = new Map<string, string[]>();
  for (const message of ownMessages(trace)) {
    for (const { id } of carriersOf(trace, message)) {
      carried.set(id, [...(carried.get(id) ?? []), messageName(message)]);
    }
  }
  const said = (names: readonly string[]) =>
    names.length > 2 ? `${String(names[0])} +${String(names.length - 1)}` : names.join(', ');
  return new Map([...carried].map(([id, names]) => [id, said(names)]));
};

/** The lanes of a run with those of its programs. */
export const programLanes = (trace: Trace, metrics: Metrics): ProgramLanes => {
  const run = lanes(trace, { ...metrics, carried: carriedBy(trace) });
  const text = programsText(metrics.language);
  const { deeds, stretches } = programLife(trace, laneHosts, text);
  const marks = marksOf(deeds, run.time);
  const spoken = marks.filter(({ minor = false }) => !minor);
  const labels = laneHosts.flatMap((host) =>
    wordsBeside(
      run,
      host,
      spoken.filter((mark) => mark.host === host),
    ),
  );
  const bars = ownMessages(trace).map((message) => barOf(message, run.time));
  return {
    ...run,
    names: run.names.map((name) => keptClear(name, labels, metrics)),
    programs: {
      marks,
      labels,
      spans: spansOf(stretches, run.time),
      bars: laneHosts.flatMap((host) => sideBySide(bars.filter((bar) => bar.host === host))),
    },
  };
};
