/**
 * The model and a kernel talk to each other in real time. At every quiet moment the states are as
 * they should be: the kernel's as `ss` tells it, the model's as its trace has it.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Flag } from '../../src/tcp/segment.ts';
import type { State } from '../../src/tcp/states.ts';
import { startKernel, type Kernel } from './kernel.ts';
import { startLiveHost, type LiveHost, type Mishap } from './live-host.ts';

const modelAddress = '10.0.0.2';
const pageLength = 20_000;
const page = 'All work and no play makes a dull segment. '.repeat(500).slice(0, pageLength);

let kernel: Kernel;
let model: LiveHost;

beforeAll(async () => {
  kernel = await startKernel({ device: 'tcplive', address: '10.0.0.1/24' });
  // So close to 2^32 that a page passes it.
  model = startLiveHost(kernel, modelAddress, 2 ** 32 - 5000);
});

afterAll(() => {
  model.close();
  kernel.close();
});

/** The kernel's state of a connection with a port, of either end; CLOSED where it has none. */
const kernelState = async (port: number): Promise<State> => {
  const connections = (await kernel.sockets()).filter(({ state }) => state !== 'LISTEN');
  const ours = connections.find(
    ({ localPort, remotePort }) => localPort === port || remotePort === port,
  );
  return ours?.state ?? 'CLOSED';
};

/** Waits for a quiet moment in which both are in these states; tells the states where none comes. */
const quiet = async (port: number, socket: string, states: readonly [State, State]) => {
  let seen: readonly [State, State] = [model.state(socket), await kernelState(port)];
  for (let tries = 0; tries < 60 && String(seen) !== String(states); tries++) {
    await pause(50);
    seen = [model.state(socket), await kernelState(port)];
  }
  expect({ model: seen[0], kernel: seen[1] }).toEqual({ model: states[0], kernel: states[1] });
};

interface Link {
  readonly port: number;
  /** The model's socket, and the kernel's. */
  readonly socket: string;
  readonly peer: string;
}

type Opener = 'model' | 'kernel';

const expectAt =
  ({ port, socket }: Link) =>
  (ofModel: State, ofKernel: State) =>
    quiet(port, socket, [ofModel, ofKernel]);

const begin = async (opener: Opener, port: number): Promise<Link> => {
  if (opener === 'model') {
    const listener = `listener ${port}`;
    await kernel.call('listen', { socket: listener, port, accepts: [`k${port}`], read: true });
    const to = { host: 'B', port };
    model.call({ call: 'connect', socket: `m${port}`, port: port + 10_000, to });
  } else {
    model.call({ call: 'listen', socket: `listener ${port}`, port, accepts: [`m${port}`] });
    const to = { address: modelAddress, port };
    await kernel.call('connect', { socket: `k${port}`, to, read: true });
  }
  return { port, socket: `m${port}`, peer: `k${port}` };
};

const establish = async (opener: Opener, port: number): Promise<Link> => {
  const link = await begin(opener, port);
  await expectAt(link)('ESTABLISHED', 'ESTABLISHED');
  return link;
};

const mishap = (
  from: Mishap['from'],
  port: number,
  flags: readonly Flag[],
  action: Mishap['action'] = 'lose',
) => {
  model.befalls({ from, port, flags, action });
};

const closeModel = ({ socket }: Link) => {
  model.call({ call: 'close', socket });
};
const closeKernel = ({ peer }: Link) => kernel.call('close', { socket: peer });

/** Both close, the model first; then the kernel is gone and the model waits. */
const closeModelFirst = async (link: Link) => {
  closeModel(link);
  await expectAt(link)('FIN-WAIT-2', 'CLOSE-WAIT');
  await closeKernel(link);
  await expectAt(link)('TIME-WAIT', 'CLOSED');
};

const closeKernelFirst = async (link: Link) => {
  await closeKernel(link);
  await expectAt(link)('CLOSE-WAIT', 'FIN-WAIT-2');
  closeModel(link);
  await expectAt(link)('CLOSED', 'TIME-WAIT');
};

describe('a page of 20 kB', () => {
  it('is fetched from the model by curl, across the wrap of its numbers', async () => {
    model.call({ call: 'listen', socket: 'http', port: 80, accepts: ['served'] });
    model.onEvent = ({ socket }) => {
      const asked = socket === 'served' && model.received('served').includes('\r\n\r\n');
      if (!asked) return;
      model.onEvent = () => undefined;
      const head = `HTTP/1.0 200 OK\r\nContent-Length: ${page.length}\r\n\r\n`;
      model.call({ call: 'send', socket: 'served', text: head + page });
      model.call({ call: 'close', socket: 'served' });
    };
    expect(await kernel.call('curl', { arguments: [`http://${modelAddress}/`] })).toBe(page);
    await quiet(80, 'served', ['TIME-WAIT', 'CLOSED']);
  });

  it('is fetched by the model from a server of the kernel', async () => {
    await kernel.call('serve', { port: 8080, page });
    const to = { host: 'B', port: 8080 };
    model.call({ call: 'connect', socket: 'browser', port: 49_000, to });
    const request = 'GET / HTTP/1.0\r\nHost: kernel\r\n\r\n';
    model.call({ call: 'send', socket: 'browser', text: request });
    await quiet(49_000, 'browser', ['CLOSE-WAIT', 'FIN-WAIT-2']);
    expect(model.received('browser').split('\r\n\r\n')[1]).toBe(page);
    model.call({ call: 'close', socket: 'browser' });
    await quiet(49_000, 'browser', ['CLOSED', 'TIME-WAIT']);
  });
});

describe.concurrent('opening and closing', () => {
  it.each([
    ['model', 5001],
    ['kernel', 5002],
  ] as const)('the %s opens, the model closes first', async (opener, port) => {
    await closeModelFirst(await establish(opener, port));
  });

  it.each([
    ['model', 5003],
    ['kernel', 5004],
  ] as const)('the %s opens, the kernel closes first', async (opener, port) => {
    await closeKernelFirst(await establish(opener, port));
  });

  it('the model closes its half, and what the kernel still sends arrives', async () => {
    const link = await establish('model', 5005);
    model.call({ call: 'shutdown', socket: link.socket });
    await expectAt(link)('FIN-WAIT-2', 'CLOSE-WAIT');
    await kernel.call('send', { socket: link.peer, text: 'still here' });
    await expect.poll(() => model.received(link.socket)).toBe('still here');
    await expectAt(link)('FIN-WAIT-2', 'CLOSE-WAIT');
    await closeKernel(link);
    await expectAt(link)('TIME-WAIT', 'CLOSED');
  });

  it('the kernel closes its half, and what the model still sends arrives', async () => {
    const link = await establish('kernel', 5006);
    await kernel.call('shutdown', { socket: link.peer });
    await expectAt(link)('CLOSE-WAIT', 'FIN-WAIT-2');
    model.call({ call: 'send', socket: link.socket, text: 'still here' });
    const arrived = ({ socket, event }: { socket: string; event: string }) =>
      socket === link.peer && event === 'data';
    await expect.poll(() => kernel.notices.some(arrived)).toBe(true);
    closeModel(link);
    await expectAt(link)('CLOSED', 'TIME-WAIT');
  });

  it('both open at once', async () => {
    const port = 5007;
    mishap('kernel', port, ['SYN'], 'hold');
    const to = { address: modelAddress, port };
    const link = { port, socket: `m${port}`, peer: `k${port}` };
    await kernel.call('connect', { socket: link.peer, port: port + 10_000, to, read: true });
    await expectAt(link)('CLOSED', 'SYN-SENT');
    const peer = { host: 'B', port: port + 10_000 };
    model.call({ call: 'connect', socket: link.socket, port, to: peer });
    model.release(port);
    expect(model.state(link.socket)).toBe('SYN-RECEIVED');
    await expectAt(link)('ESTABLISHED', 'ESTABLISHED');
    await closeModelFirst(link);
  });

  it('both close at once', async () => {
    const link = await establish('model', 5008);
    mishap('kernel', link.port, ['FIN', 'ACK'], 'hold');
    mishap('kernel', link.port, ['ACK'], 'hold');
    await kernel.call('shutdown', { socket: link.peer });
    await expectAt(link)('ESTABLISHED', 'FIN-WAIT-1');
    closeModel(link);
    await expectAt(link)('FIN-WAIT-1', 'CLOSING');
    model.release(link.port);
    await expectAt(link)('TIME-WAIT', 'TIME-WAIT');
  });

  it('the model resets', async () => {
    const link = await establish('model', 5009);
    model.call({ call: 'abort', socket: link.socket });
    await expectAt(link)('CLOSED', 'CLOSED');
  });

  it('the kernel resets', async () => {
    const link = await establish('kernel', 5010);
    await kernel.call('abort', { socket: link.peer });
    await expectAt(link)('CLOSED', 'CLOSED');
    const errors = model.events.filter(({ socket }) => socket === link.socket);
    expect(errors.at(-1)).toMatchObject({ error: 'ECONNRESET' });
  });

  it('the kernel refuses, and the model refuses', async () => {
    const to = { host: 'B', port: 5011 };
    model.call({ call: 'connect', socket: 'refused', port: 15_011, to });
    await quiet(5011, 'refused', ['CLOSED', 'CLOSED']);
    expect(model.events.findLast(({ socket }) => socket === 'refused')).toMatchObject({
      error: 'ECONNREFUSED',
    });
    const there = { address: modelAddress, port: 5012 };
    await kernel.call('connect', { socket: 'k5012', to: there });
    const refused = ({ socket, error }: { socket: string; error?: string }) =>
      socket === 'k5012' && error === 'ECONNREFUSED';
    await expect.poll(() => kernel.notices.some(refused)).toBe(true);
  });
});

describe.concurrent('segments that are lost', () => {
  it.each([
    ['SYN', 'model', 'model', ['SYN'], 5020],
    ['SYN', 'kernel', 'kernel', ['SYN'], 5021],
    ['SYN,ACK', 'model', 'kernel', ['SYN', 'ACK'], 5022],
    ['SYN,ACK', 'kernel', 'model', ['SYN', 'ACK'], 5023],
    ['last ACK', 'model', 'model', ['ACK'], 5024],
    ['last ACK', 'kernel', 'kernel', ['ACK'], 5025],
  ] as const)('the %s that the %s sends; the %s opens', async (_, from, opener, flags, port) => {
    mishap(from, port, flags);
    const link = await establish(opener, port);
    await closeModelFirst(link);
  });

  it.each([
    ['FIN', 'model', ['FIN', 'ACK'], 5030],
    ['ACK of the FIN', 'kernel', ['ACK'], 5031],
  ] as const)('the %s, of the %s; the model closes first', async (_, from, flags, port) => {
    const link = await establish('model', port);
    mishap(from, port, flags);
    await closeModelFirst(link);
  });

  it.each([
    ['FIN', 'kernel', ['FIN', 'ACK'], 5032],
    ['ACK of the FIN', 'model', ['ACK'], 5033],
  ] as const)('the %s, of the %s; the kernel closes first', async (_, from, flags, port) => {
    const link = await establish('kernel', port);
    mishap(from, port, flags);
    await closeKernelFirst(link);
  });

  it('the second FIN, of the kernel', async () => {
    const link = await establish('model', 5034);
    closeModel(link);
    await expectAt(link)('FIN-WAIT-2', 'CLOSE-WAIT');
    mishap('kernel', link.port, ['FIN', 'ACK']);
    await closeKernel(link);
    await expectAt(link)('TIME-WAIT', 'CLOSED');
  });

  it('the second FIN, of the model', async () => {
    const link = await establish('kernel', 5035);
    await closeKernel(link);
    await expectAt(link)('CLOSE-WAIT', 'FIN-WAIT-2');
    mishap('model', link.port, ['FIN', 'ACK']);
    closeModel(link);
    await expectAt(link)('CLOSED', 'TIME-WAIT');
  });

  it('the last ACK, of the model', async () => {
    const link = await establish('model', 5036);
    closeModel(link);
    await expectAt(link)('FIN-WAIT-2', 'CLOSE-WAIT');
    mishap('model', link.port, ['ACK']);
    await closeKernel(link);
    await expectAt(link)('TIME-WAIT', 'CLOSED');
  });

  it('the last ACK, of the kernel', async () => {
    const link = await establish('kernel', 5037);
    await closeKernel(link);
    await expectAt(link)('CLOSE-WAIT', 'FIN-WAIT-2');
    mishap('kernel', link.port, ['ACK']);
    closeModel(link);
    await expectAt(link)('CLOSED', 'TIME-WAIT');
  });
});

describe.concurrent('an idle connection', () => {
  it('is kept alive by the model, and the kernel answers', async () => {
    const link = await establish('model', 5040);
    const values = { keepAlive: true, keepAliveIdle: 0.5, keepAliveInterval: 0.5 };
    model.call({ call: 'setOption', socket: link.socket, ...values, keepAliveCount: 2 });
    const probes = () =>
      model.events.filter(
        ({ socket, kind, ...more }) =>
          socket === link.socket &&
          kind === 'timer' &&
          'timer' in more &&
          more.timer === 'keep-alive',
      );
    await expect.poll(() => probes().length, { timeout: 5000 }).toBeGreaterThanOrEqual(4);
    await expectAt(link)('ESTABLISHED', 'ESTABLISHED');
    await closeModelFirst(link);
  });

  it('is kept alive by the kernel, and the model answers', async () => {
    const link = await establish('kernel', 5041);
    await kernel.call('setKeepAlive', { socket: link.peer, idleSeconds: 1 });
    const arrivals = () =>
      model.events.filter(({ socket, kind }) => socket === link.socket && kind === 'arrival');
    const before = arrivals().length;
    await expect.poll(() => arrivals().length, { timeout: 8000 }).toBeGreaterThan(before + 2);
    await expectAt(link)('ESTABLISHED', 'ESTABLISHED');
    await closeKernelFirst(link);
  });
});
