/** Messages of HTTP/1 as they stand on the wire (RFC 9112). All of it is ASCII: a character an octet. */
import type { Method } from '../scenario/methods.ts';

export interface Asked {
  readonly method: Method;
  readonly path: string;
  /** Octets of content. */
  readonly length: number;
}

/** What only a request that has a meaning for content says of it, though there is none (RFC 9110 8.6). */
const expectsContent: readonly Method[] = ['POST', 'PUT', 'PATCH'];

/** The name of every server (RFC 2606 3). */
export const authority = 'example.com';

const digits = '0123456789';

/** So many octets of content. */
export const content = (length: number): string =>
  digits.repeat(Math.ceil(length / digits.length)).slice(0, length);

const lines = (...all: readonly (string | false)[]): string =>
  [...all.filter((line) => line !== false), '', ''].join('\r\n');

/** 1.0 persists only where both ends say so (RFC 9112 C.2.2); Host came with 1.1 (3.2). */
export const requestText = (
  { method, path, length }: Asked,
  { version, keepsAlive }: { version: '1.0' | '1.1'; keepsAlive: boolean },
): string =>
  lines(
    `${method} ${path} HTTP/${version}`,
    version === '1.1' && `Host: ${authority}`,
    version === '1.0' && keepsAlive && 'Connection: keep-alive',
    (length > 0 || expectsContent.includes(method)) && `Content-Length: ${String(length)}`,
  ) + content(length);

/** A server that will close after the response says so (RFC 9112 9.6), where 1.0 does not expect it. */
export const responseText = (
  method: Method,
  length: number,
  { version, keepsAlive }: { version: '1.0' | '1.1'; keepsAlive: boolean },
): string =>
  lines(
    `HTTP/${version} 200 OK`,
    version === '1.0' && keepsAlive && 'Connection: keep-alive',
    version === '1.1' && !keepsAlive && 'Connection: close',
    `Content-Length: ${String(length)}`,
  ) + (method === 'HEAD' ? '' : content(length));
