/** What holds for every run, tried on random ones. */
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { run } from '../../src/sim/run.ts';
import { sequence, distance } from '../../src/tcp/sequence.ts';
import type { Trace, TraceEvent } from '../../src/trace/trace.ts';
import { anyScenario, conversation, honestScenario } from './arbitrary.ts';
import { findings } from './wellformed.ts';

// A busy machine takes its time.
vi.setConfig({ testTimeout: 60_000 });

const seed = 20261120;
/** Injected segments can set two ends to answer each other for ever; runs stop here. */
const limit = 1000;

const check = <T>(arbitrary: fc.Arbitrary<T>, runs: number, predicate: (value: T) => void) => {
  fc.assert(fc.property(arbitrary, predicate), { seed, numRuns: runs });
  console.info(`${runs} random runs, seed ${seed}`);
};

/** Octets that the users of a host were given, and those that they gave to send. */
const delivered = (trace: Trace, host: string) =>
  trace.events.reduce((sum, event) => sum + (event.host === host ? (event.delivered ?? 0) : 0), 0);
const given = (trace: Trace, host: string) =>
  trace.events.reduce(
    (sum, event) =>
      event.host === host && event.kind === 'call' && event.call === 'send' && !event.refused
        ? sum + (event.length ?? 0)
        : sum,
    0,
  );

/** The events of one socket from one opening to the next. */
const lives = (trace: Trace): TraceEvent[][] => {
  const open = new Map<string, TraceEvent[]>();
  const all: TraceEvent[][] = [];
  for (const event of trace.events) {
    const name = `${event.host} ${String(event.socket)}`;
    const known = open.get(name);
    const life = event.before === 'CLOSED' ? [] : (known ?? []);
    if (life !== known) all.push(life);
    life.push(event);
    open.set(name, life);
  }
  return all;
};

/** How far RCV.NXT went, less the octets that the user got or still has to read. */
const unaccounted = (life: readonly TraceEvent[]): number[] => {
  let given = 0;
  return life.flatMap((event) => {
    given += event.delivered ?? 0;
    const none = { 'RCV.NXT': null, IRS: null, unread: 0 };
    const { 'RCV.NXT': next, IRS, unread } = event.tcb ?? none;
    if (next === null || IRS === null) return [];
    return [distance(sequence(next), sequence(IRS)) - 1 - given - unread];
  });
};

describe('any run, with crashes, faults and segments from nowhere', () => {
  it('is well-formed: states, order, segments and acknowledgments', () => {
    check(anyScenario, 800, (scenario) => {
      expect(findings(run(scenario, limit))).toEqual([]);
    });
  });

  it('is the same a second time', () => {
    check(anyScenario, 200, (scenario) => {
      expect(JSON.stringify(run(scenario, limit))).toBe(JSON.stringify(run(scenario, limit)));
    });
  });

  it('delivers each octet once: RCV.NXT goes as far as the user was given, and a FIN', () => {
    check(anyScenario, 500, (scenario) => {
      for (const life of lives(run(scenario, limit))) {
        for (const rest of unaccounted(life)) expect([0, 1]).toContain(rest);
      }
    });
  });
});

describe('a run of TCPs only', () => {
  it('comes to an end', () => {
    check(honestScenario, 500, (scenario) => {
      expect(run(scenario, 50_000).endedBecause).toBe('quiet');
    });
  });

  it('delivers no more than was sent', () => {
    check(honestScenario, 300, (scenario) => {
      const trace = run(scenario, 50_000);
      expect(delivered(trace, 'B')).toBeLessThanOrEqual(given(trace, 'A'));
      expect(delivered(trace, 'A')).toBeLessThanOrEqual(given(trace, 'B'));
    });
  });
});

/** The stream of a host as its segments spell it; where two of them disagree, both. */
const spelled = (trace: Trace, host: string): string => {
  const octets = new Map<number, string>();
  const first = trace.segments.find(({ from, flags }) => from === host && flags.includes('SYN'));
  for (const { from, seq, text } of trace.segments) {
    if (from !== host || text === undefined) continue;
    const offset = distance(sequence(seq), sequence(first!.seq)) - 1;
    text.split(/(?:)/).forEach((octet, index) => {
      const known = octets.get(offset + index) ?? octet;
      octets.set(offset + index, known === octet ? octet : `[${known}/${octet}]`);
    });
  }
  return Array.from({ length: octets.size }, (_, index) => octets.get(index) ?? '?').join('');
};

const texts = (trace: Trace, host: string): string => {
  const { events = [] } = (trace as ReturnType<typeof run>).scenario;
  return events
    .flatMap((event) =>
      'call' in event && event.call === 'send' && event.host === host
        ? [{ at: event.at ?? 0, text: event.text ?? '' }]
        : [],
    )
    .sort((a, b) => a.at - b.at)
    .map(({ text }) => text)
    .join('');
};

describe('a conversation over a link that loses, copies, delays and damages', () => {
  it('delivers everything, once and in order, and both ends close', () => {
    check(conversation, 300, (scenario) => {
      const trace = run(scenario, 50_000);
      expect(findings(trace)).toEqual([]);
      const refused = trace.events.filter((event) => event.kind === 'call' && event.refused);
      if (refused.length > 0) return;
      for (const [from, to] of [
        ['A', 'B'],
        ['B', 'A'],
      ] as const) {
        expect(spelled(trace, from)).toBe(texts(trace, from));
        expect(delivered(trace, to)).toBe(texts(trace, from).length);
      }
      expect(trace.sockets.map(({ state }) => state)).not.toContain('ESTABLISHED');
      expect(trace.endedBecause).toBe('quiet');
    });
  });
});
