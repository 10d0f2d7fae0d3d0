/** What the panel of a segment says, in Chinese. */
import { count, sequenceNumber } from './format.ts';
import type { FieldFacts, SegmentText } from './segment.en.ts';

const octets = (value: number): string => `${count(value, 'zh')} 字节`;

const sequenceMeaning = (facts: FieldFacts): string => {
  const { seq, length, lastOctet, finNumber, syn, fin, rst } = facts;
  if (rst) return '只有接收方正好期望这个序号时，RST 才有效。';
  if (syn) {
    return `带 SYN 时这是初始序号；第一个数据字节的序号是 ${sequenceNumber((seq + 1) >>> 0)}。`;
  }
  const finToo = fin ? `FIN 占用 ${sequenceNumber(finNumber)}。` : '';
  if (length > 0) {
    return `第一个数据字节的序号；最后一个是 ${sequenceNumber(lastOctet)}。${finToo}`;
  }
  if (fin) return 'FIN 占用这个序号。';
  return '下一个要发送的字节的序号：这个报文段本身不占用序号。';
};

const windowMeaning = ({ from, window, ack, rst }: FieldFacts): string => {
  if (rst) return 'RST 不提供窗口。';
  if (window === 0) return `${from}没有空间：现在不能向它发送数据。`;
  const start = ack === null ? '' : `从 ${sequenceNumber(ack)} 起`;
  return `${from}${start}还能接收 ${octets(window)}。`;
};

export const segmentChinese: SegmentText = {
  none: '还没有发送任何报文段。',
  choose: '报文段',
  previous: '上一个报文段',
  next: '下一个报文段',
  route: (from, to) => `${from} → ${to}`,
  sentAt: (time) => `${time} 发出`,
  arrivedAt: (time) => `${time} 到达`,
  lostAt: (time) => `${time} 丢失`,
  header: '首部（RFC 9293 图 1）',
  hint: '指向某个字段，或用 Tab 键移到它，即可看到含义。',
  bit: (word, first, last) =>
    first === last
      ? `第 ${count(word, 'zh')} 个字，第 ${count(first, 'zh')} 位`
      : `第 ${count(word, 'zh')} 个字，第 ${count(first, 'zh')} 至 ${count(last, 'zh')} 位`,
  fields: {
    sourcePort: '源端口',
    destinationPort: '目的端口',
    sequenceNumber: '序号',
    acknowledgmentNumber: '确认号',
    dataOffset: '数据偏移',
    reserved: '保留',
    controlBits: '控制位',
    window: '窗口',
    checksum: '检验和',
    urgentPointer: '紧急指针',
    optionKind: '种类',
    optionLength: '长度',
    maximumSegmentSize: '最大报文段长度',
    otherOption: '选项',
    data: '数据',
  },
  computed: '捕获时计算',
  meanings: {
    sourcePort: ({ from }) => `连接在${from}一侧的端口。`,
    destinationPort: ({ to }) => `${to}一侧的端口：两个地址和两个端口合起来标识一条连接。`,
    sequenceNumber: sequenceMeaning,
    acknowledgmentNumber: ({ from, ack }) =>
      ack === null ? 'ACK 为 0，所以不看。' : `${from}期望的下一个序号：它之前的全部已收到。`,
    dataOffset: ({ words }) =>
      words === null
        ? '数据从哪里开始，以 32 位的字计；捕获报文段时才能知道。'
        : `首部有 ${count(words, 'zh')} 个 32 位的字：数据从第 ${octets(words * 4)}之后开始。`,
    reserved: () => '留作以后使用：发送时为零，接收时忽略。',
    window: windowMeaning,
    checksum: ({ corrupted }) =>
      corrupted
        ? '报文段在途中损坏，检验和不再相符：接收方把它丢弃。'
        : '保护首部、数据和两个地址。在捕获报文段时计算；在本模型中它总是相符。',
    urgentPointer: () => 'URG 为 0，所以不看。紧急数据未建模。',
    optionKind: () => '后面是哪种选项：2 表示最大报文段长度。',
    optionLength: () => '这个选项有 4 字节，其中包括种类和长度。',
    maximumSegmentSize: ({ from, maximumSegmentSize }) =>
      `${from}在一个报文段中最多接收 ${octets(maximumSegmentSize)}数据。`,
    otherOption: () => '随报文段携带；本模型不处理它。',
    data: ({ length }) => (length === 0 ? '没有数据。' : `${octets(length)}数据。`),
  },
  bits: {
    CWR: '拥塞窗口已减小（未建模）',
    ECE: 'ECN 回显（未建模）',
    URG: '紧急指针有效',
    ACK: '确认号有效',
    PSH: '推送：立即交付数据，不再等待',
    RST: '复位连接',
    SYN: '同步序号',
    FIN: '发送方没有更多数据',
  },
  unset: (names) => `为 0：${names}`,
  noText: (length) => `${length} 字节，内容未知`,
  noData: '没有数据',
  checks: '到达时如何判断',
  checksIn: (host, state, section) => `${host}处于 ${state}：依次进行 ${section} 的检查`,
  fates: {
    'under-way': '到这一步它还没有到达，所以还没有检查。',
    lost: '它在途中丢失，没有人检查它。',
    'no-tcp': '它没有遇到 TCP，没有检查。',
  },
  columns: { check: '检查', verdict: '判断与结果' },
  verdicts: { passed: '通过', decided: '在此决定', 'not-reached': '未到达' },
  allPassed: '全部检查通过。',
  checkNames: {
    checksum: '检验和',
    sequence: '序号',
    reset: 'RST',
    security: '安全性',
    syn: 'SYN',
    ack: 'ACK',
    urgent: 'URG',
    text: '数据',
    fin: 'FIN',
    other: '其他',
  },
  acceptable: (first, last, segment) => `可接收 ${first} 至 ${last}；收到 ${segment}`,
  closedWindow: (next, segment) => `窗口已关闭，只接收不带数据的 ${next}；收到 ${segment}`,
  numbers: (first, last) => (first === last ? first : `${first} 至 ${last}`),
  text: (octetCount) => (octetCount === 0 ? '没有数据' : octets(octetCount)),
  notModelled: '未建模',
  outcomes: {
    'rfc9293:3.1/checksum': '不相符：直接丢弃，不回应',
    'rfc9293:3.10.7.1/rst': '对 RST 不回应：丢弃',
    'rfc9293:3.10.7.1/no-ack': '没有连接：回复 RST，SEQ 为 0',
    'rfc9293:3.10.7.1/ack': '没有连接：回复 RST，以它的 ACK 为 SEQ',
    'rfc9293:3.10.7.2/1': 'LISTEN 中没有可复位的连接：忽略',
    'rfc9293:3.10.7.2/2': '没有发送过可确认的内容：回复 RST',
    'rfc9293:3.10.7.2/3': '连接开始：回复 SYN,ACK',
    'rfc9293:3.10.7.2/4': '没有 RST、ACK 或 SYN：丢弃',
    'rfc9293:3.10.7.3/1': '确认了从未发送的内容：回复 RST',
    'rfc9293:3.10.7.3/1/rst': '确认了从未发送的内容：丢弃这个 RST',
    'rfc9293:3.10.7.3/2': 'ACK 可接受：连接被拒绝',
    'rfc9293:3.10.7.3/2/no-ack': '没有 ACK：丢弃这个 RST',
    'rfc9293:3.10.7.3/4': '本端的 SYN 已被确认，并接受对端的 SYN：ESTABLISHED',
    'rfc9293:3.10.7.3/4/simultaneous': '不带 ACK 的 SYN：双方同时打开',
    'rfc9293:3.10.7.3/5': '没有 SYN 或 RST：丢弃',
    'rfc9293:3.10.7.4/1': '不可接受：回复 ACK 并丢弃',
    'rfc9293:3.10.7.4/1/rst': '不可接受：丢弃这个 RST',
    'rfc9293:3.10.7.4/1/zero-window': '没有空间接收数据，但 ACK 有效',
    'rfc9293:3.10.7.4/2': '正好是 RCV.NXT：连接被重置',
    'rfc9293:3.10.7.4/2/listen': '正好是 RCV.NXT：回到 LISTEN',
    'rfc9293:3.10.7.4/2/child': '正好是 RCV.NXT：子连接被删除，监听套接字不变',
    'rfc9293:3.10.7.4/2/refused': '正好是 RCV.NXT：连接被拒绝',
    'rfc5961:3.2': '在窗口内，但不是 RCV.NXT：回复挑战 ACK',
    'rfc9293:3.10.7.4/4': '回到 LISTEN',
    'rfc9293:3.10.7.4/4/child': '子连接被删除，监听套接字不变',
    'rfc5961:4.2': '回复挑战 ACK',
    'rfc9293:3.10.7.4/4/reset': '窗口内的 SYN 是错误：复位',
    'rfc9293:3.10.7.4/5/no-ack': '没有 ACK：丢弃',
    'rfc5961:5.2': '确认了从未发送的内容，或太旧：回复挑战 ACK',
    'rfc9293:3.10.7.4/5/established': '本端的 SYN 已被确认：ESTABLISHED',
    'rfc9293:3.10.7.4/5/reset': '没有确认本端的 SYN：回复 RST',
    'rfc9293:3.10.7.4/5/ack': '确认了新的内容',
    'rfc9293:3.10.7.4/5/duplicate': '没有确认新的内容',
    'rfc9293:3.10.7.4/5/window': '带来新的窗口',
    'rfc9293:3.10.7.4/5/fin-wait-2': '本端的 FIN 已被确认：FIN-WAIT-2',
    'rfc9293:3.10.7.4/5/time-wait': '本端的 FIN 已被确认：TIME-WAIT',
    'rfc9293:3.10.7.4/5/closed': '本端的 FIN 已被确认：CLOSED',
    'rfc9293:3.10.7.4/7': '按序到达：接受',
    'rfc9293:3.10.7.4/7/queued': '提前到达：暂存',
    'rfc9293:3.10.7.4/7/ignored': '此状态不接收数据：忽略',
    'rfc9293:3.10.7.4/8/close-wait': '对端没有更多数据：CLOSE-WAIT',
    'rfc9293:3.10.7.4/8/closing': '双方同时关闭：CLOSING',
    'rfc9293:3.10.7.4/8/time-wait': '最后的 FIN：TIME-WAIT',
    'rfc9293:3.10.7.4/8/note-2': '最后的 FIN：TIME-WAIT',
    'listener:child': '监听套接字不变，为这个四元组建立子连接',
    'listener:syn-queue-full': '半连接队列已满：丢弃',
    'listener:accept-queue-full': '全连接队列已满：丢弃',
    'listener:accept-queue-full/ack': '全连接队列已满：丢弃最后的 ACK',
    'listener:cookie': '半连接队列已满：用 cookie 回复，不保存任何状态',
    'listener:cookie/good': '带回了本端的 cookie：ESTABLISHED',
    'listener:abort-on-overflow': '全连接队列已满：回复 RST',
    'decision:D1': '图 7 的 SYN,ACK：虽然 SEQ 已收到过，仍然接受',
    'decision:D2': '同一个 SYN 再次到达：再次发送同一个 SYN,ACK',
    'rfc9293:3.10.7.4/5/unsent': '确认了从未发送的内容：回复 ACK',
    'rfc9293:3.6.1/data-after-close': '应用程序已关闭：回复 RST',
    'rfc1337:3': 'RST 不能结束 TIME-WAIT：忽略',
    'rfc5961:7': '挑战 ACK 已达上限：不回复',
    'decision:D8': '另一个 SYN：回复 RST',
    'decision:D15': '其中的数据保存到 ESTABLISHED 之后',
    'decision:D4': '2MSL 计时器重新开始',
  },
  lastWord: '在此状态中不再检查其余部分',
};
