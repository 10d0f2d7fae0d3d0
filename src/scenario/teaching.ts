/**
 * What is taught along a run: notes at its moments, and questions that are asked before something
 * happens. The form of a scenario's key `lesson`, and of each run of a lesson of the course. What is
 * right is never written here: the run itself answers (`src/lessons/ask.ts`).
 */
import * as v from 'valibot';
import { flags } from '../tcp/segment.ts';
import { states } from '../tcp/machine.ts';

const name = v.pipe(v.string(), v.minLength(1), v.maxLength(64));
const ordinal = v.pipe(v.number(), v.integer(), v.minValue(1));
const number32 = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(0xffff_ffff));
const words = v.pipe(v.string(), v.minLength(1), v.maxLength(4000));
const state = v.picklist(states);

/** A text in both languages. Prose may hold `{term}` and `{term|shown words}`: the glossary's cards. */
export const bothLanguages = v.object({ en: words, zh: words });

/** Segments of a run: what fits all that is given. `nth` counts from 1 what fits the rest. */
const chosenSegment = v.object({
  from: v.optional(name),
  /** The exact set, PSH aside. */
  flags: v.optional(v.array(v.picklist(flags))),
  seq: v.optional(number32),
  ack: v.optional(number32),
  length: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0))),
  badge: v.optional(v.picklist(['old-duplicate', 'forged'])),
  nth: v.optional(ordinal),
});

const eventKinds = ['call', 'arrival', 'timer', 'loss', 'host'] as const;

/** What an event is chosen by. */
const eventKeys = {
  kind: v.optional(v.picklist(eventKinds)),
  host: v.optional(name),
  socket: v.optional(name),
  /** Of a call: `connect`, `shutdown`, … */
  call: v.optional(name),
  /** Of a timer: `retransmission`, `time-wait`, `keep-alive`, … */
  timer: v.optional(name),
  /** Of a host: `crash`, `restart`, `kill`, `unplug`, `plug`. */
  event: v.optional(name),
  /** The segment that arrives or gets lost. */
  segment: v.optional(chosenSegment),
  /** A segment that leaves because of it. */
  sends: v.optional(chosenSegment),
  /** The socket enters this state by it. */
  enters: v.optional(state),
  nth: v.optional(ordinal),
};

/** One event of a run: the `nth` (1 where it is left out) that fits all that is given. */
const chosenEvent = v.object({
  ...eventKeys,
  /** It comes after this moment; where there is no such moment, nothing fits. */
  after: v.optional(v.union([v.picklist(['start', 'end']), v.object(eventKeys)])),
});

/** A moment of a run: an event, or one of its two ends. */
export const momentSchema = v.union(
  [v.picklist(['start', 'end']), chosenEvent],
  '"start", "end" or an object that chooses an event',
);

const asked = { run: v.optional(name) };

/**
 * A question to a run. Each is answered by a short text, which is the `is` of one option. `run`: of
 * another run of the lesson.
 */
export const askSchema = v.variant('of', [
  /** The state that a host's lane (or a socket) has after the moment: `SYN-RECEIVED`. */
  v.object({
    of: v.literal('state'),
    host: v.optional(name),
    socket: v.optional(name),
    at: momentSchema,
    ...asked,
  }),
  /** A field of a segment: `101`; flags as `SYN,ACK`. `none` where there is no such segment. */
  v.object({
    of: v.literal('segment'),
    segment: chosenSegment,
    field: v.picklist([
      ...(['seq', 'ack', 'flags', 'length', 'from', 'fate', 'text', 'sourcePort'] as const),
    ]),
    ...asked,
  }),
  /** What leaves because of an event: flags of the first segment, or a field of it; `nothing`. */
  v.object({
    of: v.literal('sends'),
    at: momentSchema,
    field: v.optional(v.picklist(['seq', 'ack', 'flags', 'length'])),
    ...asked,
  }),
  /** The next segment after a moment (from a host, where one is given): flags or a field; `nothing`. */
  v.object({
    of: v.literal('next'),
    after: momentSchema,
    from: v.optional(name),
    field: v.optional(v.picklist(['seq', 'ack', 'flags', 'length', 'from'])),
    ...asked,
  }),
  /** Which of A and B were in a state: `A`, `B`, `both`, `nobody`. */
  v.object({ of: v.literal('visitors'), state, ...asked }),
  /** Was a host in a state: `yes`, `no`. */
  v.object({ of: v.literal('visited'), host: name, state, ...asked }),
  /** The states in which no host was: `CLOSING`, with commas between several; `none`. */
  v.object({ of: v.literal('unvisited'), ...asked }),
  /** The next timer after a moment: `retransmission B`, or one part of it; `none`. */
  v.object({
    of: v.literal('timer'),
    after: momentSchema,
    part: v.optional(v.picklist(['timer', 'host', 'seconds'])),
    ...asked,
  }),
  /** What a socket's program is told at last: `ECONNRESET`, …, `none`. */
  v.object({ of: v.literal('error'), socket: name, ...asked }),
  /** What a call is answered: the reason of the refusal in the RFC's words, the error, or `ok`. */
  v.object({ of: v.literal('outcome'), at: momentSchema, ...asked }),
  /** How many: `4`. Connections are pairs of sockets; the others are counted between two moments. */
  v.object({
    of: v.literal('count'),
    what: v.picklist([
      ...(['segments', 'retransmissions', 'losses', 'connections', 'events'] as const),
      ...(['sockets', 'roundTrips'] as const),
    ]),
    /** Segments that fit, or events that fit. */
    segment: v.optional(chosenSegment),
    event: v.optional(chosenEvent),
    /** Sockets that end in, or ever have, this state; of one host where it is given. */
    state: v.optional(state),
    host: v.optional(name),
    since: v.optional(momentSchema),
    until: v.optional(momentSchema),
    ...asked,
  }),
  /** Seconds between two moments: `0.4`. Where `since` is left out, from the start of the run. */
  v.object({
    of: v.literal('seconds'),
    since: v.optional(momentSchema),
    until: momentSchema,
    ...asked,
  }),
  /** Octets that a socket's program has got, up to a moment (the end, where it is left out). */
  v.object({
    of: v.literal('delivered'),
    socket: name,
    until: v.optional(momentSchema),
    ...asked,
  }),
  /** A variable of the TCB after a moment, by its RFC name: `112`. */
  v.object({
    of: v.literal('variable'),
    socket: name,
    variable: name,
    at: momentSchema,
    ...asked,
  }),
  /**
   * Of the first message of HTTP that fits: `seconds`, when its program had the whole of it; `place`
   * among those of its kind, by the order of arrival, from 1; how a request `failed`: `closed` (by
   * FIN), `ECONNRESET`, …; whether it was asked `again`: `yes`, `no`; its field `connection`:
   * `close`. `none`.
   */
  v.object({
    of: v.literal('message'),
    message: v.object({
      kind: v.picklist(['request', 'response']),
      method: v.optional(name),
      path: v.optional(name),
      nth: v.optional(ordinal),
    }),
    field: v.picklist(['seconds', 'place', 'failed', 'again', 'connection']),
    ...asked,
  }),
  /** Does it happen: `yes`, `no`. */
  v.object({ of: v.literal('happens'), at: momentSchema, ...asked }),
]);

export type Ask = v.InferOutput<typeof askSchema>;
export type ChosenSegment = v.InferOutput<typeof chosenSegment>;
export type Moment = v.InferOutput<typeof momentSchema>;
export type ChosenEvent = v.InferOutput<typeof chosenEvent>;

const optionSchema = v.object({
  /** The answer in the form of the ask. */
  is: v.pipe(v.string(), v.minLength(1), v.maxLength(200)),
  /** What is shown for it; else `is` itself. */
  text: v.optional(bothLanguages),
  /** Why it is right or wrong, in one sentence. */
  why: bothLanguages,
  /** Where that is laid down: `RFC 9293 3.5.2`. */
  clause: v.pipe(v.string(), v.minLength(1), v.maxLength(120)),
});

/** What is asked before something happens. Exactly one option is the run's own answer. */
export const predictionSchema = v.object({
  id: name,
  /** Asked before this event happens; at the `end`, after the last. */
  at: momentSchema,
  question: bothLanguages,
  ask: askSchema,
  options: v.pipe(v.array(optionSchema), v.minLength(2), v.maxLength(6)),
  /** The answer is typed, not chosen; the options give the reasons for what is typed. */
  typed: v.optional(v.boolean()),
  /** Why an answer that is none of the options is wrong. */
  otherwise: v.optional(v.object({ why: bothLanguages, clause: words })),
});

/** What is said from a moment on, until the next note. */
export const noteSchema = v.object({ at: momentSchema, text: bothLanguages });

export const teachingSchema = v.object({
  notes: v.optional(v.pipe(v.array(noteSchema), v.maxLength(200)), []),
  predictions: v.optional(v.pipe(v.array(predictionSchema), v.maxLength(50)), []),
});

export type Option = v.InferOutput<typeof optionSchema>;
export type Prediction = v.InferOutput<typeof predictionSchema>;
export type Note = v.InferOutput<typeof noteSchema>;
export type Teaching = v.InferOutput<typeof teachingSchema>;
export type BothLanguages = v.InferOutput<typeof bothLanguages>;
