/** A program that asks a server for things, one after the other or all at once, as a browser does. */
import type { HttpClient } from '../scenario/applications.ts';
import type { Message } from '../trace/trace.ts';
import { askedAgain, requestOf, stillAsking, together, wantsOf } from './http-requests.ts';
import type { Asking, Want } from './http-requests.ts';
import type { Hands, Heard, Program } from './program.ts';

interface Link {
  readonly socket: string;
  /** The handshake is over. */
  ready: boolean;
  /** Requests that were written on it. */
  asked: number;
  /** Those that wait for a response. */
  unanswered: readonly Asking[];
}

const settingsOf = ({
  version = '1.1',
  at = 0,
  betweenSeconds = 0,
  closeAfterSeconds = 0,
  retry = true,
  keepAlive = false,
  ...others
}: HttpClient) => ({
  ...others,
  ...{ version, at, betweenSeconds, closeAfterSeconds, retry, keepAlive },
});

/** A browser as far as it has come. */
interface Client {
  readonly hands: Hands;
  readonly settings: ReturnType<typeof settingsOf>;
  /** What is still to be asked for, in this order. */
  readonly wants: Want[];
  /** The sockets that it made, until they are gone. */
  readonly sockets: Set<string>;
  /** The connection on which it asks; null: the next request needs a new one. */
  current: Link | null;
}

const connect = (client: Client): void => {
  const { hands, sockets, settings } = client;
  const socket = hands.nameSocket();
  sockets.add(socket);
  client.current = { socket, ready: false, asked: 0, unanswered: [] };
  hands.call({ call: 'connect', to: settings.to, socket });
  if (settings.keepAlive) hands.call({ call: 'setOption', socket, keepAlive: true });
};

const ask = ({ hands, settings: { version }, wants }: Client, link: Link): void => {
  if (link.unanswered.length > 0) return;
  const asking = wants
    .splice(0, together(version, wants))
    .map((want) => ({ want, message: null as Message | null }));
  link.unanswered = asking;
  for (const one of asking) {
    const { text, of } = requestOf(one.want, version, link.asked);
    link.asked += 1;
    hands.write(link.socket, text, of, (message) => {
      one.message = message;
    });
  }
};

const proceed = (client: Client): void => {
  const { current, wants } = client;
  if (wants.length === 0) return;
  if (current === null) connect(client);
  else if (current.ready) ask(client, current);
};

/** On a connection that may be closed in this instant it asks when that is known. */
const goOn = (client: Client, afterSeconds: number): void => {
  if (afterSeconds === 0 && client.current === null) proceed(client);
  else if (client.wants.length > 0) client.hands.wait(afterSeconds, () => proceed(client));
};

const close = ({ hands, sockets }: Client, socket: string): void => {
  if (sockets.has(socket)) hands.call({ call: 'close', socket });
};

/** The server has closed: so does the client, at once or a while later. */
const follow = (client: Client, socket: string): void => {
  const { closeAfterSeconds } = client.settings;
  if (closeAfterSeconds === 0) close(client, socket);
  else client.hands.wait(closeAfterSeconds, () => close(client, socket));
};

/** Nothing waits for a response: the connection is kept until it was idle for too long. */
const rest = (client: Client, link: Link): void => {
  const { idleTimeoutSeconds } = client.settings;
  if (idleTimeoutSeconds === undefined) return;
  const { asked } = link;
  client.hands.wait(idleTimeoutSeconds, () => {
    if (client.current !== link || link.asked !== asked) return;
    close(client, link.socket);
    client.current = null;
  });
};

const read = (client: Client, link: Link, responses: readonly Message[]): void => {
  link.unanswered = stillAsking(link.unanswered, responses);
  if (link.unanswered.length > 0) return;
  // The server closes; what is left to ask has to find another connection.
  if (responses.some(({ keepsConnection }) => !keepsConnection)) client.current = null;
  else rest(client, link);
  goOn(client, client.settings.betweenSeconds);
};

const lose = (client: Client, { ready, unanswered }: Link, heard: Heard): void => {
  const { hands, settings, wants } = client;
  client.current = null;
  hands.giveUp(
    unanswered.flatMap(({ message }) => message ?? []),
    heard,
  );
  // Nobody is there: it does not try again.
  if (!ready) wants.length = 0;
  const again = askedAgain(unanswered, settings.retry);
  wants.unshift(...again);
  if (unanswered.length > 0) goOn(client, again.length > 0 ? 0 : settings.betweenSeconds);
};

const hear = (client: Client, heard: Heard): void => {
  const { socket, opened, messages, ended, gone } = heard;
  if (!client.sockets.has(socket)) return;
  if (gone) client.sockets.delete(socket);
  if (ended) follow(client, socket);
  const link = client.current;
  if (link?.socket !== socket) return;
  if (opened) {
    link.ready = true;
    ask(client, link);
  }
  if (messages.length > 0) read(client, link, messages);
  if ((ended || gone) && client.current === link) lose(client, link, heard);
};

export const createHttpClient = (application: HttpClient, hands: Hands): Program => {
  const client: Client = {
    hands,
    settings: settingsOf(application),
    wants: wantsOf(application),
    sockets: new Set(),
    current: null,
  };
  return {
    begin: () => hands.wait(client.settings.at, () => proceed(client)),
    hear: (heard) => hear(client, heard),
  };
};
