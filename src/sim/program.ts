/** What a program hears of its sockets, and what it can do. The simulation calls it, and is called. */
import type { CallEvent } from '../scenario/schema.ts';
import type { Message, MessagePart, SocketError } from '../trace/trace.ts';

/** What happened at one socket of the program's host, as far as a program notices it. */
export interface Heard {
  readonly socket: string;
  /** Its port, here. */
  readonly port: number;
  /** The index of the event. */
  readonly index: number;
  /** The handshake is over: there is a connection. */
  readonly opened: boolean;
  /** Octets that it has read. */
  readonly read: number;
  /** The messages of which it has now read the last octet. */
  readonly messages: readonly Message[];
  /** The peer will send no more, and this end has not closed. */
  readonly ended: boolean;
  /** The connection is over. */
  readonly gone: boolean;
  /** With this error, or null. */
  readonly error: SocketError | null;
}

/** A program of a host. It keeps what it knows, and acts through the hands that it was made with. */
export interface Program {
  /** It begins: at the start of the run. */
  readonly begin: () => void;
  readonly hear: (heard: Heard) => void;
}

/** What a program says of a message that it begins to write. */
export type Draft = Pick<
  Message,
  | 'kind'
  | 'version'
  | 'method'
  | 'path'
  | 'status'
  | 'stream'
  | 'keepsConnection'
  | 'answers'
  | 'length'
> &
  Pick<Partial<Message>, 'retryOf'>;

/** A message as long as the run goes on. */
export type Draught = { -readonly [Key in keyof Message]: Message[Key] } & {
  parts: MessagePart[];
};

type Call = CallEvent extends infer Each
  ? Each extends CallEvent
    ? Omit<Each, 'host' | 'at' | 'when' | 'after' | 'afterEvent'>
    : never
  : never;

export interface Hands {
  /** Calls, as soon as what is called already is done. */
  readonly call: (call: Call) => void;
  /**
   * Sends a text, which is a message or (`of`) the next part of one. `done` is told the message,
   * or null where the call was refused.
   */
  readonly write: (
    socket: string,
    text: string,
    of: Draft | Message,
    done?: (message: Message | null) => void,
  ) => void;
  /** Does something so many seconds from now; at 0, when what has arrived by now is all read. */
  readonly wait: (seconds: number, then: () => void) => void;
  /** A name for a socket, which no other has or had: `a1`, `a2`, … */
  readonly nameSocket: () => string;
  /** Something listens on the port. */
  readonly listens: (port: number) => boolean;
  /** These requests will have no response. */
  readonly giveUp: (requests: readonly Message[], heard: Heard) => void;
}
