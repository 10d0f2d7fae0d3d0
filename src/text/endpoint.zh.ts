/** 用中文讲述一端靠计时器、选项以及应用程序的`close()`所做的事。 */
import type { endpointRules as english } from './endpoint.en.ts';
import type { Facts, Line } from './facts.ts';
import { count } from './format.ts';
import { ack, bytes, expected, seq, the, time } from './phrases.zh.ts';

const rto = ({ now }: Facts): string => time(now?.RTO ?? 0);

const measured: Line = ({ now }) =>
  `测量了一次往返时间：\`SRTT\`现在是${time(now?.SRTT ?? 0)}，因此等待确认的时间定为${time(now?.RTO ?? 0)}。`;

const probed: Line = (facts) =>
  `${(facts.was?.probes ?? 0) === 0 ? `已有${time(facts.waited)}没有对端的消息，于是发出保活探测` : `上一个保活探测发出${time(facts.waited)}后仍无回应，于是再发一个`}：${seq(facts.sent.ack?.seq ?? facts.sent.stream?.seq ?? 0)}，这个序号对端早已收到。对端只要还在，就必须回复ACK。`;

const windowProbed: Line = ({ waited, sent }) => {
  const what = sent.stream === null ? '用旧序号、不带数据' : '带上接下来的内容';
  return `对端的窗口已经关闭${time(waited)}，而重新打开窗口的ACK可能丢失。于是发出窗口探测（${what}），对端的回复会说明窗口大小。`;
};

const unread: Line = ({ was }) =>
  `套接字关闭时还有${bytes(was?.unread ?? 0)}未读，数据就此丢失。因此不发FIN而发RST，让对端知道，并立即进入CLOSED。`;

export const endpointRules: Record<keyof typeof english, Line> = {
  'rfc6298:2.2': measured,
  'rfc6298:2.3': measured,
  'rfc6298:5.7': (facts) =>
    `SYN曾经重传，没能测出往返时间。为谨慎起见，先以${rto(facts)}作为超时时间。`,
  'linux:tcp_syn_linear_timeouts': (facts) =>
    `Linux起初以固定间隔重传SYN，超时时间仍为${rto(facts)}。`,
  'rfc9293:3.8.3/r1': ({ now }) =>
    `重传${count(now?.retransmissions ?? 0, 'zh')}次仍无结果：通知应用程序，并怀疑路由有问题（R1）。`,
  'rfc9293:3.10.8/user': ({ waited }) =>
    `应用程序交付的数据在${time(waited)}内没有得到对端确认，用户超时，连接终止，进入CLOSED。`,

  'rfc9293:3.8.4': probed,
  'rfc9293:3.8.4/dead': ({ was, waited, sent }) =>
    `发出${count(was?.probes ?? 0, 'zh')}个保活探测，又等了${time(waited)}，都没有回应。认为对端已经不在${sent.opener === null ? '' : '，发出RST以防万一'}，进入CLOSED。`,
  'rfc9293:3.8.6.1': windowProbed,
  'rfc9293:3.8.6.3': ({ sent }) =>
    `没有等到可以捎带它的报文段，延迟的确认单独发出：${ack(sent.ack?.ack ?? null)}。`,

  'rfc5961:7': () => '5秒内发出的挑战ACK已达上限，这次不再发送。',
  'linux:tcp_invalid_ratelimit': () => '刚刚才为无效的报文段回复过ACK，这次不再回复。',
  'rfc1337:3': (facts) =>
    `在TIME-WAIT中收到${the(facts)}，按RFC 1337不予理会，谁也不能缩短TIME-WAIT。`,

  'rfc9293:3.6.1/unread': unread,
  'rfc9293:3.6.1/data-after-close': (facts) =>
    `收到${the(facts)}，但应用程序已经调用\`close()\`，没有谁能读取。必须让对端知道数据已丢失，因此连接到此为止，进入CLOSED。`,
  'socket:linger': () =>
    '套接字关闭，且SO_LINGER为0秒：不发FIN而发RST，丢弃全部数据，立即进入CLOSED。',
  'linux:tcp_fin_timeout': ({ waited }) =>
    `等了${time(waited)}，对端的FIN仍未到来，而应用程序早已离开。不再等待，不经TIME-WAIT直接进入CLOSED。`,
  'rfc9293:3.5.2': () => '按3.5.2，发出RST的一端应当进入TIME-WAIT，这里照此办理。',

  'rfc9293:3.10.7.4/5/unsent': (facts) =>
    `收到${the(facts)}，其中${ack(facts.segment.ack)}确认了尚未发送的内容，因此丢弃。`,
  'decision:D8': (facts) =>
    `收到${the(facts)}，序号是${seq(facts.segment.seq)}，而不是期望的${expected(facts)}：拒绝它，这次建立连接的尝试到此为止。`,
  'decision:D15': ({ segment }) =>
    `SYN带来的${bytes(segment.length)}数据先保存起来，等连接进入ESTABLISHED后再交付。`,
};
