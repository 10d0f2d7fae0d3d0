/**
 * Where a host without a lane stands (an attacker): on a slim line between the two lanes, further
 * from the one that it has to do with, so that what it sends has room for its label.
 */
import { peersOf, thirdHosts } from '../trace/origin.ts';
import type { HostId, Trace } from '../trace/trace.ts';

export interface ThirdHost {
  readonly host: HostId;
  /** In pixels from the inner edge of the left lane. */
  readonly x: number;
}

const near = 0.28;

/** The place of a single one as a share of the way from the left lane to the right one. */
const shareOf = (peers: ReadonlySet<HostId>): number => {
  if (peers.has('A') === peers.has('B')) return 0.5;
  return peers.has('B') ? near : 1 - near;
};

/** From left to right. */
export const placeThirdHosts = (trace: Trace, width: number): readonly ThirdHost[] => {
  const placed = thirdHosts(trace)
    .map((host) => ({ host, share: shareOf(peersOf(trace, host)) }))
    .sort((a, b) => a.share - b.share);
  const even = (at: number) => (at + 1) / (placed.length + 1);
  return placed.map(({ host, share }, at) => ({
    host,
    x: width * (placed.length === 1 ? share : even(at)),
  }));
};
