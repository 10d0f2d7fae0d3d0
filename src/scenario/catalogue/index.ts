/**
 * The scenarios that come with TCP Lanes, in the order in which they are listed. They are ours: a
 * test holds them against the schema, so that no reader has to fetch it for them.
 */
import type { Group, Localized, Scenario } from '../schema.ts';
import abort from './abort.json' with { type: 'json' };
import acceptQueueAckDropped from './accept-queue-ack-dropped.json' with { type: 'json' };
import acceptQueueFull from './accept-queue-full.json' with { type: 'json' };
import addressInUse from './address-in-use.json' with { type: 'json' };
import addressShared from './address-shared.json' with { type: 'json' };
import cableOutAndIn from './cable-out-and-in.json' with { type: 'json' };
import closeWaitForgotten from './close-wait-forgotten.json' with { type: 'json' };
import closeWithUnreadData from './close-with-unread-data.json' with { type: 'json' };
import dataAfterClose from './data-after-close.json' with { type: 'json' };
import dataLost from './data-lost.json' with { type: 'json' };
import dataReordered from './data-reordered.json' with { type: 'json' };
import dataWithThirdAck from './data-with-third-ack.json' with { type: 'json' };
import finAckLost from './fin-ack-lost.json' with { type: 'json' };
import finAckLostFinArrives from './fin-ack-lost-fin-arrives.json' with { type: 'json' };
import finLost from './fin-lost.json' with { type: 'json' };
import forgedRefusal from './forged-refusal.json' with { type: 'json' };
import forgedReset from './forged-reset.json' with { type: 'json' };
import forgedResetRfc793 from './forged-reset-rfc793.json' with { type: 'json' };
import fourSegmentCloseDelayed from './four-segment-close-delayed.json' with { type: 'json' };
import fourWayClose from './four-way-close.json' with { type: 'json' };
import halfClose from './half-close.json' with { type: 'json' };
import halfOpen from './half-open.json' with { type: 'json' };
import halfOpenData from './half-open-data.json' with { type: 'json' };
import { home } from './home.ts';
import hostDied from './host-died.json' with { type: 'json' };
import httpCloseRaceGet from './http-close-race-get.json' with { type: 'json' };
import httpCloseRacePost from './http-close-race-post.json' with { type: 'json' };
import httpMultiplexed from './http-multiplexed.json' with { type: 'json' };
import httpMultiplexedLoss from './http-multiplexed-loss.json' with { type: 'json' };
import httpOneConnectionARequest from './http-one-connection-a-request.json' with { type: 'json' };
import httpPersistent from './http-persistent.json' with { type: 'json' };
import httpPipelined from './http-pipelined.json' with { type: 'json' };
import keepAliveAnswered from './keep-alive-answered.json' with { type: 'json' };
import keepAliveDead from './keep-alive-dead.json' with { type: 'json' };
import keepAliveHttpFirst from './keep-alive-http-first.json' with { type: 'json' };
import keepAliveRebooted from './keep-alive-rebooted.json' with { type: 'json' };
import keepAliveTcpFirst from './keep-alive-tcp-first.json' with { type: 'json' };
import lastAckLost from './last-ack-lost.json' with { type: 'json' };
import lastAckUnanswered from './last-ack-unanswered.json' with { type: 'json' };
import lingerZero from './linger-zero.json' with { type: 'json' };
import numbersLedger from './numbers-ledger.json' with { type: 'json' };
import oldDuplicateSyn from './old-duplicate-syn.json' with { type: 'json' };
import oldSegmentDelivered from './old-segment-delivered.json' with { type: 'json' };
import oldSegmentTimeWait from './old-segment-time-wait.json' with { type: 'json' };
import portsExhausted from './ports-exhausted.json' with { type: 'json' };
import processKilled from './process-killed.json' with { type: 'json' };
import sandbox from './sandbox.json' with { type: 'json' };
import sequenceWrap from './sequence-wrap.json' with { type: 'json' };
import simultaneousClose from './simultaneous-close.json' with { type: 'json' };
import simultaneousOpen from './simultaneous-open.json' with { type: 'json' };
import straySegments from './stray-segments.json' with { type: 'json' };
import synAckLost from './syn-ack-lost.json' with { type: 'json' };
import synAckLostLetter from './syn-ack-lost-letter.json' with { type: 'json' };
import synCookies from './syn-cookies.json' with { type: 'json' };
import synFlood from './syn-flood.json' with { type: 'json' };
import synLost from './syn-lost.json' with { type: 'json' };
import synToClosedPort from './syn-to-closed-port.json' with { type: 'json' };
import synUnanswered from './syn-unanswered.json' with { type: 'json' };
import thirdAckLost from './third-ack-lost.json' with { type: 'json' };
import thirdAckLostSilent from './third-ack-lost-silent.json' with { type: 'json' };
import threeSegmentClose from './three-segment-close.json' with { type: 'json' };
import threeSegmentCloseDelayed from './three-segment-close-delayed.json' with { type: 'json' };
import timeWaitAssassinated from './time-wait-assassinated.json' with { type: 'json' };
import timeWaitOff from './time-wait-off.json' with { type: 'json' };
import timeWaitProtected from './time-wait-protected.json' with { type: 'json' };
import timeWaitReused from './time-wait-reused.json' with { type: 'json' };
import twoConnections from './two-connections.json' with { type: 'json' };
import twoWayHandshake from './two-way-handshake.json' with { type: 'json' };
import writeAfterReset from './write-after-reset.json' with { type: 'json' };

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
  dataWithThirdAck,
  synLost,
  synUnanswered,
  synAckLost,
  synAckLostLetter,
  thirdAckLost,
  thirdAckLostSilent,
  oldDuplicateSyn,
  synToClosedPort,
  straySegments,
  twoConnections,
  acceptQueueFull,
  acceptQueueAckDropped,
  numbersLedger,
  dataLost,
  dataReordered,
  sequenceWrap,
  httpOneConnectionARequest,
  httpPersistent,
  httpPipelined,
  httpMultiplexed,
  httpMultiplexedLoss,
  httpCloseRaceGet,
  httpCloseRacePost,
  keepAliveHttpFirst,
  keepAliveTcpFirst,
  fourWayClose,
  threeSegmentClose,
  threeSegmentCloseDelayed,
  fourSegmentCloseDelayed,
  halfClose,
  simultaneousClose,
  finLost,
  finAckLost,
  finAckLostFinArrives,
  lastAckLost,
  lastAckUnanswered,
  oldSegmentTimeWait,
  timeWaitReused,
  addressInUse,
  addressShared,
  portsExhausted,
  closeWaitForgotten,
  abort,
  lingerZero,
  closeWithUnreadData,
  dataAfterClose,
  processKilled,
  hostDied,
  cableOutAndIn,
  writeAfterReset,
  halfOpen,
  halfOpenData,
  keepAliveDead,
  keepAliveAnswered,
  keepAliveRebooted,
  forgedReset,
  forgedResetRfc793,
  forgedRefusal,
  synFlood,
  synCookies,
  timeWaitAssassinated,
  timeWaitProtected,
  twoWayHandshake,
  timeWaitOff,
  oldSegmentDelivered,
  sandbox,
];

export const catalogue = files as readonly CatalogueEntry[];

export const fromCatalogue = (id: string): CatalogueEntry | undefined =>
  catalogue.find((scenario) => scenario.id === id);
