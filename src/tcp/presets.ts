/**
 * The options of a TCP and the values that the two presets give them: `rfc` does what RFC 9293
 * says, `linux` what a Linux 6 kernel does. Times in seconds, retries are counts.
 */
import type { Fiction } from './machine.ts';

/** A time that may be switched off. */
export type SecondsOrOff = number | false;

interface TimerOptions {
  /** MSL, seconds: TIME-WAIT lasts two of them (RFC 9293 3.4.1). */
  readonly maximumSegmentLifetime: number;
  /** The RTO before anything is measured, seconds (RFC 6298 2.1). */
  readonly initialRetransmissionTimeout: number;
  /** The RTO is never less, seconds (RFC 6298 2.4). */
  readonly minimumRetransmissionTimeout: number;
  /** The RTO is never more, seconds; at least 60 (RFC 6298 2.5). */
  readonly maximumRetransmissionTimeout: number;
  /** The RTO after a handshake whose SYN had to be repeated, seconds (RFC 6298 5.7). */
  readonly retransmissionTimeoutAfterSyn: number;
  /** G, the granularity of the clock that measures round trips, seconds (RFC 6298 2). */
  readonly clockGranularity: number;
  /** What the RTO allows for variation is never less, seconds (Linux's `tcp_rto_min`). */
  readonly minimumVariation: number;
  /** USER TIMEOUT, seconds: data that nobody acknowledges for so long ends it (3.10.8). */
  readonly userTimeout: SecondsOrOff;
  /** An ACK may wait so long for company, seconds, at most 0.5 (3.8.6.3, MUST-40); D9. */
  readonly delayedAck: SecondsOrOff;
  /** The first so many segments with data are acknowledged at once all the same. */
  readonly quickAcks: number;
  /** How long FIN-WAIT-2 lasts after `close()`, seconds; never over by the RFC (D12). */
  readonly finWait2Timeout: SecondsOrOff;
}

interface RetryOptions {
  /** How often a SYN is repeated before giving up; MUST-23 wants at least 3 minutes in all. */
  readonly synRetries: number;
  /** So many more repetitions of a SYN come first, and do not double the RTO. */
  readonly linearSynTimeouts: number;
  /** How often a SYN,ACK is repeated before giving up. */
  readonly synAckRetries: number;
  /** R1: after so many repetitions the user hears of the trouble (3.8.3, SHLD-9, SHLD-10). */
  readonly noticeRetries: number;
  /** R2: how often data or a FIN is repeated before giving up; SHLD-11 wants at least 100 s. */
  readonly dataRetries: number;
  /** The same once the user has gone (`close()`). */
  readonly orphanRetries: number;
  /** R2 is the time that so many repetitions would take from the smallest RTO on, not their count. */
  readonly retriesAsTime: boolean;
}

interface KeepAliveOptions {
  /** Idle seconds before the first probe; at least 7200 by default (3.8.4, MUST-28). */
  readonly keepAliveIdle: number;
  /** Seconds between probes. */
  readonly keepAliveInterval: number;
  /** So many probes without an answer end the connection (MUST-29: never a single one). */
  readonly keepAliveCount: number;
  /** A probe carries one octet of garbage, for old peers (MAY-6); else none (SHLD-12). */
  readonly keepAliveOctet: boolean;
  /** Who gives up after keep-alives sends a reset. */
  readonly keepAliveReset: boolean;
}

interface DefenceOptions {
  /** Seconds between two ACKs to unacceptable segments of one connection; 0 is no limit. */
  readonly invalidSegmentAckInterval: number;
  /** Answer an inexact reset and a SYN with a challenge ACK (RFC 5961; D3); else RFC 793's rules. */
  readonly challengeAck: boolean;
  /** So many challenge ACKs of a connection in any 5 seconds (RFC 5961 7); 0 is no limit. */
  readonly challengeAckLimit: number;
  /** A reset does not end TIME-WAIT (RFC 1337 3). */
  readonly rfc1337: boolean;
  /**
   * A SYN beyond RCV.NXT may end TIME-WAIT for a new connection (3.6.1, MAY-2). Who does so does not
   * return to TIME-WAIT if the SYN turns out to be an old one.
   */
  readonly timeWaitReuse: boolean;
}

interface DecisionOptions {
  /** D1: take a SYN,ACK in SYN-RECEIVED as Figure 7 draws it; else the letter of 3.10.7.4. */
  readonly acceptSynAckInSynReceived: boolean;
  /** D1: and answer it with an ACK. */
  readonly acknowledgeSynAckInSynReceived: boolean;
  /** D2: answer a repeated SYN in SYN-RECEIVED with the SYN,ACK again; else with an ACK. */
  readonly repeatSynAckForRepeatedSyn: boolean;
  /** D4: restart 2 MSL for whatever draws an ACK in TIME-WAIT; else only for an acceptable FIN. */
  readonly restartTimeWaitWithEveryAck: boolean;
  /** D5: where an end goes that sends a reset by ABORT: CLOSED (3.10.5), or TIME-WAIT (3.5.2). */
  readonly stateAfterAbort: 'CLOSED' | 'TIME-WAIT';
  /** D6: a refused SYN leads back to LISTEN, if the end came from there (3.5.3); else to CLOSED. */
  readonly listenAfterRefusal: boolean;
  /** D8: another SYN in SYN-RECEIVED draws a reset; else LISTEN again, in silence. */
  readonly resetForOtherSyn: boolean;
  /** D13: `close()` ends receiving too: data that is lost by it draws a reset (MAY-1, SHLD-3). */
  readonly halfDuplexClose: boolean;
  /** D14: octets in a probe of a closed window: 1, or 0 with SEQ = SND.UNA - 1. */
  readonly windowProbeOctets: 0 | 1;
  /** D15: text on a SYN is kept until ESTABLISHED; else its sender has to repeat it. */
  readonly textOnSyn: 'queue' | 'ignore';
  /** An ABORT's reset acknowledges, too: `<CTL=RST,ACK>`. */
  readonly acknowledgeInReset: boolean;
  /** Whose checks of an arriving segment, where a kernel's differ from 3.10.7 in small things. */
  readonly segmentChecks: 'rfc9293' | 'linux';
}

export interface TcpOptions
  extends TimerOptions, RetryOptions, KeepAliveOptions, DefenceOptions, DecisionOptions {
  /** What is not TCP: a machine with an arrow changed, or null. */
  readonly fiction: Fiction | null;
}

export const rfcPreset: TcpOptions = {
  maximumSegmentLifetime: 120,
  initialRetransmissionTimeout: 1,
  minimumRetransmissionTimeout: 1,
  maximumRetransmissionTimeout: 60,
  retransmissionTimeoutAfterSyn: 3,
  clockGranularity: 0.001,
  minimumVariation: 0,
  userTimeout: false,
  delayedAck: false,
  quickAcks: 0,
  finWait2Timeout: false,

  synRetries: 7,
  linearSynTimeouts: 0,
  synAckRetries: 7,
  noticeRetries: 3,
  dataRetries: 6,
  orphanRetries: 6,
  retriesAsTime: false,

  keepAliveIdle: 7200,
  keepAliveInterval: 75,
  keepAliveCount: 9,
  keepAliveOctet: false,
  keepAliveReset: false,

  invalidSegmentAckInterval: 0,
  challengeAck: true,
  challengeAckLimit: 10,
  rfc1337: false,
  timeWaitReuse: false,

  acceptSynAckInSynReceived: true,
  acknowledgeSynAckInSynReceived: false,
  repeatSynAckForRepeatedSyn: true,
  restartTimeWaitWithEveryAck: true,
  stateAfterAbort: 'CLOSED',
  listenAfterRefusal: false,
  resetForOtherSyn: false,
  halfDuplexClose: true,
  windowProbeOctets: 1,
  textOnSyn: 'ignore',
  acknowledgeInReset: false,
  segmentChecks: 'rfc9293',

  fiction: null,
};

/** As measured on Linux 6.18 with its sysctls untouched, and as its source says. */
export const linuxPreset: TcpOptions = {
  ...rfcPreset,
  maximumSegmentLifetime: 30,
  minimumRetransmissionTimeout: 0.2,
  maximumRetransmissionTimeout: 120,
  minimumVariation: 0.2,
  delayedAck: 0.04,
  quickAcks: 16,
  finWait2Timeout: 60,

  synRetries: 6,
  linearSynTimeouts: 4,
  synAckRetries: 5,
  dataRetries: 15,
  orphanRetries: 8,
  retriesAsTime: true,

  keepAliveReset: true,

  invalidSegmentAckInterval: 0.5,
  challengeAckLimit: 0,
  timeWaitReuse: true,

  acknowledgeSynAckInSynReceived: true,
  resetForOtherSyn: true,
  windowProbeOctets: 0,
  acknowledgeInReset: true,
  segmentChecks: 'linux',
};

export const presets = { rfc: rfcPreset, linux: linuxPreset } as const;
export const presetNames = ['rfc', 'linux'] as const satisfies (keyof typeof presets)[];
export type PresetName = keyof typeof presets;
