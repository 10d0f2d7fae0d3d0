/** The link between hosts: its delay, its luck and the faults that a scenario puts on it. */
import { chance } from './chance.ts';

/** Times in microseconds, probabilities from 0 to 1. */
export interface LinkConditions {
  readonly delay: number;
  readonly loss: number;
  readonly duplication: number;
  readonly jitter: number;
  readonly seed: number;
}

/** What a fault does to one segment. Times in microseconds. */
export interface FaultEffect {
  readonly action: 'drop' | 'delay' | 'duplicate' | 'corrupt' | 'hold' | 'release';
  readonly by: number;
  readonly after: number;
}

/** What becomes of one segment that is put on the link. Times in microseconds from its departure. */
export interface Passage {
  readonly fate: 'delivered' | 'dropped' | 'corrupted' | 'held';
  /** Until it arrives; for a dropped one until it is lost. */
  readonly delay: number;
  /** The arrivals of copies that the link makes. */
  readonly copies: readonly number[];
}

/** A copy that the link makes by chance follows its original after a tenth of the delay. */
const copyDelay = ({ delay }: LinkConditions): number => Math.max(1, Math.round(delay / 10));

/** Several faults on one segment add up: any drop drops, delays sum, each duplicate makes a copy. */
export const passage = (
  link: LinkConditions,
  faults: readonly FaultEffect[],
  sender: string,
  ordinal: number,
): Passage => {
  const luck = (purpose: string) => chance(link.seed, purpose, sender, ordinal);
  const has = (action: FaultEffect['action']) => faults.some((fault) => fault.action === action);
  const added = faults.reduce((sum, { action, by }) => sum + (action === 'delay' ? by : 0), 0);
  const delay = link.delay + added + Math.round(luck('jitter') * link.jitter);
  const copies = faults
    .filter(({ action }) => action === 'duplicate')
    .map(({ after }) => delay + after);
  if (luck('duplication') < link.duplication) copies.push(delay + copyDelay(link));
  if (has('drop') || luck('loss') < link.loss) {
    // Drawn where it is lost: half-way.
    return { fate: 'dropped', delay: Math.round(delay / 2), copies: [] };
  }
  if (has('hold')) return { fate: 'held', delay, copies };
  return { fate: has('corrupt') ? 'corrupted' : 'delivered', delay, copies };
};
