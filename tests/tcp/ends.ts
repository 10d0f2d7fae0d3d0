/**
 * Ends of a connection in every state, and transcripts that are played to them.
 *
 * An end has ISS 100, its peer 300; both numbers are used up once the SYNs are acknowledged. A line
 * of a transcript has columns, two spaces apart: what happens, the state after it, what is sent,
 * what else is to be seen, and the rules where they matter:
 *
 *     CLOSE                        FIN-WAIT-1  <SEQ=101><ACK=301><CTL=FIN,ACK>
 *     <SEQ=301><ACK=102><CTL=ACK>  FIN-WAIT-2  # rfc9293:3.10.7.4/5/fin-wait-2
 *
 * `wait 2` lets 2 seconds pass.
 */
import { expect } from 'vitest';
import { arrive, call, payAcknowledgment, timeout, type UserCall } from '../../src/tcp/endpoint.ts';
import { rfcPreset, type TcpOptions } from '../../src/tcp/presets.ts';
import { segment, type Flag, type Segment } from '../../src/tcp/segment.ts';
import { sequence } from '../../src/tcp/sequence.ts';
import type { TimerName } from '../../src/tcp/tcb.ts';
import {
  closed,
  unchanged,
  type Endpoint,
  type Outcome,
  type Surroundings,
} from '../../src/tcp/turn.ts';

export interface End {
  readonly endpoint: Endpoint;
  readonly around: Surroundings;
}

export type Settings = Partial<Omit<Surroundings, 'options'>> & {
  readonly options?: Partial<TcpOptions>;
  readonly iss?: number;
};

const surroundings = ({ options, iss = 100, ...others }: Settings = {}): Surroundings => ({
  now: 0,
  options: { ...rfcPreset, ...options },
  chooseIss: () => sequence(iss),
  receiveBuffer: 1000,
  maximumSegmentSize: 100,
  readsManually: false,
  remoteSpecified: false,
  ...others,
});

/** `<SEQ=301><ACK=101><LEN=5><WND=10><CTL=FIN,ACK>` or `<TEXT=hello>` instead of `LEN`. */
export const parse = (written: string): Segment => {
  const fields = new Map(
    [...written.matchAll(/<(\w+)=([^>]*)>/g)].map(([, name, value]) => [name!, value!]),
  );
  const number = (name: string): number | undefined =>
    fields.has(name) ? Number(fields.get(name)) : undefined;
  const text = fields.get('TEXT') ?? null;
  const ack = number('ACK');
  const mss = number('MSS');
  return segment({
    seq: sequence(number('SEQ') ?? 0),
    ack: ack === undefined ? null : sequence(ack),
    flags: (fields.get('CTL') ?? '').split(',').filter((flag) => flag !== '') as Flag[],
    window: number('WND') ?? 1000,
    length: text?.length ?? number('LEN') ?? 0,
    text,
    options: mss === undefined ? {} : { maximumSegmentSize: mss },
  });
};

/** A segment as RFC 9293 writes it. PSH is left out, and the window unless it is asked for. */
export const written = (
  { seq, ack, length, flags, window }: Segment,
  { withWindow = false } = {},
): string =>
  [
    `<SEQ=${seq}>`,
    ack === null ? '' : `<ACK=${ack}>`,
    length === 0 ? '' : `<LEN=${length}>`,
    withWindow ? `<WND=${window}>` : '',
    `<CTL=${flags.filter((flag) => flag !== 'PSH').join(',')}>`,
  ].join('');

const userCall = (words: readonly string[]): UserCall => {
  const [name, argument = ''] = words;
  switch (name) {
    case 'passive':
    case 'active':
      return { call: 'OPEN', passive: name === 'passive' };
    case 'SEND': {
      const length = Number(argument);
      return {
        call: 'SEND',
        chunk: Number.isNaN(length)
          ? { length: argument.length, text: argument }
          : { length, text: null },
      };
    }
    case 'RECEIVE':
      return { call: 'RECEIVE', length: Number(argument) };
    case 'CLOSE':
    case 'close':
    case 'ABORT':
    case 'STATUS':
      return { call: name };
    default:
      throw new Error(`not a call: ${words.join(' ')}`);
  }
};

/** What happened, with the acknowledgment that was still owed at the end of the instant. */
interface Told {
  readonly outcome: Outcome;
  readonly paid: Outcome;
  readonly now: number;
  /** False where a timer was to run out that does not run. */
  readonly runs: boolean;
}

const happen = ({ endpoint, around }: End, stimulus: string): Told => {
  const words = stimulus.split(' ');
  let now = around.now;
  let runs = true;
  let outcome: Outcome;
  if (words[0] === 'wait') {
    outcome = unchanged(endpoint, []);
    now += Number(words[1]) * 1e6;
  } else if (stimulus.startsWith('<')) outcome = arrive(endpoint, parse(stimulus), around);
  else if (words[1] === 'timeout') {
    const timer = words[0] as TimerName;
    const deadline = endpoint.tcb?.timers[timer];
    runs = deadline !== undefined;
    now = deadline?.expiresAt ?? now;
    outcome = runs ? timeout(endpoint, timer, { ...around, now }) : unchanged(endpoint, []);
  } else outcome = call(endpoint, userCall(words), around);
  return { outcome, paid: payAcknowledgment(outcome.endpoint, { ...around, now }), now, runs };
};

/** The end after one thing has happened to it. */
const next = ({ around }: End, { paid, now }: Told): End => ({
  endpoint: paid.endpoint,
  around: { ...around, now },
});

/** An end to which all this has happened. */
export const after = (end: End, ...stimuli: readonly string[]): End =>
  stimuli.reduce((so, stimulus) => next(so, happen(so, stimulus)), end);

/** What an end sends because of one thing that happens to it, what it owed included. */
export const sentBy = (end: End, stimulus: string): readonly Segment[] => {
  const { outcome, paid } = happen(end, stimulus);
  return [...outcome.sent, ...paid.sent].map(({ segment: left }) => left);
};

const decisive = (rules: readonly string[]): readonly string[] =>
  rules.filter((rule) => !rule.startsWith('rfc6298:2'));

const told = (stimulus: string, { outcome, paid, now, runs }: Told, expected: string): string => {
  if (!runs) return `${stimulus}  not running`;
  const { error, refused, delivered, through, rules, accepted } = outcome;
  const wanted = (mark: string) => expected.includes(mark);
  const sent = [...outcome.sent, ...paid.sent].map(({ segment: left, again }) => {
    const line = written(left, { withWindow: wanted('WND') });
    return again ? `again ${line}` : line;
  });
  return [
    stimulus,
    ...(wanted('  through ') ? [`through ${through.join(', ')}`] : []),
    paid.endpoint.state,
    ...sent,
    ...(stimulus.endsWith('timeout') ? [`at ${now / 1e6} s`] : []),
    ...(delivered > 0 ? [`delivers ${delivered}`] : []),
    ...(error === null ? [] : [`error ${error}`]),
    ...(refused === null ? [] : [`refused: ${refused}`]),
    ...(wanted('  dropped') && !accepted ? ['dropped'] : []),
    // What was measured is shown where it is the point.
    ...(wanted('#') ? [`# ${(wanted('rfc6298:2') ? rules : decisive(rules)).join(' ')}`] : []),
  ].join('  ');
};

const linesOf = (transcript: string): readonly string[] =>
  transcript
    .trim()
    .split('\n')
    .map((line) =>
      line
        .trim()
        .split(/\s{2,}/)
        .join('  '),
    );

/** Plays the first column of a transcript to an end: what is to be seen then, and by which rules. */
export const play = (end: End, transcript: string) => {
  let so = end;
  const rules = new Set<string>();
  const seen = linesOf(transcript).map((line) => {
    const stimulus = line.split('  ')[0]!;
    const result = happen(so, stimulus);
    const expected = line.slice(stimulus.length);
    so = next(so, result);
    result.outcome.rules.forEach((rule) => rules.add(rule));
    return told(stimulus, result, expected);
  });
  return { seen, rules, end: so };
};

/** What an end does is what its transcript says. */
export const holds = (end: End, transcript: string): void => {
  expect(play(end, transcript).seen).toEqual(linesOf(transcript));
};

/** Sentences, each with the end that it is about and its transcript. */
export type Section = Readonly<Record<string, readonly [end: () => End, transcript: string]>>;

export const nothing = (settings?: Settings): End => ({
  endpoint: closed,
  around: surroundings(settings),
});
export const listening = (settings?: Settings): End => after(nothing(settings), 'passive OPEN');
export const synSent = (settings?: Settings): End => after(nothing(settings), 'active OPEN');
/** After a passive OPEN. */
export const synReceived = (settings?: Settings): End =>
  after(listening(settings), '<SEQ=300><MSS=100><CTL=SYN>');
/** After an active OPEN: the SYNs crossed. */
export const synReceivedActively = (settings?: Settings): End =>
  after(synSent(settings), '<SEQ=300><MSS=100><CTL=SYN>');
export const established = (settings?: Settings): End =>
  after(synSent(settings), '<SEQ=300><ACK=101><MSS=100><CTL=SYN,ACK>');
export const finWait1 = (settings?: Settings): End => after(established(settings), 'CLOSE');
export const finWait2 = (settings?: Settings): End =>
  after(finWait1(settings), '<SEQ=301><ACK=102><CTL=ACK>');
export const closeWait = (settings?: Settings): End =>
  after(established(settings), '<SEQ=301><ACK=101><CTL=FIN,ACK>');
export const closing = (settings?: Settings): End =>
  after(finWait1(settings), '<SEQ=301><ACK=101><CTL=FIN,ACK>');
export const lastAck = (settings?: Settings): End => after(closeWait(settings), 'CLOSE');
export const timeWait = (settings?: Settings): End =>
  after(finWait2(settings), '<SEQ=301><ACK=102><CTL=FIN,ACK>');
