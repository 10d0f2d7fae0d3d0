/**
 * Peers of a kernel that have no TCP: each has an address of its own on the TUN device's network,
 * sends what it is told and keeps what it gets.
 */
import { segment, type Segment } from '../../src/tcp/segment.ts';
import { isProblem, readPacket } from '../../src/wire/packet.ts';
import { packetOf } from '../../src/wire/packet-of.ts';
import { segmentOf } from '../../src/wire/segment-of.ts';
import type { Tun } from './tun.ts';

export interface Received extends Segment {
  readonly sourcePort: number;
  readonly destinationPort: number;
}

export interface RawPeer {
  readonly address: string;
  readonly received: Received[];
  readonly send: (
    ports: { readonly from: number; readonly to: number },
    fields: Partial<Segment> & Pick<Segment, 'flags'>,
  ) => void;
  /** The next segment with exactly these flags, PSH aside; null where none comes in time. */
  readonly next: (...flags: readonly string[]) => Promise<Received>;
}

const essential = (flags: readonly string[]): string =>
  flags
    .filter((flag) => flag !== 'PSH')
    .sort()
    .join();

/** Waits at most so long for a segment, seconds: shorter than the first retransmission timeout. */
const patienceSeconds = 0.9;

interface Wait {
  readonly flags: string;
  readonly fulfil: (segment: Received) => void;
}

/** All peers behind a TUN device, by the address that the kernel sends to. */
export const rawPeers = (tun: Tun, kernelAddress: string) => {
  const peers = new Map<string, { received: Received[]; waits: Wait[] }>();
  tun.onPacket = (octets) => {
    const packet = readPacket(octets);
    if (isProblem(packet)) return;
    const arrived = segmentOf(packet);
    const peer = peers.get(packet.destination);
    if (peer === undefined || typeof arrived === 'string') return;
    const { sourcePort, destinationPort } = packet;
    const received = { ...arrived, sourcePort, destinationPort };
    peer.received.push(received);
    const at = peer.waits.findIndex(({ flags }) => flags === essential(received.flags));
    if (at >= 0) peer.waits.splice(at, 1)[0]?.fulfil(received);
  };

  return (address: string): RawPeer => {
    const peer = { received: [] as Received[], waits: [] as Wait[] };
    peers.set(address, peer);
    return {
      address,
      received: peer.received,
      send: ({ from, to }, fields) => {
        const route = {
          source: { address, port: from },
          destination: { address: kernelAddress, port: to },
        };
        tun.write(packetOf(segment({ window: 64240, ...fields }), route));
      },
      next: (...flags) =>
        new Promise((resolve, reject) => {
          const timer = setTimeout(() => {
            reject(new Error(`${address}: no ${flags.join()} came`));
          }, patienceSeconds * 1000);
          const fulfil = (received: Received) => {
            clearTimeout(timer);
            resolve(received);
          };
          peer.waits.push({ flags: essential(flags), fulfil });
        }),
    };
  };
};
