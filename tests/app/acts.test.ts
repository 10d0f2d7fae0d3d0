/** What a reader does at one step happens in the order in which it is done. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stepBehindActs } from '../../src/app/acts.ts';
import { changed, copyOf, undone, type OwnCopy } from '../../src/app/own-copy.ts';
import { defaultAddress } from '../../src/app/address.ts';
import { catalogue } from '../../src/scenario/catalogue/index.ts';
import { atMoment } from '../../src/scenario/interventions.ts';
import type { Scenario } from '../../src/scenario/schema.ts';
import { run } from '../../src/sim/run.ts';
import { callAt } from '../../src/views/intervene/calling.ts';
import {
  calls,
  callOffers,
  endAt,
  machineOffers,
  type OfferedCall,
} from '../../src/views/intervene/offers.ts';

const original = (id: string): OwnCopy =>
  copyOf(
    catalogue.find((scenario) => scenario.id === id)!,
    defaultAddress,
  );

const offersAt = (copy: OwnCopy, step: number, host: string) => {
  const { scenario } = copy.present;
  const end = endAt(run(scenario, 3000), scenario, stepBehindActs(copy, step), host)!;
  return { calls: callOffers(end), machine: machineOffers(end) };
};

const called = (copy: OwnCopy, step: number, host: string, call: OfferedCall): OwnCopy => {
  const { scenario } = copy.present;
  const moment = { step: stepBehindActs(copy, step), later: 0 };
  return changed(copy, callAt(run(scenario, 3000), scenario, moment, host, call, 'hello'), step);
};

const happenedFrom = (scenario: Scenario, step: number, count: number) =>
  run(scenario, 4000)
    .events.slice(step, step + count)
    .map((event) => [event.host, event.kind === 'call' ? event.call : event.kind]);

describe('what is done at one step', () => {
  it('happens in its order: send() and then close() are both accepted', () => {
    const sent = called(original('three-way-handshake'), 5, 'A', 'send');
    const closed = called(sent, 5, 'A', 'close');
    const events = run(closed.present.scenario).events.slice(5, 7);
    expect(events).toMatchObject([
      { kind: 'call', call: 'send', host: 'A' },
      { kind: 'call', call: 'close', host: 'A' },
    ]);
    expect(events.every((event) => !('refused' in event))).toBe(true);
  });

  it('is offered by what was done before: after close() no send()', () => {
    const before = original('three-way-handshake');
    const refusedOf = (copy: OwnCopy) =>
      offersAt(copy, 5, 'A').calls.find(({ call }) => call === 'send')!.refused;
    const closed = called(before, 5, 'A', 'close');
    expect(refusedOf(before)).toBeNull();
    expect(refusedOf(closed)).not.toBeNull();
    expect(refusedOf(undone(closed)!)).toBeNull();
  });

  it('is first before anything happens: at time 0, and then behind the first event', () => {
    const listening = called(original('sandbox'), 0, 'B', 'listen');
    const both = called(listening, 0, 'A', 'connect');
    expect(both.present.scenario.events).toMatchObject([
      { call: 'connect', afterEvent: 0 },
      { call: 'listen', at: 0 },
    ]);
    expect(happenedFrom(both.present.scenario, 0, 2)).toEqual([
      ['B', 'listen'],
      ['A', 'connect'],
    ]);
    expect(run(both.present.scenario).events.at(-1)?.after).toBe('ESTABLISHED');
  });

  it('comes before what was done at a later step, as the reader stands before it', () => {
    const closed = called(original('four-way-close'), 5, 'A', 'close');
    const later = called(closed, 6, 'B', 'close');
    expect(stepBehindActs(later, 5)).toBe(5);
    expect(stepBehindActs(later, 6)).toBe(7);
  });

  it('waits for nothing that is put on the link', () => {
    const before = original('forged-reset');
    const { scenario } = before.present;
    const { events } = run(scenario);
    const reset = { inject: { from: 'B', to: 'A', flags: ['RST'], seq: 1 } } as never;
    const put = atMoment(scenario, events, { step: 4, later: 0 }, reset);
    expect(stepBehindActs(changed(before, put, 4), 4)).toBe(4);
  });

  it('is what was offered, however much of it, in the catalogue', () => {
    const acts = fc.array(fc.tuple(fc.constantFrom('A', 'B'), fc.constantFrom(...calls)), {
      minLength: 2,
      maxLength: 4,
    });
    const anywhere = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(fc.constantFrom(...catalogue), anywhere, acts, (scenario, place, chosen) => {
        let copy = copyOf(scenario, defaultAddress);
        const step = Math.round(place * run(scenario, 3000).events.length);
        const expected = chosen.flatMap(([host, call]) => {
          const trace = run(copy.present.scenario, 3000);
          if (endAt(trace, copy.present.scenario, step, host) === null) return [];
          const { refused } = offersAt(copy, step, host).calls.find((one) => one.call === call)!;
          copy = called(copy, step, host, call);
          return [{ host, call, refused }];
        });
        const made = run(copy.present.scenario, 4000).events.slice(step, step + expected.length);
        const seen = made.map((event) => ({
          host: event.host,
          call: event.kind === 'call' ? event.call : event.kind,
          refused: event.kind === 'call' ? (event.refused ?? null) : null,
        }));
        expect(seen, scenario.id).toEqual(expected);
      }),
      { seed: 7, numRuns: 15 },
    );
  });
});
