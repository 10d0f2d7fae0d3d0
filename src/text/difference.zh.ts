/** What sets two runs apart, in Chinese. */
import type { DifferenceText } from './difference.en.ts';
import type { CauseFacts, ConsequenceFacts, SegmentFacts } from './facts.ts';

const kindOf = ({ kind, flags }: SegmentFacts): string => {
  if (kind === 'data') return '数据';
  if (kind === 'FIN' || kind === 'RST') return kind;
  return flags === '' ? '无标志的报文段' : flags;
};

const badges = { forged: '伪造的', 'old-duplicate': '已失效的' } as const;

const noun = (segment: SegmentFacts): string => {
  if (segment.copy) return `${kindOf(segment)}的副本`;
  if (segment.badge !== null) return badges[segment.badge] + kindOf(segment);
  if (segment.injected) return `注入的${kindOf(segment)}`;
  return (segment.again ? '重传的' : '') + kindOf(segment);
};

const timers: Readonly<Record<string, string>> = {
  retransmission: '重传计时器',
  'time-wait': '2MSL计时器',
  'keep-alive': '保活计时器',
  persist: '坚持计时器',
  'delayed-ack': '延迟确认计时器',
  user: '用户计时器',
  'fin-wait-2': 'FIN-WAIT-2计时器',
  send: '发送计时器',
};

const hostEvents: Readonly<Record<string, readonly [did: string, didNot: string]>> = {
  crash: ['崩溃了', '没有崩溃'],
  restart: ['重启了', '没有重启'],
  kill: ['的进程被杀死了', '的进程没有被杀死'],
  unplug: ['的网线被拔掉了', '的网线没有被拔掉'],
  plug: ['的网线重新插上了', '的网线没有重新插上'],
  release: ['被扣留的报文段放行了', '被扣留的报文段没有放行'],
};

/** What happened, and what did not, as a clause. */
const happened = ({ kind, host, act, segment }: CauseFacts): readonly [string, string] => {
  switch (kind) {
    case 'call':
      return [`${host}调用了\`${act}()\``, `${host}没有调用\`${act}()\``];
    case 'timer': {
      const timer = `${host}的${timers[act] ?? act}`;
      return [`${timer}超时了`, `${timer}没有超时`];
    }
    case 'host': {
      const [did, didNot] = hostEvents[act] ?? [act, `没有${act}`];
      return [host + did, host + didNot];
    }
    case 'segment':
      return [`${noun(segment)}到达了`, `${noun(segment)}没有到达`];
  }
};

const cause = (facts: CauseFacts): string => {
  const [did, didNot] = happened(facts);
  switch (facts.how) {
    case 'lost':
    case 'gone':
      return didNot;
    case 'damaged':
      return `${noun(facts.segment)}到达时已损坏`;
    case 'arrived':
      return did;
    case 'added':
      return facts.kind === 'segment' ? `到达了${noun(facts.segment)}` : did;
    case 'later':
      return `${did}，晚了${facts.by}`;
    case 'earlier':
      return `${did}，早了${facts.by}`;
    case 'other':
      return `${did}，但结果不同`;
  }
};

const sends = (segment: SegmentFacts): string => {
  if (segment.kind === 'none') return '';
  return segment.again ? `，并重传自己的${kindOf(segment)}` : `，并发送${noun(segment)}`;
};

const consequence = (facts: ConsequenceFacts): string => {
  const { host, state, from, instead, time } = facts;
  const then = sends(facts.sends);
  if (state !== from) {
    const other = instead === from ? '' : `，而不是${instead}`;
    return `${host}进入${state}${other}${then}`;
  }
  if (then === '' && time !== null) return `${host}在${state}多停留${time}`;
  return `${host}停留在${state}${then === '' ? '，直到结束' : then}`;
};

export const differenceChinese: DifferenceText = {
  same: '两次运行的每个事件都相同。',
  sentence: (what, then, sameStates) => {
    if (then !== null) return `${cause(what)}：${consequence(then)}。`;
    return sameStates ? `${cause(what)}：所有状态都与原来相同。` : `${cause(what)}。`;
  },
  title: '比较两次运行',
  with: '与之比较',
  this: '这次运行',
  beforeChange: '上一次修改之前的运行',
  original: '原来的运行',
  undone: (number, of) => (of === 1 ? '已撤销的运行' : `已撤销的运行 ${String(number)}`),
  catalogue: '场景',
  leave: '退出比较',
  first: '第一处不同',
  show: '跳到该处',
  shown: '显示哪次运行',
  more: (steps) => `这次运行结束后，它还有 ${String(steps)} 步。`,
  running: '正在运行……',
  failed: '无法得到这次运行。',
};
