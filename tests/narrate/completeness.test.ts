/** Every event of every run has a sentence, in both languages, that reads as a sentence. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { catalogue } from '../../src/scenario/catalogue/index.ts';
import { validate } from '../../src/scenario/validate.ts';
import { eventTitle, narrate, opening } from '../../src/narrate/narrate.ts';
import { run } from '../../src/sim/run.ts';
import { rules } from '../../src/tcp/rules.ts';
import { chinese } from '../../src/text/narration.zh.ts';
import { english } from '../../src/text/narration.en.ts';
import { englishRules } from '../../src/text/rules.en.ts';
import { chineseRules } from '../../src/text/rules.zh.ts';
import type { Trace } from '../../src/trace/trace.ts';
import { segment, traceOf } from './traces.ts';

const accident = /undefined|NaN|null|\[object|`| {2}|\.\.|。。|，。|[,:;] ?\.$/;
// A call that is refused stands first, in its own spelling.
const anEnglishSentence = /^[^:]+: ([A-Z0-9]|[a-zA-Z]+\(\)).*\.$/s;
const aChineseSentence = /^[^：]+：.*\p{Script=Han}.*。$/su;

/** What is wrong with the sentences of a trace, in words; empty where nothing is. */
const faults = (trace: Trace): readonly string[] =>
  trace.events.flatMap((event) => {
    const en = narrate(trace, event, 'en');
    const zh = narrate(trace, event, 'zh');
    const titles = [eventTitle(trace, event, 'en'), eventTitle(trace, event, 'zh')];
    const texts = [en.plain, zh.plain, ...titles];
    const stateIsSaid = [en, zh].every(
      ({ parts }) => event.before === event.after || parts.some(({ text }) => text === event.after),
    );
    const reads = anEnglishSentence.test(en.plain) && aChineseSentence.test(zh.plain);
    const clean = texts.every((text) => text !== '' && !accident.test(text));
    return reads && clean && stateIsSaid ? [] : [`${en.plain} | ${zh.plain} | ${event.after}`];
  });

test('the catalogues have a line for each rule and no other', () => {
  const ids = Object.keys(rules).toSorted();
  const told = (...texts: readonly { rules: object }[]) =>
    texts.flatMap((text) => Object.keys(text.rules)).toSorted();
  expect(told(english, englishRules)).toEqual(ids);
  expect(told(chinese, chineseRules)).toEqual(ids);
});

describe.each(Object.keys(rules))('%s', (id) => {
  const trace = traceOf(
    { kind: 'arrival', segment: 's1', accepted: true, rules: [id as keyof typeof rules] },
    [segment({ flags: ['FIN', 'ACK'], length: 10 })],
  );
  test('has a sentence that reads well', () => {
    expect(faults(trace)).toEqual([]);
  });
});

test.each(catalogue.map((scenario) => [scenario.id, scenario] as const))(
  '%s can be told',
  (_, scenario) => {
    const trace = run(scenario);
    expect(faults(trace)).toEqual([]);
    expect(opening(trace, 'en').plain).toMatch(/\.$/);
    expect(opening(trace, 'zh').plain).toMatch(/。$/);
  },
);

/** Calls, events of the machines and stray segments, at any moment, in any order. */
const moment = fc.integer({ min: 0, max: 40 }).map((ticks) => ({ at: ticks / 20 }));
const at = <T extends object>(fields: fc.Arbitrary<T>) =>
  fc.tuple(moment, fields).map(([time, rest]) => ({ ...time, ...rest }));
const host = fc.constantFrom('A', 'B');

const calls = at(
  fc
    .tuple(
      host,
      fc.constantFrom(
        { call: 'send', length: 10 },
        { call: 'send', length: 4000 },
        { call: 'receive', length: 5 },
        { call: 'shutdown' },
        { call: 'close' },
        { call: 'abort' },
        { call: 'status' },
        { call: 'accept' },
        { call: 'setOption', read: 'manual' },
        { call: 'setOption', keepAlive: true },
        { call: 'listen', port: 80 },
      ),
    )
    .map(([name, call]) => ({ host: name, socket: name.toLowerCase(), ...call })),
);
const accidents = at(
  fc.record({
    host,
    event: fc.constantFrom('crash', 'restart', 'kill', 'unplug', 'plug', 'release'),
  }),
);
const stray = at(
  fc
    .record({
      toB: fc.boolean(),
      offset: fc.integer({ min: -5, max: 30 }),
      ack: fc.integer({ min: -5, max: 15 }),
      flags: fc.constantFrom(
        ['SYN'],
        ['RST'],
        ['ACK'],
        ['FIN', 'ACK'],
        ['SYN', 'ACK'],
        ['FIN'],
        [],
      ),
      length: fc.constantFrom(0, 5),
      badge: fc.constantFrom({}, { badge: 'forged' }, { badge: 'old-duplicate' }),
    })
    .map(({ toB, offset, ack, flags, length, badge }) => {
      const [from, to] = toB
        ? [
            { host: 'A', port: 5000 },
            { host: 'B', port: 80 },
          ]
        : [
            { host: 'B', port: 80 },
            { host: 'A', port: 5000 },
          ];
      const [own, other] = toB ? [100, 300] : [300, 100];
      const acknowledgment = flags.includes('ACK' as never) ? { ack: other + ack } : {};
      return {
        inject: { from, to, seq: own + offset, flags, length, ...acknowledgment },
        ...badge,
      };
    }),
);

const mishaps = fc.record({
  segment: fc.record({ from: host, nth: fc.integer({ min: 1, max: 6 }) }),
  fault: fc.constantFrom(
    { action: 'drop' },
    { action: 'corrupt' },
    { action: 'delay', by: 0.3 },
    { action: 'duplicate', after: 0.05 },
  ),
});

const scenarios = fc
  .record({
    events: fc.array(fc.oneof(calls, accidents, stray), { maxLength: 8 }),
    faults: fc.array(mishaps, { maxLength: 3 }),
    simultaneous: fc.boolean(),
    letter: fc.boolean(),
    window: fc.constantFrom(8, 65535),
    loss: fc.constantFrom(0, 0.3),
  })
  .map(({ events, faults: given, simultaneous, letter, window, loss }) => {
    const toB = { call: 'connect', port: 5000, to: { host: 'B', port: 80 }, socket: 'a' };
    const first = simultaneous
      ? { call: 'connect', port: 80, to: { host: 'A', port: 5000 }, socket: 'b' }
      : { call: 'listen', port: 80, socket: 'b' };
    return {
      version: 1,
      options: { challengeAck: !letter, acceptSynAckInSynReceived: !letter },
      hosts: {
        A: { name: { en: 'Client', zh: '客户端' }, iss: 100 },
        B: { name: { en: 'Server', zh: '服务器' }, iss: 300, receiveWindow: window },
      },
      link: { delay: 0.1, loss, seed: 1 },
      events: [{ at: 0, host: 'B', ...first }, { at: 0, host: 'A', ...toB }, ...events],
      faults: given.map(({ segment: chosen, fault }) => ({ segment: chosen, ...fault })),
    };
  });

test('every event of any run has a sentence in both languages', () => {
  fc.assert(
    fc.property(scenarios, (scenario) => {
      expect(faults(run(validate(scenario), 2000))).toEqual([]);
    }),
    { numRuns: 300 },
  );
}, 60_000);
