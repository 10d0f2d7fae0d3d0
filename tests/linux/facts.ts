/**
 * What is asked of a TCP: in each state one segment arrives; what is answered, and what is the state
 * then? A fact is one such question with its answer.
 *
 * Numbers are counted from an ISS of 100 and a peer's of 300, as in `tests/tcp`.
 */
import type { Flag, Segment } from '../../src/tcp/segment.ts';
import { advance, distance, sequence, type SequenceNumber } from '../../src/tcp/sequence.ts';
import type { State } from '../../src/tcp/states.ts';

export const iss = 100;
export const irs = 300;

/** A state, and where it matters the way into it. */
export type SituationName =
  | Exclude<State, 'SYN-RECEIVED'>
  | `SYN-RECEIVED after ${'a passive' | 'an active'} OPEN`
  | 'TIME-WAIT beside a listener'
  | `FIN-WAIT-${1 | 2} after close()`;

/** What an end is in, and how it came there. Its numbers where the question is asked. */
export interface Situation {
  readonly name: SituationName;
  readonly state: State;
  readonly una: number;
  readonly nxt: number;
  readonly rcvNxt: number;
}

/** Octets that the end has sent in ESTABLISHED and CLOSE-WAIT, and that are not acknowledged. */
export const outstanding = 100;

const situation = (
  state: State,
  [una, nxt, rcvNxt]: readonly [una: number, nxt: number, rcvNxt: number],
  name: SituationName = state as SituationName,
): Situation => ({ name, state, una, nxt, rcvNxt });

export const situations: readonly Situation[] = [
  situation('CLOSED', [101, 101, 300]),
  situation('LISTEN', [101, 101, 300]),
  situation('SYN-SENT', [100, 101, 300]),
  situation('SYN-RECEIVED', [100, 101, 301], 'SYN-RECEIVED after a passive OPEN'),
  situation('SYN-RECEIVED', [100, 101, 301], 'SYN-RECEIVED after an active OPEN'),
  situation('ESTABLISHED', [101, 101 + outstanding, 301]),
  situation('FIN-WAIT-1', [101, 102, 301]),
  situation('FIN-WAIT-2', [102, 102, 301]),
  situation('CLOSE-WAIT', [101, 101 + outstanding, 302]),
  situation('CLOSING', [101, 102, 302]),
  situation('LAST-ACK', [101, 102, 302]),
  situation('TIME-WAIT', [102, 102, 302]),
  situation('TIME-WAIT', [102, 102, 302], 'TIME-WAIT beside a listener'),
  situation('FIN-WAIT-1', [101, 102, 301], 'FIN-WAIT-1 after close()'),
  situation('FIN-WAIT-2', [102, 102, 301], 'FIN-WAIT-2 after close()'),
];

/** A place in the sequence space, from one of an end's variables. */
interface Place {
  readonly from: 'SND.UNA' | 'SND.NXT' | 'RCV.NXT' | 'RCV.NXT+RCV.WND';
  readonly offset: number;
}

export interface Question {
  readonly situation: Situation;
  readonly flags: readonly Flag[];
  readonly seq: Place;
  readonly ack: Place | null;
  readonly length: number;
}

const at = (from: Place['from'], offset = 0): Place => ({ from, offset });

const textLength = 10;
/** Far enough to be older than any window. */
const far = 100_000;

const edges: readonly Place[] = [
  at('RCV.NXT', -far),
  at('RCV.NXT', -1),
  at('RCV.NXT'),
  at('RCV.NXT', 1),
  at('RCV.NXT+RCV.WND', -1),
  at('RCV.NXT+RCV.WND'),
  at('RCV.NXT+RCV.WND', 1),
];
/** Text may end before, at or in the window, begin in it, and end in it or behind it. */
const edgesOfText: readonly Place[] = [
  at('RCV.NXT', -far),
  at('RCV.NXT', -textLength),
  at('RCV.NXT', -textLength + 1),
  at('RCV.NXT'),
  at('RCV.NXT', 1),
  at('RCV.NXT+RCV.WND', -textLength),
  at('RCV.NXT+RCV.WND', -textLength + 1),
  at('RCV.NXT+RCV.WND', -1),
  at('RCV.NXT+RCV.WND'),
  at('RCV.NXT+RCV.WND', 1),
];

const acknowledgments = ({ una, nxt }: Situation): readonly Place[] => [
  at('SND.UNA', -far),
  at('SND.UNA', -1),
  at('SND.UNA'),
  ...(nxt - una > 1 ? [at('SND.UNA', (nxt - una) / 2)] : []),
  ...(nxt > una ? [at('SND.NXT')] : []),
  at('SND.NXT', 1),
  at('SND.NXT', far),
];

/** The segments that make sense, or that somebody may forge. */
const shapes: readonly (readonly [flags: readonly Flag[], length: number])[] = [
  [['SYN'], 0],
  [['SYN'], textLength],
  [['SYN', 'ACK'], 0],
  [['SYN', 'FIN'], 0],
  [['ACK'], 0],
  [['ACK'], textLength],
  [['FIN', 'ACK'], 0],
  [['FIN', 'ACK'], textLength],
  [['FIN'], 0],
  [[], textLength],
  [['RST'], 0],
  [['RST', 'ACK'], 0],
  [['SYN', 'RST'], 0],
];

/** Where nothing of the peer is known, its SEQ tells nothing. */
const peerIsUnknown = ({ state }: Situation): boolean =>
  state === 'CLOSED' || state === 'LISTEN' || state === 'SYN-SENT';

const seqs = (asked: Situation, length: number): readonly Place[] => {
  if (peerIsUnknown(asked)) return [at('RCV.NXT')];
  return length === 0 ? edges : edgesOfText;
};

const acks = (asked: Situation, flags: readonly Flag[]): readonly (Place | null)[] => {
  if (!flags.includes('ACK')) return [null];
  return asked.state === 'CLOSED' || asked.state === 'LISTEN'
    ? [at('SND.NXT')]
    : acknowledgments(asked);
};

const questionsIn = (asked: Situation): readonly Question[] =>
  shapes.flatMap(([flags, length]) =>
    seqs(asked, length).flatMap((seq) =>
      acks(asked, flags).map((ack) => ({ situation: asked, flags, seq, ack, length })),
    ),
  );

export const questions: readonly Question[] = situations.flatMap(questionsIn);

/** The number that a place has, where the peer was last offered this window. */
const numberAt = ({ from, offset }: Place, asked: Situation, window: number): SequenceNumber => {
  const starts = {
    'SND.UNA': asked.una,
    'SND.NXT': asked.nxt,
    'RCV.NXT': asked.rcvNxt,
    'RCV.NXT+RCV.WND': asked.rcvNxt + window,
  };
  return sequence(starts[from] + offset);
};

/** The segment of a question, where the peer was last offered this window. */
export const segmentIn = (question: Question, window: number) => ({
  seq: numberAt(question.seq, question.situation, window),
  ack: question.ack === null ? null : numberAt(question.ack, question.situation, window),
  flags: question.flags,
  length: question.length,
});

const placeName = ({ from, offset }: Place): string =>
  offset === 0 ? from : `${from}${offset > 0 ? '+' : ''}${offset}`;

/** A question in a line, as it is a key of `facts.json`. */
export const nameOf = ({ flags, seq, ack, length }: Question): string =>
  [
    `<SEQ=${placeName(seq)}>`,
    ack === null ? '' : `<ACK=${placeName(ack)}>`,
    length === 0 ? '' : `<LEN=${length}>`,
    `<CTL=${flags.join(',')}>`,
  ].join('');

type Answer = Pick<Segment, 'seq' | 'ack' | 'flags' | 'length'>;

const written = ({ seq, ack, flags, length }: Answer): string =>
  [
    `<SEQ=${seq}>`,
    ack === null ? '' : `<ACK=${ack}>`,
    length === 0 ? '' : `<LEN=${length}>`,
    `<CTL=${flags.filter((flag) => flag !== 'PSH').join(',')}>`,
  ].join('');

/** The window that is offered at first, octets. */
export const offered = 64_240;

/** An answer to what lies at the end of a window, as if the first one had been offered all along. */
const asIfOffered = (answer: Answer, window: number): Answer => {
  const isFar = answer.ack !== null && distance(answer.ack, sequence(irs)) > offered / 2;
  return isFar ? { ...answer, ack: advance(answer.ack, offered - window) } : answer;
};

/** What came of a question: the segments that were sent and the state then. */
export const factOf = (answers: readonly Answer[], state: State, window: number): string =>
  [...answers.map((answer) => written(asIfOffered(answer, window))), state].join(' ');

/** A number of an end whose ISS is another, as if it had been `iss`. The 0 of a reset stays. */
export const normalized = (number: SequenceNumber, itsIss: SequenceNumber): SequenceNumber =>
  number === 0 ? number : advance(number, iss - itsIss);

/** By situation and question, what came of it. */
export type Facts = Readonly<Record<string, Readonly<Record<string, string>>>>;

export const collect = (all: readonly (readonly [Question, string])[]): Facts =>
  Object.fromEntries(
    situations.map((asked) => [
      asked.name,
      Object.fromEntries(
        all
          .filter(([question]) => question.situation === asked)
          .map(([question, fact]) => [nameOf(question), fact]),
      ),
    ]),
  );
