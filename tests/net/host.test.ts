/** The host's own part: names, ports, and which connection a segment is meant for. */
import { describe, expect, it } from 'vitest';
import {
  choosePort,
  createConnection,
  createHost,
  find,
  nameChild,
  openConnections,
  type Connection,
  type Host,
} from '../../src/net/host.ts';
import { rfcPreset } from '../../src/tcp/presets.ts';

const host = (): Host =>
  createHost({
    id: 'B',
    tcp: rfcPreset,
    iss: 300,
    seed: 1,
    receiveWindow: 65535,
    maximumSegmentSize: 1460,
    readsManually: false,
  });

const remote = { host: 'A', port: 49152 };

const open = (on: Host, name: string, fields: Partial<Connection> = {}): Connection => {
  const listener = fields.listener ?? null;
  const connection = createConnection(on, {
    name,
    localPort: fields.localPort ?? 80,
    remote: fields.remote ?? null,
    listener,
  });
  connection.endpoint = { state: listener === null ? 'ESTABLISHED' : 'LISTEN', tcb: null };
  return connection;
};

const passive = (name: string, accepts: string[] = []) => ({ name, accepts });

describe('a host', () => {
  it('finds a connection by its four-tuple before a listener', () => {
    const b = host();
    const listener = open(b, 'listener', { listener: passive('listener') });
    const peer = open(b, 'b', { remote });
    expect(find(b, 80, remote)).toBe(peer);
    expect(find(b, 80, { host: 'A', port: 49153 })).toBe(listener);
    expect(find(b, 80, { host: 'M', port: 49152 })).toBe(listener);
    expect(find(b, 81, remote)).toBeUndefined();
  });

  it('finds no listener that waits for another remote socket', () => {
    const b = host();
    open(b, 'listener', { listener: passive('listener'), remote });
    expect(find(b, 80, { host: 'A', port: 1 })).toBeUndefined();
  });

  it('names children as its listener says, then b1, b2, …', () => {
    const b = host();
    const names = passive('listener', ['first']);
    const given = [1, 2, 3].map(() => {
      const listener = open(b, 'listener', { listener: names });
      nameChild(b, listener);
      return listener.name;
    });
    expect(given).toEqual(['first', 'b1', 'b2']);
  });

  it('gives no child the name of an open connection', () => {
    const b = host();
    const other = open(b, 'b1', { localPort: 5000, remote });
    const listener = open(b, 'listener', { listener: passive('listener', ['b1']) });
    nameChild(b, listener);
    expect(listener.name).toBe('b2');
    expect(openConnections(b)).toEqual([other, listener]);
  });

  it('chooses ports that no open connection has, from 49152 on', () => {
    const b = host();
    open(b, 'x', { localPort: 49153, remote });
    expect([choosePort(b), choosePort(b), choosePort(b)]).toEqual([49152, 49154, 49155]);
  });
});
