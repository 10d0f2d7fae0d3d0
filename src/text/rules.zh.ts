/** 用中文讲述首屏之外的一切；随模拟一起取来。 */
import type { CallerFacts, Facts, Line, StreamFacts } from './facts.ts';
import { count, list, seconds } from './format.ts';
import { endpointRules } from './endpoint.zh.ts';
import { hostRules } from './hosts.zh.ts';
import { messageLines } from './messages.zh.ts';
import { tellMessages } from './messages.ts';
import { optionNamed, type OptionValue } from './options.ts';
import {
  ack,
  answer,
  arriving,
  before,
  bytes,
  departed,
  expected,
  inSegments,
  join,
  load,
  named,
  opened,
  owedAckLeaves,
  seq,
  the,
  time,
  timerNames,
  owed,
} from './phrases.zh.ts';
import type { ErrorName, LaterCall, LaterRule, RefusalName, RuleTexts } from './rules.en.ts';

const challenge: Line = ({ sent }) =>
  departed(
    sent,
    ({ seq: own, ack: acked }) =>
      `回复一个挑战ACK（challenge ACK）求证：${seq(own)}，${ack(acked)}。`,
  );

const answerToFin: Line = (facts) =>
  join(
    departed(
      facts.sent,
      ({ ack: acked }) => `回复${ack(acked)}，因为FIN本身占用了序号${before(acked ?? 0)}。`,
    ),
    facts.owesAck ? owed(facts) : '',
  );

/** 对最后一个FIN的确认只简单说一句。 */
const answerToLastFin: Line = (facts) =>
  join(
    departed(
      facts.sent,
      ({ ack: acked }) => `回复${ack(acked)}，确认序号为${before(acked ?? 0)}的FIN。`,
    ),
    facts.owesAck ? owed(facts) : '',
  );

/** 同时打开时，已发出的SYN连同ACK再发一次。 */
const answerToCrossingSyn: Line = (facts) => {
  const { opener } = facts.sent;
  return opener === null
    ? answer(facts)
    : `再次发送自己的SYN（${seq(opener.seq)}），并带上${ack(opener.ack)}，表示序号${before(opener.ack ?? 0)}已收到。`;
};

const twoMsl = ({ timeWait }: Facts): string =>
  timeWait === null ? '2MSL' : `2MSL（${time(timeWait)}）`;

/** 对端的FIN在这个报文段中，或者早已到达，只等缺口补齐。 */
const finArrives = (facts: Facts): string => {
  if (!facts.opens) return '其中的FIN也有效';
  return facts.segment.fin ? `收到${the(facts)}` : `收到${the(facts)}，补齐了先前那个FIN之前的缺口`;
};

const waiting = ({ now }: Facts): string => {
  const unsent = now?.unsent ?? 0;
  return unsent > 0 ? `还有${bytes(unsent)}在发送缓冲区中等待。` : '';
};

const sending: Line = (facts) => {
  const { before: state, after, length, sent } = facts;
  const given = `应用程序调用\`send()\`，要发送${bytes(length)}数据。`;
  if (sent.opener !== null) return join(given, opened(sent.opener), '数据要等连接建立后再发送。');
  if (state === 'SYN-SENT' || state === 'SYN-RECEIVED') {
    return `${given}数据先放在发送缓冲区，等连接进入ESTABLISHED后再发送。`;
  }
  if (sent.stream === null) return join(given, waiting(facts));
  const { stream } = sent;
  const last = (stream.seq + stream.bytes - 1) >>> 0;
  const some = stream.bytes === length ? '数据' : `本次发出${bytes(stream.bytes)}，`;
  const numbers = stream.bytes > 1 ? `占用序号${stream.seq}到${last}` : '立即发出';
  const carried = facts.paysAck ? `所欠的确认${ack(stream.ack)}一并捎带。` : '';
  const left = `${some}${numbers}，${seq(stream.seq)}${inSegments(stream)}。${carried}`;
  return join(given, left, after === state ? waiting(facts) : '');
};

const reading: Line = (facts) => {
  const { delivered, sent, paysAck, now } = facts;
  const window = `用一个ACK告诉对端，窗口现在是${bytes(now?.['RCV.WND'] ?? 0)}。`;
  return join(
    delivered === 0
      ? '应用程序调用`receive()`，但还没有数据可读，只好等待。'
      : `应用程序用\`receive()\`读走${bytes(delivered)}数据。`,
    sent.ack === null ? '' : paysAck ? owedAckLeaves(sent.ack) : window,
  );
};

const finLeaves = (facts: Facts, stream: StreamFacts): string => {
  const carried = facts.paysAck ? `，并捎带所欠的确认${ack(stream.ack)}` : '';
  const data = stream.bytes > 0 ? `先发${bytes(stream.bytes)}数据，再` : '';
  return `${data}发出FIN（${seq(stream.fin ?? 0)}）${carried}，进入${facts.after}，等待对端确认。`;
};

const finWaits = ({ before: state, after, now }: Facts): string => {
  const unsent = now?.unsent ?? 0;
  const reason = unsent > 0 ? `前面的${bytes(unsent)}数据发完` : '对端的窗口腾出空间';
  const place = after === state ? `，在此之前仍处于${after}` : `，但状态已经是${after}`;
  return `FIN要等${reason}才能发出${place}。`;
};

const closing = (call: string): Line => {
  const done = `应用程序没有数据要发了，调用\`${call}\`。`;
  return (facts) => {
    const { sent, before: state, after } = facts;
    if (sent.opener?.kind === 'RST') {
      return `应用程序调用\`${call}\`时还有未读数据，于是发出RST，让对端知道数据已丢弃，并立即进入CLOSED。`;
    }
    if (sent.stream !== null && sent.stream.fin !== null)
      return done + finLeaves(facts, sent.stream);
    if (after === 'CLOSED') {
      return `应用程序调用\`${call}\`。连接尚未建立，不必发送任何报文段，直接由${state}回到CLOSED。`;
    }
    const asked =
      state === after &&
      facts.now?.unsent === 0 &&
      state !== 'CLOSE-WAIT' &&
      state !== 'SYN-RECEIVED';
    const isAcknowledged = state === 'FIN-WAIT-2' || state === 'TIME-WAIT';
    return asked
      ? `应用程序调用\`${call}\`。FIN早已发出${isAcknowledged ? '并得到确认' : ''}，不必再发送什么。`
      : done + finWaits(facts);
  };
};

const aborting: Line = ({ sent, before: state }) =>
  sent.opener === null
    ? `应用程序调用\`abort()\`异常终止。在${state}下不必通知对端，立即进入CLOSED。`
    : `应用程序调用\`abort()\`异常终止：丢弃全部数据，发出RST，${seq(sent.opener.seq)}，立即进入CLOSED。`;

/** 何时读取不是套接字选项，而是程序自己的做法。 */
const readsFromNow = (how: OptionValue, delivered: number): string => {
  if (how === 'manual')
    return '从现在起，应用程序只在调用`receive()`时才取走数据，在此之前数据留在接收缓冲区中。';
  if (how !== 'automatic') return '从现在起，应用程序改变读取方式。';
  const waited = delivered > 0 ? `先取走等待读取的${bytes(delivered)}。` : '';
  return `从现在起，数据一到，应用程序就立即取走。${waited}`;
};

const setting: Line = ({ options, delivered }) => {
  const named = options.filter(([name]) => name !== 'read');
  const read = options.find(([name]) => name === 'read');
  if (options.length === 0) return '应用程序设置了一个选项。';
  const names = named.map(([name, value]) => optionNamed(name, value, 'zh'));
  return join(
    names.length === 0 ? '' : `应用程序设置套接字选项${list(names, 'zh')}。`,
    read === undefined ? '' : readsFromNow(read[1], delivered),
  );
};

const calls: Record<LaterCall, Line> = {
  accept: () => '应用程序调用`accept()`取走这条连接，为此不发送任何报文段。',
  send: sending,
  receive: reading,
  shutdown: closing('shutdown()'),
  close: closing('close()'),
  abort: aborting,
  status: ({ after }) => `应用程序查询连接状态：${after}。什么也没有改变。`,
  setOption: setting,
};

const call: Line = (facts) =>
  Object.hasOwn(calls, facts.act)
    ? calls[facts.act as LaterCall](facts)
    : `应用程序调用\`${facts.act}()\`。`;

const repeated: Line = ({ sent, waited }) => {
  const within = `\`RTO = ${seconds(waited, 'zh')}\`内`;
  if (sent.opener !== null) {
    const { kind } = sent.opener;
    return `${within}没有收到对${kind}的确认，于是重传同一个${kind}。`;
  }
  if (sent.stream === null) return `${within}没有收到确认。`;
  const what = load(sent.stream);
  const where = sent.stream.bytes > 0 ? `（${seq(sent.stream.seq)}）` : '';
  const same = sent.stream.bytes > 0 ? '同样的数据' : '同一个FIN';
  return `${within}没有收到对${what}${where}的确认，于是重传${same}。`;
};

/** 时间精确到微秒。 */
const microsecond = 1e-6;

const doubled: Line = ({ now, waited }) => {
  if (now === null) return '';
  if (now.RTO <= waited) return `超时时间已到上限，仍为${time(now.RTO)}。`;
  return now.RTO < 2 * waited - microsecond
    ? `超时时间增加到上限${time(now.RTO)}。`
    : `超时时间加倍为${time(now.RTO)}。`;
};

const gaveUp: Line = ({ was, waited }) =>
  `已经重传${count(was?.retransmissions ?? 0, 'zh')}次，又等了${time(waited)}，仍然没有得到确认。放弃连接，进入CLOSED。`;

const probes = { 'keep-alive': '保活探测', persist: '窗口探测' } as const;

const lost: Line = ({ segment, guarded, now, probe }) => {
  if (probe !== null)
    return `${probes[probe]}在途中丢失，不会有回应；${timerNames[probe]}计时器继续计时。`;
  const what = `${segment.again ? '' : '发出的'}${named(segment)}在途中丢失。`;
  if (segment.injected) return `${named(segment)}在途中丢失。`;
  if (segment.kind === 'ACK') return `${what}ACK没有计时器，得不到确认的报文段只能由对端重传。`;
  if (segment.kind === 'RST') return `${what}RST不会重传，所以对端并不知情。`;
  return guarded && now !== null
    ? `${what}重传计时器（\`RTO = ${seconds(now.RTO, 'zh')}\`）正在计时，得不到确认就会重传。`
    : what;
};

const damaged: Line = (facts) =>
  facts.kind === 'loss'
    ? `发出的${the(facts)}在途中损坏：检验和不对，对端会直接丢弃，不作任何回应。`
    : `收到的${the(facts)}在途中损坏：检验和不对，直接丢弃，不作任何回应，如同丢失一样。`;

const untouched: Line = (facts) => `收到${the(facts)}，在${facts.after}下什么都不改变。`;

const forgets: Line = (facts) => {
  if (facts.kind === 'arrival') return `主机已经停机：没有谁接收${the(facts)}，也不会有回应。`;
  return facts.before === facts.after
    ? '主机崩溃，从现在起不再有任何回应。'
    : `主机崩溃：TCP忘掉了一切，也没有通知任何一端，由${facts.before}变为CLOSED。`;
};

const killed: Line = (facts) => {
  const fin = facts.sent.stream;
  const rst = facts.sent.opener;
  if (facts.before === 'CLOSED') return '进程被杀死，它没有打开的套接字。';
  const lead = '进程被杀死，操作系统替它关闭套接字。';
  if (rst !== null) return `${lead}由于还有未读数据，发出RST，${seq(rst.seq)}，进入CLOSED。`;
  return fin !== null && fin.fin !== null ? lead + finLeaves(facts, fin) : lead;
};

const hostEvents = {
  crash: forgets,
  restart: (facts: Facts) =>
    facts.before === 'CLOSED'
      ? '主机重启，它的TCP不记得以前的任何连接。'
      : `主机本来就在运行，状态仍为${facts.before}。`,
  kill: killed,
  unplug: (facts: Facts) =>
    facts.kind === 'arrival'
      ? `网线已拔掉：${the(facts)}进不来。`
      : '网线被拔掉。TCP得不到通知，只会发现对端不再有回应。',
  plug: () => '网线重新插上，报文段又能通过了；TCP对这一切并不知情。',
  release: () => '放行先前扣住的报文段。',
} satisfies Record<string, Line>;

const atHost: Line = (facts) =>
  Object.hasOwn(hostEvents, facts.act)
    ? hostEvents[facts.act as keyof typeof hostEvents](facts)
    : `主机事件：${facts.act}。`;

/** 主机的规则也用于报文段到达该主机之时。 */
const host =
  (line: Line): Line =>
  (facts) =>
    facts.kind === 'host' ? atHost(facts) : line(facts);

const otherTimer: Line = ({ act }) => `${timerNames[act] ?? act}计时器超时。`;

const outsideWindow: Line = (facts) => {
  const { segment, place, was } = facts;
  const next = expected(facts);
  // 在TIME-WAIT下到达的SYN请求的是另一条连接，或者早已失效。
  const isOther = segment.kind === 'SYN' && facts.before === 'TIME-WAIT';
  if (place === 'old' && (segment.injected || isOther)) {
    return `收到${the(facts)}，${seq(segment.seq)}在期望的${next}之前，不在接收窗口内，丢弃。`;
  }
  if (place === 'old') {
    return `收到${the(facts)}，${seq(segment.seq)}是早已收过的内容，现在期望的是${next}，所以丢弃。`;
  }
  if (place === 'no room') return `接收窗口为0，容不下${the(facts)}，只能丢弃。`;
  const last = (next + (was?.['RCV.WND'] ?? 1) - 1) >>> 0;
  return `收到${the(facts)}，${seq(segment.seq)}超出接收窗口（${next}到${last}），丢弃。`;
};

const unacceptableAck: Line = (facts) => {
  const only = facts.was === null ? '' : `，只有${ack(facts.was['SND.NXT'])}才对`;
  return `收到${the(facts)}，但${ack(facts.segment.ack)}确认的是自己从未发过的序号${only}。`;
};

/** RFC 5961：确认了还没有发出的，或者很久以前就已确认的。 */
const impossibleAck: Line = (facts) => {
  const sent = facts.was?.['SND.NXT'] ?? facts.now?.['SND.NXT'] ?? 0;
  const why =
    (((facts.segment.ack ?? 0) - sent) | 0) > 0
      ? `而自己最多只发到序号${before(sent)}`
      : '比所有尚未确认的序号都旧得多';
  return `收到${the(facts)}，${ack(facts.segment.ack)}，${why}，所以丢弃。`;
};

/** SYN带来的数据要保存到连接进入ESTABLISHED（RFC 9293 3.10.7.2，D15）。 */
const keptText = (delivered: number): string =>
  delivered === 0
    ? '先前随SYN到达的数据现在才算收下。'
    : `先前随SYN到达的${bytes(delivered)}数据现在交给应用程序。`;

const textArrives: Line = (facts) => {
  const { segment, delivered, now, opens } = facts;
  const unread = now?.unread ?? 0;
  const inOrder = opens
    ? `收到${the(facts)}，${seq(segment.seq)}正是所期望的序号。`
    : `其中的${bytes(segment.length)}数据也正是所期望的，${seq(segment.seq)}。`;
  const arrived =
    facts.place === 'old' ? `收到${the(facts)}，前面一部分早已收过，只取新的部分。` : inOrder;
  const gap = delivered > segment.length ? `缺口补齐，共有${bytes(delivered)}交给应用程序。` : '';
  const kept = unread > 0 ? `${bytes(unread)}等待应用程序读取。` : '';
  return segment.length === 0 ? join(keptText(delivered), kept) : join(arrived, gap, kept);
};

const acknowledges: Line = (facts) => {
  const { segment, acknowledged } = facts;
  const what = acknowledged > 0 ? `确认了${bytes(acknowledged)}数据` : '是累积确认';
  return `收到${the(facts)}，${ack(segment.ack)}${what}，序号${before(segment.ack ?? 0)}及以前对端都已收到。`;
};

/** 只有没得到确认的一端才重传FIN（RFC 9293 3.10.7.4第八步）；其他旧报文段说明不了什么。 */
const repeatsFin = ({ place, segment }: Facts): boolean =>
  place === 'old' && segment.fin && !segment.copy && !segment.injected;

const timeWaitAgain: Line = (facts) => {
  if (!facts.opens) return `TIME-WAIT重新计时，停留${twoMsl(facts)}。`;
  return repeatsFin(facts)
    ? `收到${the(facts)}，可能是最后的ACK丢失了，于是TIME-WAIT重新计时，停留${twoMsl(facts)}。`
    : join(outsideWindow(facts), `TIME-WAIT重新计时，停留${twoMsl(facts)}。`);
};

const rules: Record<LaterRule, Line> = {
  'rfc9293:3.10.2': (facts) =>
    facts.kind === 'call' ? call(facts) : '先前等待的数据现在可以发送了。',
  'rfc9293:3.10.3': call,
  'rfc9293:3.10.4': (facts) =>
    facts.kind === 'call' ? call(facts) : '数据已全部发出，轮到先前请求的FIN。',
  'rfc9293:3.10.5': call,
  'rfc9293:3.10.6': call,

  'rfc9293:3.10.7.1/rst': (facts) => `收到${the(facts)}，但这里没有连接。对RST从不回应，直接丢弃。`,
  'rfc9293:3.10.7.1/no-ack': (facts) =>
    `收到${the(facts)}，但端口${facts.port ?? 0}上没有程序在监听，状态为CLOSED。`,
  'rfc9293:3.10.7.1/ack': (facts) => `收到${the(facts)}，但这里没有这条连接，状态为CLOSED。`,

  'rfc9293:3.10.7.2/1': (facts) =>
    `忽略${the(facts)}：在LISTEN下什么都没有发过，RST不可能是对自己的回应。`,
  'rfc9293:3.10.7.2/2': (facts) =>
    `收到${the(facts)}，这不可能正确：在LISTEN下什么都没有发过，没有可确认的内容。`,
  'rfc9293:3.10.7.2/4': (facts) => `丢弃${the(facts)}：在LISTEN下只接受SYN。`,

  'rfc9293:3.10.7.3/1': unacceptableAck,
  'rfc9293:3.10.7.3/1/rst': (facts) =>
    `收到${the(facts)}，它没有确认自己的SYN，与这条连接无关，丢弃。`,
  'rfc9293:3.10.7.3/2': (facts) =>
    `收到${the(facts)}，${ack(facts.segment.ack)}确认了自己的SYN，说明对端确实拒绝连接，于是进入CLOSED。`,
  'rfc9293:3.10.7.3/2/no-ack': (facts) =>
    `收到${the(facts)}，但它不带ACK，无法证明是对自己SYN的回应，丢弃。`,
  'rfc9293:3.10.7.3/4/simultaneous': (facts) =>
    `收到的不是SYN,ACK，而是SYN：双方同时打开，于是进入${facts.after}。`,
  'rfc9293:3.10.7.3/5': (facts) => `丢弃${the(facts)}：在SYN-SENT下只理会SYN和RST。`,

  'rfc9293:3.10.7.4/1': outsideWindow,
  'rfc9293:3.10.7.4/1/rst': (facts) =>
    `收到${the(facts)}，${seq(facts.segment.seq)}不在接收窗口内，直接丢弃，不作回应。`,
  'rfc9293:3.10.7.4/1/zero-window': (facts) =>
    `接收窗口为0，不接收${the(facts)}中的数据，但其中的ACK仍然有效。`,
  'rfc9293:3.10.7.4/2': (facts) =>
    facts.was === null || facts.segment.seq === expected(facts)
      ? `收到${the(facts)}，${seq(facts.segment.seq)}正好等于期望的序号，因此可信：连接立即进入CLOSED。`
      : `收到${the(facts)}，${seq(facts.segment.seq)}不是期望的${expected(facts)}，但落在窗口内。按RFC 793的规则这就够了：连接立即进入CLOSED。`,
  'rfc9293:3.10.7.4/2/listen': (facts) =>
    `收到${the(facts)}，${seq(facts.segment.seq)}正好等于期望的序号：对端并不想建立这条连接。本端是被动打开的，所以退回LISTEN。`,
  'rfc9293:3.10.7.4/2/refused': (facts) =>
    `收到${the(facts)}，${seq(facts.segment.seq)}正好等于期望的序号：连接被拒绝，进入CLOSED。`,
  'rfc5961:3.2': (facts) =>
    `收到${the(facts)}，${seq(facts.segment.seq)}在窗口内，却不是期望的${expected(facts)}，因此不可信。`,
  'rfc9293:3.10.7.4/4': (facts) =>
    `又收到一个${the(facts)}，序号不同（${seq(facts.segment.seq)}）：对端已经重新开始，于是退回LISTEN。`,
  'rfc5961:4.2': (facts) =>
    `在${facts.before}下收到${the(facts)}，分不清它是伪造的，还是对端已经重启。`,
  'rfc9293:3.10.7.4/4/reset': (facts) =>
    `在${facts.before}下收到${the(facts)}，这是错误：复位连接，进入CLOSED。`,
  'rfc9293:3.10.7.4/5/no-ack': (facts) => `收到${the(facts)}，但它不带必需的ACK，丢弃。`,
  'rfc5961:5.2': impossibleAck,
  'rfc9293:3.10.7.4/5/reset': unacceptableAck,
  'rfc9293:3.10.7.4/5/ack': acknowledges,
  'rfc9293:3.10.7.4/5/duplicate': (facts) =>
    `收到${the(facts)}，${ack(facts.segment.ack)}没有确认新的内容，状态仍为${facts.after}。`,
  'rfc9293:3.10.7.4/5/window': (facts) =>
    `收到${the(facts)}，${ack(facts.segment.ack)}没有确认新的数据，但对端的窗口变为${bytes(facts.now?.['SND.WND'] ?? 0)}。`,
  'rfc9293:3.10.7.4/5/fin-wait-2': (facts) =>
    `${arriving(facts)}${ack(facts.segment.ack)}确认了自己的FIN。进入FIN-WAIT-2，等待对端的FIN。`,
  'rfc9293:3.10.7.4/5/time-wait': (facts) =>
    `${arriving(facts)}${ack(facts.segment.ack)}确认了自己的FIN，两个方向都已关闭。进入TIME-WAIT，停留${twoMsl(facts)}。`,
  'rfc9293:3.10.7.4/5/closed': (facts) =>
    `${arriving(facts)}${ack(facts.segment.ack)}确认了自己的FIN。两个方向都已关闭，再无事可做，直接进入CLOSED。`,
  'rfc9293:3.10.7.4/7': textArrives,
  'rfc9293:3.10.7.4/7/queued': (facts) =>
    facts.opens
      ? `${the(facts)}提前到达，${seq(facts.segment.seq)}，而${expected(facts)}还没有到，先保存起来。`
      : `但这个报文段提前到达，${expected(facts)}还没有到，先保存起来。`,
  'rfc9293:3.10.7.4/7/ignored': (facts) =>
    `不理会${the(facts)}：处于${facts.before}，对端早已发过FIN，不应再有新内容。`,
  'rfc9293:3.10.7.4/8/close-wait': (facts) =>
    `${finArrives(facts)}，对端不再发送数据。进入CLOSE-WAIT，等待本端应用程序关闭连接。`,
  'rfc9293:3.10.7.4/8/closing': (facts) =>
    `${finArrives(facts)}，而自己的FIN还没有得到确认，说明双方同时关闭，进入CLOSING。`,
  'rfc9293:3.10.7.4/8/time-wait': (facts) =>
    `${finArrives(facts)}，两个方向都已关闭。进入TIME-WAIT，停留${twoMsl(facts)}，以防最后的ACK丢失。`,
  'rfc9293:3.10.7.4/8/note-2': (facts) =>
    `${finArrives(facts)}，自己的FIN也同时得到确认，因此经过FIN-WAIT-2直接进入TIME-WAIT，停留${twoMsl(facts)}。`,

  'fiction:two-way-handshake/listen': ({ segment }) =>
    `（不是TCP）收到${segment.badge === 'old-duplicate' ? '一个已失效的SYN' : named(segment)}就信以为真，由LISTEN直接进入ESTABLISHED。`,
  'fiction:two-way-handshake/syn-sent': (facts) =>
    `（不是TCP）收到${the(facts)}，进入ESTABLISHED，不再回复。`,
  'fiction:time-wait-off': () =>
    '（不是TCP）两个方向都已关闭，立刻进入CLOSED，不经过TIME-WAIT。万一最后的ACK丢失，就没有谁能再发一次了。',

  'decision:D1': () => '收到SYN,ACK，其中的SYN早已收过，但按图7的做法，ACK仍然有效。',
  'decision:D2': (facts) => `收到${the(facts)}，这个SYN已经回应过：可能是SYN,ACK丢失了。`,
  'decision:D4': timeWaitAgain,
  'linux:syn-again': () => 'Linux随即再次发送自己的SYN，因为对端可能已经换了一条连接。',
  'linux:syn-with-fin': (facts) =>
    `收到${the(facts)}，没有谁会用同一个报文段打开又关闭连接，Linux悄悄把它丢弃。`,
  'linux:text-beyond-fin': (facts) =>
    `在${facts.before}下收到${the(facts)}，其中的数据超出了对端的FIN，这不可能正确，Linux复位这条连接。`,
  'linux:fin-again': (facts) =>
    `在${facts.before}下收到${the(facts)}，其中的FIN比先前的FIN晚一个序号，Linux再算一次。`,

  'rfc9293:3.10.8/retransmission': repeated,
  'rfc9293:3.10.8/time-wait': ({ waited }) =>
    `2MSL（${time(waited)}）已过，这条连接的旧报文段应已从网络中消失。删除连接的记录，进入CLOSED。`,
  'rfc6298:5.5': doubled,
  'rfc9293:3.8.3': gaveUp,

  'rfc9293:3.8.4/mss': ({ now }) =>
    `一个报文段最多携带${bytes(now?.['SND.MSS'] ?? 0)}数据（MSS），所以要分段。`,
  'rfc9293:3.8.6/window': ({ now }) => `对端的窗口为${bytes(now?.['SND.WND'] ?? 0)}，已没有空间。`,

  ...endpointRules,
  ...hostRules,
  'link:lost': lost,
  'rfc9293:3.1/checksum': damaged,
  'host:crash': host(hostEvents.crash),
  'host:restart': host(hostEvents.restart),
  'host:kill': host(hostEvents.kill),
  'host:unplug': host(hostEvents.unplug),
  'host:plug': host(hostEvents.plug),
  'host:release': host(hostEvents.release),
  'host:silent': (facts) => `${the(facts)}到达，但这台主机没有TCP，不会有任何回应。`,
  'option:set': call,
  'option:not-modelled': () => 'TCP Lanes还没有模拟这一项，所以它不起作用。',
};

const answers: Partial<Record<LaterRule, Line>> = {
  'rfc9293:3.10.7.3/4/simultaneous': answerToCrossingSyn,
  'rfc9293:3.10.7.4/8/close-wait': answerToFin,
  'rfc9293:3.10.7.4/8/closing': answerToFin,
  'rfc9293:3.10.7.4/8/time-wait': answerToLastFin,
  'rfc9293:3.10.7.4/8/note-2': answerToLastFin,
  'rfc5961:3.2': challenge,
  'rfc5961:4.2': challenge,
};

const refusals: Record<RefusalName, string> = {
  'connection already exists': '连接已经存在',
  'connection does not exist': '连接不存在',
  'connection closing': '连接正在关闭',
  'remote socket unspecified': '没有指定对端的套接字',
  'insufficient resources': '资源不足',
};

const reasonFor = (
  refusal: RefusalName,
  { state, hasClosed, unknown }: CallerFacts,
  name: string,
): string => {
  if (refusal === 'connection closing' && hasClosed) return '程序已用`close()`关闭了这个套接字';
  if (refusal === 'connection does not exist' && unknown !== null)
    return `没有名为\`${unknown}\`的套接字`;
  if (refusal === 'connection already exists' && state === 'CLOSED')
    return '端口已被另一个套接字占用';
  if (refusal === 'connection does not exist' && state !== 'CLOSED')
    return '还没有程序接受这条连接';
  if (refusal === 'insufficient resources' && name === 'connect') return '可用的端口都已被占用';
  if (refusal === 'connection closing' && name === 'receive') return `在${state}下不会再有数据到来`;
  return `处于${state}，${refusals[refusal]}`;
};

const errors: Record<ErrorName, string> = {
  ECONNREFUSED: '连接被拒绝',
  ECONNRESET: '连接被对端重置',
  ETIMEDOUT: '连接超时',
  EPIPE: '本端已不能再发送',
  EADDRINUSE: '地址已被占用',
  EADDRNOTAVAIL: '地址不可用',
};

export const chineseRules: RuleTexts = {
  rules,
  answers,
  otherwise: {
    call,
    arrival: untouched,
    timer: otherTimer,
    loss: lost,
    host: atHost,
  },
  refused: (name, refusal, caller) =>
    `\`${name}()\`被拒绝（\`error: ${refusal}\`）：${reasonFor(refusal, caller, name)}。`,
  failed: (name, error) => `\`${name}()\`失败，错误为\`${error}\`：${errors[error]}。`,
  link: '链路',
  listenerStays: '监听套接字仍处于LISTEN。',
  forgery: (sender, claimed) => `发出它的其实是${sender}，冒用了${claimed}的名义。`,
  messages: (all, index) => tellMessages(messageLines, all, index),
  hears: (error) => `应用程序得到错误\`${error}\`：${errors[error]}。`,
};
