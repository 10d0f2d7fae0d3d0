/** Initial send sequence numbers: as the scenario lists them, drawn, or from a clock (RFC 6528). */
import { sequence, type SequenceNumber } from '../tcp/sequence.ts';
import { hash } from './chance.ts';
import type { Connection, Host } from './host.ts';

/** One number, drawn from the seed, from the clock, or a list that new connections use up. */
export type IssChoice = number | 'random' | 'clock' | readonly number[];

/** Ticks of the clock since the run began: M. */
const ticks = (now: number, tickSeconds: number): number =>
  Math.floor((now * 1000) / Math.max(1, Math.round(tickSeconds * 1e9)));

/**
 * ISN = M + F(four-tuple, key), RFC 6528 3: for one four-tuple it rises with the clock, and who does
 * not have the key cannot tell it from that of another. Each start of the host has a key of its own.
 */
const fromClock = (host: Host, { localPort, remote }: Connection, now: number): number => {
  const { seed, id, behaviour } = host.options;
  const tuple = [id, localPort, remote?.host ?? '', remote?.port ?? 0];
  return ticks(now, behaviour.initialSequenceTick) + hash(seed, 'isn', host.starts, ...tuple);
};

/** The next one of a host: the one that is set, the list's next, or as the host chooses. */
export const chooseIss = (host: Host, connection: Connection, now: number): SequenceNumber => {
  const { iss, seed, id } = host.options;
  const ordinal = host.chosen++;
  const listed = typeof iss === 'object' ? iss[ordinal] : iss;
  if (typeof listed === 'number') return sequence(listed);
  const drawn =
    listed === 'clock' ? fromClock(host, connection, now) : hash(seed, 'iss', id, ordinal);
  return sequence(drawn);
};
