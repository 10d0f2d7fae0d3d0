/** What the conditions of a run are called and what they do, in Chinese. */
import type { ConditionsText } from './conditions.en.ts';

const options: ConditionsText['options'] = {
  maximumSegmentLifetime: {
    name: '报文段最大生存时间（MSL）',
    says: '报文段在网络中最多能存活多久。TIME-WAIT 持续它的两倍。',
  },
  initialRetransmissionTimeout: {
    name: '初始超时重传时间（RTO）',
    says: '还没有测得往返时间之前，等多久没有回应就重传。',
  },
  minimumRetransmissionTimeout: {
    name: '最小超时重传时间（RTO）',
    says: '超时重传时间不会短于此值。',
  },
  maximumRetransmissionTimeout: {
    name: '最大超时重传时间（RTO）',
    says: '超时重传时间加倍到此值为止。',
  },
  retransmissionTimeoutAfterSyn: {
    name: 'SYN 重传过之后的超时重传时间',
    says: '如果 SYN 曾经重传，数据从这个超时重传时间开始。',
  },
  clockGranularity: {
    name: '时钟粒度（G）',
    says: '测量往返时间的时钟，一格有多长。',
  },
  minimumVariation: {
    name: '最小波动',
    says: '超时重传时间为往返时间的波动所留的余量不小于此值。',
  },
  userTimeout: {
    name: '用户超时',
    says: '数据过了这么久还没有得到确认，连接就结束。',
  },
  delayedAck: {
    name: '延迟确认',
    says: 'ACK 可以等多久，以便与数据或另一个 ACK 一起发送。',
  },
  quickAcks: {
    name: '快速确认',
    says: '最先到达的这么多个数据报文段总是立即确认，不延迟。',
  },
  finWait2Timeout: {
    name: 'FIN-WAIT-2 超时',
    says: 'close() 之后，FIN-WAIT-2 等待对端 FIN 的最长时间。',
  },
  synRetries: {
    name: 'SYN 重传次数',
    says: 'SYN 重传多少次之后放弃。',
  },
  linearSynTimeouts: {
    name: 'SYN 线性重传次数',
    says: '最先的这么多次 SYN 重传不使超时时间加倍。',
  },
  synAckRetries: {
    name: 'SYN,ACK 重传次数',
    says: 'SYN,ACK 重传多少次之后放弃。',
  },
  noticeRetries: {
    name: '通知程序之前的重传次数（R1）',
    says: '重传这么多次之后，程序会得知出了问题。',
  },
  dataRetries: {
    name: '数据或 FIN 的重传次数（R2）',
    says: '数据或 FIN 重传多少次之后放弃。',
  },
  orphanRetries: {
    name: 'close() 之后的重传次数',
    says: '程序调用 close() 离开后，重传多少次之后放弃。',
  },
  retriesAsTime: {
    name: '重传次数折算为时间',
    says: '按这么多次重传所需的时间放弃，而不是数次数。',
  },
  keepAliveIdle: {
    name: '保活：空闲时间',
    says: '连接空闲多久之后发送第一个保活探测报文段。',
  },
  keepAliveInterval: {
    name: '保活：间隔',
    says: '两个保活探测报文段之间的时间。',
  },
  keepAliveCount: {
    name: '保活：探测次数',
    says: '这么多次探测都没有回应，连接就结束。',
  },
  keepAliveOctet: {
    name: '保活：携带一个字节',
    says: '探测报文段携带一个无用字节，有些旧系统收到它才会回应。',
  },
  keepAliveReset: {
    name: '保活：最后发送复位',
    says: '探测没有回应、决定放弃的一端会发送 RST。',
  },
  invalidSegmentAckInterval: {
    name: '对不可接受报文段的确认间隔',
    says: '同一条连接两次这类 ACK 之间的最短时间；0 表示不限。',
  },
  challengeAck: {
    name: '挑战 ACK（challenge ACK）',
    says: '用挑战 ACK 回应 SYN 或序号不精确的 RST；关闭则按 RFC 793 的规则。',
  },
  challengeAckLimit: {
    name: '挑战 ACK 上限',
    says: '每条连接每 5 秒最多发送这么多个挑战 ACK；0 表示不限。',
  },
  rfc1337: {
    name: '保护 TIME-WAIT（RFC 1337）',
    says: 'RST 不会终止 TIME-WAIT。',
  },
  timeWaitReuse: {
    name: '复用 TIME-WAIT',
    says: '序号更大的新 SYN 可以结束 TIME-WAIT，建立新连接。',
  },
  acceptSynAckInSynReceived: {
    name: '按图 7 同时打开',
    says: '接受同时打开时的 SYN,ACK；关闭则照 3.10.7.4 的字面规定。',
  },
  acknowledgeSynAckInSynReceived: {
    name: '同时打开时确认 SYN,ACK',
    says: '接受 SYN,ACK 之后再用一个 ACK 回应。',
  },
  repeatSynAckForRepeatedSyn: {
    name: '对重复的 SYN 再发 SYN,ACK',
    says: '处于 SYN-RECEIVED 时收到重复的 SYN，再发 SYN,ACK；关闭则只发 ACK。',
  },
  restartTimeWaitWithEveryAck: {
    name: '重新计时 TIME-WAIT',
    says: '处于 TIME-WAIT 时，凡引出 ACK 的报文段都使它重新计时；关闭则只有可接受的 FIN 才会。',
  },
  stateAfterAbort: {
    name: '异常终止后的状态',
    says: '程序异常终止连接、发出 RST 之后进入哪个状态。',
  },
  listenAfterRefusal: {
    name: 'SYN 被拒绝后回到 LISTEN',
    says: '原先处于 LISTEN 的一端被拒绝后回到 LISTEN；关闭则进入 CLOSED。',
  },
  resetForOtherSyn: {
    name: '对另一个 SYN 发送复位',
    says: '处于 SYN-RECEIVED 时收到另一个 SYN，发送 RST；关闭则不作声地回到 LISTEN。',
  },
  halfDuplexClose: {
    name: 'close() 同时停止接收',
    says: 'close() 之后到达的数据，或之前未读的数据，会引出 RST。',
  },
  windowProbeOctets: {
    name: '窗口探测的字节数',
    says: '零窗口时，一个探测报文段携带多少数据。',
  },
  textOnSyn: {
    name: 'SYN 携带的数据',
    says: '随 SYN 到达的数据保留到 ESTABLISHED（queue），或者丢弃（ignore）。',
  },
  acknowledgeInReset: {
    name: '复位携带 ACK',
    says: '异常终止时发出的 RST 也带 ACK。',
  },
  segmentChecks: {
    name: '报文段检查',
    says: '到达的报文段按谁的规则检查：Linux 在细节上有所不同。',
  },
  listener: {
    name: '监听方式',
    says: '像图 5 那样只有一个 TCB（single），或者监听套接字保留，为每个来访者新建一条连接（children）。',
  },
  synCookies: {
    name: 'SYN cookie',
    says: '半连接队列已满时，监听的一端不保存任何信息就回应。',
  },
  abortOnOverflow: {
    name: '全连接队列满时复位',
    says: '完成握手却没有空位时，向对端发送 RST；关闭则丢弃它的 ACK。',
  },
  firstEphemeralPort: {
    name: '第一个临时端口',
    says: '程序没有指定端口时，可用的第一个端口。',
  },
  lastEphemeralPort: {
    name: '最后一个临时端口',
    says: '程序没有指定端口时，可用的最后一个端口。',
  },
  exclusiveBind: {
    name: '端口独占',
    says: '端口还被某条连接占用（哪怕处于 TIME-WAIT）时，不能再用来监听。',
  },
  initialSequenceTick: {
    name: '初始序号时钟的一格',
    says: '产生初始序号的时钟，一格有多长。',
  },
  selectiveAcknowledgment: {
    name: '选择确认（SACK）',
    says: '确认缺口之后已经到达的数据。',
  },
  timestamps: {
    name: '时间戳',
    says: '每个报文段携带一个时间，对端在回应中带回。',
  },
  windowScaling: {
    name: '窗口扩大',
    says: '使窗口可以超过 65535 字节。',
  },
  tailLossProbe: {
    name: '尾部丢失探测',
    says: '提前重传最后一个报文段，以防它丢失。',
  },
  fiction: {
    name: '假如……（不是 TCP）',
    says: '改动了图 5 中一个箭头的状态机。',
  },
};

export const conditionsChinese: ConditionsText = {
  title: '本次运行的条件',
  what: '“应用”会生成你自己的副本并重新运行。可以撤销。',
  link: {
    title: '链路',
    delay: { name: '时延', says: '单程。' },
    loss: { name: '丢失率', says: '有多少报文段永远不会到达。' },
    duplication: { name: '重复率', says: '有多少报文段会到达两次。' },
    jitter: { name: '抖动', says: '每个报文段另加的随机时延，最多这么长。' },
    seed: { name: '随机种子', says: '一切随机都来自这个数：种子相同，运行就相同。' },
    another: '换一个',
  },
  end: {
    title: (host) => `端点：${host}`,
    iss: {
      name: '初始序号',
      says: '一个数，或用逗号分隔的几个数：每条新连接依次取用。',
    },
    receiveWindow: {
      name: '接收窗口',
      says: '接收缓冲区的大小，也是通告的最大窗口。',
    },
    maximumSegmentSize: {
      name: '最大报文段长度（MSS）',
      says: '一个报文段最多携带的数据。',
    },
  },
  closers: {
    title: '谁先关闭',
    what: '交换两端关闭连接的动作。谁发起连接不变。',
    why: {
      nobody: '本场景中没有一端关闭连接。',
      together: '两端同时关闭，没有先后。',
      unpaired: '无法判断哪两端属于同一条连接。',
    },
  },
  preset: {
    title: 'TCP',
    name: '预设',
    says: '下面没有改动的选项都取预设的值。',
    rfc: 'RFC：按 RFC 9293 的规定',
    linux: 'Linux：按 Linux 6 内核的做法',
  },
  search: {
    label: '搜索',
    hint: '名称、含义或条款，中英文均可',
    found: (found, all) => (found === all ? `共 ${all} 个条件` : `${all} 个条件中的 ${found} 个`),
    nothing: '没有符合的条件。请减少搜索词。',
  },
  options,
  units: { seconds: '秒', octets: '字节', times: '次', segments: '个', share: '%' },
  unitNames: {
    seconds: '秒',
    octets: '字节',
    times: '次',
    segments: '个报文段',
    share: '百分比',
  },
  howGiven: (name) => `${name}：给定方式`,
  instead: {
    number: '数值',
    off: '关闭',
    random: '由种子产生',
    clock: '取自时钟',
  },
  on: '开启',
  off: '关闭',
  none: '无：真实的 TCP',
  default: (value) => `默认：${value}`,
  changed: '已改动',
  putBack: '恢复默认',
  putBackOf: (name) => `恢复默认值：${name}`,
  notModelled: '尚未建模',
  problems: {
    number: '这不是数字。请用数字填写，例如 0.5。',
    whole: '应为整数。',
    places: (places) => `应为 ${places} 个用逗号分隔的数。`,
    range: (low, high) => `应为 ${low} 到 ${high} 之间的数。`,
  },
  changes: (count) => (count === 0 ? '没有改动' : `${count} 处改动`),
  wrong: (count) => `${count} 个值需要改正`,
  refused: '无法按这些条件运行。',
  early: (call, host, state, was) =>
    `按这些条件，${host}的 ${call} 将在 ${state} 下调用，而不是 ${was}。若仍要这样运行，请再按一次“应用”。`,
  apply: '应用',
  cancel: '取消',
};
