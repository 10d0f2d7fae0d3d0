import { describe, expect, it } from 'vitest';
import { parseScenario, ScenarioError } from '../../src/scenario/validate.ts';
import { refusalText } from '../../src/text/refusal.ts';

const refused = (text: string): ScenarioError => {
  try {
    parseScenario(text);
  } catch (error) {
    if (error instanceof ScenarioError) return error;
  }
  throw new Error('it was not refused');
};

const scenario = (rest: object) => JSON.stringify({ version: 1, hosts: { A: {}, B: {} }, ...rest });

describe('why a scenario is refused', () => {
  it.each([
    ['[]', '此处为 一个列表，应为 一个对象'],
    [scenario({ version: 2 }), 'version：此处为 2，应为 1'],
    [scenario({ hosts: { A: {} } }), 'hosts：此处为 一个对象，应为 至少两台主机'],
    [
      scenario({ events: [{ at: -1, host: 'A', call: 'abort' }] }),
      'events[0].at：此处为 -1，应为 ≥ 0',
    ],
    [
      scenario({ events: [{ at: 0, host: 'C', call: 'abort' }] }),
      'events[0].host：此处为 "C"，应为 主机 A, B 之一',
    ],
    [
      scenario({ events: [{ host: 'A', call: 'abort' }] }),
      'events[0]：此处为 0 个时刻，应为 at、when、afterEvent 三者之一',
    ],
    [
      scenario({ events: [{ at: 0, host: 'A', call: 'send' }] }),
      'events[0]：此处为 send 同时有 text 和 length，或两者都没有，应为 其中之一',
    ],
  ])('%.60s is said in Chinese', (text, said) => {
    expect(refusalText(refused(text), 'zh')).toBe(said);
  });

  it('is said in English as the check says it', () => {
    const error = refused('{"version": 2}');
    expect(refusalText(error, 'en')).toBe(error.message);
  });

  it('names the place where a text is no JSON', () => {
    expect(refusalText(refused('{ no'), 'zh')).toMatch(/^这不是 JSON：/);
  });
});
