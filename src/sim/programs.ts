/** The programs of a run: made at its start, told what happens at their sockets, heard when they act. */
import { openConnections, type Connection, type Host } from '../net/host.ts';
import { nextName } from '../net/listener.ts';
import type { Application } from '../scenario/applications.ts';
import type { State } from '../tcp/machine.ts';
import type { Outcome } from '../tcp/turn.ts';
import type { Message } from '../trace/trace.ts';
import { createHttpClient } from './http-client.ts';
import { createHttpServer } from './http-server.ts';
import { noteRead, noteWritten, placeToWrite } from './messages.ts';
import { microseconds } from './plan.ts';
import type { Draft, Hands, Program } from './program.ts';
import { phases } from './queue.ts';
import type { EventRecord, World } from './world.ts';

const idle = (): void => undefined;

/** They send back what they get, or do not; they close after the peer. */
const createListener = (hands: Hands, echoes: boolean): Program => ({
  begin: idle,
  hear: ({ socket, read, ended }) => {
    if (echoes && read > 0) hands.call({ call: 'send', socket, length: read });
    if (ended) hands.call({ call: 'shutdown', socket });
  },
});

const createProgram = (application: Application, hands: Hands): Program => {
  if (application === 'sleeping') return { begin: idle, hear: idle };
  if (typeof application === 'string') return createListener(hands, application === 'echo');
  return application.role === 'server'
    ? createHttpServer(application, hands)
    : createHttpClient(application, hands);
};

/**
 * What a program does comes after what has arrived, and not at all once the program is no more. An
 * acknowledgment that is owed waits for it only where it surely sends on a connection that is there.
 */
const later = (
  world: World,
  host: Host,
  act: () => void,
  { afterSeconds = 0, sends = true } = {},
): void => {
  const { id } = host.options;
  const program = world.programs.get(id);
  world.queue.add({
    time: world.now + microseconds(afterSeconds),
    phase: phases.call,
    host: sends && afterSeconds === 0 ? id : null,
    run: () => {
      if (world.programs.get(id) === program) act();
    },
  });
};

const write = (
  world: World,
  host: Host,
  socket: string,
  text: string,
  of: Draft | Message,
): Message | null => {
  const connection = host.connections.get(socket);
  const seq = connection === undefined ? null : placeToWrite(connection);
  const writtenBy = world.events;
  world.handlers.perform(world, { host: host.options.id, socket, call: 'send', text });
  if (connection === undefined || seq === null || connection.endpoint.tcb === null) return null;
  return noteWritten(world, host, connection, of, { seq, length: text.length, writtenBy });
};

/** With these a socket begins: they send nothing on another one. */
const beginning: ReadonlySet<string> = new Set(['listen', 'connect', 'setOption']);

const handsOf = (world: World, host: Host): Hands => ({
  call: (call) => {
    const act = () => {
      world.handlers.perform(world, { ...call, host: host.options.id });
    };
    later(world, host, act, { sends: !beginning.has(call.call) });
  },
  write: (socket, text, of, done = idle) => {
    later(world, host, () => {
      done(write(world, host, socket, text, of));
    });
  },
  wait: (afterSeconds, then) => {
    later(world, host, then, { afterSeconds });
  },
  nameSocket: () => nextName(host),
  listens: (port) =>
    openConnections(host).some(
      ({ localPort, endpoint }) => localPort === port && endpoint.state === 'LISTEN',
    ),
  giveUp: (requests, { error, index }) => {
    for (const message of world.messages.filter((one) => requests.includes(one))) {
      message.failed = error ?? 'closed';
      message.failedBy = index;
    }
  },
});

/** Makes the programs of a scenario, and lets them begin: who listens before who connects. */
export const startPrograms = (world: World): void => {
  const isClient = (application: Application) =>
    typeof application === 'object' && application.role === 'client';
  const all = Object.entries(world.scenario.applications ?? {});
  for (const [id, application] of all.toSorted(([, a], [, b]) => +isClient(a) - +isClient(b))) {
    const host = world.hosts.get(id);
    if (host === undefined) continue;
    const program = createProgram(application, handsOf(world, host));
    world.programs.set(id, program);
    program.begin();
  }
};

const isOpening = (state: State): boolean =>
  state === 'CLOSED' || state === 'LISTEN' || state === 'SYN-SENT' || state === 'SYN-RECEIVED';

/** The program of a host is told what happened at one of its sockets. */
export const tell = (
  world: World,
  host: Host,
  connection: Connection,
  outcome: Outcome,
  { index, socket, before, after }: EventRecord,
): void => {
  const program = world.programs.get(host.options.id);
  if (program === undefined || socket === null) return;
  const { delivered, figure5, error } = outcome;
  program.hear({
    socket,
    port: connection.localPort,
    index,
    opened: isOpening(before) && !isOpening(after),
    read: delivered,
    messages: delivered === 0 ? [] : noteRead(world, host, connection, index),
    ended: figure5.includes('rcv FIN') && after === 'CLOSE-WAIT',
    gone: before !== 'CLOSED' && after === 'CLOSED',
    error,
  });
};
