import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { narrateDifference } from '../../src/narrate/difference.ts';
import { catalogue, fromCatalogue } from '../../src/scenario/catalogue/index.ts';
import type { Fault, Scenario, ScenarioEvent } from '../../src/scenario/schema.ts';
import { run } from '../../src/sim/run.ts';
import type { Language } from '../../src/text/language.ts';
import { difference } from '../../src/trace/difference.ts';
import type { Trace } from '../../src/trace/trace.ts';
import { anyScenario } from '../sim/arbitrary.ts';

const close = fromCatalogue('four-way-close')!;
const lastAck = { from: 'A', flags: ['ACK'], nth: 2 } satisfies Fault['segment'];

const withFault = (fault: Omit<Fault, 'segment'>): Scenario => ({
  ...close,
  faults: [{ segment: lastAck, ...fault }],
});
const withEvent = (event: ScenarioEvent): Scenario => ({
  ...close,
  events: [...(close.events ?? []), event],
});

const told = (before: Scenario, after: Scenario, language: Language = 'en'): string => {
  const [first, second] = [run(before), run(after)];
  return narrateDifference(difference(first, second), second, language).plain;
};

/** A random run may go on for ever (two ends that answer each other); so much of it is enough. */
const enough = 3000;

describe('the first difference of two runs', () => {
  it('is a segment that does not arrive', () => {
    const found = difference(run(close), run(withFault({ action: 'drop' })))!;
    expect(found.cause).toMatchObject({ how: 'lost', segment: { flags: ['ACK'], from: 'A' } });
    expect(found.consequence).toMatchObject({
      ...{ host: 'B', state: 'LAST-ACK', from: 'LAST-ACK', instead: 'CLOSED' },
      sends: { flags: expect.arrayContaining(['FIN', 'ACK']) as unknown },
    });
  });

  it('is none where a run is compared with itself', () => {
    fc.assert(
      fc.property(anyScenario, (scenario) => {
        expect(difference(run(scenario, enough), run(scenario, enough))).toBeNull();
      }),
      { numRuns: 60 },
    );
  });

  it('has only equal events before it, and something to tell in both languages', () => {
    const face = ({ events, segments }: Trace, until: number) =>
      events.slice(0, until).map(({ sent, ...event }) => ({
        ...event,
        segment: null,
        sent: sent.map((id) => segments.find((segment) => segment.id === id)?.seq),
      }));
    fc.assert(
      fc.property(anyScenario, anyScenario, (one, other) => {
        const [before, after] = [
          run(one, enough),
          run({ ...one, faults: other.faults ?? [] }, enough),
        ];
        const found = difference(before, after);
        if (found === null) return;
        expect(face(before, found.index)).toEqual(face(after, found.index));
        for (const language of ['en', 'zh'] as const) {
          expect(narrateDifference(found, after, language).plain).not.toMatch(/undefined|null/);
        }
      }),
      { numRuns: 150 },
    );
  });

  it('is found in a run of ten thousand events without being noticed', () => {
    const long: Scenario = {
      ...close,
      events: [
        ...(close.events ?? []).slice(0, 2),
        { at: 0.4, host: 'A', call: 'send', socket: 'a', length: 5_000_000 },
      ],
    };
    const [before, after] = [run(long), run({ ...long, link: { ...long.link, delay: 0.11 } })];
    expect(before.events.length).toBeGreaterThan(3000);
    expect(difference(before, after)?.cause.how).toBe('later');
  });
});

describe('the sentence of a difference', () => {
  it.each<readonly [string, Scenario, Scenario, string]>([
    [
      'a drop',
      close,
      withFault({ action: 'drop' }),
      'The ACK did not arrive: the server stays in LAST-ACK and repeats its FIN.',
    ],
    [
      'a drop, taken back',
      withFault({ action: 'drop' }),
      close,
      'The ACK arrived: the server goes to CLOSED.',
    ],
    [
      'a short delay',
      close,
      withFault({ action: 'delay', by: 0.5 }),
      'The ACK arrived 0.5 s later: the server stays in LAST-ACK 0.5 s longer.',
    ],
    [
      'a long delay',
      close,
      withFault({ action: 'delay', by: 5 }),
      'The ACK arrived 5 s later: the server stays in LAST-ACK and repeats its FIN.',
    ],
    [
      'damage',
      close,
      withFault({ action: 'corrupt' }),
      'The ACK arrived damaged: the server stays in LAST-ACK and repeats its FIN.',
    ],
    [
      'an abort',
      close,
      withEvent({ afterEvent: 4, host: 'A', call: 'abort', socket: 'a' }),
      'The client called abort(): the client goes to CLOSED and sends an RST.',
    ],
    [
      'a crash',
      close,
      withEvent({ afterEvent: 4, host: 'B', event: 'crash' }),
      'The server crashed: the server goes to CLOSED, not to ESTABLISHED.',
    ],
    [
      'some data',
      close,
      withEvent({ afterEvent: 4, host: 'B', call: 'send', socket: 'b', text: 'hello' }),
      'The server called send(): all states stay as they were.',
    ],
    [
      'another run, whose states part only later',
      fromCatalogue('three-way-handshake')!,
      close,
      'The client called connect(), with another outcome.',
    ],
    ['nothing', close, close, 'Every event of the two runs is the same.'],
  ])('tells %s', (_, before, after, sentence) => {
    expect(told(before, after)).toBe(sentence);
  });

  it('is said in Chinese', () => {
    expect(told(close, withFault({ action: 'drop' }), 'zh')).toBe(
      'ACK没有到达：服务器停留在LAST-ACK，并重传自己的FIN。',
    );
  });

  it('says in Chinese how much longer a state lasts', () => {
    expect(told(close, withFault({ action: 'delay', by: 0.5 }), 'zh')).toBe(
      'ACK到达了，晚了0.5 秒：服务器在LAST-ACK多停留0.5 秒。',
    );
  });

  it('is there for any two scenarios of the catalogue', () => {
    for (const other of catalogue) {
      expect(told(close, other)).toMatch(/^[A-Z].*\.$/);
      expect(told(close, other, 'zh')).toMatch(/。$/);
    }
  });
});
