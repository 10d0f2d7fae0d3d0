/**
 * SYN cookies (RFC 4987 3.6): a listener that has no room for another child puts all that it must
 * know of it into the initial number of its SYN,ACK, and forgets it. The number comes back with the
 * last ACK of the handshake. Laid out as Linux does (`net/ipv4/syncookies.c`): to a keyed hash of
 * the four-tuple and the peer's initial number is added, in the upper 8 bits, the minute; in the
 * lower 24 an index of the MSS, hidden by a hash of the four-tuple and the minute.
 */
import { sequence, type SequenceNumber } from '../tcp/sequence.ts';
import { hash } from './chance.ts';
import type { Host, Remote } from './host.ts';

/** The MSS that a cookie can tell apart; a smaller one becomes the first. */
const sizes = [536, 1300, 1440, 1460] as const;

const bits = 24;
const mask = 0xff_ffff;

/** A cookie counts in the minute in which it was made, and in the next. */
const lifetime = 2;

const minute = (now: number): number => Math.floor(now / 60e6);

/** What a cookie is about: the four-tuple, seen from here. */
export interface Knock {
  readonly localPort: number;
  readonly remote: Remote;
  /** The peer's initial number. */
  readonly irs: SequenceNumber;
}

const secret = (host: Host, { localPort, remote }: Knock, ...rest: readonly number[]): number => {
  const { seed, id } = host.options;
  const tuple = [localPort, remote.host, remote.port];
  return hash(seed, 'cookie', id, host.starts, ...tuple, ...rest);
};

const cover = (host: Host, knock: Knock): number => secret(host, knock) + knock.irs;
const veil = (host: Host, knock: Knock, count: number): number => secret(host, knock, count);

/** The initial number that holds what a SYN said, as far as a cookie can hold it. */
export const bake = (host: Host, knock: Knock, mss: number, now: number): SequenceNumber => {
  const index = Math.max(
    0,
    sizes.findLastIndex((size) => size <= mss),
  );
  const count = minute(now);
  const hidden = (veil(host, knock, count) + index) & mask;
  return sequence(cover(host, knock) + (count << bits) + hidden);
};

/** The MSS that the number was made of; null where it is no cookie of ours, or too old a one. */
export const taste = (
  host: Host,
  knock: Knock,
  cookie: SequenceNumber,
  now: number,
): number | null => {
  const bare = sequence(cookie - cover(host, knock));
  const age = (minute(now) - (bare >>> bits)) & 0xff;
  if (age >= lifetime) return null;
  return sizes[(bare - veil(host, knock, minute(now) - age)) & mask] ?? null;
};
