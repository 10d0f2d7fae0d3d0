/** The words that every sentence is made of, in English. "It" is the end that the sentence is about. */
import type { Departures, Facts, Line, SegmentFacts, StreamFacts } from './facts.ts';
import { count, seconds } from './format.ts';

export const time = (value: number): string => `\`${seconds(value, 'en')}\``;

export const bytes = (value: number): string =>
  value === 1 ? '1 byte' : `${count(value, 'en')} bytes`;

export const times = (value: number): string =>
  value === 1 ? 'once' : `${count(value, 'en')} times`;

export const seq = (value: number): string => `\`SEQ = ${value}\``;

export const ack = (value: number | null): string => `\`ACK = ${value ?? 0}\``;

/** Sequence numbers wrap, so the one before 0 is the largest. */
export const before = (number: number): number => (number - 1) >>> 0;

export const expected = ({ was }: Facts): number => was?.['RCV.NXT'] ?? 0;

export const subject = ({ kind, flags, length }: SegmentFacts): string => {
  if (kind === 'data') return `${count(length, 'en')}-byte segment`;
  if (kind === 'none') return 'segment';
  if (kind === 'other') return flags === '' ? 'segment without flags' : `${flags} segment`;
  return length > 0 ? `${kind} with ${bytes(length)}` : kind;
};

export const origin = ({ badge, copy, again }: SegmentFacts): string => {
  if (badge === 'old-duplicate') return 'old ';
  if (badge === 'forged') return 'forged ';
  if (copy) return 'duplicated ';
  return again ? 'repeated ' : '';
};

/** `repeated SYN`, `forged RST`, `segment with 10 bytes`. */
export const named = (segment: SegmentFacts): string => origin(segment) + subject(segment);

export const the = (facts: Facts): string => `the ${named(facts.segment)}`;

export const The = (facts: Facts): string => `The ${named(facts.segment)}`;

/** What arrived, where a sentence begins; a second line of the same sentence need not repeat it. */
export const arriving = (facts: Facts): string => (facts.opens ? `${The(facts)} arrives: ` : '');

/** `10 bytes and its FIN` */
export const load = ({ bytes: length, fin }: StreamFacts): string =>
  [length > 0 ? bytes(length) : '', fin === null ? '' : 'FIN'].filter(Boolean).join(' and ');

export const inSegments = ({ segments }: StreamFacts): string =>
  segments > 1 ? ` in ${count(segments, 'en')} segments` : '';

export const opened = ({ kind, seq: first, ack: acked, again }: SegmentFacts): string => {
  if (again) return `It sends the same ${kind} again.`;
  if (kind === 'SYN') return `It sends SYN with ${seq(first)}, its initial sequence number.`;
  if (kind === 'RST' && acked === null) {
    return `It answers RST with ${seq(first)}, the number that the other end expects.`;
  }
  if (kind === 'RST') {
    return `It answers RST with ${seq(first)}; ${ack(acked)} shows what it refuses.`;
  }
  return `It answers SYN,ACK: its own numbers start at ${seq(first)}, and ${ack(acked)} says that ${before(acked ?? 0)} has arrived.`;
};

export const streamed = (stream: StreamFacts, piggyback: boolean): string => {
  const what = stream.bytes > 0 ? load(stream) : 'its FIN';
  const where = `${inSegments(stream)}, ${seq(stream.seq)}`;
  const carried = piggyback && stream.ack !== null ? `; ${ack(stream.ack)} travels with it` : '';
  return `It sends ${what}${stream.again ? ' again' : ''}${where}${carried}.`;
};

export const everythingUpTo = (acked: number | null): string =>
  `everything up to ${before(acked ?? 0)} has arrived`;

export const acknowledgment = ({ ack: acked }: SegmentFacts): string =>
  `It answers ${ack(acked)}: ${everythingUpTo(acked)}.`;

/** Where acknowledgments may wait, they do not wait for ever. */
export const owed: Line = ({ now }) => {
  const wait = now?.timers?.['delayed-ack'];
  const latest =
    wait === undefined ? '' : `, after ${time(wait.expiresAt - wait.startedAt)} at the latest`;
  return `It owes an ACK, which leaves with its next segment${latest}.`;
};

export const join = (...sentences: readonly string[]): string =>
  sentences.filter(Boolean).join(' ');

export const departed = (sent: Departures, acknowledge = acknowledgment): string =>
  join(
    sent.opener === null ? '' : opened(sent.opener),
    sent.ack === null ? '' : acknowledge(sent.ack),
    sent.stream === null ? '' : streamed(sent.stream, sent.ack === null),
  );

export const answer: Line = (facts) => {
  const { sent, owesAck, paysAck } = facts;
  return join(departed(sent, paysAck ? owedAckLeaves : acknowledgment), owesAck ? owed(facts) : '');
};

export const owedAckLeaves = ({ ack: acked }: SegmentFacts): string =>
  `The ACK that it owed leaves now: ${ack(acked)}.`;
