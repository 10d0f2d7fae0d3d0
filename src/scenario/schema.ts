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
import { fictions, states, type State } from '../tcp/machine.ts';

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

/** Other spellings of the states, as netstat, ss and old texts have them. */
const aliases: Readonly<Record<string, State>> = {
  CLOSE: 'CLOSED',
  'SYN-RCVD': 'SYN-RECEIVED',
  'SYN-RECV': 'SYN-RECEIVED',
  ESTAB: 'ESTABLISHED',
  'FIN-WAIT1': 'FIN-WAIT-1',
  'FIN-WAIT2': 'FIN-WAIT-2',
};

/** The state that a person or a file means, or undefined. */
export const stateNamed = (name: string): State | undefined => {
  const plain = name.trim().toUpperCase().replaceAll('_', '-');
  return states.find((state) => state === plain) ?? aliases[plain];
};

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

/** Single values that replace those of the preset. Retries are counts, the rest seconds. */
const options = v.object({
  /** MSL, seconds; TIME-WAIT lasts two (RFC 9293 3.4.1). Default 120. */
  maximumSegmentLifetime: v.optional(seconds),
  /** First RTO, seconds (RFC 6298 2.1). Default 1. */
  initialRetransmissionTimeout: v.optional(v.pipe(seconds, v.minValue(0.001))),
  /** Smallest RTO, seconds (RFC 6298 2.4). Default 1. */
  minimumRetransmissionTimeout: v.optional(seconds),
  /** Repetitions of a SYN before giving up (MUST-23). Default 7. */
  synRetries: v.optional(count),
  /** Repetitions of a SYN,ACK before giving up. Default 7. */
  synAckRetries: v.optional(count),
  /** Repetitions of data or a FIN before giving up (SHLD-11). Default 6. */
  dataRetries: v.optional(count),
  /** RFC 5961's challenge ACKs (D3); false: RFC 793's rules. Default true. */
  challengeAck: v.optional(v.boolean()),
  /** D1: take the SYN,ACK of a simultaneous open as Figure 7 draws it. Default true. */
  acceptSynAckInSynReceived: v.optional(v.boolean()),
  /** D2: answer a repeated SYN in SYN-RECEIVED with the SYN,ACK again. Default true. */
  repeatSynAckForRepeatedSyn: v.optional(v.boolean()),
  /** D4: restart 2 MSL for whatever draws an ACK in TIME-WAIT. Default true. */
  restartTimeWaitWithEveryAck: v.optional(v.boolean()),
  /** What is not TCP: a machine with an arrow changed, shown with a badge. */
  fiction: v.optional(v.picklist(fictions)),
  /** Figure 5's one TCB. Listeners with children are not modelled yet. */
  listener: v.optional(v.picklist(['single'], '"single": "children" is not modelled yet')),
  linearSynTimeouts: off,
  delayedAck: off,
  invalidSegmentAckInterval: off,
  selectiveAcknowledgment: off,
  timestamps: off,
  windowScaling: off,
  tailLossProbe: off,
  finWait2Timeout: off,
  synCookies: off,
  rfc1337: off,
});

const host = v.object({
  /** `silent` has no TCP: only the scenario speaks for it. Default `tcp`. */
  kind: v.optional(v.picklist(['tcp', 'silent'])),
  name: v.optional(localized),
  address: v.optional(v.pipe(v.string(), v.maxLength(64))),
  /** Initial send sequence number: one, from the seed, or a list that new connections use up. */
  iss: v.optional(v.union([sequenceNumber, v.literal('random'), v.array(sequenceNumber)])),
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
    accept: v.optional(v.picklist(['automatic', 'manual'])),
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
    keepAlive: v.optional(v.boolean()),
    keepAliveIdle: v.optional(seconds),
    keepAliveInterval: v.optional(seconds),
    keepAliveCount: v.optional(count),
    linger: v.optional(v.union([v.boolean(), seconds])),
    noDelay: v.optional(v.boolean()),
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
  group: v.optional(v.picklist(['open', 'transfer', 'close', 'failure', 'attack', 'fiction'])),
  preset: v.optional(v.picklist(['rfc'], '"rfc": the preset "linux" is not modelled yet')),
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
  applications: v.optional(
    v.record(name, v.picklist(['echo', 'discard', 'sleeping'], '"echo", "discard" or "sleeping"')),
  ),
  /** Seconds at which the run ends, if it has not ended before. */
  until: v.optional(seconds),
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
