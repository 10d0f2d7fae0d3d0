/** 每句话都用到的词语。句子的主语是句前标出的那一端；汉字与拉丁字母之间的空隙由样式表处理，这里不加空格。 */
import type { Departures, Facts, Line, SegmentFacts, StreamFacts } from './facts.ts';
import { count, seconds } from './format.ts';

export const time = (value: number): string => `\`${seconds(value, 'zh')}\``;

export const bytes = (value: number): string => `${count(value, 'zh')}字节`;

export const seq = (value: number): string => `\`SEQ = ${value}\``;

export const ack = (value: number | null): string => `\`ACK = ${value ?? 0}\``;

/** 序号会回绕：0 的前一个是最大的序号。 */
export const before = (number: number): number => (number - 1) >>> 0;

export const expected = ({ was }: Facts): number => was?.['RCV.NXT'] ?? 0;

export const subject = ({ kind, flags, length }: SegmentFacts): string => {
  if (kind === 'data') return `${bytes(length)}数据`;
  if (kind === 'none') return '报文段';
  if (kind === 'other') return flags === '' ? '不带标志的报文段' : `${flags}报文段`;
  return kind;
};

export const origin = ({ badge, copy, again }: SegmentFacts): string => {
  if (badge === 'old-duplicate') return '已失效的';
  if (badge === 'forged') return '伪造的';
  if (copy) return '链路复制的';
  return again ? '重传的' : '';
};

/** `重传的SYN`、`伪造的RST`、`10字节数据`。 */
export const named = (segment: SegmentFacts): string => {
  const { kind, length } = segment;
  const loaded = length > 0 && kind !== 'data' ? `带${bytes(length)}数据的` : '';
  return loaded + origin(segment) + subject(segment);
};

export const the = ({ segment }: Facts): string => named(segment);

/** 一句话的开头要交代收到了什么；同一句里的第二部分不必重复。 */
export const arriving = (facts: Facts): string => (facts.opens ? `收到${the(facts)}，` : '');

export const load = ({ bytes: length, fin }: StreamFacts): string =>
  [length > 0 ? `${bytes(length)}数据` : '', fin === null ? '' : 'FIN'].filter(Boolean).join('和');

export const inSegments = ({ segments }: StreamFacts): string =>
  segments > 1 ? `，分成${count(segments, 'zh')}个报文段` : '';

export const opened = ({ kind, seq: first, ack: acked, again }: SegmentFacts): string => {
  if (again) return `再次发送同一个${kind}。`;
  if (kind === 'SYN') return `发出SYN，初始序号为${seq(first)}。`;
  if (kind === 'RST' && acked === null) return `回复RST，其中${seq(first)}正是对端期望的序号。`;
  if (kind === 'RST') return `回复RST（${seq(first)}），用${ack(acked)}说明拒绝的是哪个报文段。`;
  return `回复SYN,ACK：自己的序号从${seq(first)}开始，${ack(acked)}表示序号${before(acked ?? 0)}已收到。`;
};

export const streamed = (stream: StreamFacts, piggyback: boolean): string => {
  const what = stream.bytes > 0 ? load(stream) : 'FIN';
  const carried = piggyback && stream.ack !== null ? `，并捎带确认${ack(stream.ack)}` : '';
  return `${stream.again ? '重传' : '发出'}${what}，${seq(stream.seq)}${inSegments(stream)}${carried}。`;
};

export const acknowledgment = ({ ack: acked }: SegmentFacts): string =>
  `回复${ack(acked)}，表示序号${before(acked ?? 0)}及以前都已收到。`;

export const owed: Line = ({ now }) => {
  const wait = now?.timers?.['delayed-ack'];
  const latest = wait === undefined ? '' : `，最迟在${time(wait.expiresAt - wait.startedAt)}之后`;
  return `此时还欠一个ACK，将随下一个报文段发出${latest}。`;
};

export const join = (...sentences: readonly string[]): string => sentences.filter(Boolean).join('');

export const departed = (sent: Departures, acknowledge = acknowledgment): string =>
  join(
    sent.opener === null ? '' : opened(sent.opener),
    sent.ack === null ? '' : acknowledge(sent.ack),
    sent.stream === null ? '' : streamed(sent.stream, sent.ack === null),
  );

export const owedAckLeaves = ({ ack: acked }: SegmentFacts): string =>
  `先前所欠的确认此时发出：${ack(acked)}。`;

export const answer: Line = (facts) => {
  const { sent, owesAck, paysAck } = facts;
  return join(departed(sent, paysAck ? owedAckLeaves : acknowledgment), owesAck ? owed(facts) : '');
};

export const timerNames: Readonly<Record<string, string>> = {
  retransmission: '重传',
  'time-wait': '2MSL',
  'keep-alive': '保活',
  persist: '坚持',
  'delayed-ack': '延迟确认',
  user: '用户',
  'fin-wait-2': 'FIN-WAIT-2',
  send: '发送',
};
