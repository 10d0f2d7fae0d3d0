/** What holds for every run with listeners that stay, small queues and few ports. */
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { validate } from '../../src/scenario/validate.ts';
import { run } from '../../src/sim/run.ts';
import type { Scenario } from '../../src/scenario/schema.ts';
import type { Trace } from '../../src/trace/trace.ts';
import { anyScenario, honestScenario } from './arbitrary.ts';
import { findings } from './wellformed.ts';

// A busy machine takes its time.
vi.setConfig({ testTimeout: 120_000 });

const seed = 20261121;
const limit = 1000;

const choices = fc.record({
  preset: fc.constantFrom('rfc', 'linux'),
  options: fc.record({
    listener: fc.constantFrom('children', 'children', 'single'),
    synCookies: fc.boolean(),
    abortOnOverflow: fc.boolean(),
    exclusiveBind: fc.boolean(),
    timeWaitReuse: fc.boolean(),
    lastEphemeralPort: fc.constantFrom(60000, 60001),
    firstEphemeralPort: fc.constant(60000),
  }),
  backlog: fc.constantFrom(0, 1, 4096),
  accept: fc.constantFrom('manual', 'automatic', 'automatic'),
  clients: fc.array(fc.constantFrom(0, 0, 0.1, 0.5, 1, 3), { maxLength: 5 }),
  accepts: fc.array(fc.constantFrom(0, 0.3, 1, 2), { maxLength: 3 }),
});

/** The same happenings among hosts of another kind, with more clients and `accept` calls. */
const onOtherHosts = (scenarios: fc.Arbitrary<Scenario>): fc.Arbitrary<Scenario> =>
  fc
    .tuple(scenarios, choices)
    .map(([scenario, { preset, options, backlog, accept, clients, accepts }]) =>
      validate({
        ...scenario,
        preset,
        options: { ...scenario.options, ...options },
        events: [
          ...(scenario.events ?? []).map((event) =>
            'call' in event && event.call === 'listen' ? { ...event, backlog, accept } : event,
          ),
          ...clients.map((at, n) => ({
            ...{ at, host: 'A', call: 'connect', to: { host: 'B', port: 80 }, socket: `c${n}` },
          })),
          ...accepts.map((at) => ({ at, host: 'B', call: 'accept' })),
        ],
      }),
    );

const check = <T>(arbitrary: fc.Arbitrary<T>, runs: number, predicate: (value: T) => void) => {
  fc.assert(fc.property(arbitrary, predicate), { seed, numRuns: runs });
  console.info(`${runs} random runs, seed ${seed}`);
};

/** A socket's first event begins in CLOSED, or in LISTEN for a listener's child. */
const beginnings = ({ events }: Trace): string[] => {
  const seen = new Set<string>();
  return events.flatMap(({ index, host, socket, before }) => {
    const name = `${host} ${String(socket)}`;
    if (socket === null || seen.has(name)) return [];
    seen.add(name);
    return before === 'CLOSED' || before === 'LISTEN' ? [] : [`${index}: ${name} in ${before}`];
  });
};

const overfull = ({ events }: Trace): number[] =>
  events.flatMap(({ index, queues }) =>
    queues !== undefined && Math.max(queues.waiting, queues.synReceived) > queues.backlog + 1
      ? [index]
      : [],
  );

describe('any run on hosts with children, queues and few ports', () => {
  it('is well-formed, and its queues keep to their backlog', () => {
    check(onOtherHosts(anyScenario), 300, (scenario) => {
      const trace = run(scenario, limit);
      expect(findings(trace)).toEqual([]);
      expect(beginnings(trace)).toEqual([]);
      expect(overfull(trace)).toEqual([]);
    });
  });

  it('is the same a second time', () => {
    check(onOtherHosts(anyScenario), 60, (scenario) => {
      expect(JSON.stringify(run(scenario, limit))).toBe(JSON.stringify(run(scenario, limit)));
    });
  });

  it('gives nobody more octets than were sent', () => {
    check(onOtherHosts(honestScenario), 150, (scenario) => {
      const { events, segments } = run(scenario, 5000);
      const sum = (host: string) =>
        events.reduce((all, event) => all + (event.host === host ? (event.delivered ?? 0) : 0), 0);
      const sent = (host: string) =>
        segments.reduce((all, { from, length }) => all + (from === host ? length : 0), 0);
      expect(sum('B')).toBeLessThanOrEqual(sent('A'));
      expect(sum('A')).toBeLessThanOrEqual(sent('B'));
    });
  });
});
