/** A program that asks a server for things, one after the other or all at once, as a browser does. */
import type { HttpClient } from '../scenario/applications.ts';
import { idempotent } from '../scenario/methods.ts';
import type { Message } from '../trace/trace.ts';
import { requestText, type Asked } from './http-text.ts';
import { preface, requestFrames } from './http2-frames.ts';
import type { Draft, Hands, Heard, Program } from './program.ts';

/** Something to ask for; the second time, where a connection was closed under it. */
interface Want extends Asked {
  readonly isSecond?: true;
  readonly retryOf?: string;
}

interface Link {
  readonly socket: string;
  /** The handshake is over. */
  ready: boolean;
  /** Requests that were written on it. */
  asked: number;
  /** Those that wait for a response; null: it could not be written. */
  readonly unanswered: { readonly want: Want; message: Message | null }[];
}

const wantsOf = ({ requests }: HttpClient): Want[] =>
  requests.map(({ method = 'GET', path, length = 0 }) => ({ method, path, length }));

/** How many of them are asked for at once. Behind what may not be repeated nothing is (9.3.2). */
const together = (version: HttpClient['version'], wants: readonly Want[]): number => {
  if (version === '2') return wants.length;
  if (version !== 'pipelined') return 1;
  const barrier = wants.findIndex(({ method }) => !idempotent[method]);
  return barrier === -1 ? wants.length : barrier + 1;
};

interface Written {
  readonly text: string;
  readonly of: Draft;
}

/** A request as it is written, as the so-many-th of its connection. */
const written = (
  { isSecond: _, retryOf, ...asked }: Want,
  version: NonNullable<HttpClient['version']>,
  place: number,
): Written => {
  const stream = version === '2' ? 2 * place + 1 : null;
  const number = version === '2' ? '2' : version.startsWith('1.0') ? '1.0' : '1.1';
  const keepsConnection = version !== '1.0';
  const text =
    stream === null
      ? requestText(asked, {
          version: number === '1.0' ? '1.0' : '1.1',
          keepsAlive: keepsConnection,
        })
      : (place === 0 ? preface.client : '') + requestFrames(asked, stream);
  const { method, path } = asked;
  return {
    text,
    of: {
      ...{ kind: 'request', version: number, method, path, status: null, stream },
      ...{ keepsConnection, answers: null, length: text.length },
      ...(retryOf !== undefined && { retryOf }),
    },
  };
};

/** May be asked once more, where a connection was lost before it was answered (RFC 9110 9.2.2). */
const again = (
  { want, message }: Link['unanswered'][number],
  retries: boolean,
): readonly Want[] => {
  // What never left can do no harm.
  const may = message === null || (retries && idempotent[want.method]);
  if (!may || want.isSecond === true) return [];
  return [{ ...want, isSecond: true, ...(message !== null && { retryOf: message.id }) }];
};

export const createHttpClient = (application: HttpClient, hands: Hands): Program => {
  const { to, version = '1.1', at = 0, betweenSeconds = 0, retry = true } = application;
  const { keepAlive = false, idleTimeoutSeconds, closeAfterSeconds = 0 } = application;
  const wants = wantsOf(application);
  const mine = new Set<string>();
  let current: Link | null = null;

  const connect = (): void => {
    const socket = hands.nameSocket();
    mine.add(socket);
    current = { socket, ready: false, asked: 0, unanswered: [] };
    hands.call({ call: 'connect', to, socket });
    if (keepAlive) hands.call({ call: 'setOption', socket, keepAlive });
  };

  const ask = (link: Link): void => {
    if (link.unanswered.length > 0) return;
    for (const want of wants.splice(0, together(version, wants))) {
      const asking: Link['unanswered'][number] = { want, message: null };
      const { text, of } = written(want, version, link.asked);
      link.asked += 1;
      link.unanswered.push(asking);
      hands.write(link.socket, text, of, (message) => {
        asking.message = message;
      });
    }
  };

  const proceed = (): void => {
    if (wants.length === 0) return;
    if (current === null) connect();
    else if (current.ready) ask(current);
  };

  /** On a connection that may be closed in this instant it asks when that is known. */
  const goOn = (afterSeconds: number): void => {
    if (afterSeconds === 0 && current === null) proceed();
    else if (wants.length > 0) hands.wait(afterSeconds, proceed);
  };

  const close = (socket: string): void => {
    if (mine.has(socket)) hands.call({ call: 'close', socket });
  };

  const follow = (socket: string): void => {
    if (closeAfterSeconds === 0) close(socket);
    else {
      hands.wait(closeAfterSeconds, () => {
        close(socket);
      });
    }
  };

  const rest = (link: Link): void => {
    if (idleTimeoutSeconds === undefined) return;
    const { asked } = link;
    hands.wait(idleTimeoutSeconds, () => {
      if (current !== link || link.asked !== asked) return;
      close(link.socket);
      current = null;
    });
  };

  const read = (link: Link, responses: readonly Message[]): void => {
    const { unanswered } = link;
    const isAnswered = ({ message }: Link['unanswered'][number]) =>
      responses.some(({ answers }) => answers === message?.id);
    unanswered.splice(0, Infinity, ...unanswered.filter((one) => !isAnswered(one)));
    if (unanswered.length > 0) return;
    // The server closes; what is left to ask has to find another connection.
    if (responses.some(({ keepsConnection }) => !keepsConnection)) current = null;
    else rest(link);
    goOn(betweenSeconds);
  };

  const lose = ({ ready, unanswered }: Link, heard: Heard): void => {
    current = null;
    hands.giveUp(
      unanswered.flatMap(({ message }) => message ?? []),
      heard,
    );
    // Nobody is there: it does not try again.
    if (!ready) wants.length = 0;
    const repeated = unanswered.flatMap((one) => again(one, retry));
    wants.unshift(...repeated);
    if (unanswered.length > 0) goOn(repeated.length > 0 ? 0 : betweenSeconds);
  };

  return {
    begin: () => {
      hands.wait(at, proceed);
    },
    hear: (heard) => {
      const { socket, opened, messages, ended, gone } = heard;
      if (!mine.has(socket)) return;
      if (gone) mine.delete(socket);
      if (ended) follow(socket);
      const link = current;
      if (link?.socket !== socket) return;
      if (opened) {
        link.ready = true;
        ask(link);
      }
      if (messages.length > 0) read(link, messages);
      if ((ended || gone) && current === link) lose(link, heard);
    },
  };
};
