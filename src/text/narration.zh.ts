/** 用中文讲述首屏上发生的事。 */
import type { Line } from './facts.ts';
import { list } from './format.ts';
import type { FirstRule, Narration } from './narration.en.ts';
import {
  ack,
  answer,
  arriving,
  before,
  departed,
  join,
  named,
  opened,
  owed,
  seq,
  the,
  timerNames,
} from './phrases.zh.ts';

const answerToSyn: Line = (facts) =>
  join(
    departed(
      facts.sent,
      ({ seq: own, ack: acked }) =>
        `回复ACK（${seq(own)}），${ack(acked)}表示对端的SYN（序号${before(acked ?? 0)}）已收到。`,
    ),
    facts.owesAck ? owed(facts) : '',
  );

const connecting: Line = ({ sent, before: state, after }) => {
  const how = state === 'LISTEN' ? '由被动打开改为主动打开' : '即主动打开';
  const syn = sent.opener === null ? '' : opened(sent.opener);
  return `应用程序调用\`connect()\`，${how}。${syn}进入${after}，等待对端回应。`;
};

const listening: Line = ({ port }) =>
  `应用程序${port === null ? '' : `在端口${port}`}调用\`listen()\`，即被动打开。进入LISTEN，不发送报文段，只等待SYN到来。`;

/** 首屏要用到的规则；其余的在 `rules.zh.ts`。 */
const first: Record<FirstRule, Line> = {
  'rfc9293:3.10.1': (facts) => (facts.act === 'listen' ? listening : connecting)(facts),
  'rfc9293:3.10.7.2/3': ({ segment }) =>
    segment.badge === 'old-duplicate'
      ? '收到一个已失效的SYN，但从报文段本身看不出新旧，于是由LISTEN进入SYN-RECEIVED。'
      : `收到${named(segment)}，对端请求建立连接，于是由LISTEN进入SYN-RECEIVED。`,
  'rfc9293:3.10.7.3/4': (facts) =>
    `收到${the(facts)}，${ack(facts.segment.ack)}确认了自己的SYN，进入ESTABLISHED。`,
  'rfc9293:3.10.7.4/5/established': (facts) =>
    `${arriving(facts)}${ack(facts.segment.ack)}确认了自己的SYN，进入ESTABLISHED。`,
};

const hostTitles: Readonly<Record<string, string>> = {
  crash: '主机崩溃',
  restart: '主机重启',
  kill: '进程被杀死',
  unplug: '拔掉网线',
  plug: '插上网线',
  release: '放行报文段',
};

const timerTitles: Readonly<Record<string, string>> = {
  'time-wait': '2MSL已过',
  reuse: 'TIME-WAIT提前结束',
};

export const chinese: Narration = {
  rules: first,
  answers: { 'rfc9293:3.10.7.3/4': answerToSyn },
  answer,
  nowIn: (state) => `现在处于${state}。`,
  join,
  speaker: (host, sentence) => `${host}：${sentence}`,
  opening: ({ hosts, silent, first }) =>
    join(
      `${list(hosts, 'zh')}${hosts.length > 1 ? '都' : ''}处于CLOSED，还没有连接。`,
      silent.length > 0 ? `${list(silent, 'zh')}没有TCP，从不回应。` : '',
      first === null ? '' : `第一步是${first.host}的\`${first.title}\`。`,
    ),
  title: {
    call: (act) => `${act}()`,
    arrival: (segment) => `收到${named(segment)}`,
    loss: (segment) => `${named(segment)}丢失`,
    timer: (act) => timerTitles[act] ?? `${timerNames[act] ?? act}计时器超时`,
    host: (act) => hostTitles[act] ?? act,
  },
  badges: { 'old-duplicate': '（失效的旧报文段）', forged: '（伪造）' },
};
