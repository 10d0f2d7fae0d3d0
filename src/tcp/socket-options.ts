/** What a program can set on its socket and TCP heeds; the rest is the preset's. Times in seconds. */
export interface SocketOptions {
  /** SO_KEEPALIVE: off where nothing is said (RFC 9293 3.8.4, MUST-25). */
  readonly keepAlive?: boolean | undefined;
  readonly keepAliveIdle?: number | undefined;
  readonly keepAliveInterval?: number | undefined;
  readonly keepAliveCount?: number | undefined;
  /** SO_LINGER: with 0 seconds `close()` resets the connection. */
  readonly linger?: number | false | undefined;
  /** USER TIMEOUT (3.9.1.1), or false for none. */
  readonly userTimeout?: number | false | undefined;
}
