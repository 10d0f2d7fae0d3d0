import { expect, it } from 'vitest';
import { fromCatalogue } from '../../src/scenario/catalogue/index.ts';
import { run } from '../../src/sim/run.ts';
import { earlyCalls } from '../../src/trace/early-calls.ts';

const scenario = fromCatalogue('four-way-close')!;
const withDelay = (delay: number) => run({ ...scenario, link: { ...scenario.link, delay } });
const told = (delay: number) =>
  earlyCalls(run(scenario), withDelay(delay)).map(([call, was]) => [
    call.host,
    call.call,
    call.before,
    was.before,
  ]);

it('a longer delay makes a call at a fixed time come before there is a connection', () => {
  expect(told(2)).toEqual([['A', 'shutdown', 'SYN-SENT', 'ESTABLISHED']]);
});

it('nothing is told of a run in which the calls still come to a connection', () => {
  expect(told(0.1)).toEqual([]);
  expect(told(0.15)).toEqual([]);
});
