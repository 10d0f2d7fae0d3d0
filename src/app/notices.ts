/** What there is to tell about a run, as data: its words depend on the language of the moment. */
import type { InterfaceText } from '../text/interface.ts';
import type { Trace } from '../trace/trace.ts';
import { BadLink, FileTooLarge } from './refusals.ts';

/** What the check of a scenario says, in parts, so that it can be said in another language. */
export interface Refused {
  readonly path: string;
  readonly problem: string;
  readonly message: string;
  /** Where there are several reasons: each of them. */
  readonly each?: readonly Refused[];
}

export type Notice =
  | {
      readonly kind: 'refused';
      readonly file: string;
      readonly detail: string;
      readonly refused?: Refused;
    }
  | { readonly kind: 'tooLarge'; readonly file: string }
  | { readonly kind: 'badLink'; readonly detail: string; readonly refused?: Refused }
  | { readonly kind: 'failed'; readonly detail: string }
  | { readonly kind: 'limit'; readonly events: number }
  | { readonly kind: 'unusedFaults'; readonly count: number };

const detailOf = (error: unknown): string =>
  error instanceof Error ? error.message : String(error);

/** The check comes with the schema, which is not here: its errors are known by what they have. */
const refusedOf = (error: unknown): { readonly refused?: Refused } =>
  error instanceof Error && 'problem' in error ? { refused: error as Error & Refused } : {};

/** Why nothing was opened. */
export const noticeOf = (error: unknown, file?: string): Notice => {
  const detail = detailOf(error);
  if (error instanceof BadLink) return { kind: 'badLink', detail, ...refusedOf(error.cause) };
  if (file === undefined) return { kind: 'failed', detail };
  return error instanceof FileTooLarge
    ? { kind: 'tooLarge', file }
    : { kind: 'refused', file, detail, ...refusedOf(error) };
};

/** The address names what there is not: `scenario=…`. */
export const notFound = (detail: string): Notice => ({ kind: 'badLink', detail });

/** What a run itself has to tell. */
export const noticesOf = (trace: Trace): readonly Notice[] => [
  ...(trace.endedBecause === 'limit'
    ? [{ kind: 'limit', events: trace.events.length } as const]
    : []),
  ...(trace.unusedFaults.length > 0
    ? [{ kind: 'unusedFaults', count: trace.unusedFaults.length } as const]
    : []),
];

/** Whether something was refused; the rest is only said. */
export const isError = ({ kind }: Notice): boolean => kind !== 'limit' && kind !== 'unusedFaults';

/** A notice in words, and the part of it that a program said, which is English. */
export const wordsOf = (
  notice: Notice,
  { notices: text }: InterfaceText,
): { readonly words: string; readonly detail: string } => {
  switch (notice.kind) {
    case 'refused':
      return { words: text.refused(notice.file), detail: notice.detail };
    case 'tooLarge':
      return { words: text.refused(notice.file) + text.tooLarge('1 MB'), detail: '' };
    case 'badLink':
      return { words: text.badLink, detail: notice.detail };
    case 'failed':
      return { words: text.failed, detail: notice.detail };
    case 'limit':
      return { words: text.limit(notice.events), detail: '' };
    case 'unusedFaults':
      return { words: text.unusedFaults(notice.count), detail: '' };
  }
};
