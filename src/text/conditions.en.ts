/**
 * What the conditions of a run are called and what they do, in English; `conditions.zh.ts` has the
 * same lines. Each option of the scenario's schema has a line in `options`: its name as a reader
 * would say it, and what it does in one sentence. The views check that none is missing.
 */
import type { Lines } from './language.ts';

const options = {
  maximumSegmentLifetime: {
    name: 'Maximum segment lifetime (MSL)',
    says: 'How long a segment may live in the network. TIME-WAIT lasts twice as long.',
  },
  initialRetransmissionTimeout: {
    name: 'First retransmission timeout (RTO)',
    says: 'How long an end waits for an answer before any round trip was measured.',
  },
  minimumRetransmissionTimeout: {
    name: 'Smallest retransmission timeout (RTO)',
    says: 'The retransmission timeout is never shorter than this.',
  },
  maximumRetransmissionTimeout: {
    name: 'Largest retransmission timeout (RTO)',
    says: 'The retransmission timeout doubles up to this and no further.',
  },
  retransmissionTimeoutAfterSyn: {
    name: 'Retransmission timeout after a repeated SYN',
    says: 'The retransmission timeout with which data begins if the SYN had to be repeated.',
  },
  clockGranularity: {
    name: 'Clock granularity (G)',
    says: 'How finely the clock ticks that measures round trips.',
  },
  minimumVariation: {
    name: 'Smallest variation',
    says: 'What the retransmission timeout allows for varying round trips is never less than this.',
  },
  userTimeout: {
    name: 'User timeout',
    says: 'Data that nobody acknowledges for so long ends the connection.',
  },
  delayedAck: {
    name: 'Delayed ACK',
    says: 'How long an ACK may wait so that it can travel with data or with another ACK.',
  },
  quickAcks: {
    name: 'Quick ACKs',
    says: 'So many first segments with data are acknowledged at once, delayed ACK or not.',
  },
  finWait2Timeout: {
    name: 'FIN-WAIT-2 timeout',
    says: 'How long FIN-WAIT-2 waits for the FIN of the other end after close().',
  },
  synRetries: {
    name: 'Repetitions of a SYN',
    says: 'How often a SYN is repeated before the end gives up.',
  },
  linearSynTimeouts: {
    name: 'Linear SYN timeouts',
    says: 'So many repetitions of a SYN come first, and do not double the timeout.',
  },
  synAckRetries: {
    name: 'Repetitions of a SYN,ACK',
    says: 'How often a SYN,ACK is repeated before the end gives up.',
  },
  noticeRetries: {
    name: 'Repetitions before the program is told (R1)',
    says: 'After so many repetitions the program hears that there is trouble.',
  },
  dataRetries: {
    name: 'Repetitions of data or a FIN (R2)',
    says: 'How often data or a FIN is repeated before the end gives up.',
  },
  orphanRetries: {
    name: 'Repetitions after close()',
    says: 'The same once the program has called close() and is gone.',
  },
  retriesAsTime: {
    name: 'Repetitions stand for a time',
    says: 'Gives up after the time that so many repetitions would take, not after their number.',
  },
  keepAliveIdle: {
    name: 'Keep-alive: idle time',
    says: 'How long a connection is silent before the first keep-alive probe.',
  },
  keepAliveInterval: {
    name: 'Keep-alive: interval',
    says: 'The time between two keep-alive probes.',
  },
  keepAliveCount: {
    name: 'Keep-alive: probes',
    says: 'So many probes without an answer end the connection.',
  },
  keepAliveOctet: {
    name: 'Keep-alive: one octet',
    says: 'A probe carries one octet of garbage, which old peers need to answer it.',
  },
  keepAliveReset: {
    name: 'Keep-alive: reset at the end',
    says: 'An end that gives up after its probes sends a reset.',
  },
  invalidSegmentAckInterval: {
    name: 'Interval of ACKs to unacceptable segments',
    says: 'The least time between two such ACKs of one connection; 0 is no limit.',
  },
  challengeAck: {
    name: 'Challenge ACK',
    says: 'Answers a SYN or an inexact reset with a challenge ACK; off, by the rules of RFC 793.',
  },
  challengeAckLimit: {
    name: 'Limit of challenge ACKs',
    says: 'So many challenge ACKs of one connection in 5 seconds; 0 is no limit.',
  },
  rfc1337: {
    name: 'Protect TIME-WAIT (RFC 1337)',
    says: 'A reset does not end TIME-WAIT.',
  },
  timeWaitReuse: {
    name: 'Reuse of TIME-WAIT',
    says: 'A new SYN with a higher sequence number may end TIME-WAIT for a new connection.',
  },
  acceptSynAckInSynReceived: {
    name: 'Simultaneous open as in Figure 7',
    says: 'Accepts the SYN,ACK of a simultaneous open; off, by the letter of 3.10.7.4.',
  },
  acknowledgeSynAckInSynReceived: {
    name: 'ACK of the SYN,ACK in a simultaneous open',
    says: 'Answers the accepted SYN,ACK with an ACK.',
  },
  repeatSynAckForRepeatedSyn: {
    name: 'SYN,ACK for a repeated SYN',
    says: 'Answers a repeated SYN in SYN-RECEIVED with the SYN,ACK again; off, with an ACK.',
  },
  restartTimeWaitWithEveryAck: {
    name: 'Restart of TIME-WAIT',
    says: 'Whatever draws an ACK in TIME-WAIT restarts it; off, only an acceptable FIN does.',
  },
  stateAfterAbort: {
    name: 'State after an abort',
    says: 'Where an end goes that sends a reset because its program aborts.',
  },
  listenAfterRefusal: {
    name: 'LISTEN after a refused SYN',
    says: 'An end that was in LISTEN before it called goes back there; off, to CLOSED.',
  },
  resetForOtherSyn: {
    name: 'Reset for another SYN',
    says: 'Answers another SYN in SYN-RECEIVED with a reset; off, returns to LISTEN in silence.',
  },
  halfDuplexClose: {
    name: 'close() ends receiving',
    says: 'Data that arrives after close(), or was not read before it, draws a reset.',
  },
  windowProbeOctets: {
    name: 'Octets in a window probe',
    says: 'How much data a probe of a closed window carries.',
  },
  textOnSyn: {
    name: 'Data on a SYN',
    says: 'Data that comes with a SYN is kept until ESTABLISHED (queue) or dropped (ignore).',
  },
  acknowledgeInReset: {
    name: 'ACK in a reset',
    says: 'The reset of an abort carries an ACK, too.',
  },
  segmentChecks: {
    name: 'Checks of a segment',
    says: 'Whose checks an arriving segment has to pass, where Linux differs in small things.',
  },
  listener: {
    name: 'Listener',
    says: 'One TCB as in Figure 5 (single), or a listener that stays and has a child for each caller (children).',
  },
  synCookies: {
    name: 'SYN cookies',
    says: 'A listener whose SYN queue is full answers without keeping anything.',
  },
  abortOnOverflow: {
    name: 'Reset when the accept queue is full',
    says: 'Who completes a handshake for which there is no room is reset; off, its ACK is dropped.',
  },
  firstEphemeralPort: {
    name: 'First ephemeral port',
    says: 'The first port for a program that calls without naming one.',
  },
  lastEphemeralPort: {
    name: 'Last ephemeral port',
    says: 'The last port for a program that calls without naming one.',
  },
  exclusiveBind: {
    name: 'Exclusive ports',
    says: 'A port that a connection still has, even in TIME-WAIT, is in use for a new listener.',
  },
  initialSequenceTick: {
    name: 'Tick of the initial sequence number clock',
    says: 'How long one tick is of the clock that initial sequence numbers are taken from.',
  },
  selectiveAcknowledgment: {
    name: 'Selective acknowledgment (SACK)',
    says: 'Acknowledges what has arrived beyond a gap.',
  },
  timestamps: {
    name: 'Timestamps',
    says: 'Each segment carries a time that its answer echoes.',
  },
  windowScaling: {
    name: 'Window scaling',
    says: 'Windows of more than 65535 octets.',
  },
  tailLossProbe: {
    name: 'Tail loss probe',
    says: 'Repeats the last segment early, in case it was lost.',
  },
  fiction: {
    name: 'What if? (not TCP)',
    says: 'A machine with one arrow of Figure 5 changed.',
  },
} as const;

export const conditionsEnglish = {
  title: 'Conditions of this run',
  what: 'Apply makes this your own copy and runs it again. Undo takes it back.',
  link: {
    title: 'Link',
    delay: { name: 'Delay', says: 'One way.' },
    loss: { name: 'Loss', says: 'The share of segments that never arrive.' },
    duplication: { name: 'Duplication', says: 'The share of segments that arrive twice.' },
    jitter: { name: 'Jitter', says: 'Up to so much more delay, drawn for each segment.' },
    seed: { name: 'Seed', says: 'All chance comes from this number: the same seed, the same run.' },
    another: 'Draw another',
  },
  end: {
    title: (host: string) => `End: ${host}`,
    iss: {
      name: 'Initial sequence number',
      says: 'A number, or several with commas: each new connection takes the next.',
    },
    receiveWindow: {
      name: 'Receive window',
      says: 'The receive buffer, and the largest window offered.',
    },
    maximumSegmentSize: {
      name: 'Maximum segment size (MSS)',
      says: 'The most data in one segment.',
    },
  },
  closers: {
    title: 'Who closes first',
    what: 'Swaps what the two ends do to close. Who connects stays.',
    why: {
      nobody: 'No end closes a connection in this scenario.',
      together: 'Both ends close at the same moment: there is no first one.',
      unpaired: 'It cannot be told which two ends belong together.',
    },
  },
  preset: {
    title: 'TCP',
    name: 'Preset',
    says: 'The values that hold for every option that is not changed below.',
    rfc: 'RFC: as RFC 9293 says',
    linux: 'Linux: as a Linux 6 kernel does',
  },
  search: {
    label: 'Search',
    hint: 'Name, meaning or clause',
    found: (found: number, all: number) =>
      found === all ? `${all} conditions` : `${found} of ${all} conditions`,
    nothing: 'No condition fits. Search for fewer words.',
  },
  options,
  units: { seconds: 's', octets: 'octets', times: 'times', segments: 'segments', share: '%' },
  unitNames: {
    seconds: 'seconds',
    octets: 'octets',
    times: 'times',
    segments: 'segments',
    share: 'per cent',
  },
  howGiven: (name: string) => `${name}: how it is given`,
  instead: {
    number: 'Number',
    off: 'Off',
    random: 'From the seed',
    clock: 'From a clock',
  },
  on: 'On',
  off: 'Off',
  none: 'None: TCP as it is',
  default: (value: string) => `Default: ${value}`,
  changed: 'Changed',
  putBack: 'Put back',
  putBackOf: (name: string) => `Put back to the default: ${name}`,
  notModelled: 'Not modelled yet',
  problems: {
    number: 'This is no number. Write it in digits, for example 0.5.',
    whole: 'Expected a whole number.',
    places: (places: number) => `Expected ${places} numbers with a comma between them.`,
    range: (low: string, high: string) => `Expected a number from ${low} to ${high}.`,
  },
  changes: (count: number) =>
    count === 0 ? 'Nothing changed' : count === 1 ? '1 change' : `${count} changes`,
  wrong: (count: number) => (count === 1 ? '1 value to correct' : `${count} values to correct`),
  refused: 'These conditions cannot be run. ',
  /** A call at a fixed time comes before there is a connection. */
  early: (call: string, host: string, state: string, was: string) =>
    `With these conditions ${call} at ${host} comes in ${state} instead of ${was}. Press Apply once more to run it so.`,
  apply: 'Apply',
  cancel: 'Cancel',
} as const;

export type ConditionsText = Lines<typeof conditionsEnglish>;
