/** A program that answers what it is asked, in order or, where the version has streams, side by side. */
import type { HttpServer } from '../scenario/applications.ts';
import type { Message } from '../trace/trace.ts';
import { resourceAt, responseTo } from './http-responses.ts';
import type { Draft, Hands, Heard, Program } from './program.ts';

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

/** A server as far as it has come. */
interface Server {
  readonly hands: Hands;
  readonly application: HttpServer;
  readonly port: number;
  /** Its connections, by their sockets. */
  readonly links: Map<string, Link>;
}

const listener = 'listener';

const listen = ({ hands, application, port }: Server): void => {
  hands.call({ call: 'listen', port, socket: listener });
  if (application.keepAlive === true)
    hands.call({ call: 'setOption', socket: listener, keepAlive: true });
};

const linkOf = (socket: string): Link => ({
  ...{ socket, waiting: [], pending: 0, answered: 0, streams: [], turning: false },
  ...{ ended: false, closed: false, activity: 0 },
});

const isOpen = ({ links }: Server, link: Link): boolean =>
  links.get(link.socket) === link && !link.closed;

const close = ({ hands, application }: Server, link: Link): void => {
  link.closed = true;
  hands.call({ call: application.closes ?? 'close', socket: link.socket });
};

const keepsAfter = ({ maximumRequests = Infinity }: HttpServer, answered: number): boolean =>
  answered < maximumRequests;

/** Nothing is left to answer: it waits for more, or closes. */
const rest = (server: Server, link: Link): void => {
  if (link.pending > 0 || link.closed) return;
  const { hands, application } = server;
  if (link.ended || !keepsAfter(application, link.answered)) {
    close(server, link);
    return;
  }
  link.activity += 1;
  const { activity } = link;
  if (application.idleTimeoutSeconds === undefined) return;
  hands.wait(application.idleTimeoutSeconds, () => {
    if (isOpen(server, link) && link.activity === activity) close(server, link);
  });
};

/** Does something when the response to a request is thought of, if it can still be given. */
const think = (server: Server, link: Link, request: Message, then: () => void): void => {
  server.hands.wait(resourceAt(server.application, request).thinkSeconds, () => {
    if (isOpen(server, link)) then();
  });
};

const answer = ({ application }: Server, link: Link, request: Message) => {
  const isFirst = link.answered === 0;
  link.answered += 1;
  const keeps = request.keepsConnection && keepsAfter(application, link.answered);
  return responseTo(request, application, { isFirst, keeps });
};

/** The next in order. What does not keep the connection is the last. */
const answerNext = (server: Server, link: Link): void => {
  const [request] = link.waiting;
  if (request === undefined) return;
  think(server, link, request, () => {
    const { pieces, of } = answer(server, link, request);
    server.hands.write(link.socket, pieces.join(''), of);
    link.waiting.shift();
    link.pending -= 1;
    if (of.keepsConnection) answerNext(server, link);
    else close(server, link);
    rest(server, link);
  });
};

/** One piece of the stream whose turn it is. */
const takeTurn = (server: Server, link: Link): void => {
  const turn = link.streams.shift();
  if (turn === undefined || !isOpen(server, link)) return;
  server.hands.write(link.socket, turn.pieces.shift() ?? '', turn.of, (message) => {
    turn.of = message ?? turn.of;
  });
  if (turn.pieces.length > 0) link.streams.push(turn);
  else link.pending -= 1;
  link.turning = link.streams.length > 0;
  if (link.turning) server.hands.wait(0, () => takeTurn(server, link));
  else rest(server, link);
};

const answerBeside = (server: Server, link: Link, request: Message): void =>
  think(server, link, request, () => {
    link.streams.push(answer(server, link, request));
    if (link.turning) return;
    link.turning = true;
    // Who is first begins when all that are thought of by now are there.
    server.hands.wait(0, () => takeTurn(server, link));
  });

const take = (server: Server, link: Link, request: Message): void => {
  link.activity += 1;
  link.pending += 1;
  if (request.stream !== null) answerBeside(server, link, request);
  else if (link.waiting.push(request) === 1) answerNext(server, link);
};

const accept = (server: Server, socket: string): void => {
  const link = linkOf(socket);
  server.links.set(socket, link);
  rest(server, link);
  // The listener itself may have become the connection (D7).
  if (!server.hands.listens(server.port)) listen(server);
};

const hear = (server: Server, { socket, port, opened, messages, ended, gone }: Heard): void => {
  if (port !== server.port) return;
  if (opened) accept(server, socket);
  const link = server.links.get(socket);
  if (link === undefined || link.closed) return;
  for (const request of messages) take(server, link, request);
  if (gone) server.links.delete(socket);
  else if (ended) {
    link.ended = true;
    rest(server, link);
  }
};

export const createHttpServer = (application: HttpServer, hands: Hands): Program => {
  const { port = 80 } = application;
  const server: Server = { hands, application, port, links: new Map() };
  return {
    begin: () => listen(server),
    hear: (heard) => hear(server, heard),
  };
};
