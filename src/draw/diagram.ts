/**
 * The state diagram in the arrangement of RFC 9293 Figure 5: where its boxes stand and how its
 * arrows run. The arrows are the machine's own; only their places are written here.
 */
import { arrows, type Arrow } from '../tcp/figure5.ts';
import { states, type State } from '../tcp/machine.ts';
import { statePhase, type Phase } from './phases.ts';

export interface DiagramBox {
  readonly state: State;
  readonly phase: Phase;
  /** The upper left corner. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface DiagramLabel {
  /** The centre. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** The event, and what the arrow sends. */
  readonly lines: readonly string[];
}

export interface DiagramEdge extends Arrow {
  /** `from event to`, unique among the edges. */
  readonly key: string;
  /** The `d` of an SVG path; its arrowhead is a marker at the end. */
  readonly path: string;
  readonly points: readonly Point[];
  readonly label: DiagramLabel;
}

export interface Diagram {
  readonly width: number;
  readonly height: number;
  readonly fontSize: number;
  readonly lineHeight: number;
  readonly boxes: readonly DiagramBox[];
  readonly edges: readonly DiagramEdge[];
}

export type Point = readonly [x: number, y: number];

const width = 480;
const height = 668;
const boxWidth = 116;
const boxHeight = 32;
const fontSize = 11;
const lineHeight = 13;

/** The centres of the boxes. */
const centres: Record<State, Point> = {
  CLOSED: [240, 28],
  LISTEN: [240, 128],
  'SYN-RECEIVED': [82, 244],
  'SYN-SENT': [398, 244],
  ESTABLISHED: [240, 342],
  'FIN-WAIT-1': [82, 440],
  'CLOSE-WAIT': [398, 440],
  'FIN-WAIT-2': [82, 540],
  CLOSING: [240, 540],
  'LAST-ACK': [398, 540],
  'TIME-WAIT': [240, 632],
};

interface Route {
  readonly points: readonly Point[];
  readonly label: Point;
}

const route = (label: Point, ...points: readonly Point[]): Route => ({ label, points });

/** How the figure's arrows run. Lines that turn do so at right angles, outside the boxes. */
const routes: Readonly<Record<string, Route>> = {
  'CLOSED passive OPEN': route([206, 70], [216, 44], [216, 112]),
  'LISTEN CLOSE': route([264, 90], [264, 112], [264, 44]),
  'CLOSED active OPEN': route([430, 96], [298, 34], [430, 34], [430, 228]),
  'SYN-SENT CLOSE': route([366, 170], [366, 228], [366, 64], [286, 64], [286, 44]),
  'SYN-RECEIVED rcv RST': route([104, 128], [56, 228], [56, 128], [182, 128]),
  'LISTEN rcv SYN': route([162, 184], [216, 144], [110, 228]),
  'LISTEN SEND': route([310, 184], [264, 144], [352, 228]),
  'SYN-SENT rcv SYN': route([240, 244], [340, 244], [140, 244]),
  'SYN-RECEIVED rcv ACK of SYN': route([160, 292], [110, 260], [212, 326]),
  'SYN-SENT rcv SYN,ACK': route([320, 292], [370, 260], [268, 326]),
  'SYN-RECEIVED CLOSE': route([56, 342], [56, 260], [56, 424]),
  'ESTABLISHED CLOSE': route([161, 391], [212, 358], [110, 424]),
  'ESTABLISHED rcv FIN': route([319, 391], [268, 358], [370, 424]),
  'FIN-WAIT-1 rcv ACK of FIN': route([66, 490], [66, 456], [66, 524]),
  'FIN-WAIT-1 rcv FIN': route([168, 488], [116, 456], [216, 524]),
  'CLOSE-WAIT CLOSE': route([398, 490], [398, 456], [398, 524]),
  'FIN-WAIT-2 rcv FIN': route([92, 588], [92, 556], [92, 624], [182, 624]),
  'CLOSING rcv ACK of FIN': route([240, 586], [240, 556], [240, 616]),
  'LAST-ACK rcv ACK of FIN': route(
    [398, 582],
    [398, 556],
    [398, 606],
    [472, 606],
    [472, 20],
    [298, 20],
  ),
  'TIME-WAIT Timeout=2MSL': route([96, 644], [182, 644], [10, 644], [10, 28], [182, 28]),
};

/** The arrows that a fiction turns to another state, and the way they take then. */
const fictionRoutes: Readonly<Record<string, Route>> = {
  'LISTEN rcv SYN ESTABLISHED': route([240, 204], [240, 144], [240, 326]),
  'FIN-WAIT-2 rcv FIN CLOSED': route([92, 588], [92, 556], [92, 588], [3, 588], [3, 20], [182, 20]),
  'CLOSING rcv ACK of FIN CLOSED': route(
    [262, 584],
    [240, 556],
    [240, 584],
    [340, 584],
    [340, 616],
    [478, 616],
    [478, 14],
    [298, 14],
  ),
};

const straight = (from: State, to: State): Route => {
  const [a, b] = [centres[from], centres[to]];
  return route([(a[0] + b[0]) / 2, (a[1] + b[1]) / 2], a, b);
};

const labelLines = ({ event, sends }: Arrow): readonly string[] =>
  sends === null ? [event] : [event, `snd ${sends}`];

const characterWidth = 0.56;

const labelAt = ([x, y]: Point, lines: readonly string[]): DiagramLabel => ({
  x,
  y,
  lines,
  width: Math.max(...lines.map(({ length }) => length)) * fontSize * characterWidth + 6,
  height: lines.length * lineHeight + 2,
});

const cornerRadius = 10;

/** The point that lies `distance` before `to` on the way from `from`. */
const shortOf = (from: Point, to: Point, distance: number): Point => {
  const length = Math.hypot(to[0] - from[0], to[1] - from[1]) || 1;
  const share = Math.min(distance / length, 0.5);
  return [to[0] - (to[0] - from[0]) * share, to[1] - (to[1] - from[1]) * share];
};

/** A line through the points, its corners rounded. */
export const roundedPath = (points: readonly Point[]): string =>
  points
    .map((point, i) => {
      const [before, after] = [points[i - 1], points[i + 1]];
      if (before === undefined) return `M${point.join(' ')}`;
      if (after === undefined) return `L${point.join(' ')}`;
      const [enter, leave] = [
        shortOf(before, point, cornerRadius),
        shortOf(after, point, cornerRadius),
      ];
      return `L${enter.join(' ')}Q${point.join(' ')} ${leave.join(' ')}`;
    })
    .join('');

const box = (state: State): DiagramBox => ({
  state,
  phase: statePhase(state),
  x: centres[state][0] - boxWidth / 2,
  y: centres[state][1] - boxHeight / 2,
  width: boxWidth,
  height: boxHeight,
});

const edge = (arrow: Arrow): DiagramEdge => {
  const { from, event, to } = arrow;
  const { points, label } =
    fictionRoutes[`${from} ${event} ${to}`] ?? routes[`${from} ${event}`] ?? straight(from, to);
  return {
    ...arrow,
    key: `${from} ${event} ${to}`,
    points,
    path: roundedPath(points),
    label: labelAt(label, labelLines(arrow)),
  };
};

/** The diagram of a list of arrows: Figure 5's own, unless a fiction changes one. */
export const diagram = (list: readonly Arrow[] = arrows): Diagram => ({
  width,
  height,
  fontSize,
  lineHeight,
  boxes: states.map(box),
  edges: list.map(edge),
});
