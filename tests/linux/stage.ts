/** Has two kernels hold the staged conversations, all at once, and writes down what happens. */
import { setTimeout as pause } from 'node:timers/promises';
import { segment, type Flag } from '../../src/tcp/segment.ts';
import { advance, sequence } from '../../src/tcp/sequence.ts';
import type { Call, Conversation, End, PolledState } from './conversation.ts';
import { sharedNow, startKernel, type Kernel, type Notice } from './kernel.ts';
import { packetOf } from '../../src/wire/packet-of.ts';
import { letters, openWire, rounded, wireDelay, type Line, type Wire } from './wire.ts';
import { sysctls, type Injection, type Staged } from './staged.ts';

type Kernels = Readonly<Record<End, Kernel>>;

/** One conversation while it goes on. */
interface Scene {
  readonly staged: Staged;
  readonly kernels: Kernels;
  readonly wire: Wire;
  readonly line: Line;
  readonly clientPort: number;
  readonly calls: Call[];
  readonly poll: PolledState[];
  /** How many sockets of each end there were so far; the last is the one that calls mean. */
  readonly sockets: Record<End, number>;
}

const since = ({ line }: Scene, at = sharedNow()): number => rounded((at - line.startedAt) / 1000);

const socketName = ({ line, sockets }: Scene, end: End): string =>
  `${end}${line.port}.${sockets[end]}`;

const addressOf = { A: '10.0.0.1', B: '10.0.0.2' } as const;

/** What a program calls, in the words of its agent. */
const requestFor = (scene: Scene, { host, call, n, idle }: Call): [string, object] => {
  const { line, clientPort } = scene;
  const socket = socketName(scene, host);
  switch (call) {
    case 'OPEN passive':
      return [
        'listen',
        {
          socket: `listener ${line.port}`,
          port: line.port,
          accepts: [1, 2].map((child) => `B${line.port}.${child}`),
          read: true,
        },
      ];
    case 'OPEN active': {
      scene.sockets[host]++;
      const peer = host === 'A' ? 'B' : 'A';
      const to = { address: addressOf[peer], port: host === 'A' ? line.port : clientPort };
      const port = host === 'A' ? clientPort : line.port;
      return ['connect', { socket: socketName(scene, host), port, to, read: true }];
    }
    case 'SEND':
      return ['send', { socket, length: n }];
    case 'SHUTDOWN(WR)':
      return ['shutdown', { socket }];
    case 'CLOSE':
      return ['close', { socket }];
    case 'ABORT':
      return ['abort', { socket }];
    case 'KEEPALIVE':
      return ['setKeepAlive', { socket, idleSeconds: idle }];
    case 'ACCEPT':
    case 'RECEIVE':
    case 'OPEN returned':
      throw new Error(`${call} happens by itself`);
  }
};

const performCall = async (scene: Scene, call: Call): Promise<void> => {
  await pause(Math.max(0, call.t * 1000 - (sharedNow() - scene.line.startedAt)));
  const [name, fields] = requestFor(scene, call);
  const at = sharedNow();
  await scene.kernels[call.host].call(name, fields);
  scene.calls.push({ ...call, t: since(scene, at) });
};

/** What happens at a socket by itself becomes a line, too. */
const noteNotice = (scene: Scene, host: End, notice: Notice): void => {
  const { line, calls, poll, sockets } = scene;
  const { socket, event, error, length, state, at } = notice;
  if (event === 'state') {
    const [lport = 0, rport = 0] = socket.split(' ').map(Number);
    const isOurs = (host === 'B' ? lport : rport) === line.port;
    if (isOurs) poll.push({ t: since(scene, at), host, lport, rport, state: state ?? '' });
    return;
  }
  const [end, rest] = [socket[0], socket.slice(1)];
  if (end !== host || !rest.startsWith(`${line.port}.`)) return;
  if (event === 'accepted') sockets.B = Number(rest.split('.')[1]);
  const t = since(scene);
  if (event === 'established') calls.push({ t, host, call: 'OPEN returned', err: 0 });
  if (event === 'accepted') calls.push({ t, host, call: 'ACCEPT' });
  if (event === 'data') calls.push({ t, host, call: 'RECEIVE', n: length ?? 0 });
  if (event === 'end') calls.push({ t, host, call: 'RECEIVE', n: 0 });
  if (event === 'error') calls.push({ t, host, call: 'RECEIVE', err: error ?? '' });
};

const initialNumber = ({ line }: Scene, end: End): number =>
  line.packets.findLast(({ dir, flags }) => dir.startsWith(end) && flags.includes('S'))?.seq ?? 0;

const performInjection = async (scene: Scene, injection: Injection): Promise<void> => {
  await pause(injection.t * 1000);
  const { from, flags, seq, ack, port } = injection;
  const to = from === 'A' ? 'B' : 'A';
  const { line, clientPort, wire } = scene;
  const own = from === 'A' ? (port ?? clientPort) : line.port;
  const theirs = from === 'A' ? line.port : clientPort;
  const names = Object.entries(letters).filter(([, letter]) => flags.includes(letter));
  const number = (end: End, offset: number) => advance(sequence(initialNumber(scene, end)), offset);
  wire.inject(
    line,
    from,
    { from: own, to: theirs },
    segment({
      flags: names.map(([name]) => name as Flag),
      seq: number(from, seq),
      ack: ack === null ? null : number(to, ack),
      window: 64240,
      options: flags.includes('S') ? { maximumSegmentSize: 1460 } : {},
    }),
  );
};

const inOrder = <Timed extends { readonly t: number }>(lines: readonly Timed[]): Timed[] =>
  lines.toSorted((a, b) => a.t - b.t);

const hold = async (scene: Scene): Promise<Conversation> => {
  const { staged, line } = scene;
  line.startedAt = sharedNow();
  await Promise.all([
    ...staged.calls.map((call) => performCall(scene, call)),
    ...(staged.injections ?? []).map((injection) => performInjection(scene, injection)),
  ]);
  await pause(Math.max(0, staged.until * 1000 - (sharedNow() - line.startedAt)));
  line.silenced = true;
  return {
    name: staged.name,
    doc: staged.doc,
    delay: wireDelay,
    sysctls,
    port: line.port,
    calls: inOrder(scene.calls),
    wire: inOrder(line.packets),
    poll: inOrder(scene.poll),
  };
};

const wrap = 2 ** 32;
/** The clock of a Linux kernel's initial numbers has a tick of 64 ns. */
const ticksPerMillisecond = 1e6 / 64;
/** How far below 2^32 the server begins: it is to pass it in the midst of its text. */
const below = 7000;

/**
 * One of A's ports, and the moment at which B would answer its SYN with a number just below 2^32: for
 * the same four-tuple B's initial number only grows with the clock, so that one SYN tells all others.
 */
const momentOfWrap = async ({
  line,
  kernels,
}: Scene): Promise<{ readonly clientPort: number; readonly at: number }> => {
  const moments = new Map<number, number>();
  line.silenced = true;
  line.look = ({ destinationPort, seq }, from) => {
    const left = (2 * wrap - below - seq) % wrap;
    if (from === 'B') moments.set(destinationPort, sharedNow() + left / ticksPerMillisecond);
  };
  for (let port = 41_000; port < 42_500; port++) {
    const route = {
      source: { address: kernels.A.address, port },
      destination: { address: kernels.B.address, port: line.port },
    };
    const syn = segment({ seq: sequence(1000), flags: ['SYN'] });
    kernels.B.tun.write(packetOf(syn, route));
    kernels.B.tun.write(packetOf(segment({ seq: sequence(1001), flags: ['RST'] }), route));
    if (port % 20 === 0) await pause(5);
  }
  await pause(100);
  line.look = () => undefined;
  line.silenced = false;
  const [next] = [...moments]
    .filter(([, at]) => at > sharedNow() + 500)
    .sort((a, b) => a[1] - b[1]);
  if (next === undefined) throw new Error('no SYN was answered');
  return { clientPort: next[0], at: next[1] };
};

type SceneMaker = (staged: Staged, index: number) => Scene;

const listening: Call = { t: 0, host: 'B', call: 'OPEN passive' };

/** Tries until B's initial number is as close to 2^32 as it is to be. */
const holdWrapping = async (make: SceneMaker, staged: Staged): Promise<Conversation> => {
  for (let attempt = 0; attempt < 30; attempt++) {
    const probing = make(staged, 100 + attempt);
    probing.calls.push(listening);
    await probing.kernels.B.call(...requestFor(probing, listening));
    const { clientPort, at } = await momentOfWrap(probing);
    await pause(at - sharedNow() - 300);
    const scene = { ...probing, clientPort };
    probing.line.deliverFirstAt = at;
    // A SYN that is held too long by a busy machine is repeated: this attempt fails.
    const held = await hold(scene).catch(() => null);
    if (held === null) continue;
    const [begin] = held.wire.filter(({ dir, flags }) => dir === 'B>A' && flags === 'SA');
    if (begin !== undefined && begin.seq > wrap - 2 * below) return held;
  }
  throw new Error('no initial number close to 2^32');
};

export const stage = async (all: readonly Staged[]): Promise<readonly Conversation[]> => {
  const named = Object.fromEntries(
    Object.entries(sysctls).map(([name, value]) => [`ipv4.${name}`, value]),
  );
  const kernels: Kernels = {
    A: await startKernel({ device: 'tcpa', address: `${addressOf.A}/24`, sysctls: named }),
    B: await startKernel({ device: 'tcpb', address: `${addressOf.B}/24`, sysctls: named }),
  };
  const wire = openWire(kernels);
  const scenes: Scene[] = [];
  for (const end of ['A', 'B'] as const) {
    kernels[end].onNotice = (notice) => {
      for (const scene of scenes) noteNotice(scene, end, notice);
    };
    await kernels[end].call('watchStates');
  }
  const makeScene: SceneMaker = (staged, index) => {
    const line = wire.line(5000 + index, staged.faults ?? []);
    const scene: Scene = {
      staged,
      kernels,
      wire,
      line,
      clientPort: staged.clientPort ?? 50_000 + index,
      calls: [],
      poll: [],
      sockets: { A: 0, B: 1 },
    };
    scenes.push(scene);
    return scene;
  };
  try {
    const held: Conversation[] = [];
    const plain = all.filter(({ wraps }) => wraps !== true);
    // A few at a time: each one's timing is to be its own.
    for (let from = 0; from < plain.length; from += 10) {
      const some = plain.slice(from, from + 10);
      held.push(
        ...(await Promise.all(
          some.map(async (staged, place) => {
            await pause(7 * place);
            return hold(makeScene(staged, from + place));
          }),
        )),
      );
    }
    for (const staged of all.filter(({ wraps }) => wraps === true))
      held.push(await holdWrapping(makeScene, staged));
    return held;
  } finally {
    kernels.A.close();
    kernels.B.close();
  }
};
