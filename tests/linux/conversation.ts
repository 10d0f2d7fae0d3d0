/**
 * A real conversation between two kernels: what their programs called, what the wire did to each
 * packet, and the states that their sockets went through. Times are seconds from its start.
 */
export type End = 'A' | 'B';

export type CallName =
  | 'OPEN passive'
  | 'OPEN active'
  | 'OPEN returned'
  | 'ACCEPT'
  | 'SEND'
  | 'RECEIVE'
  | 'SHUTDOWN(WR)'
  | 'CLOSE'
  | 'ABORT'
  | 'KEEPALIVE';

export interface Call {
  readonly t: number;
  readonly host: End;
  readonly call: CallName;
  /** Octets. */
  readonly n?: number;
  readonly err?: number | string;
  /** Of KEEPALIVE, seconds. */
  readonly idle?: number;
}

/** A packet on the wire, where and as its sender put it there. */
export interface WirePacket {
  readonly t: number;
  readonly dir: 'A>B' | 'B>A';
  /** Its place among what this end has sent; an injected one has none. */
  readonly n: number;
  readonly act: 'deliver' | 'drop' | 'inject';
  /** Seconds until each of its arrivals; two where the wire makes a copy. */
  readonly delays: readonly number[];
  readonly sport: number;
  readonly dport: number;
  readonly seq: number;
  readonly ack: number;
  /** Letters, in the order in which tcpdump has them: `S`, `SA`, `PA`, `FA`, `RA`, … */
  readonly flags: string;
  readonly win: number;
  readonly len: number;
}

export interface PolledState {
  readonly t: number;
  readonly host: End;
  readonly lport: number;
  readonly rport: number;
  /** `gone`: there is no such socket any more. */
  readonly state: string;
}

export interface Conversation {
  readonly name: string;
  readonly doc: string;
  /** Seconds, one way. */
  readonly delay: number;
  /** Names without `net.ipv4.`. */
  readonly sysctls: Readonly<Record<string, number>>;
  readonly port: number;
  readonly calls: readonly Call[];
  readonly wire: readonly WirePacket[];
  readonly poll: readonly PolledState[];
}
