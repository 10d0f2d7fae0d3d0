/** What programs of HTTP say to each other, told in English. */
import { list } from './format.ts';
import { asked, type MessageFacts, type MessageLines } from './messages.ts';

const inStream = ({ stream }: MessageFacts): string =>
  stream === null ? '' : `, in stream ${String(stream)}`;

const named = (message: MessageFacts): string =>
  message.kind === 'request'
    ? `the request ${asked(message)}`
    : `the response to ${asked(message)}`;

export const messageLines: MessageLines = {
  writes: ({ message, part, parts }) => {
    const status = message.status === null ? '' : `: \`${String(message.status)}\``;
    const piece = parts > 1 ? `part ${String(part)} of ${String(parts)} of ` : '';
    const again = message.retryOf === undefined ? '' : ' once more';
    return `This writes ${piece}${named(message)}${again}${inStream(message)}${part > 1 ? '' : status}.`;
  },
  reads: (messages) => `Now the application has the whole of ${list(messages.map(named), 'en')}.`,
  fails: ({ message, retried, idempotent }) => {
    const why = idempotent
      ? 'It is not sent again.'
      : `Whether the server has acted on it is unknown, and ${message.method} is not idempotent: it is not sent again by itself.`;
    const then = retried
      ? `${message.method} is idempotent, so it is sent again on another connection.`
      : why;
    return `The request ${asked(message)} will have no response. ${then}`;
  },
};
