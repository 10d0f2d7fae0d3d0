/**
 * Messages of HTTP/2 as they stand on the wire (RFC 9113 4.1): real frames, whose fields are literals
 * that nothing compresses (RFC 7541 6.2.2). All of it is ASCII, so that it is a text like any other:
 * lengths are chosen so that no octet of them is above 127.
 */
import { authority, content, type Asked } from './http-text.ts';

const types = { data: 0, headers: 1, settings: 4 } as const;
const endStream = 1;
const endHeaders = 4;

const octet = (value: number): string => String.fromCharCode(value & 0xff);

const frame = (type: number, flags: number, stream: number, payload: string): string =>
  [payload.length >> 16, payload.length >> 8, payload.length, type, flags, 0, 0, 0, stream]
    .map(octet)
    .join('') + payload;

const field = ([name, value]: readonly [string, string]): string =>
  octet(0) + octet(name.length) + name + octet(value.length) + value;

/** So many octets of content in frames; one whose length had an octet above 127 becomes two. */
const data = (stream: number, text: string, isLast: boolean): string => {
  const low = text.length & 0xff;
  if (low > 127) {
    const cut = text.length - low + 127;
    return data(stream, text.slice(0, cut), false) + data(stream, text.slice(cut), isLast);
  }
  return frame(types.data, isLast ? endStream : 0, stream, text);
};

const headers = (
  stream: number,
  fields: readonly (readonly [string, string])[],
  isLast: boolean,
): string =>
  frame(types.headers, endHeaders | (isLast ? endStream : 0), stream, fields.map(field).join(''));

const settings = frame(types.settings, 0, 0, '');

/** What each end says first on a connection (RFC 9113 3.4). */
export const preface = {
  client: `PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n${settings}`,
  server: settings,
} as const;

export const requestFrames = ({ method, path, length }: Asked, stream: number): string =>
  headers(
    stream,
    [
      [':method', method],
      [':scheme', 'http'],
      [':path', path],
      [':authority', authority],
    ],
    length === 0,
  ) + (length === 0 ? '' : data(stream, content(length), true));

/** A response in pieces of so many octets of content: between two of them another stream may come. */
export const responseFrames = (
  stream: number,
  length: number,
  frameLength: number,
): readonly string[] => {
  const whole = content(length);
  const pieces = Array.from({ length: Math.ceil(length / frameLength) }, (_, at) =>
    whole.slice(at * frameLength, (at + 1) * frameLength),
  );
  const frames = pieces.map((piece, at) => data(stream, piece, at === pieces.length - 1));
  const [first = '', ...others] = frames;
  return [headers(stream, [[':status', '200']], length === 0) + first, ...others];
};
