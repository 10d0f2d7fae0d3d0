/** On any run, one's own too, it can be asked what happens next; the run judges the answer. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sameAnswer } from '../../src/lessons/answer.ts';
import { answerOf } from '../../src/lessons/ask.ts';
import { askedAnywhere } from '../../src/lessons/asked-anywhere.ts';
import { stepBefore } from '../../src/lessons/moment.ts';
import { catalogue, fromCatalogue } from '../../src/scenario/catalogue/index.ts';
import type { Prediction } from '../../src/scenario/teaching.ts';
import { run } from '../../src/sim/run.ts';
import type { Trace } from '../../src/trace/trace.ts';
import { anyScenario } from '../sim/arbitrary.ts';

const seeds = ['1', '2', '3'];

const traceOf = (id: string): Trace => run(fromCatalogue(id)!);

/** Every question of a run, at every step. */
const questionsOf = (trace: Trace): readonly Prediction[] =>
  trace.events.flatMap((_, step) =>
    seeds.flatMap((seed) => askedAnywhere(trace, step, seed) ?? []),
  );

const problemsOf = (trace: Trace, { id, ask, at, options, question }: Prediction): string[] => {
  const answer = answerOf(ask, trace);
  const right = options.filter(({ is }) => sameAnswer(is, answer)).length;
  const texts = [question, ...options.flatMap(({ why, text }) => (text ? [why, text] : [why]))];
  return [
    right === 1 ? '' : `${id}: ${String(right)} of its options are right`,
    options.length >= 3 && options.length <= 4 ? '' : `${id}: ${String(options.length)} options`,
    stepBefore(trace, at) === null ? `${id}: its moment never comes` : '',
    ...texts.map(({ en, zh }) => (en !== '' && zh !== '' ? '' : `${id}: says nothing`)),
    ...texts.map(({ en }) => (/undefined|NaN|null/.test(en) ? `${id}: ${en}` : '')),
    ...texts.map(({ zh }) => (/[;?!]\s|undefined|NaN|null/.test(zh) ? `${id}: ${zh}` : '')),
    ...options.map(({ clause }) => (clause === '' ? `${id}: names no clause` : '')),
  ].filter(Boolean);
};

const fictions = ['two-way-handshake', 'time-wait-off', 'old-segment-delivered'];

describe.each(catalogue.map(({ id }) => id))('what happens next in %s', (id) => {
  const trace = traceOf(id);
  const questions = questionsOf(trace);

  it('is asked with one right option, and a reason for each, in both languages', () => {
    expect(questions.flatMap((question) => problemsOf(trace, question))).toEqual([]);
  });

  it('is asked, but of what is not TCP and of an empty run', () => {
    const nothingToAsk = [...fictions, 'sandbox'].includes(id);
    expect(questions.length > 0).toBe(!nothingToAsk);
  });
});

describe('a question on any run', () => {
  it('is whole on runs that nobody has thought of', () => {
    fc.assert(
      fc.property(anyScenario, fc.string({ maxLength: 4 }), (scenario, seed) => {
        const trace = run(scenario);
        const steps = [0, 3, 7, trace.events.length - 1].filter((step) => step >= 0);
        const asked = steps.flatMap((step) => askedAnywhere(trace, step, seed) ?? []);
        expect(asked.flatMap((question) => problemsOf(trace, question))).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it('is about what comes after the step, and never about what has been seen', () => {
    const trace = traceOf('four-way-close');
    for (const { index } of trace.events) {
      const asked = askedAnywhere(trace, index, 'x');
      if (asked !== null) expect(stepBefore(trace, asked.at)).toBeGreaterThanOrEqual(index);
    }
  });

  it('asks different things of one run, and the same for the same seed', () => {
    const kinds = questionsOf(traceOf('four-way-close')).map(({ ask }) =>
      'field' in ask ? `${ask.of} ${String(ask.field)}` : ask.of,
    );
    expect(new Set(kinds).size).toBeGreaterThanOrEqual(4);
    expect(askedAnywhere(traceOf('half-close'), 4, 'y')).toEqual(
      askedAnywhere(traceOf('half-close'), 4, 'y'),
    );
  });

  it('has nothing to ask where nothing more happens', () => {
    const trace = traceOf('three-way-handshake');
    expect(askedAnywhere(trace, trace.events.length, 'x')).toBeNull();
  });

  const all = catalogue.flatMap(({ id }) => questionsOf(traceOf(id)));
  const withQuestion = (words: RegExp) => all.filter(({ question }) => words.test(question.en));

  it('asks what is sent, which SEQ, which ACK, which state and which timer', () => {
    for (const words of [/What does/, /Which sequence/, /Which ack/, /which state/, /Which one/])
      expect(withQuestion(words).length).toBeGreaterThan(5);
  });

  it('tempts with the number after a pure ACK, and says that it takes none', () => {
    const fin = withQuestion(/Which sequence number does the FIN,ACK/).flatMap(
      ({ options }) => options,
    );
    expect(fin.map(({ why }) => why.en)).toContain(
      'The segment before was a pure ACK, and that takes no number.',
    );
  });

  it('tempts with CLOSE-WAIT where the end that has closed second goes to LAST-ACK', () => {
    const trace = traceOf('four-way-close');
    const asked = ['1', '2', '3', '4', '5', '6', '7', '8']
      .map((seed) => askedAnywhere(trace, 8, seed))
      .find((question) => question?.ask.of === 'state');
    expect(asked?.options.find(({ is }) => is === 'CLOSE-WAIT')?.why).toEqual({
      en: 'CLOSE-WAIT means that its own program has not closed yet; that is not so here.',
      zh: 'CLOSE-WAIT 表示自己的程序还没有关闭；这里并非如此。',
    });
  });
});
