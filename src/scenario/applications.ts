/**
 * What runs on a host by itself, instead of single calls: the form of a scenario's `applications`.
 * Programs of HTTP say what a browser and a server say, as it stands on the wire, and call what
 * they would call; what they know of one another is in the trace's `messages`.
 */
import * as v from 'valibot';
import { idempotent, type Method } from './methods.ts';

const seconds = v.pipe(v.number(), v.finite(), v.minValue(0), v.maxValue(100_000_000));
const port = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(65535));
const content = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(65_536));
const name = v.pipe(v.string(), v.minLength(1), v.maxLength(64));

/** The longest path, in characters: with it the header fields of HTTP/2 still have short lengths. */
const longestPath = 32;

const path = v.pipe(
  v.string(),
  v.check(
    (value) => /^\/[!-_a-~]*$/.test(value) && value.length <= longestPath,
    `a path: "/", then at most ${String(longestPath - 1)} characters without a space or a backtick`,
  ),
);

const methods = Object.keys(idempotent) as [Method, ...Method[]];

/** What both ends of HTTP may have. */
const either = {
  kind: v.literal('http'),
  /** Closes a connection on which nothing was asked or answered for so many seconds. Default: never. */
  idleTimeoutSeconds: v.optional(seconds),
  /** Has SO_KEEPALIVE on its sockets, with the times of the options (RFC 9293 3.8.4). Default false. */
  keepAlive: v.optional(v.boolean()),
};

const server = v.object({
  ...either,
  role: v.literal('server'),
  /** Where it listens. Default 80. */
  port: v.optional(port),
  /** Octets of a response's content, its header not counted. Default 600. */
  responseLength: v.optional(content),
  /** Seconds between a request and its response. Default 0. */
  thinkSeconds: v.optional(seconds),
  /** Other values for some paths. */
  paths: v.optional(
    v.record(
      path,
      v.object({ responseLength: v.optional(content), thinkSeconds: v.optional(seconds) }),
    ),
  ),
  /** It answers so many requests of one connection and then closes it. Default: no limit. */
  maximumRequests: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1))),
  /** How it closes: both directions at once, or its own first (RFC 9112 9.6). Default `close`. */
  closes: v.optional(v.picklist(['close', 'shutdown'], '"close" or "shutdown"')),
  /** HTTP/2: octets of a response's content until the next stream has its turn. Default 256. */
  frameLength: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(16_384))),
});

export const httpVersions = ['1.0', '1.0 keep-alive', '1.1', 'pipelined', '2'] as const;

const client = v.object({
  ...either,
  role: v.literal('client'),
  /** Its server. */
  to: v.object({ host: name, port }),
  /**
   * `1.0`: a connection for each request. `1.0 keep-alive`, `1.1`: one for all, each request after
   * the response to the one before. `pipelined`: 1.1, without waiting, but not behind a method that
   * is not idempotent (RFC 9112 9.3.2). `2`: all at once, each in its own stream. Real frames, but
   * no field is compressed (RFC 7541 6.2.2), SETTINGS are not acknowledged, and there is no flow
   * control but TCP's. Default `1.1`.
   */
  version: v.optional(
    v.picklist(httpVersions, '"1.0", "1.0 keep-alive", "1.1", "pipelined" or "2"'),
  ),
  /** What it asks for, in this order. */
  requests: v.pipe(
    v.array(
      v.object({
        /** Default GET. */
        method: v.optional(v.picklist(methods, `one of ${methods.join(', ')}`)),
        path,
        /** Octets of its content. Default 0. */
        length: v.optional(content),
      }),
    ),
    v.minLength(1),
    v.maxLength(60),
  ),
  /** When it first connects, seconds. Default 0. */
  at: v.optional(seconds),
  /** Seconds between a response and the next request; `pipelined` and `2` do not wait. Default 0. */
  betweenSeconds: v.optional(seconds),
  /** Seconds from the server's last octet to its own `close`, where the server closes. Default 0. */
  closeAfterSeconds: v.optional(seconds),
  /**
   * What the connection was closed under is asked once more on another one, if its method is
   * idempotent (RFC 9110 9.2.2, RFC 9112 9.3.1). Default true.
   */
  retry: v.optional(v.boolean()),
});

const ready = v.picklist(
  ['echo', 'discard', 'sleeping'],
  '"echo", "discard", "sleeping" or an object of the kind "http"',
);
const http = v.variant('role', [server, client]);

/**
 * `echo` sends back what it gets, `discard` only reads, and both close after the peer; `sleeping`
 * does not even read. Programs of HTTP listen, connect, ask, answer and close by themselves.
 */
export const application = v.lazy((input) => (typeof input === 'object' ? http : ready));

export type Application = v.InferOutput<typeof http> | v.InferOutput<typeof ready>;
export type HttpServer = v.InferOutput<typeof server>;
export type HttpClient = v.InferOutput<typeof client>;
