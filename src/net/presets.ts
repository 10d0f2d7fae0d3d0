/**
 * What a host does beside its TCP, and the values that the two presets give it: how a listener
 * works, which ports a connection gets, when an address is in use, how initial numbers are chosen.
 */
export interface HostBehaviour {
  /**
   * D7: Figure 5's one TCB, where the listener itself becomes SYN-RECEIVED and a reset returns it
   * to LISTEN; or a listener that stays, with a child for each four-tuple.
   */
  readonly listener: 'single' | 'children';
  /** A full SYN queue answers with a cookie and keeps nothing (RFC 4987 3.6); else it drops the SYN. */
  readonly synCookies: boolean;
  /** A full accept queue resets who completes its handshake; else it lets the last ACK drop. */
  readonly abortOnOverflow: boolean;
  /** The first port for a connection whose program names none (RFC 6335 6). */
  readonly firstEphemeralPort: number;
  /** The last of them. */
  readonly lastEphemeralPort: number;
  /**
   * A port that any connection still has, also in TIME-WAIT, can be bound again only where the old
   * and the new socket both have `reuseAddress`. Else only another listener is in the way (MUST-42).
   */
  readonly exclusiveBind: boolean;
  /** How initial numbers are chosen where a host's `iss` does not say. */
  readonly initialSequence: 'random' | 'clock';
  /** One tick of the clock that initial numbers are taken from, seconds (3.4.1). */
  readonly initialSequenceTick: number;
}

export const rfcHost: HostBehaviour = {
  listener: 'single',
  synCookies: false,
  abortOnOverflow: false,
  firstEphemeralPort: 49152,
  lastEphemeralPort: 65535,
  exclusiveBind: false,
  initialSequence: 'random',
  initialSequenceTick: 4e-6,
};

/** As measured on Linux 6.18 with its sysctls untouched. */
export const linuxHost: HostBehaviour = {
  listener: 'children',
  synCookies: true,
  abortOnOverflow: false,
  firstEphemeralPort: 32768,
  lastEphemeralPort: 60999,
  exclusiveBind: true,
  initialSequence: 'clock',
  initialSequenceTick: 64e-9,
};

export const hostPresets = { rfc: rfcHost, linux: linuxHost } as const;
