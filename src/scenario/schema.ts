/**
 * The scenario file, version 1: what shall happen. The one description of the format; types,
 * validation and messages are made from it.
 *
 * Times are seconds of simulated time from the start of the run, with at most six decimals.
 * Sequence and acknowledgment numbers are absolute unsigned 32-bit integers; lengths are octets.
 * Keys that this version does not know are ignored.
 */
import * as v from 'valibot';
import { flags } from '../tcp/segment.ts';
import { fictions, states } from '../tcp/machine.ts';
import { presetNames } from '../tcp/presets.ts';
import { application } from './applications.ts';
import { stateNamed } from './states.ts';
import { teachingSchema } from './teaching.ts';

/** The bounds of what is read; a file beyond them is refused. */
export const bounds = {
  /** Characters of a file. */
  characters: 1_048_576,
  hosts: 16,
  events: 10_000,
  faults: 10_000,
  /** Characters of one text to send. */
  text: 65_536,
  /** Octets of one `send` by `length`. */
  length: 64 * 1024 * 1024,
  /** Seconds: about three years. */
  seconds: 100_000_000,
} as const;

const seconds = v.pipe(v.number(), v.finite(), v.minValue(0), v.maxValue(bounds.seconds));
const octets = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(bounds.length));
const count = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1000));
const ordinal = v.pipe(v.number(), v.integer(), v.minValue(1));
const probability = v.pipe(v.number(), v.minValue(0), v.maxValue(1));
const port = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(65535));
const sequenceNumber = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(0xffff_ffff));
const window = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(65535));
const name = v.pipe(v.string(), v.minLength(1), v.maxLength(64));
const text = v.pipe(v.string(), v.maxLength(bounds.text));
const state = v.pipe(
  v.string(),
  v.check((value) => stateNamed(value) !== undefined, `one of ${states.join(', ')}`),
  v.transform((value) => stateNamed(value) ?? 'CLOSED'),
);
const flagList = v.pipe(v.array(v.picklist(flags)), v.maxLength(flags.length));

/** A text in both languages, or one that is the same in both. */
const localized = v.union([
  v.pipe(v.string(), v.maxLength(2000)),
  v.object({
    en: v.pipe(v.string(), v.maxLength(2000)),
    zh: v.pipe(v.string(), v.maxLength(2000)),
  }),
]);

/** Chooses segments by sender, exact flags (PSH aside), SEQ, and place among those that fit. */
const chooser = v.object({
  from: v.optional(name),
  flags: v.optional(flagList),
  seq: v.optional(sequenceNumber),
  nth: v.optional(ordinal),
});

/** What this version does not model may be named, but only switched off. */
const off = v.optional(
  v.custom<false | 0>((value) => value === false || value === 0, 'false or 0: not modelled yet'),
);

const secondsOrOff = v.union([v.literal(false), seconds], 'seconds, or false for none');
const flag = v.optional(v.boolean());

/** The values that replace the preset's, one for each part of it. Each says: of `rfc` / of `linux`. */
const timerOptions = {
  /** MSL, seconds; TIME-WAIT lasts two (RFC 9293 3.4.1). 120 / 30. */
  maximumSegmentLifetime: v.optional(seconds),
  /** First RTO, seconds (RFC 6298 2.1). 1 / 1. */
  initialRetransmissionTimeout: v.optional(v.pipe(seconds, v.minValue(0.001))),
  /** Smallest RTO, seconds (RFC 6298 2.4). 1 / 0.2. */
  minimumRetransmissionTimeout: v.optional(seconds),
  /** Largest RTO, seconds (RFC 6298 2.5). 60 / 120. */
  maximumRetransmissionTimeout: v.optional(v.pipe(seconds, v.minValue(0.001))),
  /** RTO after a handshake whose SYN was repeated, seconds (RFC 6298 5.7). 3 / 3. */
  retransmissionTimeoutAfterSyn: v.optional(seconds),
  /** Granularity of the clock that measures round trips, seconds (RFC 6298 2). 0.001 / 0.001. */
  clockGranularity: v.optional(seconds),
  /** What the RTO allows for variation at least, seconds. 0 / 0.2. */
  minimumVariation: v.optional(seconds),
  /** USER TIMEOUT, seconds, or false (RFC 9293 3.10.8). false / false. */
  userTimeout: v.optional(secondsOrOff),
  /** Seconds that an ACK may wait, at most 0.5, or false (3.8.6.3; D9). false / 0.04. */
  delayedAck: v.optional(
    v.union([v.literal(false), v.pipe(seconds, v.maxValue(0.5))], 'at most 0.5 seconds, or false'),
  ),
  /** The first so many segments with data are acknowledged at once. 0 / 16. */
  quickAcks: v.optional(count),
  /** Seconds that FIN-WAIT-2 lasts after `close()`, or false (D12). false / 60. */
  finWait2Timeout: v.optional(secondsOrOff),
};

const retryOptions = {
  /** Repetitions of a SYN before giving up (3.8.3, MUST-23). 7 / 6. */
  synRetries: v.optional(count),
  /** Repetitions of a SYN that come before those and do not double the RTO. 0 / 4. */
  linearSynTimeouts: v.optional(count),
  /** Repetitions of a SYN,ACK before giving up. 7 / 5. */
  synAckRetries: v.optional(count),
  /** R1: repetitions after which the user is told (3.8.3, SHLD-9, SHLD-10). 3 / 3. */
  noticeRetries: v.optional(count),
  /** R2: repetitions of data or a FIN before giving up (3.8.3, SHLD-11). 6 / 15. */
  dataRetries: v.optional(count),
  /** The same once the user has called `close()`. 6 / 8. */
  orphanRetries: v.optional(count),
  /** R2 is the time that so many repetitions take from the smallest RTO on. false / true. */
  retriesAsTime: flag,
};

const keepAliveOptions = {
  /** Idle seconds before the first probe (3.8.4, MUST-28). 7200 / 7200. */
  keepAliveIdle: v.optional(seconds),
  /** Seconds between probes. 75 / 75. */
  keepAliveInterval: v.optional(seconds),
  /** Probes without an answer that end the connection (MUST-29). 9 / 9. */
  keepAliveCount: v.optional(v.pipe(count, v.minValue(1))),
  /** A probe carries one octet (MAY-6); else none (SHLD-12). false / false. */
  keepAliveOctet: flag,
  /** Who gives up after probes sends a reset. false / true. */
  keepAliveReset: flag,
};

const defenceOptions = {
  /** Seconds between two ACKs to unacceptable segments; 0 is no limit. 0 / 0.5. */
  invalidSegmentAckInterval: v.optional(seconds),
  /** RFC 5961's challenge ACKs (D3); false: RFC 793's rules. true / true. */
  challengeAck: flag,
  /** Challenge ACKs of a connection in 5 seconds (RFC 5961 7); 0 is no limit. 10 / 0. */
  challengeAckLimit: v.optional(count),
  /** A reset does not end TIME-WAIT (RFC 1337 3). false / false. */
  rfc1337: flag,
  /** A SYN beyond RCV.NXT may end TIME-WAIT for a new connection (3.6.1, MAY-2). false / true. */
  timeWaitReuse: flag,
};

const decisionOptions = {
  /** D1: take the SYN,ACK of a simultaneous open as Figure 7 draws it. true / true. */
  acceptSynAckInSynReceived: flag,
  /** D1: and answer it with an ACK. false / true. */
  acknowledgeSynAckInSynReceived: flag,
  /** D2: answer a repeated SYN in SYN-RECEIVED with the SYN,ACK again. true / true. */
  repeatSynAckForRepeatedSyn: flag,
  /** D4: restart 2 MSL for whatever draws an ACK in TIME-WAIT. true / true. */
  restartTimeWaitWithEveryAck: flag,
  /** D5: the state after an ABORT's reset (3.10.5 against 3.5.2). CLOSED / CLOSED. */
  stateAfterAbort: v.optional(v.picklist(['CLOSED', 'TIME-WAIT'])),
  /** D6: a refused SYN leads back to LISTEN, if the end came from there (3.5.3). false / false. */
  listenAfterRefusal: flag,
  /** D8: another SYN in SYN-RECEIVED draws a reset. false / true. */
  resetForOtherSyn: flag,
  /** D13: `close()` ends receiving, too: what is lost by it draws a reset (MAY-1). true / true. */
  halfDuplexClose: flag,
  /** D14: octets in a probe of a closed window (3.8.6.1). 1 / 0. */
  windowProbeOctets: v.optional(v.picklist([0, 1])),
  /** D15: text on a SYN is kept until ESTABLISHED, or has to come again. ignore / ignore. */
  textOnSyn: v.optional(v.picklist(['queue', 'ignore'])),
  /** The reset of an ABORT has ACK, too. false / true. */
  acknowledgeInReset: flag,
  /** Whose checks of a segment, where Linux differs from 3.10.7 in small things. rfc9293 / linux. */
  segmentChecks: v.optional(v.picklist(['rfc9293', 'linux'])),
};

/** What hosts do beside their TCP. */
const hostOptions = {
  /**
   * D7: `single` is Figure 5's one TCB, where the listener itself becomes SYN-RECEIVED; `children`
   * keeps the listener and makes a child for each four-tuple. `single` / `children`.
   */
  listener: v.optional(v.picklist(['single', 'children'])),
  /**
   * What a listener with children does when its SYN queue is full: answer with a cookie and keep
   * nothing (RFC 4987 3.6), or drop the SYN. false / true.
   */
  synCookies: flag,
  /** A full accept queue resets who completes its handshake, else it drops the ACK. false / false. */
  abortOnOverflow: flag,
  /** The first port for a `connect` that names none (RFC 6335 6). 49152 / 32768. */
  firstEphemeralPort: v.optional(v.pipe(port, v.minValue(1))),
  /** The last of them. 65535 / 60999. */
  lastEphemeralPort: v.optional(v.pipe(port, v.minValue(1))),
  /**
   * A port that any connection still has, in TIME-WAIT too, is bound again only where the old and
   * the new socket both have `reuseAddress`; else only another listener is in the way (MUST-42).
   * false / true.
   */
  exclusiveBind: flag,
  /** A tick of the clock of `iss: "clock"`, seconds (RFC 9293 3.4.1). 0.000004 / 0.000000064. */
  initialSequenceTick: v.optional(v.pipe(seconds, v.minValue(1e-9))),
};

/** Single values that replace those of the preset. Retries are counts, the rest seconds. */
const options = v.object({
  ...timerOptions,
  ...retryOptions,
  ...keepAliveOptions,
  ...defenceOptions,
  ...decisionOptions,
  /** What is not TCP: a machine with an arrow changed, shown with a badge. */
  fiction: v.optional(v.picklist(fictions)),
  ...hostOptions,
  selectiveAcknowledgment: off,
  timestamps: off,
  windowScaling: off,
  tailLossProbe: off,
});

const host = v.object({
  /** `silent` has no TCP: only the scenario speaks for it. Default `tcp`. */
  kind: v.optional(v.picklist(['tcp', 'silent'])),
  name: v.optional(localized),
  address: v.optional(v.pipe(v.string(), v.maxLength(64))),
  /**
   * Initial send sequence number: one, from the seed, a list that new connections use up, or from a
   * clock and a keyed hash of the four-tuple (RFC 6528). `random` / `clock`.
   */
  iss: v.optional(
    v.union([sequenceNumber, v.literal('random'), v.literal('clock'), v.array(sequenceNumber)]),
  ),
  /** The receive buffer and largest window offered, octets. Default 65535. */
  receiveWindow: v.optional(window),
  /** Octets of text in a segment. Default 1460. */
  maximumSegmentSize: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(65495))),
});

const link = v.object({
  /** One way, seconds. Default 0.1. */
  delay: v.optional(seconds),
  /** Probability from 0 to 1. Default 0. */
  loss: v.optional(probability),
  /** Probability from 0 to 1 that a segment arrives twice. Default 0. */
  duplication: v.optional(probability),
  /** Up to so many seconds more, drawn for each segment. Default 0. */
  jitter: v.optional(seconds),
  /** What chance is drawn from. Default 1. */
  seed: v.optional(v.pipe(v.number(), v.integer())),
});

const moment = {
  /** Seconds from the start. */
  at: v.optional(seconds),
  /** Each time a state is reached or a segment arrives. */
  when: v.optional(
    v.object({
      host: v.optional(name),
      socket: v.optional(name),
      state: v.optional(state),
      segment: v.optional(chooser),
    }),
  ),
  /** Seconds after `when`. Default 0. */
  after: v.optional(seconds),
  /** Right after the trace's event with this index, before anything else. */
  afterEvent: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0))),
};

const socketAddress = v.object({ host: name, port });
const common = { ...moment, host: name, socket: v.optional(name) };

const calls = {
  listen: v.object({
    ...common,
    call: v.literal('listen'),
    port,
    /** A passive OPEN for one remote socket only. */
    to: v.optional(socketAddress),
    /** The names of the connections that come of it, in order. */
    accepts: v.optional(v.pipe(v.array(name), v.maxLength(1000))),
    /** `manual`: each waits in the accept queue for an `accept` call. Default `automatic`. */
    accept: v.optional(v.picklist(['automatic', 'manual'])),
    /** With children: the SYN queue and the accept queue each take one more. Default 4096. */
    backlog: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(65535))),
  }),
  connect: v.object({
    ...common,
    call: v.literal('connect'),
    port: v.optional(port),
    to: socketAddress,
  }),
  accept: v.object({ ...common, call: v.literal('accept') }),
  send: v.object({
    ...common,
    call: v.literal('send'),
    length: v.optional(octets),
    text: v.optional(text),
  }),
  receive: v.object({ ...common, call: v.literal('receive'), length: octets }),
  shutdown: v.object({ ...common, call: v.literal('shutdown') }),
  close: v.object({ ...common, call: v.literal('close') }),
  abort: v.object({ ...common, call: v.literal('abort') }),
  status: v.object({ ...common, call: v.literal('status') }),
  setOption: v.object({
    ...common,
    call: v.literal('setOption'),
    /** `manual`: the user reads by `receive` calls only. */
    read: v.optional(v.picklist(['automatic', 'manual'])),
    /** Octets. */
    receiveBuffer: v.optional(window),
    /** SO_KEEPALIVE (RFC 9293 3.8.4); a socket has none at first. */
    keepAlive: v.optional(v.boolean()),
    /** Idle seconds before the first probe; else the option's. */
    keepAliveIdle: v.optional(seconds),
    /** Seconds between probes; else the option's. */
    keepAliveInterval: v.optional(seconds),
    /** Probes without an answer that end the connection; else the option's. */
    keepAliveCount: v.optional(v.pipe(count, v.minValue(1))),
    /** SO_LINGER, seconds, or false: with 0 `close()` resets the connection. Others change nothing. */
    linger: v.optional(v.union([v.literal(false), seconds], 'seconds, or false for none')),
    /** USER TIMEOUT, seconds, or false for none; else the option's. */
    userTimeout: v.optional(secondsOrOff),
    noDelay: v.optional(v.boolean()),
    /** SO_REUSEADDR; it counts where both the old and the new socket of an address have it. */
    reuseAddress: v.optional(v.boolean()),
  }),
};
const callEvent = v.variant('call', [
  calls.listen,
  calls.connect,
  calls.accept,
  calls.send,
  calls.receive,
  calls.shutdown,
  calls.close,
  calls.abort,
  calls.status,
  calls.setOption,
]);

const optionValue = v.union(
  [v.number(), v.boolean(), v.null(), v.pipe(v.string(), v.maxLength(200)), v.array(v.number())],
  'a number, a text, true, false, null or a list of numbers',
);

/** The options of a literal segment, by name. The MSS counts; the others only travel. */
const segmentOptions = v.objectWithRest(
  {
    maximumSegmentSize: v.optional(
      v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(65535)),
    ),
  },
  optionValue,
);

const injectEvent = v.object({
  ...moment,
  /** One literal segment; it arrives `link.delay` later, and nothing on the link touches it. */
  inject: v.pipe(
    v.object({
      from: socketAddress,
      to: socketAddress,
      seq: sequenceNumber,
      ack: v.optional(v.nullable(sequenceNumber)),
      flags: flagList,
      window: v.optional(window),
      length: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(65495))),
      text: v.optional(v.pipe(v.string(), v.maxLength(16_000))),
      options: v.optional(segmentOptions),
    }),
    v.check(
      ({ ack, flags: list }) => list.includes('ACK') === (ack !== undefined && ack !== null),
      'ack exactly when ACK is in flags',
    ),
  ),
  badge: v.optional(v.picklist(['old-duplicate', 'forged'])),
  /** The host that really puts it on the link, where that is not `from`. */
  sender: v.optional(name),
});

const hostEvent = v.object({
  ...moment,
  host: name,
  event: v.picklist(['crash', 'restart', 'kill', 'unplug', 'plug', 'release']),
  /**
   * Of `release`: which of the held segments that this host sent; all where it is left out. `nth`
   * counts all that it sent, as in a fault.
   */
  segment: v.optional(chooser),
});

const noEvent = v.custom<never>(() => false, 'an object');

const anyEvent = v.lazy((input) => {
  // A list would pass for an object, and has methods where an event has keys.
  if (Array.isArray(input)) return noEvent;
  const keys = typeof input === 'object' && input !== null ? input : {};
  if ('call' in keys) return callEvent;
  if ('inject' in keys) return injectEvent;
  return hostEvent;
});

const fault = v.pipe(
  v.object({
    segment: chooser,
    action: v.picklist(['drop', 'delay', 'duplicate', 'corrupt', 'hold', 'release']),
    /**
     * Of `delay`: so many seconds more. Of `drop`: it is lost so many seconds after it left, but
     * not after it would have arrived; what the link has copied by then goes on. Where it is left
     * out, it is lost half-way and never copied. Of `duplicate`: the link makes the copy so many
     * seconds after the original left. Default 0.
     */
    by: v.optional(seconds),
    /** Of `duplicate`: seconds between the arrivals of original and copy. Default 0.01. */
    after: v.optional(seconds),
  }),
  v.check(
    ({ action, by }) => action !== 'delay' || by !== undefined,
    '"by" with the action "delay"',
  ),
);

export const scenarioSchema = v.object({
  version: v.literal(1),
  id: v.optional(v.pipe(v.string(), v.maxLength(100))),
  title: v.optional(localized),
  description: v.optional(localized),
  /** Where the catalogue lists it. */
  group: v.optional(
    v.picklist(['sandbox', 'open', 'transfer', 'http', 'close', 'failure', 'attack', 'fiction']),
  ),
  /** The defaults of every option. Default `rfc`. */
  preset: v.optional(v.picklist(presetNames, '"rfc" or "linux"')),
  options: v.optional(options),
  hosts: v.pipe(
    v.record(name, host),
    v.check((hosts) => Object.keys(hosts).length >= 2, 'two hosts or more'),
    v.check(
      (hosts) => Object.keys(hosts).length <= bounds.hosts,
      `at most ${String(bounds.hosts)} hosts`,
    ),
    v.check((hosts) => 'A' in hosts && 'B' in hosts, 'the hosts A and B, which have the lanes'),
  ),
  link: v.optional(link),
  events: v.optional(v.pipe(v.array(anyEvent), v.maxLength(bounds.events))),
  faults: v.optional(v.pipe(v.array(fault), v.maxLength(bounds.faults))),
  /** What runs on a host by itself. */
  applications: v.optional(v.record(name, application)),
  /** Seconds at which the run ends, if it has not ended before. */
  until: v.optional(seconds),
  /** What is said along the run, and what is asked. */
  lesson: v.optional(teachingSchema),
  view: v.optional(v.object({ start: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0))) })),
});

export type Scenario = v.InferOutput<typeof scenarioSchema>;
export type Localized = v.InferOutput<typeof localized>;
export type Group = NonNullable<Scenario['group']>;
export type ScenarioEvent = NonNullable<Scenario['events']>[number];
export type CallEvent = v.InferOutput<typeof callEvent>;
export type InjectEvent = v.InferOutput<typeof injectEvent>;
export type HostEvent = v.InferOutput<typeof hostEvent>;
export type Fault = v.InferOutput<typeof fault>;
export type Chooser = v.InferOutput<typeof chooser>;
export type ScenarioOptions = v.InferOutput<typeof options>;
