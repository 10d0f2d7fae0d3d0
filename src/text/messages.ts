/** Which messages of HTTP an event of a run tells of: what its sentence is given, in no language. */

/** A request or a response, as a trace has it. */
export interface MessageFacts {
  readonly id: string;
  readonly kind: 'request' | 'response';
  readonly method: string;
  readonly path: string;
  readonly status: number | null;
  readonly stream: number | null;
  readonly parts: readonly { readonly writtenBy: number }[];
  readonly readBy: number | null;
  readonly retryOf?: string;
  readonly failedBy?: number;
}

/** A part of a message that is written, counted from 1, and how many there will be. */
export interface WrittenFacts {
  readonly message: MessageFacts;
  readonly part: number;
  readonly parts: number;
}

export interface FailedFacts {
  readonly message: MessageFacts;
  /** It is asked again on another connection. */
  readonly retried: boolean;
  /** The method may be repeated without asking (RFC 9110 9.2.2). */
  readonly idempotent: boolean;
}

/** How one language says it. */
export interface MessageLines {
  readonly writes: (written: WrittenFacts) => string;
  readonly reads: (messages: readonly MessageFacts[]) => string;
  readonly fails: (failed: FailedFacts) => string;
}

const oncePerDeed: ReadonlySet<string> = new Set(['POST', 'PATCH']);

/** `GET /1` */
export const asked = ({ method, path }: MessageFacts): string => `\`${method} ${path}\``;

/** What an event says of the messages; nothing where it has to do with none. */
export const tellMessages = (
  { writes, reads, fails }: MessageLines,
  all: readonly MessageFacts[],
  index: number,
): readonly string[] => {
  const written = all.flatMap((message) => {
    const at = message.parts.findIndex(({ writtenBy }) => writtenBy === index);
    return at < 0 ? [] : writes({ message, part: at + 1, parts: message.parts.length });
  });
  const read = all.filter(({ readBy }) => readBy === index);
  const failed = all.filter(({ failedBy }) => failedBy === index);
  return [
    ...written,
    ...(read.length === 0 ? [] : [reads(read)]),
    ...failed.map((message) =>
      fails({
        message,
        retried: all.some(({ retryOf }) => retryOf === message.id),
        idempotent: !oncePerDeed.has(message.method),
      }),
    ),
  ];
};
