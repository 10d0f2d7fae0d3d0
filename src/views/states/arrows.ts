/** How the arrows of the diagram look at a step. */
import type { DiagramEdge, Point } from '../../draw/diagram.ts';
import { statePhase, type Phase } from '../../draw/phases.ts';
import type { TakenArrow } from '../../trace/arrows-taken.ts';

export type Emphasis = 'none' | 'taken' | 'last';

const isSame = (edge: DiagramEdge, arrow: TakenArrow): boolean =>
  edge.from === arrow.from && edge.event === arrow.event;

/** An arrow that was taken is bold; the last one is marked as well. */
export const emphasisOf = (edge: DiagramEdge, taken: readonly TakenArrow[]): Emphasis => {
  const last = taken.at(-1);
  if (last !== undefined && isSame(edge, last)) return 'last';
  return taken.some((arrow) => isSame(edge, arrow)) ? 'taken' : 'none';
};

/** The colour of the end that takes an arrow: of the phase it enters, or leaves when it goes to rest. */
export const phaseOfArrow = ({ from, to }: DiagramEdge): Phase =>
  statePhase(to === 'CLOSED' || to === 'LISTEN' || to === 'TIME-WAIT' ? from : to);

const headLength = 8;
const headWidth = 7;

/** The head of an arrow at the end of its line, as a path. */
export const headOf = (points: readonly Point[]): string => {
  const [tip, before] = [points.at(-1), points.at(-2)];
  if (tip === undefined || before === undefined) return '';
  const length = Math.hypot(tip[0] - before[0], tip[1] - before[1]) || 1;
  const [dx, dy] = [(tip[0] - before[0]) / length, (tip[1] - before[1]) / length];
  const [x, y] = [tip[0] - dx * headLength, tip[1] - dy * headLength];
  const side = headWidth / 2;
  return `M${tip.join(' ')}L${x - dy * side} ${y + dx * side}L${x + dy * side} ${y - dx * side}Z`;
};
