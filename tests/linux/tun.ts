/**
 * A TUN device as a stream of packets. Node cannot open one, so socat does, and hands each packet
 * over as one datagram on the loopback of the namespace that the tests run in (`namespace.js`).
 */
import { execFileSync, spawn } from 'node:child_process';
import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';

export interface Tun {
  readonly name: string;
  readonly write: (packet: Uint8Array) => void;
  /** What the kernel sends goes here. */
  onPacket: (packet: Uint8Array) => void;
  readonly close: () => void;
}

const loopback = '127.0.0.1';
/** As much as a process may ask for without more rights (`net.core.rmem_max`). */
const bufferOctets = 208 * 1024;

const bound = async (): Promise<Socket> => {
  const socket = createSocket('udp4');
  socket.bind(0, loopback);
  await once(socket, 'listening');
  return socket;
};

const freePort = async (): Promise<number> => {
  const socket = await bound();
  const { port } = socket.address();
  socket.close();
  return port;
};

const exists = (name: string): boolean => {
  try {
    execFileSync('ip', ['link', 'show', name], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
};

/** Waits for what is soon so; throws where it is not within two seconds. */
export const soon = async (what: string, isSo: () => boolean, seconds = 2): Promise<void> => {
  const end = performance.now() + seconds * 1000;
  while (!isSo()) {
    if (performance.now() > end) throw new Error(`not within ${seconds} s: ${what}`);
    await pause(5);
  }
};

export const openTun = async (name: string): Promise<Tun> => {
  const socket = await bound();
  socket.setRecvBufferSize(bufferOctets);
  const [port, socatPort] = [socket.address().port, await freePort()];
  const socat = spawn(
    'socat',
    [
      `TUN,tun-name=${name},iff-no-pi`,
      `UDP4-DATAGRAM:${loopback}:${port},bind=${loopback}:${socatPort},rcvbuf=${bufferOctets}`,
    ],
    { stdio: ['ignore', 'ignore', 'ignore'] },
  );
  await soon(`socat makes ${name}`, () => exists(name));
  const tun: Tun = {
    name,
    write: (packet) => {
      socket.send(packet, socatPort, loopback);
    },
    onPacket: () => undefined,
    close: () => {
      socket.close();
      socat.kill();
    },
  };
  socket.on('message', (packet) => {
    tun.onPacket(packet);
  });
  return tun;
};
