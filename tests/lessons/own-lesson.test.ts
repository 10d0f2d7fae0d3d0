/** What an author of a lesson is told who made a mistake: what is wrong, where, and what to do. */
import { describe, expect, it } from 'vitest';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ownLesson } from '../../src/app/lesson-file.ts';
import { ScenarioError } from '../../src/scenario/validate.ts';
import { refusalText } from '../../src/text/refusal.ts';
import { problemsOf } from '../../src/lessons/check.ts';
import { courseFolder, lessonFiles, readLesson, tracesOf } from './course.ts';

const syn = { kind: 'arrival', segment: { flags: ['SYN'] } };
const options = [
  { is: 'RST,ACK', why: { en: 'Nobody has it.', zh: '没有程序占用。' }, clause: 'RFC 9293 3.5.2' },
  {
    is: 'nothing',
    why: { en: 'That is a filter.', zh: '那是过滤。' },
    clause: 'RFC 9293 3.10.7.1',
  },
];
const prediction = {
  id: 'answer',
  at: syn,
  question: { en: 'What does the server send?', zh: '服务器发出什么？' },
  ask: { of: 'sends', at: syn },
  options,
};
const run = {
  id: 'a',
  title: { en: 'Nobody listens', zh: '无人监听' },
  scenario: 'syn-to-closed-port' as unknown,
  notes: [] as unknown[],
};
const lesson = {
  version: 1,
  id: 'refused',
  module: 'opening',
  minutes: 3,
  title: { en: 'A closed door', zh: '关着的门' },
  goal: { en: 'You know how a refusal looks.', zh: '你知道拒绝是什么样子。' },
  sources: ['RFC 9293 3.5.2'],
};

const withRun = (change: object, asked: object = {}) => ({
  ...lesson,
  runs: [{ ...run, predictions: [{ ...prediction, ...asked }], ...change }],
});
const withOption = (change: object) =>
  withRun({}, { options: [options[0], { ...options[1], ...change }] });
const withNote = (en: string, zh = '说明') =>
  withRun({ notes: [{ at: { call: 'connect' }, text: { en, zh } }] });

const refusal = (input: unknown): ScenarioError => {
  try {
    ownLesson(input);
  } catch (error) {
    if (error instanceof ScenarioError) return error;
    throw error;
  }
  throw new Error('it was not refused');
};

const lines = (input: unknown, language: 'en' | 'zh' = 'en'): string[] =>
  refusalText(refusal(input), language).trim().split('\n');

it('a lesson without a mistake is opened', () => {
  expect(ownLesson(withRun({})).runs).toHaveLength(1);
});

it.each(lessonFiles)('%s of the course could be an own lesson', (file) => {
  const input: unknown = JSON.parse(readFileSync(join(courseFolder, file), 'utf8'));
  expect(() => ownLesson(input)).not.toThrow();
});

describe('an author is told', () => {
  it.each([
    [
      'which scenario there is not, and which is nearest',
      withRun({ scenario: 'syn-lsot' }),
      'runs.a.scenario: There is no scenario “syn-lsot”. The nearest is “syn-lost”.',
      'runs.a.scenario：没有名为“syn-lsot”的场景。最接近的是“syn-lost”。',
    ],
    [
      'where the id of a scenario is found, if none is near',
      withRun({ scenario: 'my-own-idea' }),
      'runs.a.scenario: There is no scenario “my-own-idea”. The address of each run names its id, after “scenario=”.',
      'runs.a.scenario：没有名为“my-own-idea”的场景。每次运行的地址中，“scenario=”之后就是它的 id。',
    ],
    [
      'which card there is not, and which is nearest',
      withNote('A {segmnt|segment} leaves.'),
      'runs.a.notes[0].text.en: There is no card “segmnt”. The nearest is “segment”.',
      'runs.a.notes[0].text.en：没有名为“segmnt”的术语卡片。最接近的是“segment”。',
    ],
    [
      'of a card in the other language as well',
      withNote('A segment leaves.', '发出{nowhere-near|报文段}。'),
      'runs.a.notes[0].text.zh: There is no card “nowhere-near”. The glossary has all cards.',
      'runs.a.notes[0].text.zh：没有名为“nowhere-near”的术语卡片。所有卡片见术语表。',
    ],
    [
      'of a key that nobody knows',
      { ...withRun({}), minuts: 3 },
      'minuts: This key is unknown here. Correct it or leave it out.',
      'minuts：此处没有这个键，请改正或删去。',
    ],
    [
      'of such a key deep within',
      withRun({}, { at: { ...syn, segment: { flags: ['SYN'], form: 'A' } } }),
      'runs[0].predictions[0].at.segment.form: This key is unknown here. Correct it or leave it out.',
      'runs[0].predictions[0].at.segment.form：此处没有这个键，请改正或删去。',
    ],
    [
      'of such a key in what a run changes',
      withRun({ with: { faluts: [] } }),
      'runs.a.with.faluts: This key is unknown here. Correct it or leave it out.',
      'runs.a.with.faluts：此处没有这个键，请改正或删去。',
    ],
    [
      'where a scenario that was changed is wrong',
      withRun({ with: { link: { delay: 'soon' } } }),
      'runs.a.with.link.delay: found "soon", expected number',
      'runs.a.with.link.delay：此处为 "soon"，应为 数字',
    ],
    [
      'that an option is there twice, however it is spelt',
      withOption({ is: 'ack+rst' }),
      'runs.a.predictions.answer.options[1]: The option “ack+rst” is already there as options[0].',
      'runs.a.predictions.answer.options[1]：选项“ack+rst”已在 options[0] 处出现。',
    ],
    [
      'that a clause is none, and how one looks',
      withOption({ clause: 'x' }),
      'runs.a.predictions.answer.options[1].clause: “x” is no clause. Name a document and its section, such as “RFC 9293 3.5.2” or “tcp(7), tcp_fin_timeout”.',
      'runs.a.predictions.answer.options[1].clause：“x”不是条款。请写出文档及其章节，例如“RFC 9293 3.5.2”或“tcp(7), tcp_fin_timeout”。',
    ],
    [
      'that no option is what the run answers',
      withRun({}, { options: [{ ...options[0], is: 'FIN' }, options[1]] }),
      'runs.a.predictions.answer: none of the options is right: the run answers "RST,ACK"',
      'runs.a.predictions.answer：没有一个选项是对的：运行给出的答案是 "RST,ACK"',
    ],
  ])('%s', (_, input, english, chinese) => {
    expect(lines(input)).toEqual([english]);
    expect(lines(input, 'zh')).toEqual([chinese]);
  });

  it('of all mistakes of the form, a line for each', () => {
    const { minutes: _, ...rest } = withRun({}, { ask: { of: 'sned', at: syn } });
    const broken = { ...rest, minuts: 3, module: 'openning' };
    expect(lines(broken).map((line) => line.split(':')[0])).toEqual([
      'minuts',
      'module',
      'minutes',
      'runs[0].predictions[0].ask.of',
    ]);
    expect(lines(broken, 'zh')).toHaveLength(4);
  });

  it('of ten mistakes at most, and how many more there are', () => {
    const many = Object.fromEntries(Array.from({ length: 13 }, (_, n) => [`k${String(n)}`, n]));
    const input = { ...withRun({}), ...many };
    expect(lines(input)).toHaveLength(11);
    expect(lines(input).at(-1)).toBe('And 3 more.');
    expect(lines(input, 'zh').at(-1)).toBe('另有 3 处。');
  });
});

it('two options that the run answers are counted in words', () => {
  const read = readLesson('L02.json');
  const [first] = read.runs;
  const [asked] = first!.predictions;
  const twice = { ...asked!, options: asked!.options.map((one) => ({ ...one, is: '101' })) };
  const runs = [{ ...first!, predictions: [{ ...twice, options: twice.options.slice(0, 2) }] }];
  const [problem] = problemsOf({ ...read, runs }, tracesOf(read));
  expect(problem).toMatchObject({ problem: 'two options are right: the run answers "101"' });
  const { path, problem: said } = problem!;
  expect(refusalText(new ScenarioError(path, said), 'zh')).toMatch(
    /：有两个选项都对：运行给出的答案是 "101"$/,
  );
});

describe('a clause', () => {
  it.each([
    'RFC 9293 3.10.7.4, fifth',
    'RFC 9293 3.5, Figure 7',
    'RFC 9112 C.2.2',
    'RFC 9293 Appendix A.2',
    'Linux ip-sysctl, tcp_syn_retries',
    'Linux, socket(7): SO_REUSEADDR',
    'listen(2)',
  ])('may be %j', (clause) => {
    expect(() => ownLesson(withOption({ clause }))).not.toThrow();
  });

  it.each(['x', 'RFC', 'RFC 9293', '9293 3.5', 'RFC 9293 §3.5', 'Linux'])(
    'may not be %j',
    (clause) => {
      expect(lines(withOption({ clause }))[0]).toContain('is no clause');
    },
  );

  it('of a source may be a whole RFC, and no less', () => {
    expect(() => ownLesson({ ...withRun({}), sources: ['RFC 6528'] })).not.toThrow();
    expect(lines({ ...withRun({}), sources: ['a book'] })[0]).toMatch(/^sources\[0\]: “a book” is/);
  });
});
