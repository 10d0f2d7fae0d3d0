/** What a run says of its messages: the requests and responses of HTTP. */
import type { Ask } from '../scenario/teaching.ts';
import { carriersOf, messagesOf } from '../trace/messages.ts';
import type { Message, Trace } from '../trace/trace.ts';

type MessageAsk = Extract<Ask, { of: 'message' }>;

const agrees = <T>(wanted: T | undefined, found: T): boolean =>
  wanted === undefined || wanted === found;

const messageMeant = (trace: Trace, { message }: MessageAsk): Message | undefined =>
  messagesOf(trace).filter(
    ({ kind, method, path }) =>
      kind === message.kind && agrees(message.method, method) && agrees(message.path, path),
  )[(message.nth ?? 1) - 1];

/** Those that were read whole, in the order in which their last octets came. */
const inOrderOfArrival = (trace: Trace, kind: Message['kind']): readonly Message[] => {
  const whole = messagesOf(trace).filter((one) => one.kind === kind && one.readBy !== null);
  const end = ({ parts }: Message): number => parts.at(-1)?.seq ?? 0;
  return whole.toSorted((a, b) => (a.readBy ?? 0) - (b.readBy ?? 0) || end(a) - end(b));
};

/** The value of the field Connection, which HTTP/2 does not have (RFC 9113 8.2.2). */
const connectionField = (trace: Trace, message: Message): string | undefined => {
  const [head = ''] = carriersOf(trace, message)
    .filter(({ retransmissionOf, duplicateOf }) => (retransmissionOf ?? duplicateOf) === null)
    .map(({ text = '' }) => text)
    .join('')
    .split('\r\n\r\n');
  return /^Connection: *(.*)$/im.exec(head)?.[1]?.trim();
};

const wasAskedAgain = (trace: Trace, { id }: Message): boolean =>
  messagesOf(trace).some(({ retryOf }) => retryOf === id);

/** The answer, or undefined where there is no such message, or nothing of the kind. */
export const messageAsked = (trace: Trace, ask: MessageAsk): string | undefined => {
  const message = messageMeant(trace, ask);
  if (message === undefined) return undefined;
  switch (ask.field) {
    case 'seconds':
      return message.readAt === null ? undefined : String(message.readAt);
    case 'place': {
      const place = inOrderOfArrival(trace, message.kind).indexOf(message);
      return place < 0 ? undefined : String(place + 1);
    }
    case 'failed':
      return message.failed;
    case 'again':
      return wasAskedAgain(trace, message) ? 'yes' : 'no';
    case 'connection':
      return connectionField(trace, message);
  }
};
