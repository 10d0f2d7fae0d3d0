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
  /** Null where the scenario leaves it out. */
  readonly by: number | null;
  readonly after: number;
}

/** What becomes of one segment that is put on the link. Times in microseconds from its departure. */
export interface Passage {
  readonly fate: 'delivered' | 'dropped' | 'corrupted' | 'held';
  /** Until it arrives; for a dropped one until it is lost. */
  readonly delay: number;
  /** The copies that the link makes, with their arrivals. */
  readonly copies: readonly { readonly made: number; readonly arrives: number }[];
}

/** A copy that the link makes by chance follows its original after a tenth of the delay. */
const copyDelay = ({ delay }: LinkConditions): number => Math.max(1, Math.round(delay / 10));

/** When a segment is lost: by bad luck half-way, by a fault at its time; null where it is not. */
const loss = (
  delay: number,
  unlucky: boolean,
  faults: readonly FaultEffect[],
): { readonly at: number; readonly copied: boolean } | null => {
  const drops = faults.filter(({ action }) => action === 'drop').map(({ by }) => by);
  if (!unlucky && drops.length === 0) return null;
  // Drawn where it is lost: half-way.
  const half = Math.round(delay / 2);
  const held = faults.some(({ action }) => action === 'hold');
  const latest = unlucky ? half : held ? Infinity : delay;
  const at = Math.min(...drops.map((by) => by ?? half), latest);
  return { at, copied: !unlucky && !drops.includes(null) };
};

/** Several faults on one segment add up: any drop drops, delays sum, each duplicate makes a copy. */
export const passage = (
  link: LinkConditions,
  faults: readonly FaultEffect[],
  sender: string,
  ordinal: number,
): Passage => {
  const luck = (purpose: string) => chance(link.seed, purpose, sender, ordinal);
  const has = (action: FaultEffect['action']) => faults.some((fault) => fault.action === action);
  const added = faults.reduce(
    (sum, { action, by }) => sum + (action === 'delay' ? (by ?? 0) : 0),
    0,
  );
  const delay = link.delay + added + Math.round(luck('jitter') * link.jitter);
  const copies = faults
    .filter(({ action }) => action === 'duplicate')
    .map(({ by, after }) => ({ made: by ?? 0, arrives: Math.max(by ?? 0, delay) + after }));
  if (luck('duplication') < link.duplication) {
    copies.push({ made: 0, arrives: delay + copyDelay(link) });
  }
  const lost = loss(delay, luck('loss') < link.loss, faults);
  if (lost !== null) {
    const before = copies.filter(({ made }) => lost.copied && made < lost.at);
    return { fate: 'dropped', delay: lost.at, copies: before };
  }
  if (has('hold')) return { fate: 'held', delay, copies };
  return { fate: has('corrupt') ? 'corrupted' : 'delivered', delay, copies };
};
