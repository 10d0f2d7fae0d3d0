/**
 * Why a scenario is refused, in the reader's language. The check itself speaks English, in a fixed
 * form: what was found, and what was expected. It is fetched with what shows it.
 */
import type { Language } from './language.ts';

interface Refused {
  /** `events[3].at`; empty for the whole file. */
  readonly path: string;
  readonly problem: string;
  /** Both together. */
  readonly message: string;
  /** Where it is refused for several reasons: each of them. */
  readonly each?: readonly Refused[];
}

/** What stands for a value, and whole sentences. What is not here is a value or a name itself. */
const chinese: Readonly<Record<string, string>> = {
  nothing: '空缺',
  'a list': '一个列表',
  'an object': '一个对象',
  'a value': '一个值',
  Object: '一个对象',
  Array: '一个列表',
  string: '文本',
  number: '数字',
  boolean: 'true 或 false',
  base64url: 'base64url 字符',
  'two hosts or more': '至少两台主机',
  'the hosts A and B, which have the lanes': '主机 A 和 B（两条泳道）',
  'ack exactly when ACK is in flags': '仅当 flags 含 ACK 时才有 ack',
  '"by" with the action "delay"': '动作 "delay" 要有 "by"',
  '"rfc" or "linux"': '"rfc" 或 "linux"',
  'seconds, or false for none': '秒数，或 false 表示没有',
  'at most 0.5 seconds, or false': '不超过 0.5 秒，或 false',
  'false or 0: not modelled yet': 'false 或 0：尚未实现',
  'a number, a text, true, false, null or a list of numbers':
    '数字、文本、true、false、null 或数字列表',
  'either state or segment': 'state 与 segment 二者之一',
  'one of at, when, afterEvent': 'at、when、afterEvent 三者之一',
  'one of them': '其中之一',
  'a send with text and length or neither': 'send 同时有 text 和 length，或两者都没有',
  'This key is unknown here. Correct it or leave it out.': '此处没有这个键，请改正或删去。',
  'the run has no such moment': '这次运行中没有这一时刻',
  'it did not run': '它没有运行',
  'a fault met no segment': '有一个故障没有遇到任何报文段',
  'no prediction; a lesson asks at least once before it shows':
    '没有预测题；一课至少要先问一次，再给出结果',
  'The glossary has all cards.': '所有卡片见术语表。',
  'The address of each run names its id, after “scenario=”.':
    '每次运行的地址中，“scenario=”之后就是它的 id。',
  'This is a capture, not a scenario.': '这是抓包文件，不是场景。',
  'This link is damaged or cut short: it cannot be unpacked.': '链接已损坏或不完整，无法解开。',
  'This link is too long to hold a scenario.': '链接过长，不可能是一个场景。',
  'This link was made by a newer version of TCP Lanes.': '链接由更新版本的 TCP Lanes 生成。',
};

/** How many options, as the check counts them. */
const counted: Readonly<Record<string, string>> = {
  two: '两',
  three: '三',
  four: '四',
  five: '五',
  six: '六',
};

const patterns: readonly (readonly [RegExp, (...found: string[]) => string])[] = [
  [/^(\d+) moments$/, (count) => `${count} 个时刻`],
  [/^one of the hosts (.+)$/, (hosts) => `主机 ${hosts} 之一`],
  [/^one of (.+)$/, (values) => `${values} 之一`],
  [/^at most (\d+) hosts$/, (most) => `至多 ${most} 台主机`],
  [/^at most (\S+) million\.?$/, (most) => `至多 ${most} 百万字符`],
  [/^(\S+) million characters$/, (count) => `${count} 百万字符`],
  [/^And (\d+) more\.$/, (rest) => `另有 ${rest} 处。`],
  [
    /^There is no scenario “(.*)”\. (.*)$/,
    (id, advice) => `没有名为“${id}”的场景。${inChinese(advice)}`,
  ],
  [
    /^There is no card “(.*)”\. (.*)$/,
    (id, advice) => `没有名为“${id}”的术语卡片。${inChinese(advice)}`,
  ],
  [/^The nearest is “(.*)”\.$/, (near) => `最接近的是“${near}”。`],
  [
    /^“(.*)” is no clause\. Name a document and its section, such as “(.*)” or “(.*)”\.$/,
    (clause, one, other) => `“${clause}”不是条款。请写出文档及其章节，例如“${one}”或“${other}”。`,
  ],
  [
    /^The option “(.*)” is already there as (\S+)\.$/,
    (option, place) => `选项“${option}”已在 ${place} 处出现。`,
  ],
  [/^there is no run (".*")$/, (id) => `没有运行 ${id}`],
  [/^(".*") is there twice$/, (id) => `${id} 出现了两次`],
  [
    /^none of the options is right: the run answers (.*)$/s,
    (answer) => `没有一个选项是对的：运行给出的答案是 ${answer}`,
  ],
  [
    /^(two|three|four|five|six) options are right: the run answers (.*)$/s,
    (count, answer) => `有${counted[count] ?? ''}个选项都对：运行给出的答案是 ${answer}`,
  ],
  [/^([<>]=?)(\S+)$/, (sign, bound) => `${{ '<=': '≤', '>=': '≥' }[sign] ?? sign} ${bound}`],
];

const inChinese = (phrase: string): string => {
  const known = chinese[phrase];
  if (known !== undefined) return known;
  for (const [pattern, say] of patterns) {
    const match = pattern.exec(phrase);
    if (match !== null) return say(...match.slice(1));
  }
  return phrase;
};

const chineseProblem = (problem: string): string => {
  const json = /^This is not JSON: (.*)$/s.exec(problem);
  if (json !== null) return `这不是 JSON：${json[1] ?? ''}`;
  const form = /^(The file is too large: )?found (.*), expected (.*)$/s.exec(problem);
  if (form === null) return inChinese(problem);
  const [, tooLarge, found = '', expected = ''] = form;
  const begin = tooLarge === undefined ? '' : '文件过大：';
  return `${begin}此处为 ${inChinese(found)}，应为 ${inChinese(expected)}`;
};

export const refusalText = (refused: Refused, language: Language): string => {
  const { path, problem, message, each } = refused;
  if (language === 'en') return message;
  if (each !== undefined) return each.map((one) => `\n${refusalText(one, language)}`).join('');
  return path === '' ? chineseProblem(problem) : `${path}：${chineseProblem(problem)}`;
};
