/** What a browser asks for: in which portions, in which words, and whether a second time. */
import type { HttpClient } from '../scenario/applications.ts';
import { idempotent } from '../scenario/methods.ts';
import type { Message } from '../trace/trace.ts';
import { requestText, type Asked } from './http-text.ts';
import { preface, requestFrames } from './http2-frames.ts';
import type { Draft } from './program.ts';

/** Something to ask for; the second time, where a connection was closed under it. */
export interface Want extends Asked {
  readonly isSecond?: true;
  readonly retryOf?: string;
}

/** What waits for its response; the message is null where it could not be written. */
export interface Asking {
  readonly want: Want;
  readonly message: Message | null;
}

type Version = NonNullable<HttpClient['version']>;

/** What a message calls each of them. */
const numbers = {
  '1.0': '1.0',
  '1.0 keep-alive': '1.0',
  '1.1': '1.1',
  pipelined: '1.1',
  '2': '2',
} as const satisfies Record<Version, Message['version']>;

export const wantsOf = ({ requests }: HttpClient): Want[] =>
  requests.map(({ method = 'GET', path, length = 0 }) => ({ method, path, length }));

/** How many of them are asked for at once. Behind what may not be repeated nothing is (9.3.2). */
export const together = (version: Version, wants: readonly Want[]): number => {
  if (version === '2') return wants.length;
  if (version !== 'pipelined') return 1;
  const barrier = wants.findIndex(({ method }) => !idempotent[method]);
  return barrier === -1 ? wants.length : barrier + 1;
};

/** A client's streams have odd numbers (RFC 9113 5.1.1). */
const streamAt = (place: number): number => 2 * place + 1;

/** A request as it is written, as the so-many-th of its connection. */
export const requestOf = (
  want: Want,
  version: Version,
  place: number,
): { readonly text: string; readonly of: Draft } => {
  const { method, path, retryOf } = want;
  const number = numbers[version];
  const stream = number === '2' ? streamAt(place) : null;
  const keepsConnection = version !== '1.0';
  const text =
    number === '2'
      ? (place === 0 ? preface.client : '') + requestFrames(want, streamAt(place))
      : requestText(want, { version: number, keepsAlive: keepsConnection });
  return {
    text,
    of: {
      ...{ kind: 'request', version: number, method, path, status: null, stream },
      ...{ keepsConnection, answers: null, length: text.length },
      ...(retryOf !== undefined && { retryOf }),
    },
  };
};

/** Those that none of the responses is to. */
export const stillAsking = (
  all: readonly Asking[],
  responses: readonly Message[],
): readonly Asking[] =>
  all.filter(({ message }) => !responses.some(({ answers }) => answers === message?.id));

/** What may be asked once more, where a connection was lost before it was answered (RFC 9110 9.2.2). */
export const askedAgain = (all: readonly Asking[], retries: boolean): readonly Want[] =>
  all
    .filter(({ want }) => want.isSecond !== true)
    // What never left can do no harm.
    .filter(({ want, message }) => message === null || (retries && idempotent[want.method]))
    .map(({ want, message }) => ({
      ...want,
      isSecond: true,
      ...(message !== null && { retryOf: message.id }),
    }));
