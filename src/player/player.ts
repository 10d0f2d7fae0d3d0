/**
 * Where we stand in a trace, and what moves us. Stepping and playing run the same clock; jumps put
 * it. The clock itself lies outside, so that a frame of motion is no event of this machine: only a
 * step that is reached is.
 */
import { assign, fromCallback, setup } from 'xstate';
import { displayTime, stepAt, type DisplayTime } from '../draw/display-time.ts';
import type { Trace } from '../trace/trace.ts';
import type { Clock } from './clock.ts';
import { clampStep, reachFrom, restOf, wholeRun, type Range } from './position.ts';

export const speeds = [0.25, 0.5, 1, 2, 4] as const;
export type Speed = (typeof speeds)[number];

export interface PlayerInput {
  readonly clock: Clock;
  readonly trace: Trace;
  readonly step: number;
  readonly speed: Speed;
  /** The clock jumps from rest to rest. */
  readonly reducedMotion: boolean;
  /** The steps within which one moves; without it, all of them. */
  readonly range?: Range | undefined;
  /** Playing begins again when it comes to the end. */
  readonly loop?: boolean | undefined;
}

export interface PlayerContext extends PlayerInput {
  readonly time: DisplayTime;
  readonly range: Range;
  /** The steps at which a question waits for its answer. */
  readonly questions: readonly number[];
}

export type PlayerEvent =
  | {
      type: 'open';
      trace: Trace;
      step: number;
      range?: Range;
      loop?: boolean;
      questions?: readonly number[];
    }
  | { type: 'extend'; trace: Trace; range?: Range }
  | { type: 'ask'; questions: readonly number[] }
  | { type: 'next' | 'back' | 'first' | 'last' | 'play' | 'pause' | 'toggle' }
  | { type: 'go'; step: number }
  | { type: 'scrub'; reading: number }
  | { type: 'speed'; speed: Speed }
  | { type: 'reduceMotion'; reduced: boolean }
  | { type: 'reached'; step: number }
  | { type: 'arrived' }
  | { type: 'lingered' };

interface Course {
  readonly context: PlayerContext;
  readonly to: number;
  readonly seconds: number;
}

/** Runs the clock to a reading and reports each step on the way. */
const motion = fromCallback<PlayerEvent, Course>(
  ({ input: { context, to, seconds }, sendBack }) => {
    const { clock, time, reducedMotion } = context;
    let step = context.step;
    const follow = (reading: number) => {
      const reached = stepAt(time, reading);
      if (!reducedMotion) clock.set(reading);
      if (reached === step) return;
      step = reached;
      if (reducedMotion) clock.set(restOf(time, reached));
      sendBack({ type: 'reached', step: reached });
    };
    return clock.count(clock.now(), to, seconds, follow, () => {
      follow(to);
      sendBack({ type: 'arrived' });
    });
  },
);

/** The steps that one may reach from here. */
const reach = ({ range, questions, step }: PlayerContext): Range =>
  reachFrom(range, questions, step);

/** From here to the rest of the next step. */
const courseOfStep = (context: PlayerContext): Course => {
  const to = restOf(context.time, clampStep(reach(context), context.step + 1));
  const seconds = context.reducedMotion ? 0 : (to - context.clock.now()) / context.speed;
  return { context, to, seconds };
};

/** From here to the last step, or to the next question. */
const courseOfPlay = (context: PlayerContext): Course => {
  const to = restOf(context.time, reach(context).last);
  return { context, to, seconds: (to - context.clock.now()) / context.speed };
};

/** Back from the middle of a step returns to its rest, and from its rest to the one before. */
const stepBefore = ({ time, step, clock }: PlayerContext): number =>
  clock.now() > restOf(time, step) ? step : step - 1;

/** A scrubbed reading within reach. */
const readingWithin = (context: PlayerContext, reading: number): number => {
  const { first, last } = reach(context);
  return Math.max(restOf(context.time, first), Math.min(restOf(context.time, last), reading));
};

/** So long the end is seen before it begins again. */
const lingerSeconds = 2;

/** Counts a while and moves nothing. */
const linger = fromCallback<PlayerEvent, PlayerContext>(({ input: { clock }, sendBack }) =>
  clock.count(
    0,
    1,
    lingerSeconds,
    () => undefined,
    () => {
      sendBack({ type: 'lingered' });
    },
  ),
);

/** Stands where playing begins. */
const fromTheStart = [{ type: 'stand', params: { step: -Infinity } }, { type: 'rest' }] as const;

export const player = setup({
  types: {
    context: {} as PlayerContext,
    events: {} as PlayerEvent,
    input: {} as PlayerInput,
  },
  actors: { motion, linger },
  actions: {
    stand: assign(({ context }, { step }: { step: number }) => ({
      step: clampStep(reach(context), step),
    })),
    /** Puts the clock at the rest of the step on which we stand. */
    rest: ({ context: { clock, time, step } }) => {
      clock.set(restOf(time, step));
    },
    /** The same run, of which more is known now. */
    extend: assign(({ event }) => {
      if (event.type !== 'extend') return {};
      const time = displayTime(event.trace);
      return { trace: event.trace, time, range: event.range ?? wholeRun(time) };
    }),
  },
  guards: {
    isAsked: ({ context: { questions, step } }) => questions.includes(step),
    isOver: ({ context: { range, step } }) => step >= range.last,
    isNextTheLast: ({ context }) => context.step + 1 >= reach(context).last,
    isLoop: ({ context: { loop, range, questions, step } }) =>
      loop === true && range.first < range.last && !questions.includes(step) && step >= range.last,
  },
}).createMachine({
  id: 'player',
  context: ({ input }) => {
    const time = displayTime(input.trace);
    const range = input.range ?? wholeRun(time);
    return { ...input, time, range, questions: [], step: clampStep(range, input.step) };
  },
  initial: 'resting',
  entry: 'rest',
  on: {
    open: {
      target: '.resting',
      actions: [
        assign(({ event: { trace, range, loop, questions = [] } }) => {
          const time = displayTime(trace);
          return { trace, time, range: range ?? wholeRun(time), loop, questions };
        }),
        { type: 'stand', params: ({ event }) => ({ step: event.step }) },
        'rest',
      ],
    },
    extend: { target: '.resting', actions: ['extend', 'rest'] },
    ask: {
      target: '.resting',
      actions: assign({ questions: ({ event }) => event.questions }),
    },
    first: {
      target: '.resting',
      actions: [{ type: 'stand', params: { step: -Infinity } }, 'rest'],
    },
    last: { target: '.resting', actions: [{ type: 'stand', params: { step: Infinity } }, 'rest'] },
    back: {
      target: '.resting',
      actions: [
        { type: 'stand', params: ({ context }) => ({ step: stepBefore(context) }) },
        'rest',
      ],
    },
    go: {
      target: '.resting',
      actions: [{ type: 'stand', params: ({ event }) => ({ step: event.step }) }, 'rest'],
    },
    scrub: {
      target: '.resting',
      actions: [
        {
          type: 'stand',
          params: ({ context, event }) => ({ step: stepAt(context.time, event.reading) }),
        },
        ({ context, event }) => {
          const { clock, reducedMotion, time, step } = context;
          clock.set(reducedMotion ? restOf(time, step) : readingWithin(context, event.reading));
        },
      ],
    },
    speed: { actions: assign({ speed: ({ event }) => event.speed }) },
    reduceMotion: { actions: assign({ reducedMotion: ({ event }) => event.reduced }) },
    reached: { actions: { type: 'stand', params: ({ event }) => ({ step: event.step }) } },
  },
  states: {
    resting: {
      always: [
        { guard: 'isAsked', target: 'atQuestion' },
        { guard: 'isOver', target: 'atEnd' },
        { target: 'paused' },
      ],
    },
    /** Going on waits for the answer: then `ask` comes again, without this question. */
    atQuestion: {},
    paused: { on: { next: 'stepping', play: 'playing', toggle: 'playing' } },
    stepping: {
      invoke: { src: 'motion', input: ({ context }) => courseOfStep(context) },
      on: {
        arrived: 'resting',
        // The step that is being made is made at once.
        extend: {
          target: 'resting',
          actions: [
            'extend',
            { type: 'stand', params: ({ context }) => ({ step: context.step + 1 }) },
            'rest',
          ],
        },
        // Asked again before the clock is there: this step is done at once.
        next: [
          {
            guard: 'isNextTheLast',
            target: 'resting',
            actions: [{ type: 'stand', params: { step: Infinity } }, 'rest'],
          },
          {
            target: 'stepping',
            reenter: true,
            actions: [
              { type: 'stand', params: ({ context }) => ({ step: context.step + 1 }) },
              'rest',
            ],
          },
        ],
        pause: 'paused',
        play: 'playing',
        toggle: 'playing',
        speed: {
          target: 'stepping',
          reenter: true,
          actions: assign({ speed: ({ event }) => event.speed }),
        },
      },
    },
    playing: {
      tags: 'playing',
      invoke: { src: 'motion', input: ({ context }) => courseOfPlay(context) },
      on: {
        arrived: [{ guard: 'isLoop', target: 'lingering' }, { target: 'resting' }],
        next: 'stepping',
        pause: 'paused',
        toggle: 'paused',
        extend: { target: 'playing', reenter: true, actions: ['extend', 'rest'] },
        reduceMotion: {
          target: 'playing',
          reenter: true,
          actions: assign({ reducedMotion: ({ event }) => event.reduced }),
        },
        speed: {
          target: 'playing',
          reenter: true,
          actions: assign({ speed: ({ event }) => event.speed }),
        },
      },
    },
    /** At the end of a loop: it still plays, and the end is seen for a while. */
    lingering: {
      tags: 'playing',
      invoke: { src: 'linger', input: ({ context }) => context },
      on: {
        lingered: { target: 'playing', actions: fromTheStart },
        toggle: 'atEnd',
        pause: 'atEnd',
      },
    },
    atEnd: {
      on: {
        play: { target: 'playing', actions: fromTheStart },
        toggle: { target: 'playing', actions: fromTheStart },
      },
    },
  },
});
