/** Which end closes first, turned round. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { catalogue } from '../../src/scenario/catalogue/index.ts';
import { closerRefusal, closingHosts, swapClosers } from '../../src/scenario/closers.ts';
import type { Scenario } from '../../src/scenario/schema.ts';
import { validate } from '../../src/scenario/validate.ts';
import { run } from '../../src/sim/run.ts';
import { stateChanges } from '../../src/trace/questions.ts';
import { anyScenario } from '../sim/arbitrary.ts';

const scenarioOf = (id: string): Scenario => catalogue.find((scenario) => scenario.id === id)!;

const states = (scenario: Scenario, host: string) =>
  stateChanges(run(scenario), host).map(({ state }) => state);

const scenario = (...events: readonly object[]): Scenario =>
  validate({ version: 1, hosts: { A: {}, B: {} }, events });

const listen = { at: 0, host: 'B', call: 'listen', port: 80, accepts: ['b'] };
const connect = { at: 0, host: 'A', call: 'connect', to: { host: 'B', port: 80 }, socket: 'a' };

describe('the end that closes first', () => {
  it('changes in the four-way close: the server goes through TIME-WAIT, the client does not', () => {
    const swapped = swapClosers(scenarioOf('four-way-close'))!;
    expect(states(swapped, 'A')).toEqual(
      'CLOSED SYN-SENT ESTABLISHED CLOSE-WAIT LAST-ACK CLOSED'.split(' '),
    );
    expect(states(swapped, 'B')).toEqual(
      'CLOSED LISTEN SYN-RECEIVED ESTABLISHED FIN-WAIT-1 FIN-WAIT-2 TIME-WAIT CLOSED'.split(' '),
    );
  });

  it('leaves to the other one what it still sends when its peer has closed', () => {
    const original = run(scenarioOf('half-close'));
    const swapped = run(swapClosers(scenarioOf('half-close'))!);
    const sender = ({ segments }: typeof original) =>
      segments.find(({ length }) => length > 0)?.from;
    expect([sender(original), sender(swapped)]).toEqual(['B', 'A']);
    expect(swapped.events.some((event) => 'refused' in event)).toBe(false);
  });

  it('is the one that aborts, too', () => {
    const swapped = run(swapClosers(scenarioOf('abort'))!);
    expect(swapped.segments.find(({ flags }) => flags.includes('RST'))?.from).toBe('B');
  });

  it('leaves who connects, and when, as it was', () => {
    const again = { ...connect, at: undefined, when: { host: 'A', state: 'TIME-WAIT' } };
    const { events } = swapClosers(
      scenario(listen, connect, { ...again, socket: 'a2' }, { at: 1, host: 'A', call: 'close' }),
    )!;
    expect(events).toMatchObject([
      listen,
      connect,
      { host: 'A', call: 'connect', when: { host: 'B', state: 'TIME-WAIT' } },
      { at: 1, host: 'B', call: 'close' },
    ]);
  });

  it('is found where a connection has no names and where two calls cross', () => {
    const unnamed = scenario(
      { at: 0, host: 'B', call: 'listen', port: 80 },
      { at: 0, host: 'A', call: 'connect', to: { host: 'B', port: 80 } },
      { at: 1, host: 'A', call: 'close' },
    );
    expect(swapClosers(unnamed)?.events?.[2]).toMatchObject({ host: 'B', call: 'close' });
    const crossing = scenario(
      { at: 0, host: 'A', call: 'connect', port: 1, to: { host: 'B', port: 2 }, socket: 'x' },
      { at: 0, host: 'B', call: 'connect', port: 2, to: { host: 'A', port: 1 }, socket: 'y' },
      { at: 1, host: 'A', call: 'close', socket: 'x' },
    );
    expect(swapClosers(crossing)?.events?.[2]).toMatchObject({ host: 'B', socket: 'y' });
    expect(closingHosts(crossing)).toEqual(['A', 'B']);
  });

  it('goes with the segment that it waits for', () => {
    const waiting = scenario(listen, connect, {
      when: { host: 'A', segment: { from: 'B', flags: ['SYN', 'ACK'] } },
      after: 1,
      host: 'A',
      socket: 'a',
      call: 'shutdown',
    });
    expect(swapClosers(waiting)?.events?.[2]).toMatchObject({
      when: { host: 'B', segment: { from: 'A' } },
      host: 'B',
      socket: 'b',
    });
  });

  it('is nobody where nobody closes, and no one where both do at once', () => {
    expect(closerRefusal(scenarioOf('three-way-handshake'))).toBe('nobody');
    expect(closerRefusal(scenarioOf('simultaneous-close'))).toBe('together');
    expect(swapClosers(scenarioOf('simultaneous-close'))).toBeNull();
    const listenerCloses = { at: 1, host: 'B', call: 'close', socket: 'l' };
    expect(closerRefusal(scenario({ ...listen, socket: 'l' }, connect, listenerCloses))).toBe(
      'nobody',
    );
  });

  it('is not guessed at where ends cannot be told apart', () => {
    const other = { ...connect, socket: 'a2' };
    const closing = { at: 1, host: 'A', call: 'close' };
    expect(closerRefusal(scenario(closing))).toBe('unpaired');
    expect(closerRefusal(scenario(listen, connect, connect, { ...closing, socket: 'a' }))).toBe(
      'unpaired',
    );
    const named = { ...closing, socket: 'a2' };
    expect(swapClosers(scenario(listen, connect, other, named))?.events?.[3]).toMatchObject({
      host: 'B',
      socket: 'b1',
    });
  });

  it('is the original one again after swapping twice, in the catalogue', () => {
    const swappable = catalogue.filter((entry) => closerRefusal(entry) === null);
    expect(swappable.length).toBeGreaterThan(8);
    for (const entry of swappable) {
      const swapped = swapClosers(entry)!;
      expect(swapped, entry.id).not.toEqual(entry);
      expect(swapClosers(swapped), entry.id).toEqual(entry);
    }
  });

  it('is the original one again after swapping twice, in any run', () => {
    fc.assert(
      fc.property(anyScenario, fc.nat(9), (original, index) => {
        const close = { afterEvent: index, host: 'A', call: 'close' } as const;
        const closed = { ...original, events: [close, ...(original.events ?? [])] };
        for (const each of [original, closed]) {
          const swapped = swapClosers(each);
          if (swapped === null) expect(closerRefusal(each)).not.toBeNull();
          else expect(swapClosers(validate(swapped))).toEqual(each);
        }
      }),
    );
  });
});
