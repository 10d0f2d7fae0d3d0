/**
 * Where the labels of segments stand. Each sits on its arrow, turned with it; none covers another,
 * a loss mark or a break. The place of a label depends on the run alone, never on the step, so that
 * labels do not hop while the clock runs. What finds no place is folded into a count.
 *
 * A long run is not laid out whole: it is cut into zones across, and the labels of a zone are placed
 * when they are asked for. A label stays within its own zone and the next. So the even zones do not
 * touch one another, and are placed each for itself; an odd one is placed between its two
 * neighbours. In whatever order they are asked for, they come out the same.
 */
import type { Trace } from '../trace/trace.ts';
import { emptySheet, type Box } from './boxes.ts';
import {
  freePlace,
  headBox,
  lineBox,
  wayOf,
  type Arrow,
  type Picture,
  type Way,
} from './label-places.ts';
import { air, forms, textWidth, type Fold, type Form, type Label } from './labels.ts';
import type { LabelMetrics } from './labels.ts';
import { hostName } from './names.ts';

/** Among more arrows than this, one is covered whatever one does. */
const mostLines = 12;

/** Does an arrow cross one that runs the other way? Both are in the order of departure. */
const crossings = (order: readonly number[], arrows: readonly Arrow[]): ReadonlySet<number> => {
  const crossed = new Set<number>();
  const sweep = (sequence: readonly number[], meets: (a: Arrow, b: Arrow) => boolean) => {
    const latest: { left?: Arrow; right?: Arrow } = {};
    for (const position of sequence) {
      const arrow = arrows[position];
      if (arrow === undefined) continue;
      const [own, other] =
        arrow.x1 < arrow.x2 ? (['right', 'left'] as const) : (['left', 'right'] as const);
      const facing = latest[other];
      if (facing !== undefined && meets(facing, arrow)) crossed.add(position);
      const before = latest[own];
      if (before === undefined || meets(arrow, before)) latest[own] = arrow;
    }
  };
  // Forward: the one that ends last so far. Backward: the one that departs first so far.
  sweep(order, (a, b) => a.y2 > b.y1);
  sweep(order.toReversed(), (a, b) => a.y1 < b.y2);
  return crossed;
};

/** The label in its first form for which there is room. */
const placed = (
  picture: Picture,
  way: Way,
  wanted: readonly Form[],
  preferred: number,
): Label | null => {
  for (const form of wanted) {
    const place = freePlace(picture, way, form, preferred);
    if (place !== undefined) {
      picture.labels.put(place);
      return { ...form, ...place };
    }
  }
  return null;
};

/** Where two arrows cross, each label keeps to its sender's half, if there is a form that can. */
const halfFirst = (all: readonly Form[], { length }: Way): readonly Form[] => {
  const fits = ({ width, lines }: Form) =>
    lines.length > 0 && lines.length < 3 && width <= 0.6 * length;
  return [...all.filter(fits), ...all.filter((form) => !fits(form))];
};

const countText = (count: number): string => `+${String(count)}`;

/** The count of a group stands on the first of its arrows that has room for it. */
const fold = (
  picture: Picture,
  crowd: readonly (readonly [position: number, way: Way])[],
  fontSize: number,
): Fold | undefined => {
  const width = textWidth(countText(crowd.length), fontSize) + 2 * air * fontSize;
  const size = { width, height: 1.5 * fontSize };
  // The first few arrows are enough to look at: the count belongs where the crowd begins.
  for (const [, way] of crowd.slice(0, 5)) {
    const place = freePlace(picture, way, size, 0.5);
    if (place !== undefined) {
      picture.labels.put(place);
      return { ...place, members: crowd.map(([position]) => position) };
    }
  }
  return undefined;
};

/** The run, and what of it lies where. */
interface Ground {
  readonly trace: Trace;
  readonly arrows: readonly Arrow[];
  readonly metrics: LabelMetrics;
  readonly crossed: ReadonlySet<number>;
}

interface ZoneLabels {
  /** By position in `trace.segments`; what is not there is folded. */
  readonly labels: ReadonlyMap<number, Label>;
  readonly folds: readonly Fold[];
}

/** Places the labels of some segments one after the other, in the order of departure. */
const placeInOrder = (
  { trace, arrows, metrics, crossed }: Ground,
  leaving: readonly number[],
  picture: Picture,
): ZoneLabels => {
  const labels = new Map<number, Label>();
  const folds: Fold[] = [];
  let crowd: (readonly [number, Way])[] = [];
  const close = () => {
    const folded = crowd.length > 0 && fold(picture, crowd, metrics.fontSize);
    if (folded) folds.push(folded);
    crowd = [];
  };
  for (const position of leaving) {
    const [segment, arrow] = [trace.segments[position], arrows[position]];
    if (segment === undefined || arrow === undefined) continue;
    const way = wayOf(arrow);
    // In a crowd it is no use to try every form.
    const from = hostName(trace, segment.from, metrics.language);
    const wanted = forms(segment, from, metrics).slice(0, crowd.length > 2 ? 1 : undefined);
    const label = crossed.has(position)
      ? placed(picture, way, halfFirst(wanted, way), 0.2)
      : placed(picture, way, wanted, 0.5);
    if (label === null) crowd.push([position, way]);
    else {
      labels.set(position, label);
      close();
    }
  }
  close();
  return { labels, folds };
};

/** What lies in each zone, from the first on. */
interface Zones {
  readonly height: number;
  /** Positions of the segments that leave there, in the order of departure. */
  readonly leaving: readonly (readonly number[])[];
  /** Positions of the segments that are drawn there. */
  readonly crossing: readonly (readonly number[])[];
  readonly obstacles: readonly (readonly Box[])[];
}

/** A zone is higher than most arrows: so many seconds of display time at least. */
const leastSeconds = 4;

/** And so many segments leave in a usual one: a short run is a single zone. */
const usualSegments = 40;

const zoneHeight = (arrows: readonly Arrow[], second: number): number => {
  const end = arrows.reduce((lowest, { y2 }) => Math.max(lowest, y2), 0);
  return Math.max(leastSeconds * second, (end * usualSegments) / Math.max(1, arrows.length));
};

const zonesOf = (
  arrows: readonly Arrow[],
  order: readonly number[],
  obstacles: readonly Box[],
  height: number,
): Zones => {
  const zones = {
    height,
    leaving: [[]] as number[][],
    crossing: [[]] as number[][],
    obstacles: [[]] as Box[][],
  };
  const put = <T>(into: T[][], item: T, top: number, bottom: number) => {
    const last = Math.floor(bottom / height);
    for (let zone = Math.max(0, Math.floor(top / height)); zone <= last; zone += 1) {
      (into[zone] ??= []).push(item);
    }
  };
  // An arrow's head reaches a little further than the arrow.
  const head = 8;
  for (const position of order) {
    const arrow = arrows[position];
    if (arrow === undefined) continue;
    put(zones.leaving, position, arrow.y1, arrow.y1);
    put(zones.crossing, position, arrow.y1 - head, arrow.y2 + head);
  }
  for (const box of obstacles) put(zones.obstacles, box, box.y - box.height, box.y + box.height);
  return zones;
};

/** The labels of a run, zone by zone. */
export interface Labels {
  /** By the segment's position in `trace.segments`; null where it is folded. */
  readonly labelOf: (position: number) => Label | null;
  /** The counts among the segments that leave between two heights, in pixels. */
  readonly foldsBetween: (top: number, bottom: number) => readonly Fold[];
}

/** The zone and its neighbour below, in which its labels stand, with what is drawn there already. */
const emptyPicture = (
  { arrows }: Ground,
  { height, leaving, crossing, obstacles }: Zones,
  zone: number,
): Picture => {
  const picture = {
    labels: emptySheet(),
    lines: emptySheet(mostLines),
    top: zone === 0 ? -Infinity : zone * height,
    bottom: zone + 2 >= leaving.length ? Infinity : (zone + 2) * height,
  };
  // What lies across the border is put down twice, which changes nothing.
  obstacles[zone]?.forEach(picture.labels.put);
  obstacles[zone + 1]?.forEach(picture.labels.put);
  const drawn = new Set([...(crossing[zone] ?? []), ...(crossing[zone + 1] ?? [])]);
  for (const position of drawn) {
    const arrow = arrows[position];
    if (arrow === undefined) continue;
    picture.labels.put(headBox(arrow));
    picture.lines.put(lineBox(wayOf(arrow)));
  }
  return picture;
};

/**
 * `obstacles` are there before any label. `arrows` are those of the trace's segments, in its order.
 */
export const placeLabels = (
  trace: Trace,
  arrows: readonly Arrow[],
  obstacles: readonly Box[],
  metrics: LabelMetrics & { readonly second: number },
): Labels => {
  const startOf = (position: number): number => arrows[position]?.y1 ?? 0;
  const order = arrows.map((_, i) => i).sort((a, b) => startOf(a) - startOf(b));
  const ground = { trace, arrows, metrics, crossed: crossings(order, arrows) };
  const zones = zonesOf(arrows, order, obstacles, zoneHeight(arrows, metrics.second));
  const zoneAt = (y: number): number => Math.max(0, Math.floor(y / zones.height));
  const known: ZoneLabels[] = [];
  const place = (zone: number): ZoneLabels => {
    const picture = emptyPicture(ground, zones, zone);
    const neighbours = zone % 2 === 0 ? [] : [zoneLabels(zone - 1), zoneLabels(zone + 1)];
    for (const { labels, folds } of neighbours) {
      labels.forEach(picture.labels.put);
      folds.forEach(picture.labels.put);
    }
    return placeInOrder(ground, zones.leaving[zone] ?? [], picture);
  };
  const zoneLabels = (zone: number): ZoneLabels => (known[zone] ??= place(zone));
  return {
    labelOf: (position) => zoneLabels(zoneAt(startOf(position))).labels.get(position) ?? null,
    foldsBetween: (top, bottom) => {
      const found: Fold[] = [];
      const last = Math.min(zoneAt(bottom), zones.leaving.length - 1);
      for (let zone = zoneAt(top); zone <= last; zone += 1) found.push(...zoneLabels(zone).folds);
      return found;
    },
  };
};
