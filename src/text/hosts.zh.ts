/** 用中文讲述主机在 TCP 之外做的事：监听套接字、它的两个队列、端口。 */
import type { Facts, Line, QueueFacts } from './facts.ts';
import { count } from './format.ts';
import type { hostRules as english } from './hosts.en.ts';
import { seq, the, time } from './phrases.zh.ts';

const none: QueueFacts = { listener: '', backlog: 0, synReceived: 0, waiting: 0 };

const listener = ({ queues }: Facts): string => (queues === null ? '' : `\`${queues.listener}\``);
const socket = (facts: Facts): string => (facts.socket === null ? '' : `\`${facts.socket}\``);

const acceptQueue = ({ queues }: Facts): string => {
  const { waiting, backlog } = queues ?? none;
  return `已有${count(waiting, 'zh')}条连接在等待\`accept()\`，比backlog（${count(backlog, 'zh')}）多一条`;
};

const synQueue = ({ queues }: Facts): string => {
  const { synReceived, backlog } = queues ?? none;
  return `已有${count(synReceived, 'zh')}条连接处于SYN-RECEIVED，比backlog（${count(backlog, 'zh')}）多一条`;
};

const stillWait = ({ queues }: Facts): string => {
  const { waiting } = queues ?? none;
  return waiting === 0 ? '' : `还有${count(waiting, 'zh')}条连接在等待。`;
};

export const hostRules: Record<keyof typeof english, Line> = {
  'rfc9293:3.10.7.4/2/child': (facts) =>
    `收到${the(facts)}，${seq(facts.segment.seq)}正好等于期望的序号：对端并不想建立这条连接，于是进入CLOSED。监听套接字不受影响。`,
  'rfc9293:3.10.7.4/4/child': (facts) =>
    `又收到一个${the(facts)}，序号不同（${seq(facts.segment.seq)}）：对端已经重新开始。这条连接进入CLOSED，监听套接字不受影响。`,

  'listener:child': (facts) =>
    `监听套接字${listener(facts)}仍处于LISTEN，${socket(facts)}是它的子连接，只属于这个四元组。`,
  'listener:syn-queue-full': (facts) =>
    `半连接队列已满：${synQueue(facts)}，所以丢弃${the(facts)}，对端只好重传。`,
  'listener:accept-queue-full': (facts) =>
    `全连接队列已满：${acceptQueue(facts)}，所以丢弃${the(facts)}，对端只好重传。`,
  'listener:accept-queue-full/ack': (facts) =>
    `${the(facts)}本可完成握手，但全连接队列已满：${acceptQueue(facts)}。于是丢弃它，状态仍为${facts.after}，而对端已处于ESTABLISHED。`,
  'listener:cookie': (facts) =>
    `半连接队列已满：${synQueue(facts)}。仍然回应${the(facts)}，但不保存任何状态：SYN,ACK的序号就是SYN cookie，由时间、MSS和带密钥的散列组成。`,
  'listener:cookie/good': (facts) =>
    `${the(facts)}带回了cookie，即\`ACK - 1\`。核对无误，于是据此建立${socket(facts)}，直接进入ESTABLISHED；在此之前对这条连接一无所知。`,
  'rfc9293:3.6.1/reuse': ({ waited }) =>
    `新的SYN超出这条连接收到过的所有序号，所以TIME-WAIT在${time(waited)}后提前结束，进入CLOSED，由监听套接字接收这个SYN。`,
  'listener:abort-on-overflow': (facts) =>
    `${the(facts)}本可完成握手，但全连接队列已满：${acceptQueue(facts)}。这台主机此时选择拒绝：发出RST，连接进入CLOSED。`,
  'socket:abandoned': ({ sent, socket: name }) =>
    `监听套接字已关闭，没有程序接受过的\`${name ?? ''}\`随之进入CLOSED${sent.opener === null ? '' : '，并用RST告知对端'}。`,
  'socket:address': ({ act }) => `应用程序调用\`${act}()\`，但这个地址已被另一个套接字占用。`,
  'socket:no-port': ({ act }) => `应用程序调用\`${act}()\`，但可用的端口都已被占用。`,
  'socket:accept': (facts) =>
    `应用程序调用\`accept()\`，从全连接队列取走${socket(facts)}，为此不发送任何报文段。${stillWait(facts)}`,
  'socket:accept/waits': () => '应用程序调用`accept()`，但还没有可以取走的连接，只好等待。',
};
