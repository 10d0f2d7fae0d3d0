/**
 * The scenarios that come with TCP Lanes, in the order in which they are listed. They are ours: a
 * test holds them against the schema, so that no reader has to fetch it for them.
 */
import type { Group, Localized, Scenario } from '../schema.ts';
import abort from './abort.json' with { type: 'json' };
import dataLost from './data-lost.json' with { type: 'json' };
import dataReordered from './data-reordered.json' with { type: 'json' };
import finLost from './fin-lost.json' with { type: 'json' };
import forgedReset from './forged-reset.json' with { type: 'json' };
import fourWayClose from './four-way-close.json' with { type: 'json' };
import halfClose from './half-close.json' with { type: 'json' };
import halfOpen from './half-open.json' with { type: 'json' };
import halfOpenData from './half-open-data.json' with { type: 'json' };
import { home } from './home.ts';
import lastAckLost from './last-ack-lost.json' with { type: 'json' };
import numbersLedger from './numbers-ledger.json' with { type: 'json' };
import oldDuplicateSyn from './old-duplicate-syn.json' with { type: 'json' };
import sandbox from './sandbox.json' with { type: 'json' };
import sequenceWrap from './sequence-wrap.json' with { type: 'json' };
import simultaneousClose from './simultaneous-close.json' with { type: 'json' };
import simultaneousOpen from './simultaneous-open.json' with { type: 'json' };
import synAckLost from './syn-ack-lost.json' with { type: 'json' };
import synLost from './syn-lost.json' with { type: 'json' };
import synToClosedPort from './syn-to-closed-port.json' with { type: 'json' };
import thirdAckLost from './third-ack-lost.json' with { type: 'json' };
import thirdAckLostSilent from './third-ack-lost-silent.json' with { type: 'json' };
import threeSegmentClose from './three-segment-close.json' with { type: 'json' };
import timeWaitOff from './time-wait-off.json' with { type: 'json' };
import twoConnections from './two-connections.json' with { type: 'json' };
import twoWayHandshake from './two-way-handshake.json' with { type: 'json' };

/** A scenario of the catalogue has a name, a title, a description and a place. */
export type CatalogueEntry = Scenario & {
  readonly id: string;
  readonly title: Localized;
  readonly description: Localized;
  readonly group: Group;
};

const files: readonly unknown[] = [
  home,
  simultaneousOpen,
  synLost,
  synAckLost,
  thirdAckLost,
  thirdAckLostSilent,
  oldDuplicateSyn,
  synToClosedPort,
  twoConnections,
  numbersLedger,
  dataLost,
  dataReordered,
  sequenceWrap,
  fourWayClose,
  threeSegmentClose,
  halfClose,
  simultaneousClose,
  finLost,
  lastAckLost,
  abort,
  halfOpen,
  halfOpenData,
  forgedReset,
  twoWayHandshake,
  timeWaitOff,
  sandbox,
];

export const catalogue = files as readonly CatalogueEntry[];

export const fromCatalogue = (id: string): CatalogueEntry | undefined =>
  catalogue.find((scenario) => scenario.id === id);
