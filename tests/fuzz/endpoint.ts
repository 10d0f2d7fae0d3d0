/**
 * Random segments at one end of a connection, in every state: whatever arrives, the end keeps what
 * it promises. Everything is drawn from the seed.
 */
import { hash } from '../../src/net/chance.ts';
import * as tcp from '../../src/tcp/endpoint.ts';
import { states, type State } from '../../src/tcp/machine.ts';
import { presets, type TcpOptions } from '../../src/tcp/presets.ts';
import {
  flags as allFlags,
  has,
  segment,
  sequenceEnd,
  sequenceLength,
  type Segment,
} from '../../src/tcp/segment.ts';
import { advance, distance, le, sequence, type SequenceNumber } from '../../src/tcp/sequence.ts';
import type { Tcb, TimerName } from '../../src/tcp/tcb.ts';
import { closed, type Endpoint, type Outcome, type Surroundings } from '../../src/tcp/turn.ts';

export interface Counts {
  /** Segments that arrived. */
  readonly segments: number;
  /** How many of them found the end in each state. */
  readonly byState: Readonly<Record<State, number>>;
  /** Segments that were sent in return. */
  readonly answers: number;
  /** How many arrived at each preset's end. */
  readonly byPreset: Readonly<Record<string, number>>;
}

/** Numbers from a seed, one after another. */
const dice = (seed: number) => {
  let thrown = 0;
  const below = (limit: number): number => hash(seed, 'fuzz', thrown++) % limit;
  return {
    below,
    oneOf: <T>(values: readonly T[]): T => values[below(values.length)] as T,
    oftenAs: (percent: number): boolean => below(100) < percent,
  };
};
type Dice = ReturnType<typeof dice>;

const address = { iss: sequence(0xffff_fff0), irs: sequence(5000), window: 4000 } as const;

/** What a scenario may switch, each in some lives. */
const switches: readonly Partial<TcpOptions>[] = [
  { delayedAck: 0.2 },
  { textOnSyn: 'queue' },
  { challengeAck: false },
  { rfc1337: true },
  { acceptSynAckInSynReceived: false, repeatSynAckForRepeatedSyn: false },
  { resetForOtherSyn: true },
  { windowProbeOctets: 0 },
  { keepAliveOctet: true, finWait2Timeout: 60 },
  { userTimeout: 5, retriesAsTime: true },
  { halfDuplexClose: false },
];

const switched = (from: Dice, options: TcpOptions): TcpOptions =>
  Object.assign({}, options, ...switches.filter(() => from.oftenAs(10))) as TcpOptions;

const around = (options: TcpOptions, now: number, readsManually: boolean): Surroundings => ({
  now,
  options,
  chooseIss: () => address.iss,
  receiveBuffer: address.window,
  maximumSegmentSize: 1000,
  readsManually,
  remoteSpecified: true,
  socket: { keepAlive: readsManually },
});

/** Numbers at which decisions turn: the edges of both windows, and one beside them. */
const tellingNumbers = (tcb: Tcb | null): readonly SequenceNumber[] => {
  if (tcb === null) return [address.irs, sequence(0)];
  const edges = [
    tcb['RCV.NXT'],
    advance(tcb['RCV.NXT'], tcb['RCV.WND']),
    tcb['SND.UNA'],
    tcb['SND.NXT'],
    tcb.ISS,
    tcb.IRS ?? sequence(0),
    advance(tcb['SND.UNA'], -tcb['MAX.SND.WND']),
  ];
  return edges.flatMap((edge) => [advance(edge, -1), edge, advance(edge, 1)]);
};

const randomNumber = (from: Dice, tcb: Tcb | null): SequenceNumber =>
  from.oftenAs(90)
    ? advance(from.oneOf(tellingNumbers(tcb)), from.oftenAs(70) ? 0 : from.below(3000) - 1500)
    : sequence(from.below(0x1_0000_0000));

const randomFlags = (from: Dice) =>
  from.oftenAs(60)
    ? from.oneOf([
        ['ACK'],
        ['SYN'],
        ['SYN', 'ACK'],
        ['FIN', 'ACK'],
        ['RST'],
        ['RST', 'ACK'],
      ] as const)
    : allFlags.filter(() => from.oftenAs(35));

const randomSegment = (from: Dice, tcb: Tcb | null): Segment => {
  const flags = randomFlags(from);
  const onTime = from.oftenAs(50) && tcb !== null;
  const seq = onTime ? tcb['RCV.NXT'] : randomNumber(from, tcb);
  const ack = onTime && from.oftenAs(50) ? tcb['SND.NXT'] : randomNumber(from, tcb);
  return segment({
    seq,
    ack: flags.some((flag) => flag === 'ACK') ? ack : null,
    flags,
    window: from.oftenAs(20) ? 0 : from.below(0x1_0000),
    length: from.oftenAs(60) ? 0 : from.below(2000),
    options: from.oftenAs(10) ? { maximumSegmentSize: 1 + from.below(0xffff) } : {},
  });
};

const claim = (holds: boolean, what: string, details: unknown): void => {
  if (!holds) throw new Error(`${what}: ${JSON.stringify(details)}`);
};

const checkQueues = (tcb: Tcb, details: unknown): void => {
  let next = tcb['SND.UNA'];
  for (const left of tcb.retransmissionQueue) {
    claim(left.seq === next, 'the retransmission queue has no gap', details);
    next = sequenceEnd(left);
  }
  claim(
    tcb.retransmissionQueue.length === 0 || next === tcb['SND.NXT'],
    'the retransmission queue reaches to SND.NXT',
    details,
  );
  let reached = tcb['RCV.NXT'];
  for (const piece of tcb.reassemblyQueue) {
    // What came on a SYN waits for ESTABLISHED (D15).
    const early = tcb['SND.UNA'] === tcb.ISS ? -1 : 0;
    const ahead = distance(piece.seq, tcb['RCV.NXT']);
    claim(ahead > early, 'what waits lies ahead of RCV.NXT', details);
    claim(distance(sequenceEnd(piece), reached) > 0, 'what waits is in order', details);
    reached = sequenceEnd(piece);
  }
};

/** What holds at every moment, whatever has arrived. */
const checkEnd = ({ state, tcb }: Endpoint, now: number, details: unknown): void => {
  claim(states.includes(state), 'a state of the figure', details);
  const needsNone = state === 'CLOSED' || state === 'LISTEN';
  claim((tcb === null) === needsNone, 'a TCB in all states but CLOSED and LISTEN', details);
  if (tcb === null) return;
  claim(le(tcb['SND.UNA'], tcb['SND.NXT']), 'SND.UNA =< SND.NXT', details);
  claim(tcb['RCV.WND'] >= 0, 'RCV.WND is a size', details);
  claim(tcb.RTO > 0, 'RTO is a time', details);
  checkQueues(tcb, details);
  for (const timer of Object.values(tcb.timers))
    claim(timer.expiresAt >= now, 'no timer that ran out goes on', details);
};

const checkAnswers = (outcome: Outcome, arrived: Segment | null, details: unknown): void => {
  for (const { segment: sent } of outcome.sent) {
    claim((sent.ack !== null) === has(sent, 'ACK'), 'ACK exactly with its number', details);
    claim(!(has(sent, 'SYN') && has(sent, 'FIN')), 'no SYN with FIN', details);
    claim(!has(sent, 'URG'), 'no urgent data (SHLD-13)', details);
    claim(sent.window >= 0 && sent.window <= 0xffff, 'a window of 16 bits', details);
    claim(sequenceLength(sent) <= 0xffff, 'a length that fits', details);
    if (arrived !== null && has(arrived, 'RST'))
      claim(!has(sent, 'RST'), 'a reset is never answered by a reset (3.5.2)', details);
  }
};

const randomCall = (from: Dice): tcp.UserCall => {
  const chunk = { length: from.below(3000), text: null };
  return from.oneOf<tcp.UserCall>([
    { call: 'SEND', chunk },
    { call: 'SEND', chunk },
    { call: 'RECEIVE', length: from.below(3000) },
    { call: 'CLOSE' },
    { call: 'close' },
    { call: 'STATUS' },
  ]);
};

const begin = (from: Dice, options: TcpOptions, readsManually: boolean): Endpoint => {
  const passive = from.oftenAs(50);
  const where = around(options, 0, readsManually);
  return tcp.call(closed, { call: 'OPEN', passive }, where).endpoint;
};

/** The segment that leads on: in most states most random ones lead nowhere. */
const leadingSegment = (from: Dice, { state, tcb }: Endpoint): Segment => {
  const knowsPeer = state !== 'LISTEN' && state !== 'SYN-SENT';
  const seq = tcb !== null && knowsPeer ? tcb['RCV.NXT'] : address.irs;
  const ack = tcb?.['SND.NXT'] ?? sequence(0);
  const window = 3000;
  if (state === 'LISTEN') return segment({ seq, flags: ['SYN'], window });
  if (state === 'SYN-SENT') {
    const crossing = from.oftenAs(40);
    return segment({
      seq,
      window,
      ...(crossing ? { flags: ['SYN'] } : { flags: ['SYN', 'ACK'], ack }),
    });
  }
  const fin = from.oftenAs(50);
  const known = from.oftenAs(50) ? ack : (tcb?.['SND.UNA'] ?? ack);
  return segment({ seq, ack: known, flags: fin ? ['FIN', 'ACK'] : ['ACK'], window });
};

/** The timer that runs out first. */
const firstOf = (timers: Tcb['timers']): TimerName => {
  const [first] = Object.entries(timers).toSorted(([, a], [, b]) => a.expiresAt - b.expiresAt);
  if (first === undefined) throw new Error('no timer runs');
  return first[0] as TimerName;
};

/** One connection's life: up to so many segments, calls and timeouts, from its OPEN on. */
const liveOnce = (
  from: Dice,
  options: TcpOptions,
  meet: (state: State, answers: number) => void,
): void => {
  const readsManually = from.oftenAs(30);
  let now = 0;
  let end = begin(from, options, readsManually);
  const story: unknown[] = [end.state];
  for (let step = 0; step < 24 && end.state !== 'CLOSED'; step++) {
    const where = around(options, now, readsManually);
    let outcome: Outcome;
    let arrived: Segment | null = null;
    if (from.oftenAs(15)) {
      const user = randomCall(from);
      story.push(user);
      outcome = tcp.call(end, user, where);
    } else if (Object.keys(end.tcb?.timers ?? {}).length > 0 && from.oftenAs(10)) {
      const timer = firstOf(end.tcb?.timers ?? {});
      now = Math.max(now, end.tcb?.timers[timer]?.expiresAt ?? now);
      story.push(timer);
      outcome = tcp.timeout(end, timer, around(options, now, readsManually));
    } else {
      arrived = from.oftenAs(45) ? leadingSegment(from, end) : randomSegment(from, end.tcb);
      story.push(arrived);
      outcome = tcp.arrive(end, arrived, where);
      meet(end.state, outcome.sent.length);
    }
    const details = { story, before: end, after: outcome.endpoint };
    checkAnswers(outcome, arrived, details);
    checkEnd(outcome.endpoint, now, details);
    end = tcp.payAcknowledgment(outcome.endpoint, around(options, now, readsManually)).endpoint;
    checkEnd(end, now, details);
  }
};

/** So many random segments; throws, with the whole story, at the first promise that is not kept. */
export const fuzzEndpoint = (seed: number, segments: number): Counts => {
  const from = dice(seed);
  const byState = Object.fromEntries(states.map((state) => [state, 0])) as Record<State, number>;
  const byPreset: Record<string, number> = {};
  let [met, answers] = [0, 0];
  while (met < segments) {
    const [name, options] = from.oneOf(Object.entries(presets));
    liveOnce(from, switched(from, options), (state, sent) => {
      met++;
      answers += sent;
      byState[state]++;
      byPreset[name] = (byPreset[name] ?? 0) + 1;
    });
  }
  return { segments: met, byState, answers, byPreset };
};
