/** What hosts do beside their TCP, told in English: listeners, their queues, ports. */
import type { Facts, Line, QueueFacts } from './facts.ts';
import { count } from './format.ts';
import { seq, The, time } from './phrases.en.ts';

const none: QueueFacts = { listener: '', backlog: 0, synReceived: 0, waiting: 0 };

const connections = (number: number): string =>
  number === 1 ? '1 connection' : `${count(number, 'en')} connections`;

const listener = ({ queues }: Facts): string => (queues === null ? '' : ` \`${queues.listener}\``);
const socket = (facts: Facts): string => (facts.socket === null ? 'it' : `\`${facts.socket}\``);

/** `3 connections wait for accept(), which is one more than its backlog, 2`. */
const acceptQueue = ({ queues }: Facts): string => {
  const { waiting, backlog } = queues ?? none;
  const verb = waiting === 1 ? 'waits' : 'wait';
  return `${connections(waiting)} ${verb} for \`accept()\`, one more than its backlog of ${count(backlog, 'en')}`;
};

const synQueue = ({ queues }: Facts): string => {
  const { synReceived, backlog } = queues ?? none;
  const verb = synReceived === 1 ? 'is' : 'are';
  return `${connections(synReceived)} ${verb} in SYN-RECEIVED, one more than its backlog of ${count(backlog, 'en')}`;
};

const stillWait = ({ queues }: Facts): string => {
  const { waiting } = queues ?? none;
  return waiting === 0 ? '' : ` ${connections(waiting)} still ${waiting === 1 ? 'waits' : 'wait'}.`;
};

export const hostRules = {
  'rfc9293:3.10.7.4/2/child': (facts) =>
    `${The(facts)} arrives with ${seq(facts.segment.seq)}, the number expected: the other end does not want this connection, so it is CLOSED. Its listener is not touched.`,
  'rfc9293:3.10.7.4/4/child': (facts) =>
    `${The(facts)} arrives with another number, ${seq(facts.segment.seq)}: the other end has begun anew. This connection is CLOSED; its listener is not touched.`,

  'listener:child': (facts) =>
    `The passive socket${listener(facts)} stays in LISTEN: ${socket(facts)} is its child, for this four-tuple only.`,
  'listener:syn-queue-full': (facts) =>
    `${The(facts)} is dropped, because the SYN queue is full: ${synQueue(facts)}. Its sender will have to repeat it.`,
  'listener:accept-queue-full': (facts) =>
    `${The(facts)} is dropped, because the accept queue is full: ${acceptQueue(facts)}. Its sender will have to repeat it.`,
  'listener:accept-queue-full/ack': (facts) =>
    `${The(facts)} would complete the handshake, but the accept queue is full: ${acceptQueue(facts)}. It is dropped: ${facts.after} stays, though the other end is ESTABLISHED.`,
  'listener:cookie': (facts) =>
    `${The(facts)} is answered, but nothing is kept of it, because the SYN queue is full: ${synQueue(facts)}. The number of the SYN,ACK is a SYN cookie: time, MSS and a keyed hash.`,
  'listener:cookie/good': (facts) =>
    `${The(facts)} brings back a cookie, \`ACK - 1\`. It fits, so ${socket(facts)} is made of it and is ESTABLISHED at once; until now nothing was known of it.`,
  'rfc9293:3.6.1/reuse': ({ waited }) =>
    `A new SYN lies beyond all that this connection received, so TIME-WAIT ends early, after ${time(waited)}: CLOSED. The listener takes the SYN.`,
  'listener:abort-on-overflow': (facts) =>
    `${The(facts)} would complete the handshake, but the accept queue is full: ${acceptQueue(facts)}. This host refuses then: it sends RST, and the connection is CLOSED.`,
  'socket:abandoned': ({ sent, socket: name }) =>
    `With its listener goes \`${name ?? ''}\`, which no program has accepted${sent.opener === null ? '' : '; a RST tells the other end'}: CLOSED.`,
  'socket:address': ({ act }) =>
    `The application calls \`${act}()\`, but another socket has the address.`,
  'socket:no-port': ({ act }) =>
    `The application calls \`${act}()\`, but every port that it could have is taken.`,
  'socket:accept': (facts) =>
    `The application calls \`accept()\` and gets ${socket(facts)} from the accept queue. Nothing is sent for it.${stillWait(facts)}`,
  'socket:accept/waits': () =>
    'The application calls `accept()` and waits: no connection is ready for it yet.',
} satisfies Record<string, Line>;
