/** What a server answers: in how many octets, after which time, in which pieces. */
import type { HttpServer } from '../scenario/applications.ts';
import type { Method } from '../scenario/methods.ts';
import type { Message } from '../trace/trace.ts';
import { responseText } from './http-text.ts';
import { preface, responseFrames } from './http2-frames.ts';
import type { Draft } from './program.ts';

/** What the response to a request has, by its path. */
export const resourceAt = ({ paths = {}, ...all }: HttpServer, { path }: Message) => ({
  responseLength: paths[path]?.responseLength ?? all.responseLength ?? 600,
  thinkSeconds: paths[path]?.thinkSeconds ?? all.thinkSeconds ?? 0,
});

/** Where a response stands in its connection. */
export interface Place {
  /** Nothing was answered on it before. */
  readonly isFirst: boolean;
  /** More may be asked on it afterwards. */
  readonly keeps: boolean;
}

/** The pieces in which a response is written: one, or as many as take turns. */
const piecesOf = (
  application: HttpServer,
  request: Message,
  { isFirst, keeps }: Place,
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

const draftOf = (
  { id, version, method, path, stream }: Message,
  keepsConnection: boolean,
  pieces: readonly string[],
): Draft => ({
  ...{ kind: 'response', version, method, path, status: 200, stream, keepsConnection, answers: id },
  length: pieces.reduce((sum, { length }) => sum + length, 0),
});

/** A response as it is written. */
export const responseTo = (
  request: Message,
  application: HttpServer,
  place: Place,
): { readonly pieces: string[]; readonly of: Draft } => {
  const pieces = piecesOf(application, request, place);
  return { pieces, of: draftOf(request, place.keeps, pieces) };
};
