/**
 * How fast a kernel is asked, and how much text the model and a kernel exchange over a TUN device; one
 * line of JSON for `tests/benchmarks/kernel.ts`. Runs in a namespace (`namespace.js`).
 */
import { questions } from './facts.ts';
import { askKernel } from './kernel-facts.ts';
import { startKernel } from './kernel.ts';
import { startLiveHost } from './live-host.ts';
import { soon } from './tun.ts';

const megabyte = 1_000_000;
const length = 8 * megabyte;

const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const from = performance.now();
  await work();
  return (performance.now() - from) / 1000;
};

const throughput = async (): Promise<{ toKernel: number; toModel: number }> => {
  const kernel = await startKernel({ device: 'tcpbench', address: '10.0.0.1/24' });
  const model = startLiveHost(kernel, '10.0.0.2', 1);
  await kernel.call('listen', { socket: 'listener', port: 80, accepts: ['k'], read: true });
  model.call({ call: 'connect', socket: 'm', port: 49_152, to: { host: 'B', port: 80 } });
  await soon('a connection', () => model.state('m') === 'ESTABLISHED');
  let atKernel = 0;
  kernel.onNotice = ({ event, length: octets = 0 }) => {
    if (event === 'data') atKernel += octets;
  };
  const toKernel = await timed(async () => {
    model.call({ call: 'send', socket: 'm', length });
    await soon('all text at the kernel', () => atKernel >= length, 60);
  });
  let atModel = 0;
  model.onEvent = (event) => {
    if ('delivered' in event && typeof event.delivered === 'number') atModel += event.delivered;
  };
  const toModel = await timed(async () => {
    await kernel.call('send', { socket: 'k', length });
    await soon('all text at the model', () => atModel >= length, 60);
  });
  model.close();
  kernel.close();
  return { toKernel: length / megabyte / toKernel, toModel: length / megabyte / toModel };
};

const asking = await timed(() => askKernel(questions));
const factsPerSecond = questions.length / asking;
console.log(JSON.stringify({ factsPerSecond, ...(await throughput()) }));
process.exit();
