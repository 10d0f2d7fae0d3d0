/** The options of a TCP and the values that a preset gives them. Times in seconds. */
import type { Fiction } from './machine.ts';

export interface TcpOptions {
  /** MSL, seconds: TIME-WAIT lasts two of them (RFC 9293 3.4.1). */
  readonly maximumSegmentLifetime: number;
  /** The RTO before anything is measured, seconds (RFC 6298 2.1). */
  readonly initialRetransmissionTimeout: number;
  /** The RTO is never less, seconds (RFC 6298 2.4). */
  readonly minimumRetransmissionTimeout: number;
  /** How often a SYN is repeated before giving up; MUST-23 wants at least 3 minutes in all. */
  readonly synRetries: number;
  /** How often a SYN,ACK is repeated before giving up. */
  readonly synAckRetries: number;
  /** How often data or a FIN is repeated before giving up; SHLD-11 wants at least 100 s in all. */
  readonly dataRetries: number;
  /** Answer an inexact reset and a SYN with a challenge ACK (RFC 5961; D3); else RFC 793's rules. */
  readonly challengeAck: boolean;
  /** Take a SYN,ACK in SYN-RECEIVED as Figure 7 draws it (D1); else the letter of 3.10.7.4. */
  readonly acceptSynAckInSynReceived: boolean;
  /** Answer a repeated SYN in SYN-RECEIVED with the SYN,ACK again (D2); else with an ACK. */
  readonly repeatSynAckForRepeatedSyn: boolean;
  /** Restart 2 MSL for whatever draws an ACK in TIME-WAIT (D4); else only for an acceptable FIN. */
  readonly restartTimeWaitWithEveryAck: boolean;
  /** What is not TCP: a machine with an arrow changed, or null. */
  readonly fiction: Fiction | null;
}

export const rfcPreset: TcpOptions = {
  maximumSegmentLifetime: 120,
  initialRetransmissionTimeout: 1,
  minimumRetransmissionTimeout: 1,
  synRetries: 7,
  synAckRetries: 7,
  dataRetries: 6,
  challengeAck: true,
  acceptSynAckInSynReceived: true,
  repeatSynAckForRepeatedSyn: true,
  restartTimeWaitWithEveryAck: true,
  fiction: null,
};
