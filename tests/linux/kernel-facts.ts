/** Asks a kernel: a socket of its own for each question, many at a time. */
import { setTimeout as pause } from 'node:timers/promises';
import { advance, sequence, type SequenceNumber } from '../../src/tcp/sequence.ts';
import type { Flag } from '../../src/tcp/segment.ts';
import {
  factOf,
  irs,
  iss,
  normalized,
  offered,
  outstanding,
  segmentIn,
  type Question,
  type SituationName,
} from './facts.ts';
import { startKernel, type Kernel, type KernelSocket, type Notice } from './kernel.ts';
import { rawPeers, type RawPeer, type Received } from './raw-peer.ts';
import { soon } from './tun.ts';

/** So many connections at a time are brought into their state, and so many are asked together. */
const inPreparation = 40;
const inBatch = 400;
/** Longer than any acknowledgment is delayed, shorter than any retransmission. Seconds. */
const listenSeconds = 0.35;

const listenPort = 80;
const closedPort = 81;
const peerPort = 7;

/** The connection that a question is about, as its peer knows it. */
interface Conversation {
  readonly peer: RawPeer;
  readonly kernel: Kernel;
  socket: string;
  /** What programs have noticed so far: which event at which socket. */
  readonly noticed: ReadonlySet<string>;
  readonly ports: { from: number; to: number };
  iss: SequenceNumber;
  window: number;
}

/** Sends with numbers as in `facts.ts`, which the kernel's own are made of. */
const tell = (
  { peer, ports, iss: itsIss }: Conversation,
  flags: readonly Flag[],
  seq: number,
  ack: number | null,
  length = 0,
): void => {
  peer.send(ports, {
    flags,
    seq: sequence(seq),
    ack: ack === null ? null : advance(itsIss, ack - iss),
    length,
    options: flags.includes('SYN') ? { maximumSegmentSize: 1460 } : {},
  });
};

const hear = async (talk: Conversation, ...flags: readonly Flag[]): Promise<Received> => {
  const heard = await talk.peer.next(...flags);
  talk.window = heard.window;
  return heard;
};

/** Waits until the connection's program has heard of something. */
const noticing = (talk: Conversation, event: Notice['event']): Promise<void> =>
  soon(`${event} at ${talk.socket}`, () => talk.noticed.has(`${event} ${talk.socket}`));

const passively = async (talk: Conversation): Promise<void> => {
  const answer = hear(talk, 'SYN', 'ACK');
  tell(talk, ['SYN'], irs, null);
  talk.iss = (await answer).seq;
};

const actively = async (talk: Conversation): Promise<void> => {
  const syn = hear(talk, 'SYN');
  const to = { address: talk.peer.address, port: peerPort };
  await talk.kernel.call('connect', { socket: talk.socket, to, read: true });
  const { seq, sourcePort } = await syn;
  talk.iss = seq;
  talk.ports.from = peerPort;
  talk.ports.to = sourcePort;
};

const establish = async (talk: Conversation): Promise<void> => {
  await actively(talk);
  const answer = hear(talk, 'ACK');
  tell(talk, ['SYN', 'ACK'], irs, iss + 1);
  await answer;
};

/** Establishes a child of the listener, which its program has accepted. */
const establishPassively = async (talk: Conversation): Promise<void> => {
  await passively(talk);
  tell(talk, ['ACK'], irs + 1, iss + 1);
  talk.socket = `listener ${talk.peer.address}:${talk.ports.from}`;
  await noticing(talk, 'accepted');
};

const makeSend = async (talk: Conversation): Promise<void> => {
  const text = hear(talk, 'ACK');
  await talk.kernel.call('send', { socket: talk.socket, length: outstanding });
  await text;
};

const makeClose = async (talk: Conversation, call: 'shutdown' | 'close'): Promise<void> => {
  const fin = hear(talk, 'FIN', 'ACK');
  await talk.kernel.call(call, { socket: talk.socket });
  await fin;
};

const sendFin = async (talk: Conversation, ack: number): Promise<void> => {
  const answer = hear(talk, 'ACK');
  tell(talk, ['FIN', 'ACK'], irs + 1, ack);
  await answer;
  // Until its program has read the end, a kernel holds the FIN in its receive queue.
  await noticing(talk, 'end');
};

const finWait1 = async (talk: Conversation, call: 'shutdown' | 'close' = 'shutdown') => {
  await establish(talk);
  await makeClose(talk, call);
};
const finWait2 = async (talk: Conversation, call: 'shutdown' | 'close' = 'shutdown') => {
  await finWait1(talk, call);
  tell(talk, ['ACK'], irs + 1, iss + 2);
};
const closeWait = async (talk: Conversation) => {
  await establish(talk);
  await sendFin(talk, iss + 1);
};

/** How a kernel's socket is brought into each situation. */
const preparations: Readonly<
  Record<SituationName, (talk: Conversation) => Promise<void> | undefined>
> = {
  CLOSED: (talk) => {
    talk.ports.to = closedPort;
    return undefined;
  },
  LISTEN: () => undefined,
  'SYN-SENT': actively,
  'SYN-RECEIVED after a passive OPEN': passively,
  'SYN-RECEIVED after an active OPEN': async (talk) => {
    await actively(talk);
    const answer = hear(talk, 'SYN', 'ACK');
    tell(talk, ['SYN'], irs, null);
    await answer;
  },
  ESTABLISHED: async (talk) => {
    await establish(talk);
    await makeSend(talk);
  },
  'FIN-WAIT-1': finWait1,
  'FIN-WAIT-2': finWait2,
  'CLOSE-WAIT': async (talk) => {
    await closeWait(talk);
    await makeSend(talk);
  },
  CLOSING: async (talk) => {
    await finWait1(talk);
    await sendFin(talk, iss + 1);
  },
  'LAST-ACK': async (talk) => {
    await closeWait(talk);
    await makeClose(talk, 'shutdown');
  },
  'TIME-WAIT': async (talk) => {
    await finWait2(talk);
    await sendFin(talk, iss + 2);
  },
  'TIME-WAIT beside a listener': async (talk) => {
    await establishPassively(talk);
    await makeClose(talk, 'shutdown');
    tell(talk, ['ACK'], irs + 1, iss + 2);
    await sendFin(talk, iss + 2);
  },
  'FIN-WAIT-1 after close()': (talk) => finWait1(talk, 'close'),
  'FIN-WAIT-2 after close()': (talk) => finWait2(talk, 'close'),
};

/** Octets of an address: 10.64.0.0/10 is the peers'. */
const addressOf = (index: number): string =>
  `10.${64 + (index >> 16)}.${(index >> 8) & 255}.${index & 255}`;

interface Asked {
  readonly question: Question;
  readonly talk: Conversation;
  readonly answers: readonly Received[];
}

const ask = async (question: Question, talk: Conversation): Promise<Asked> => {
  const { seq, ack, flags, length } = segmentIn(question, talk.window);
  const heardBefore = talk.peer.received.length;
  tell(talk, flags, seq, ack, length);
  await pause(listenSeconds * 1000);
  return { question, talk, answers: talk.peer.received.slice(heardBefore) };
};

const stateOf = (
  { question, talk }: Asked,
  sockets: ReadonlyMap<string, KernelSocket>,
): KernelSocket['state'] => {
  const own = sockets.get(talk.peer.address);
  if (own !== undefined) return own.state;
  // Its listener is still there (D7).
  const cameOfListener = /LISTEN|passive|listener/.test(question.situation.name);
  return cameOfListener ? 'LISTEN' : 'CLOSED';
};

const told = (asked: Asked, sockets: ReadonlyMap<string, KernelSocket>): string => {
  // Where nothing was known before, the first number that is told is the ISS.
  const syn = asked.answers.find(({ flags }) => flags.includes('SYN'));
  const itsIss = asked.question.situation.state === 'LISTEN' && syn ? syn.seq : asked.talk.iss;
  const answers = asked.answers.map((answer) => ({
    ...answer,
    seq: normalized(answer.seq, itsIss),
  }));
  return factOf(answers, stateOf(asked, sockets), asked.talk.window);
};

/** Takes from a list with so many hands. */
const withHands = async <Item, Result>(
  items: readonly Item[],
  hands: number,
  work: (item: Item) => Promise<Result>,
): Promise<readonly Result[]> => {
  const results: Result[] = [];
  let next = 0;
  const hand = async () => {
    for (let index = next++; index < items.length; index = next++) {
      results[index] = await work(items[index]!);
    }
  };
  await Promise.all(Array.from({ length: hands }, hand));
  return results;
};

/** What went wrong, in words: on a busy machine a connection may not come into its state in time. */
const problemIn = async (work: () => Promise<void>): Promise<string | null> => {
  try {
    await work();
    return null;
  } catch (error) {
    return String(error);
  }
};

const askBatch = async (
  kernel: Kernel,
  peerAt: (address: string) => RawPeer,
  batch: readonly (readonly [index: number, question: Question])[],
): Promise<readonly (readonly [Question, string])[]> => {
  const noticed = new Set<string>();
  kernel.onNotice = ({ socket, event }) => {
    noticed.add(`${event} ${socket}`);
  };
  const asking = await withHands(batch, inPreparation, async ([index, question]) => {
    const talk: Conversation = {
      peer: peerAt(addressOf(index)),
      kernel,
      socket: `q${index}`,
      noticed,
      ports: { from: 40_000, to: listenPort },
      iss: sequence(iss),
      window: offered,
    };
    const problem = await problemIn(async () => {
      await preparations[question.situation.name](talk);
    });
    // Not waited for here: the next one is prepared meanwhile.
    return {
      answer: problem === null ? ask(question, talk) : Promise.resolve({ question, problem }),
    };
  });
  const asked = await Promise.all(asking.map(({ answer }) => answer));
  const sockets = new Map((await kernel.sockets()).map((socket) => [socket.remote, socket]));
  await kernel.call('abortAll');
  return asked.map(
    (one) => [one.question, 'problem' in one ? one.problem : told(one, sockets)] as const,
  );
};

/** A kernel whose timers leave the time to look, with a peer at every address but its own. */
const kernelToAsk = async (): Promise<Kernel> => {
  const kernel = await startKernel({
    device: 'tcpfacts',
    address: '10.0.0.1/8',
    routeOptions: ['rto_min', '5s'],
    sysctls: {
      'ipv4.tcp_max_syn_backlog': 65_535,
      'core.somaxconn': 65_535,
      'ipv4.tcp_syncookies': 0,
    },
  });
  await kernel.call('listen', {
    socket: 'listener',
    port: listenPort,
    backlog: 65_535,
    read: true,
  });
  return kernel;
};

/** What a kernel answers to each question. */
export const askKernel = async (
  questions: readonly Question[],
): Promise<readonly (readonly [Question, string])[]> => {
  const kernel = await kernelToAsk();
  try {
    const peerAt = rawPeers(kernel.tun, kernel.address);
    const numbered = questions.map((question, index) => [index + 1, question] as const);
    const facts: (readonly [Question, string])[] = [];
    for (let from = 0; from < numbered.length; from += inBatch) {
      facts.push(...(await askBatch(kernel, peerAt, numbered.slice(from, from + inBatch))));
    }
    return facts;
  } finally {
    kernel.close();
  }
};
