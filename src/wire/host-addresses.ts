/** The addresses under which the hosts of a run appear in a capture. */
import type { HostId, TracedScenario } from '../trace/trace.ts';
import { formatAddress, parseAddress } from './addresses.ts';

export interface HostAddresses {
  readonly of: ReadonlyMap<HostId, string>;
  /** What had to be replaced, and by what. */
  readonly notes: readonly string[];
}

/** TEST-NET-1 (RFC 5737): nobody's real address. */
const substitute = (taken: ReadonlySet<string>, from: number): string => {
  let last = from;
  while (taken.has(`192.0.2.${last}`)) last += 1;
  return `192.0.2.${last}`;
};

const canonical = (address: string): string | null => {
  const octets = parseAddress(address);
  return octets === null ? null : formatAddress(octets);
};

/**
 * Each host's address, all of one IP version and no two the same: IPv6 where every host has an IPv6
 * address, else IPv4. A host whose address does not do gets one of 192.0.2.0/24 instead.
 */
export const hostAddresses = ({ hosts }: TracedScenario): HostAddresses => {
  const wanted = Object.entries(hosts).map(([id, { address }], index) => {
    const known = address === undefined ? `192.0.2.${index + 1}` : canonical(address);
    return { id, address, known };
  });
  const version6 = wanted.every(({ known }) => known?.includes(':') === true);
  const fits = (known: string | null): known is string =>
    known !== null && known.includes(':') === version6;
  const taken = new Set(wanted.map(({ known }) => known).filter(fits));
  const given = new Set<string>();
  const of = new Map<HostId, string>();
  const notes: string[] = [];
  for (const [index, { id, address, known }] of wanted.entries()) {
    const own = fits(known) && !given.has(known);
    const chosen = own ? known : substitute(taken, index + 1);
    if (!own)
      notes.push(`${id} is ${chosen} here, since its address ${address ?? chosen} does not do.`);
    taken.add(chosen);
    given.add(chosen);
    of.set(id, chosen);
  }
  return { of, notes };
};
