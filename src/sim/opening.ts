/** How sockets begin: listen and connect. */
import { choosePort, createConnection, isOpen, openConnections, type Host } from '../net/host.ts';
import type { CallEvent } from '../scenario/schema.ts';
import { perform, refuse } from './performing.ts';
import type { World } from './world.ts';

export const listen = (world: World, host: Host, event: CallEvent & { call: 'listen' }): void => {
  const name = event.socket ?? 'listener';
  const known = openConnections(host).find((connection) => connection.name === name);
  if (known !== undefined) {
    // The connection refuses it (3.10.1), and is what it was.
    perform(world, host, known, event, { call: 'OPEN', passive: true });
    return;
  }
  // A port may be listened on again once the passive socket has become a connection (MUST-42).
  const taken = openConnections(host).some(
    ({ localPort, endpoint }) => localPort === event.port && endpoint.state === 'LISTEN',
  );
  if (taken) {
    refuse(world, event, 'rfc9293:3.10.1', 'connection already exists', name);
    return;
  }
  const listener = { name, accepts: [...(event.accepts ?? [])] };
  const connection = createConnection(host, {
    name,
    localPort: event.port,
    remote: event.to ?? null,
    listener,
  });
  perform(world, host, connection, event, { call: 'OPEN', passive: true });
};

export const connect = (world: World, host: Host, event: CallEvent & { call: 'connect' }): void => {
  const name = event.socket ?? host.options.id.toLowerCase();
  const known = host.connections.get(name);
  if (known !== undefined && isOpen(known)) {
    // An active OPEN turns a passive socket round (3.10.1, LISTEN); elsewhere it is refused.
    if (known.endpoint.state === 'LISTEN') known.remote = event.to;
    perform(world, host, known, event, { call: 'OPEN', passive: false });
    return;
  }
  const localPort = event.port ?? choosePort(host);
  const sameTuple = openConnections(host).some(
    ({ localPort: port, remote }) =>
      port === localPort && remote?.host === event.to.host && remote.port === event.to.port,
  );
  if (sameTuple) {
    refuse(world, event, 'rfc9293:3.10.1', 'connection already exists', name);
    return;
  }
  const connection = createConnection(host, { name, localPort, remote: event.to, listener: null });
  perform(world, host, connection, event, { call: 'OPEN', passive: false });
};
