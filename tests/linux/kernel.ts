/**
 * A kernel's TCP in a network namespace of its own, behind a TUN device: its programs make the
 * calls that a test wants, and the test has its packets in its hands.
 */
import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { stateNamed } from '../../src/scenario/states.ts';
import type { State } from '../../src/tcp/states.ts';
import { openTun, type Tun } from './tun.ts';

/** What a socket of the kernel tells its program. */
export interface Notice {
  readonly socket: string;
  readonly event: 'ready' | 'accepted' | 'established' | 'data' | 'end' | 'error' | 'state';
  readonly error?: string;
  readonly length?: number;
  readonly port?: number;
  readonly state?: string;
  /** Milliseconds, `sharedNow()`. */
  readonly at?: number;
}

type Answer = { readonly id: number; readonly result?: unknown; readonly error?: string } | Notice;

/** Milliseconds on the clock that all processes of a machine share. */
export const sharedNow = (): number => performance.timeOrigin + performance.now();

/** A line of `ss`. */
export interface KernelSocket {
  readonly state: State;
  readonly localPort: number;
  readonly remote: string;
  readonly remotePort: number;
}

export interface Kernel {
  readonly tun: Tun;
  readonly address: string;
  /** Has a program of this kernel make a call (`kernel-agent.js`). */
  readonly call: (call: string, fields?: object) => Promise<unknown>;
  readonly sockets: () => Promise<readonly KernelSocket[]>;
  readonly notices: Notice[];
  onNotice: (notice: Notice) => void;
  readonly close: () => void;
}

/** A bare TCP: of the options only MSS; nothing is remembered of earlier connections. */
export const bareTcp = {
  'ipv4.tcp_timestamps': 0,
  'ipv4.tcp_sack': 0,
  'ipv4.tcp_window_scaling': 0,
  'ipv4.tcp_ecn': 0,
  'ipv4.tcp_no_metrics_save': 1,
  'ipv4.tcp_early_retrans': 0,
  'ipv6.conf.all.disable_ipv6': 1,
} as const;

export interface KernelSettings {
  /** Of the TUN device; unique in the namespace of the tests. */
  readonly device: string;
  /** With the length of its network. */
  readonly address: string;
  readonly sysctls?: Readonly<Record<string, string | number>>;
  /** As `ip route` takes them. */
  readonly routeOptions?: readonly string[];
}

const parseLine = (line: string): KernelSocket => {
  const [state = '', , , local = '', remote = ''] = line.trim().split(/\s+/);
  const portOf = (end: string) => Number(end.slice(end.lastIndexOf(':') + 1)) || 0;
  const named = stateNamed(state);
  if (named === undefined) throw new Error(`ss names an unknown state: ${line}`);
  return {
    state: named,
    localPort: portOf(local),
    remote: remote.slice(0, remote.lastIndexOf(':')),
    remotePort: portOf(remote),
  };
};

const agentFile = resolve('tests/linux/kernel-agent.js');

/** The agent's answers, by the number of what they answer. */
const conversation = (agent: ChildProcess, onNotice: (notice: Notice) => void) => {
  const waiting = new Map<number, (answer: Exclude<Answer, Notice>) => void>();
  let requests = 0;
  agent.on('message', (message: Answer) => {
    if ('socket' in message) onNotice(message);
    else waiting.get(message.id)?.(message);
  });
  return (call: string, fields: object = {}): Promise<unknown> => {
    const id = ++requests;
    return new Promise((fulfil, reject) => {
      waiting.set(id, ({ result, error }) => {
        waiting.delete(id);
        if (error === undefined) fulfil(result);
        else reject(new Error(`${call}: ${error}`));
      });
      agent.send({ id, call, ...fields });
    });
  };
};

/** Of namespaces made from now on: a small table of connections is looked through in no time. */
const keepTablesSmall = (): void =>
  writeFileSync('/proc/sys/net/ipv4/tcp_child_ehash_entries', '2048');

export const startKernel = async (settings: KernelSettings): Promise<Kernel> => {
  keepTablesSmall();
  const tun = await openTun(settings.device);
  const agent = spawn('unshare', ['--net', process.execPath, agentFile], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  await once(agent, 'message', { signal: AbortSignal.timeout(5000) });
  const notices: Notice[] = [];
  const call = conversation(agent, (notice) => {
    notices.push(notice);
    kernel.onNotice(notice);
  });
  const kernel: Kernel = {
    tun,
    address: settings.address.split('/')[0]!,
    call,
    sockets: async () => {
      const lines = (await call('states')) as string;
      return lines.split('\n').filter(Boolean).map(parseLine);
    },
    notices,
    onNotice: () => undefined,
    close: () => {
      agent.kill('SIGKILL');
      tun.close();
    },
  };
  execFileSync('ip', ['link', 'set', settings.device, 'netns', String(agent.pid)]);
  const { device, address, routeOptions, sysctls = {} } = settings;
  await call('configure', { device, address, routeOptions, sysctls: { ...bareTcp, ...sysctls } });
  return kernel;
};
