/** A program that answers what it is asked, in order or, where the version has streams, side by side. */
import type { HttpServer } from '../scenario/applications.ts';
import type { Method } from '../scenario/methods.ts';
import type { Message } from '../trace/trace.ts';
import { responseText } from './http-text.ts';
import { preface, responseFrames } from './http2-frames.ts';
import type { Draft, Hands, Program } from './program.ts';

/** A response of which some pieces are still to be written. */
interface Underway {
  readonly pieces: string[];
  of: Draft | Message;
}

interface Link {
  readonly socket: string;
  /** Requests that wait for those before them. */
  readonly waiting: Message[];
  /** Requests that are read and not wholly answered. */
  pending: number;
  answered: number;
  /** The streams whose turn comes, in this order. */
  readonly streams: Underway[];
  /** They take turns already. */
  turning: boolean;
  /** The peer will ask no more. */
  ended: boolean;
  closed: boolean;
  /** Counts what happens, to know whether anything has. */
  activity: number;
}

const listener = 'listener';

const linkOf = (socket: string): Link => ({
  ...{ socket, waiting: [], pending: 0, answered: 0, streams: [], turning: false },
  ...{ ended: false, closed: false, activity: 0 },
});

const responseTo = (
  { id, version, method, path, stream }: Message,
  keepsConnection: boolean,
  pieces: readonly string[],
): Draft => ({
  ...{ kind: 'response', version, method, path, status: 200, stream, keepsConnection, answers: id },
  length: pieces.reduce((sum, { length }) => sum + length, 0),
});

/** What the response to a request has, by its path. */
const resourceAt = ({ paths = {}, ...all }: HttpServer, { path }: Message) => ({
  responseLength: paths[path]?.responseLength ?? all.responseLength ?? 600,
  thinkSeconds: paths[path]?.thinkSeconds ?? all.thinkSeconds ?? 0,
});

/** The pieces in which a response is written: one, or as many as take turns. */
const piecesOf = (
  application: HttpServer,
  request: Message,
  { isFirst, keeps }: { isFirst: boolean; keeps: boolean },
): string[] => {
  const { method, version, stream } = request;
  const { responseLength } = resourceAt(application, request);
  if (stream === null) {
    const of = { version: version === '1.0' ? version : '1.1', keepsAlive: keeps } as const;
    return [responseText(method as Method, responseLength, of)];
  }
  const length = method === 'HEAD' ? 0 : responseLength;
  const [first = '', ...others] = responseFrames(stream, length, application.frameLength ?? 256);
  return [(isFirst ? preface.server : '') + first, ...others];
};

export const createHttpServer = (application: HttpServer, hands: Hands): Program => {
  const { port = 80, maximumRequests = Infinity, closes = 'close', keepAlive } = application;
  const { idleTimeoutSeconds } = application;
  const links = new Map<string, Link>();

  const listen = (): void => {
    hands.call({ call: 'listen', port, socket: listener });
    if (keepAlive === true) hands.call({ call: 'setOption', socket: listener, keepAlive });
  };

  const isOpen = (link: Link): boolean => links.get(link.socket) === link && !link.closed;

  const close = (link: Link): void => {
    link.closed = true;
    hands.call({ call: closes, socket: link.socket });
  };

  /** Nothing is left to answer: it waits for more, or closes. */
  const rest = (link: Link): void => {
    if (link.pending > 0 || link.closed) return;
    if (link.ended || link.answered >= maximumRequests) {
      close(link);
      return;
    }
    link.activity += 1;
    const { activity } = link;
    if (idleTimeoutSeconds === undefined) return;
    hands.wait(idleTimeoutSeconds, () => {
      if (isOpen(link) && link.activity === activity) close(link);
    });
  };

  const answer = (link: Link, request: Message): Underway => {
    const isFirst = link.answered === 0;
    link.answered += 1;
    const keeps = request.keepsConnection && link.answered < maximumRequests;
    const pieces = piecesOf(application, request, { isFirst, keeps });
    return { pieces, of: responseTo(request, keeps, pieces) };
  };

  /** The next in order, when it is thought of. What does not keep the connection is the last. */
  const answerNext = (link: Link): void => {
    const [request] = link.waiting;
    if (request === undefined) return;
    hands.wait(resourceAt(application, request).thinkSeconds, () => {
      if (!isOpen(link)) return;
      const { pieces, of } = answer(link, request);
      hands.write(link.socket, pieces.join(''), of);
      link.waiting.shift();
      link.pending -= 1;
      if (of.keepsConnection) answerNext(link);
      else close(link);
      rest(link);
    });
  };

  /** One piece of the stream whose turn it is. */
  const takeTurns = (link: Link): void => {
    const turn = link.streams.shift();
    if (turn === undefined || !isOpen(link)) return;
    hands.write(link.socket, turn.pieces.shift() ?? '', turn.of, (message) => {
      turn.of = message ?? turn.of;
    });
    if (turn.pieces.length > 0) link.streams.push(turn);
    else link.pending -= 1;
    link.turning = link.streams.length > 0;
    if (!link.turning) rest(link);
    else {
      hands.wait(0, () => {
        takeTurns(link);
      });
    }
  };

  const answerBeside = (link: Link, request: Message): void => {
    hands.wait(resourceAt(application, request).thinkSeconds, () => {
      if (!isOpen(link)) return;
      link.streams.push(answer(link, request));
      if (link.turning) return;
      link.turning = true;
      // Who is first begins when all that are thought of by now are there.
      hands.wait(0, () => {
        takeTurns(link);
      });
    });
  };

  const take = (link: Link, request: Message): void => {
    link.activity += 1;
    link.pending += 1;
    if (request.stream !== null) answerBeside(link, request);
    else if (link.waiting.push(request) === 1) answerNext(link);
  };

  return {
    begin: listen,
    hear: (heard) => {
      const { socket, opened, messages, ended, gone } = heard;
      if (heard.port !== port) return;
      if (opened) {
        const link = linkOf(socket);
        links.set(socket, link);
        rest(link);
        // The listener itself may have become the connection (D7).
        if (!hands.listens(port)) listen();
      }
      const link = links.get(socket);
      if (link === undefined || link.closed) return;
      for (const request of messages) take(link, request);
      if (gone) links.delete(socket);
      else if (ended) {
        link.ended = true;
        rest(link);
      }
    },
  };
};
