/** What of the lanes is on the screen at a moment. A pure function of the run and of the moment. */
import type { BandName } from './band-names.ts';
import type { Fold, Label } from './labels.ts';
import type { Band, BreakMark, LaneSegment, Lanes, StateName, TimerBracket } from './lanes.ts';

export const mostLabels = 10;

export interface Labelled {
  readonly segment: LaneSegment;
  readonly label: Label;
}

export interface ShownFold extends Fold {
  /** How many of its members have left. */
  readonly count: number;
  readonly depart: number;
  readonly key: string;
}

export interface Excerpt {
  readonly bands: readonly Band[];
  readonly names: readonly StateName[];
  readonly bandNames: readonly BandName[];
  /** The very objects of the run: who has drawn one need not look at it again. */
  readonly segments: readonly LaneSegment[];
  /** Those whose labels are shown. */
  readonly labelled: readonly Labelled[];
  readonly folds: readonly ShownFold[];
  readonly timers: readonly TimerBracket[];
  readonly breaks: readonly BreakMark[];
  /** Segments on the screen that neither have a label nor are counted by a fold. */
  readonly unlabelled: number;
}

/** Where "now" stands once the picture scrolls, as a share of the height. */
const nowShare = 0.72;

/** The longest name that may begin at "now" and run down a band, in ems. */
const longestName = 9.5;

/** How far the picture has scrolled, in pixels, when the clock stands at `now`. */
export const scrollTop = ({ metrics }: Lanes, now: number, height: number): number => {
  const { second, fontSize, compact = false } = metrics;
  const beforeName = Math.max(0.5 * height, height - longestName * fontSize);
  const past = Math.min(nowShare * height, compact ? beforeName : Infinity);
  return Math.max(0, now * second - past);
};

/** Where a state's name stands: where its band begins, or at the top while its band is in view. */
export const nameY = ({ y, lowest }: StateName, top: number, nameHeight: number): number =>
  Math.min(lowest, Math.max(y, top + nameHeight * 0.6));

/** Those that have labels, with them; the labels, too, are the very objects of the run. */
const labelled = ({ labels }: Lanes, segments: readonly LaneSegment[]): readonly Labelled[] =>
  segments.flatMap((segment) => {
    const label = labels.labelOf(segment.position);
    return label === null ? [] : { segment, label };
  });

/** More segments than this are drawn as a sample: among so many, one line more is not seen. */
const mostSegments = 48;

/**
 * Each so-manieth is drawn: a power of two, so that the sample of one screen and that of the next
 * have the same ones where they overlap.
 */
const spacing = (count: number): number => {
  let every = 1;
  while (count > every * mostSegments) every *= 2;
  return every;
};

/** What is lost, sent again, or of this moment is always drawn, and so is what has a label. */
const thinned = (
  segments: readonly LaneSegment[],
  withLabels: readonly Labelled[],
  now: number,
): readonly LaneSegment[] => {
  const every = spacing(segments.length);
  if (every === 1) return segments;
  const kept = new Set(withLabels.map(({ segment }) => segment));
  const tells = ({ style, retransmission, depart, end }: LaneSegment) =>
    style !== 'solid' || retransmission || depart === now || end === now;
  return segments.filter(
    (segment) => segment.position % every === 0 || kept.has(segment) || tells(segment),
  );
};

const countedFolds = (
  { labels, time }: Lanes,
  segments: readonly LaneSegment[],
  now: number,
): readonly ShownFold[] => {
  const shown = new Set(segments.map(({ position }) => position));
  const [first, last] = [segments[0], segments.at(-1)];
  if (first === undefined || last === undefined) return [];
  return labels
    .foldsBetween(first.y1, last.y1)
    .filter(({ members }) => members.some((member) => shown.has(member)))
    .map((fold) => {
      const departs = fold.members.map((member) => time.flights[member]?.depart ?? Infinity);
      return {
        ...fold,
        key: `fold${String(fold.members[0])}`,
        depart: departs[0] ?? 0,
        count: departs.filter((depart) => depart <= now).length,
      };
    })
    .filter(({ count }) => count > 0);
};

/** From where to where, in pixels of the run, one sees while the clock goes from one step to the next. */
export const windowOf = (lanes: Lanes, from: number, to: number, height: number, peek = 0) => ({
  // A little more than what fits: the picture has some air above its first moment.
  top: scrollTop(lanes, from, height) + peek - 3 * lanes.metrics.fontSize,
  bottom: scrollTop(lanes, to, height) + peek + height,
});

/**
 * What to mount while the clock stands between `from` and `to` (the display times of two steps
 * that follow one another). What leaves after `from` is mounted too, to be seen when it leaves.
 */
export const excerpt = (
  lanes: Lanes,
  from: number,
  to: number,
  height: number,
  peek = 0,
): Excerpt => {
  const { second } = lanes.metrics;
  const { top, bottom } = windowOf(lanes, from, to, height, peek);
  const present = ({ from: start, to: end }: { readonly from: number; readonly to: number }) =>
    end * second >= top && start * second <= bottom && start <= to;
  const all = lanes.segmentsBetween(top / second, Math.min(bottom / second, to));
  const departed = all.filter(({ depart }) => depart <= from);
  const coming = all.filter(({ depart }) => depart > from);
  const past = labelled(lanes, departed);
  // Those that come and would lose their labels on arrival do not get them on the way.
  const shown = [...past.slice(-mostLabels), ...labelled(lanes, coming).slice(-mostLabels)];
  const folds = countedFolds(lanes, all, from);
  const counted = folds.reduce((sum, { count }) => sum + count, 0);
  return {
    bands: lanes.bands.filter(present),
    names: lanes.names.filter(
      ({ y, lowest, from: start }) => start <= to && lowest >= top - 20 && y <= bottom + 20,
    ),
    bandNames: lanes.bandNames.filter(present),
    segments: thinned(all, shown, from),
    labelled: shown,
    folds,
    timers: lanes.timers.filter(present),
    breaks: lanes.breaks.filter(present),
    unlabelled: Math.max(0, departed.length - past.length - counted),
  };
};
