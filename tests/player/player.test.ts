import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createActor } from 'xstate';
import { displayTime } from '../../src/draw/display-time.ts';
import { restOf } from '../../src/player/position.ts';
import { player, type PlayerInput } from '../../src/player/player.ts';
import { fromCatalogue } from '../../src/scenario/catalogue/index.ts';
import { run } from '../../src/sim/run.ts';
import { fakeClock } from './fake-clock.ts';

const trace = run(fromCatalogue('last-ack-lost')!);
const short = run(fromCatalogue('three-way-handshake')!);
const time = displayTime(trace);
const last = trace.events.length;

const start = (input: Partial<PlayerInput> = {}) => {
  const clock = fakeClock();
  const actor = createActor(player, {
    input: { clock, trace, step: 0, speed: 1, reducedMotion: false, ...input },
  }).start();
  const state = () => actor.getSnapshot().value;
  const step = () => actor.getSnapshot().context.step;
  return { clock, actor, state, step };
};

describe('the player', () => {
  it('moves nothing until it is asked', () => {
    const { clock, state, step } = start();
    clock.pass(10);
    expect([state(), step(), clock.now()]).toEqual(['paused', 0, 0]);
  });

  it('begins at the rest of a given step', () => {
    const { clock, step } = start({ step: 4 });
    expect([step(), clock.now()]).toEqual([4, restOf(time, 4)]);
  });

  it('takes the last step for one that does not exist', () => {
    const { state, step } = start({ step: 1000 });
    expect([state(), step()]).toEqual(['atEnd', last]);
  });

  it('reaches the next step when its clock does', () => {
    const { clock, actor, state, step } = start({ step: 2 });
    const wait = restOf(time, 3) - restOf(time, 2);
    actor.send({ type: 'next' });
    clock.pass(wait / 2);
    expect([state(), step()]).toEqual(['stepping', 2]);
    expect(clock.now()).toBeCloseTo((restOf(time, 2) + restOf(time, 3)) / 2);
    clock.pass(wait / 2);
    expect([state(), step(), clock.now()]).toEqual(['paused', 3, restOf(time, 3)]);
  });

  it('keeps its place when more of the same run is known; a step that is being made is made', () => {
    const { clock, actor, state, step } = start({ trace: short, step: 1 });
    actor.send({ type: 'extend', trace });
    expect([state(), step(), clock.now()]).toEqual(['paused', 1, restOf(time, 1)]);
    expect(actor.getSnapshot().context.range.last).toBe(last);
    actor.send({ type: 'next' });
    actor.send({ type: 'extend', trace });
    expect([state(), step(), clock.now()]).toEqual(['paused', 2, restOf(time, 2)]);
    actor.send({ type: 'play' });
    actor.send({ type: 'extend', trace });
    expect([state(), step(), clock.isCounting()]).toEqual(['playing', 2, true]);
  });

  it('finishes a step at once when the next is asked for, and goes on', () => {
    const { clock, actor, state, step } = start({ step: 2 });
    actor.send({ type: 'next' });
    clock.pass(0.01);
    actor.send({ type: 'next' });
    expect([state(), step(), clock.now()]).toEqual(['stepping', 3, restOf(time, 3)]);
    clock.pass(5);
    expect([state(), step()]).toEqual(['paused', 4]);
  });

  it('comes to the end when the last step is asked for twice', () => {
    const { clock, actor, state, step } = start({ step: last - 1 });
    actor.send({ type: 'next' });
    actor.send({ type: 'next' });
    expect([state(), step(), clock.now()]).toEqual(['atEnd', last, restOf(time, last)]);
    expect(clock.isCounting()).toBe(false);
  });

  it('goes back to the rest of a step from its middle, then to the one before', () => {
    const { clock, actor, step } = start({ step: 5 });
    actor.send({ type: 'next' });
    clock.pass(0.01);
    actor.send({ type: 'back' });
    expect([step(), clock.now()]).toEqual([5, restOf(time, 5)]);
    actor.send({ type: 'back' });
    expect([step(), clock.now()]).toEqual([4, restOf(time, 4)]);
  });

  it('plays to the end and stops there', () => {
    const { clock, actor, state, step } = start({ speed: 4 });
    actor.send({ type: 'play' });
    clock.pass(time.end / 8);
    expect(state()).toBe('playing');
    expect(clock.now()).toBeCloseTo(time.end / 2);
    clock.pass(time.end / 8);
    expect([state(), step(), clock.now()]).toEqual(['atEnd', last, time.end]);
  });

  it('pauses at any instant and goes on from there', () => {
    const { clock, actor, state } = start();
    actor.send({ type: 'toggle' });
    clock.pass(1.234);
    actor.send({ type: 'toggle' });
    clock.pass(3);
    expect(state()).toBe('paused');
    expect(clock.now()).toBeCloseTo(1.234);
    actor.send({ type: 'toggle' });
    clock.pass(1);
    expect(clock.now()).toBeCloseTo(2.234);
  });

  it('changes its speed while it plays, without a jump', () => {
    const { clock, actor } = start();
    actor.send({ type: 'play' });
    clock.pass(1);
    actor.send({ type: 'speed', speed: 4 });
    expect(clock.now()).toBeCloseTo(1);
    clock.pass(0.5);
    expect(clock.now()).toBeCloseTo(3);
  });

  it('plays from the beginning when it is asked to at the end', () => {
    const { clock, actor, state, step } = start({ step: last });
    actor.send({ type: 'toggle' });
    expect([state(), step(), clock.now()]).toEqual(['playing', 0, 0]);
  });

  it('scrubs to any place and stands there', () => {
    const { clock, actor, state, step } = start();
    actor.send({ type: 'play' });
    actor.send({ type: 'scrub', reading: restOf(time, 6) + 0.01 });
    expect([state(), step(), clock.now()]).toEqual(['paused', 6, restOf(time, 6) + 0.01]);
    expect(clock.isCounting()).toBe(false);
  });

  it('opens another run at a step of it', () => {
    const { clock, actor, step } = start({ step: 9 });
    actor.send({ type: 'open', trace: short, step: 3 });
    expect([step(), clock.now()]).toEqual([3, restOf(displayTime(short), 3)]);
    actor.send({ type: 'last' });
    expect(step()).toBe(short.events.length);
  });

  it('never stands between two steps when motion is reduced', () => {
    const { clock, actor, step, state } = start({ reducedMotion: true });
    actor.send({ type: 'next' });
    expect([state(), step(), clock.now()]).toEqual(['paused', 1, restOf(time, 1)]);
    actor.send({ type: 'play' });
    for (let i = 0; i < 200; i++) clock.pass(time.end / 150);
    expect([state(), step()]).toEqual(['atEnd', last]);
    const rests = new Set(time.stepTimes);
    expect(clock.readings.filter((reading) => !rests.has(reading))).toEqual([]);
  });

  it('stays inside its range, whatever it is asked for', () => {
    const range = { first: 3, last: 6 };
    const { clock, actor, state, step } = start({ range });
    const asked = [
      [{ type: 'back' }, 3],
      [{ type: 'last' }, 6],
      [{ type: 'next' }, 6],
      [{ type: 'first' }, 3],
      [{ type: 'go', step: 9 }, 6],
      [{ type: 'go', step: 0 }, 3],
      [{ type: 'scrub', reading: time.end }, 6],
      [{ type: 'scrub', reading: 0 }, 3],
    ] as const;
    for (const [event, expected] of asked) {
      actor.send(event);
      expect([event, step(), clock.now()]).toEqual([event, expected, restOf(time, expected)]);
    }
    actor.send({ type: 'play' });
    clock.pass(1000);
    expect([state(), step(), clock.now()]).toEqual(['atEnd', 6, restOf(time, 6)]);
    actor.send({ type: 'play' });
    expect([state(), step()]).toEqual(['playing', 3]);
  });

  it('plays again from the start of its range, once its end has been seen', () => {
    const { clock, actor, state, step } = start({ range: { first: 2, last: 5 }, loop: true });
    const isPlaying = () => actor.getSnapshot().hasTag('playing');
    actor.send({ type: 'play' });
    clock.pass(1000);
    expect([state(), step(), isPlaying()]).toEqual(['lingering', 5, true]);
    clock.pass(1000);
    expect([state(), step(), clock.now()]).toEqual(['playing', 2, restOf(time, 2)]);
    clock.pass(1000);
    actor.send({ type: 'toggle' });
    expect([state(), step(), isPlaying()]).toEqual(['atEnd', 5, false]);
  });

  it('does not go round on one step, nor when it is stepped to the end', () => {
    const one = start({ range: { first: 4, last: 4 }, loop: true });
    one.actor.send({ type: 'play' });
    one.clock.pass(1);
    expect(one.state()).toBe('atEnd');
    const stepped = start({ step: last - 1, loop: true });
    stepped.actor.send({ type: 'next' });
    stepped.clock.pass(1000);
    expect(stepped.state()).toBe('atEnd');
  });

  it('goes from rest to rest as soon as motion is reduced', () => {
    const { clock, actor, state } = start({ loop: true });
    actor.send({ type: 'play' });
    actor.send({ type: 'reduceMotion', reduced: true });
    clock.pass(0.1);
    expect([state(), clock.now()]).toEqual(['playing', 0]);
  });

  it('always stands on the step that its clock has reached', () => {
    const commands = fc.oneof(
      fc.constantFrom('next', 'back', 'first', 'last', 'toggle', 'play', 'pause').map((type) => ({
        type: type as 'next',
      })),
      fc.nat(last + 3).map((step) => ({ type: 'go' as const, step })),
      fc.double({ min: 0, max: time.end, noNaN: true }).map((reading) => ({
        type: 'scrub' as const,
        reading,
      })),
      fc.double({ min: 0.01, max: 3, noNaN: true }).map((seconds) => ({
        type: 'wait' as const,
        seconds,
      })),
    );
    fc.assert(
      fc.property(fc.array(commands, { maxLength: 40 }), fc.boolean(), (list, reducedMotion) => {
        const { clock, actor, step } = start({ reducedMotion });
        for (const command of list) {
          if (command.type === 'wait') clock.pass(command.seconds);
          else actor.send(command);
          const reached = time.stepTimes.filter((rest) => rest <= clock.now() + 1e-9).length - 1;
          expect(step()).toBe(reached);
        }
        actor.stop();
      }),
      { numRuns: 200 },
    );
  });
});

describe('a question that waits for its answer', () => {
  const asked = (questions: readonly number[], step = 0) => {
    const started = start({ step });
    started.actor.send({ type: 'ask', questions });
    return started;
  };

  it('stops who plays, and who steps, and lets nobody past', () => {
    const { clock, actor, state, step } = asked([2]);
    actor.send({ type: 'play' });
    clock.pass(1000);
    expect([state(), step()]).toEqual(['atQuestion', 2]);
    for (const type of ['next', 'play', 'toggle', 'last'] as const) actor.send({ type });
    clock.pass(1000);
    expect([state(), step(), clock.now()]).toEqual(['atQuestion', 2, restOf(time, 2)]);
  });

  it('holds whoever jumps or scrubs over it', () => {
    const { clock, actor, step } = asked([2]);
    actor.send({ type: 'go', step: last });
    expect(step()).toBe(2);
    actor.send({ type: 'first' });
    actor.send({ type: 'scrub', reading: restOf(time, last) });
    expect([step(), clock.now()]).toEqual([2, restOf(time, 2)]);
  });

  it('lets one go back, and on once it is answered', () => {
    const { clock, actor, state, step } = asked([2, 5], 2);
    actor.send({ type: 'back' });
    expect([state(), step()]).toEqual(['paused', 1]);
    actor.send({ type: 'ask', questions: [5] });
    actor.send({ type: 'play' });
    clock.pass(1000);
    expect([state(), step()]).toEqual(['atQuestion', 5]);
    actor.send({ type: 'ask', questions: [] });
    actor.send({ type: 'last' });
    expect([state(), step()]).toEqual(['atEnd', last]);
  });

  it('does not hold whoever came in by a link behind it', () => {
    const { actor, state, step } = asked([2], 4);
    expect(state()).toBe('paused');
    actor.send({ type: 'last' });
    expect(step()).toBe(last);
  });

  it('at the end holds too: a loop waits there', () => {
    const { clock, actor, state } = asked([last], last - 1);
    actor.send({ type: 'open', trace, step: last - 1, loop: true });
    actor.send({ type: 'ask', questions: [last] });
    actor.send({ type: 'play' });
    clock.pass(1000);
    expect(state()).toBe('atQuestion');
  });
});
