/**
 * What happens, told in English, as far as the first screen goes. Each rule has a line that says what
 * was decided and why; the answer that left because of it is said after it, from the segments.
 */
import type { Line, OpeningFacts, SegmentFacts } from './facts.ts';
import { list } from './format.ts';
import {
  ack,
  answer,
  arriving,
  before,
  departed,
  join,
  named,
  opened,
  owed,
  seq,
  The,
} from './phrases.en.ts';

const answerToSyn: Line = (facts) =>
  join(
    departed(
      facts.sent,
      ({ seq: own, ack: acked }) =>
        `It answers ACK with ${seq(own)}; ${ack(acked)} says that the SYN ${before(acked ?? 0)} has arrived.`,
    ),
    facts.owesAck ? owed(facts) : '',
  );

const connecting: Line = ({ sent, before: state, after }) => {
  const where = state === 'LISTEN' ? ' on the listener' : '';
  const syn = sent.opener === null ? '' : ` ${opened(sent.opener)}`;
  return `The application calls \`connect()\`${where}: an active OPEN.${syn} In ${after} it waits for an answer.`;
};

const listening: Line = ({ port }) =>
  `The application calls \`listen()\`${port === null ? '' : ` on port ${port}`}: a passive OPEN. In LISTEN it sends nothing and waits for a SYN.`;

/** The lines of the rules that the first screen needs; the others are in `rules.en.ts`. */
const first = {
  'rfc9293:3.10.1': (facts) => (facts.act === 'listen' ? listening : connecting)(facts),
  'rfc9293:3.10.7.2/3': ({ segment }) =>
    segment.badge === 'old-duplicate'
      ? 'An old SYN arrives. Nothing shows its age, so LISTEN becomes SYN-RECEIVED.'
      : `The ${named(segment)} arrives and asks for a connection: LISTEN becomes SYN-RECEIVED.`,
  'rfc9293:3.10.7.3/4': (facts) =>
    `${The(facts)} arrives; ${ack(facts.segment.ack)} acknowledges its own SYN, so it is ESTABLISHED.`,
  'rfc9293:3.10.7.4/5/established': (facts) =>
    `${arriving(facts)}${ack(facts.segment.ack)} acknowledges its own SYN, so it is ESTABLISHED.`,
} satisfies Record<string, Line>;

const titles: Readonly<Record<string, string>> = {
  'time-wait': '2 MSL are over',
  reuse: 'TIME-WAIT ends early',
};

const titleOf = {
  call: (act: string) => `${act}()`,
  arrival: (segment: SegmentFacts) => `${named(segment)} arrives`,
  loss: (segment: SegmentFacts) => `${named(segment)} is lost`,
  timer: (act: string) => titles[act] ?? `${act} timer runs out`,
  host: (act: string) => act,
};

/** What the first screen tells in English. */
export const english = {
  rules: first as Record<keyof typeof first, Line>,
  /** What left because of an arrival where it is said in another way than usual. */
  answers: { 'rfc9293:3.10.7.3/4': answerToSyn } as Partial<Record<string, Line>>,
  answer: answer,
  /** Ends a sentence that has not said it. */
  nowIn: (state: string): string => `It is now in ${state}.`,
  join,
  speaker: (host: string, sentence: string): string => `${host}: ${sentence}`,
  opening: ({ hosts, silent, first }: OpeningFacts): string =>
    join(
      hosts.length > 1
        ? `${list(hosts, 'en')} are${hosts.length === 2 ? ' both' : ''} CLOSED: there is no connection yet.`
        : `${hosts.join('')} is CLOSED: there is no connection yet.`,
      silent.length > 0 ? `${list(silent, 'en')} has no TCP and never answers.` : '',
      first === null ? '' : `The first step is \`${first.title}\` at ${first.host}.`,
    ),
  title: titleOf,
  badges: { 'old-duplicate': ' (old duplicate)', forged: ' (forged)' },
};

/** What each language has to say. */
export type Narration = typeof english;

export type FirstRule = keyof typeof first;
