/**
 * A program on the kernel's TCP: it runs in a network namespace of its own and makes the socket
 * calls that it is told. Requests and answers are messages of its parent (`kernel.ts`).
 *
 * A socket reads nothing unless it is told to, so that what a program has not read stays with the
 * kernel.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import net from 'node:net';

/** @typedef {Record<string, any>} Request */

/** @type {Map<string, net.Socket>} */
const sockets = new Map();
/** @type {Map<string, net.Server>} */
const servers = new Map();

/** @param {string} socket @param {string} event @param {Request} [more] */
const tell = (socket, event, more) => process.send?.({ socket, event, ...more });

/** @param {string} name @param {net.Socket} socket */
function keep(name, socket) {
  sockets.set(name, socket);
  // It is closed when its program says so, not when both directions have ended.
  const destroy = socket.destroy.bind(socket);
  socket.destroy = (error) => (error ? destroy(error) : socket);
  socket.on('connect', () => tell(name, 'established', { port: socket.localPort }));
  socket.on('data', (data) => tell(name, 'data', { length: data.length }));
  socket.on('end', () => tell(name, 'end'));
  socket.on('error', (error) => tell(name, 'error', { error: /** @type {any} */ (error).code }));
}

/** @param {Request} request */
const socketOf = ({ socket }) => {
  const found = sockets.get(socket);
  if (found === undefined) throw new Error(`no socket ${socket}`);
  return found;
};

/** As after SO_LINGER 0. @param {net.Socket} socket */
function reset(socket) {
  socket.destroy = net.Socket.prototype.destroy.bind(socket);
  socket.resetAndDestroy();
}

/** @param {string[]} command */
const output = ([name = '', ...args]) =>
  execFileSync(name, args, { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });

/** The states as /proc/net/tcp numbers them, from 1 on. */
const stateNames = [
  ...['ESTABLISHED', 'SYN-SENT', 'SYN-RECEIVED', 'FIN-WAIT-1', 'FIN-WAIT-2', 'TIME-WAIT', 'CLOSED'],
  ...['CLOSE-WAIT', 'LAST-ACK', 'LISTEN', 'CLOSING', 'SYN-RECEIVED'],
];

/** Each TCP socket of this namespace by its ports, with its state. */
function statesByPorts() {
  const lines = readFileSync('/proc/self/net/tcp', 'utf8').split('\n').slice(1).filter(Boolean);
  return new Map(
    lines.map((line) => {
      const [, local = '', remote = '', state = ''] = line.trim().split(/\s+/);
      const [localPort, remotePort] = [local, remote].map((end) => parseInt(end.slice(9), 16));
      return [`${localPort} ${remotePort}`, stateNames[parseInt(state, 16) - 1] ?? state];
    }),
  );
}

/** @type {Map<string, string>} */
let statesSeen = new Map();

function tellOfChangedStates() {
  const states = statesByPorts();
  for (const ports of new Set([...statesSeen.keys(), ...states.keys()])) {
    const state = states.get(ports) ?? 'gone';
    if (state !== statesSeen.get(ports)) tell(ports, 'state', { state, at: now() });
  }
  statesSeen = states;
}

/** Milliseconds on the clock that all processes of a machine share. */
const now = () => performance.timeOrigin + performance.now();

/** @type {Record<string, (request: Request) => unknown>} */
const requests = {
  /** Takes its end of a TUN device, which was moved here. */
  configure({ device, address, routeOptions = [], sysctls = {} }) {
    for (const [name, value] of Object.entries(sysctls))
      writeFileSync(`/proc/sys/net/${name.replaceAll('.', '/')}`, String(value));
    output(['ip', 'link', 'set', 'lo', 'up']);
    output(['ip', 'address', 'add', address, 'dev', device]);
    output(['ip', 'link', 'set', device, 'up']);
    const network = output(['ip', '-4', 'route', 'show', 'dev', device]).split(' ')[0] ?? '';
    if (routeOptions.length > 0)
      output(['ip', 'route', 'replace', network, 'dev', device, ...routeOptions]);
  },

  /** Children are named by the listener and their remote address, or by the names given. */
  listen({ socket: name, port, backlog = 4096, accepts = [], read = false }) {
    const server = net.createServer({ allowHalfOpen: true, pauseOnConnect: true });
    server.on('connection', (child) => {
      const { remoteAddress, remotePort } = child;
      const called = accepts.shift() ?? `${name} ${remoteAddress}:${remotePort}`;
      keep(called, child);
      tell(called, 'accepted');
      if (read) child.resume();
    });
    servers.set(name, server);
    return new Promise((resolve, reject) => {
      server.on('error', reject);
      server.listen({ port, backlog, host: '0.0.0.0' }, () => resolve(null));
    });
  },

  connect({ socket: name, port, to, read = false }) {
    const socket = new net.Socket({ allowHalfOpen: true });
    if (!read) socket.pause();
    keep(name, socket);
    socket.connect({ host: to.address, port: to.port, ...(port && { localPort: port }) });
    if (read) socket.resume();
  },

  send: (request) => void socketOf(request).write(request.text ?? Buffer.alloc(request.length)),
  /** Everything that comes from now on is read. */
  read: (request) => void socketOf(request).resume(),
  shutdown: (request) => void socketOf(request).end(),
  close: (request) => void net.Socket.prototype.destroy.call(socketOf(request)),
  abort: (request) => reset(socketOf(request)),
  setKeepAlive: (request) => void socketOf(request).setKeepAlive(true, request.idleSeconds * 1000),
  stopListening: ({ socket }) => void servers.get(socket)?.close(),

  /** Tells of every state that a socket is in for some milliseconds. */
  watchStates: () => void setInterval(tellOfChangedStates, 2),

  /** All of this namespace's TCP sockets. */
  states: () => output(['ss', '-tanH']),

  /** An HTTP server on the kernel's TCP that has one page. */
  serve: ({ port, page }) =>
    new Promise((resolve) => {
      http.createServer((_, response) => response.end(page)).listen(port, () => resolve(null));
    }),
  curl: (request) =>
    output(['curl', '--silent', '--show-error', '--max-time', '10', ...request.arguments]),

  abortAll() {
    for (const socket of sockets.values()) reset(socket);
    sockets.clear();
  },
};

/** @param {Request} request */
async function answer(request) {
  const { id, call } = request;
  try {
    const at = now();
    process.send?.({ id, at, result: await requests[call]?.(request) });
  } catch (error) {
    process.send?.({ id, error: String(error) });
  }
}

process.on('message', (/** @type {Request} */ request) => void answer(request));
process.on('disconnect', () => process.exit());
tell('', 'ready');
