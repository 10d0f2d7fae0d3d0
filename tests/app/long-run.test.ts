/** A session with a run so long that a change of it is shown before it is made to its end. */
import { describe, expect, it, vi } from 'vitest';
import type { Scenario } from '../../src/scenario/schema.ts';
import { defaultAddress } from '../../src/app/address.ts';
import { Session, type Simulation } from '../../src/app/session.ts';
import { simulation } from '../../src/app/simulation.ts';
import { fakeClock } from '../player/fake-clock.ts';

const transfer: Scenario = {
  version: 1,
  hosts: { A: { iss: 1 }, B: { iss: 2 } },
  link: { delay: 0.01 },
  events: [
    { at: 0, host: 'B', call: 'listen', port: 80, socket: 'listener', accepts: ['b'] },
    { at: 0, host: 'A', call: 'connect', port: 49152, to: { host: 'B', port: 80 }, socket: 'a' },
    { at: 1, host: 'A', call: 'send', length: 1_000_000, socket: 'a' },
  ],
};

const slower = (scenario: Scenario): Scenario => ({ ...scenario, link: { delay: 0.02 } });

/** As long as a busy machine may need. */
const patience = { timeout: 20_000 };

/** A session whose whole runs wait for `finish`; their beginnings do not. */
const start = async () => {
  const gates: (() => void)[] = [];
  const patient: Simulation = {
    ...simulation,
    run: async (scenario, options) => {
      const trace = await simulation.run(scenario, options);
      if (options.limit === undefined) await new Promise<void>((open) => gates.push(open));
      return trace;
    },
  };
  const session = new Session({
    bar: {
      read: () => ({ address: defaultAddress, warnings: [] }),
      show: () => undefined,
      flush: () => undefined,
    },
    clock: fakeClock(),
    simulation: patient,
    warn: vi.fn<(message: string) => void>(),
  });
  const finish = async () => {
    await vi.waitFor(() => expect(gates.length).toBeGreaterThan(0), patience);
    gates.shift()?.();
    await vi.waitFor(() => expect(session.state().running).toBeNull(), patience);
  };
  void session.openScenario(transfer);
  await finish();
  const player = session.state().player!;
  const context = () => player.getSnapshot().context;
  const shown = () => vi.waitFor(() => expect(session.state().copy).not.toBeNull(), patience);
  return { session, player, context, finish, shown };
};

describe('a change of a long run', { timeout: 60_000 }, () => {
  it('is on the screen, at its step, before the run is made to its end', async () => {
    const { session, player, context, finish, shown } = await start();
    const before = context().trace;
    expect(before.events.length).toBeGreaterThan(600);
    player.send({ type: 'go', step: 20 });
    session.edit(slower);
    await shown();
    expect(session.state().scenario?.link?.delay).toBe(0.02);
    expect(session.state().running).not.toBeNull();
    expect(context().step).toBe(20);
    const beginning = context().trace;
    expect(beginning.events.length).toBeLessThan(before.events.length);
    await finish();
    const whole = context().trace;
    expect(context().step).toBe(20);
    expect(whole.endedBecause).toBe('quiet');
    expect(whole.events.slice(0, beginning.events.length)).toEqual(beginning.events);
    expect(session.state().notices).toEqual([]);
  });

  it('keeps the place of a reader who goes on meanwhile', async () => {
    const { session, player, context, finish, shown } = await start();
    session.edit(slower);
    await shown();
    player.send({ type: 'go', step: 9 });
    await finish();
    expect(context().step).toBe(9);
    expect(context().range.last).toBe(context().trace.events.length);
  });

  it('is made whole at once where it is made near the end', async () => {
    const { session, player, context, finish } = await start();
    player.send({ type: 'go', step: context().range.last - 5 });
    const { step } = context();
    session.edit((scenario) => scenario);
    expect(session.state().copy).toBeNull();
    await finish();
    expect([context().step, context().trace.endedBecause]).toEqual([step, 'quiet']);
  });
});
