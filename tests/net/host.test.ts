/** The host's own part: names, ports, and which connection a segment is meant for. */
import { describe, expect, it } from 'vitest';
import {
  createConnection,
  createHost,
  find,
  openConnections,
  type Connection,
  type Host,
} from '../../src/net/host.ts';
import { createListener, nameChild } from '../../src/net/listener.ts';
import { choosePort, isInUse } from '../../src/net/ports.ts';
import { linuxHost, rfcHost, type HostBehaviour } from '../../src/net/presets.ts';
import { rfcPreset } from '../../src/tcp/presets.ts';

const host = (behaviour: HostBehaviour = rfcHost, seed = 1): Host =>
  createHost({
    id: 'B',
    tcp: rfcPreset,
    behaviour,
    iss: 300,
    seed,
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
    portWasAsked: fields.portWasAsked ?? false,
  });
  connection.reuseAddress = fields.reuseAddress ?? false;
  connection.endpoint = { state: listener === null ? 'ESTABLISHED' : 'LISTEN', tcb: null };
  return connection;
};

describe('a host', () => {
  it('finds a connection by its four-tuple before a listener', () => {
    const b = host();
    const listener = open(b, 'listener', { listener: createListener('listener') });
    const peer = open(b, 'b', { remote });
    expect(find(b, 80, remote)).toBe(peer);
    expect(find(b, 80, { host: 'A', port: 49153 })).toBe(listener);
    expect(find(b, 80, { host: 'M', port: 49152 })).toBe(listener);
    expect(find(b, 81, remote)).toBeUndefined();
  });

  it('finds no listener that waits for another remote socket', () => {
    const b = host();
    open(b, 'listener', { listener: createListener('listener'), remote });
    expect(find(b, 80, { host: 'A', port: 1 })).toBeUndefined();
  });

  it('names children as its listener says, then b1, b2, …', () => {
    const b = host();
    const names = createListener('listener', ['first']);
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
    const listener = open(b, 'listener', { listener: createListener('listener', ['b1']) });
    nameChild(b, listener);
    expect(listener.name).toBe('b2');
    expect(openConnections(b)).toEqual([other, listener]);
  });
});

describe('a port that no program named', () => {
  const few = { ...rfcHost, firstEphemeralPort: 50000, lastEphemeralPort: 50003 };

  it('lies in the range of its preset, and depends on the seed alone', () => {
    const chosen = (behaviour: HostBehaviour, seed: number) =>
      choosePort(host(behaviour, seed), remote)!;
    for (let seed = 0; seed < 200; seed += 1) {
      expect(chosen(rfcHost, seed)).toBeGreaterThanOrEqual(49152);
      expect(chosen(rfcHost, seed)).toBeLessThanOrEqual(65535);
      expect(chosen(linuxHost, seed)).toBeGreaterThanOrEqual(32768);
      expect(chosen(linuxHost, seed)).toBeLessThanOrEqual(60999);
      expect(chosen(rfcHost, seed)).toBe(chosen(rfcHost, seed));
    }
    expect(new Set([1, 2, 3].map((seed) => chosen(rfcHost, seed))).size).toBe(3);
  });

  it('is each of the range once, and then there is none left', () => {
    const b = host(few);
    const ports = [1, 2, 3, 4].map((n) => {
      const localPort = choosePort(b, remote)!;
      open(b, `b${n}`, { localPort, remote });
      return localPort;
    });
    expect(ports.toSorted((a, c) => a - c)).toEqual([50000, 50001, 50002, 50003]);
    expect(choosePort(b, remote)).toBeUndefined();
  });

  it('may be shared by connections to different remote sockets', () => {
    const b = host({ ...few, lastEphemeralPort: 50000 });
    open(b, 'b', { localPort: 50000, remote });
    expect(choosePort(b, remote)).toBeUndefined();
    expect(choosePort(b, { host: 'A', port: 1 })).toBe(50000);
  });

  it('is none that another program asked for', () => {
    const b = host({ ...few, lastEphemeralPort: 50000 });
    open(b, 'listener', { localPort: 50000, listener: createListener('l'), portWasAsked: true });
    expect(choosePort(b, remote)).toBeUndefined();
  });
});

describe('an address', () => {
  const inUse = (behaviour: HostBehaviour, fields: Partial<Connection>, reuses: boolean) => {
    const b = host(behaviour);
    open(b, 'x', fields);
    return isInUse(b, 80, reuses);
  };

  it('is in use where another socket listens, whatever both have set', () => {
    const listener = createListener('x');
    expect(inUse(rfcHost, { listener }, false)).toBe(true);
    expect(inUse(linuxHost, { listener, reuseAddress: true }, true)).toBe(true);
  });

  it('of a connection is free by the RFC (MUST-42)', () => {
    expect(inUse(rfcHost, { remote }, false)).toBe(false);
  });

  it('of a connection is shared on Linux only where both sockets allow it', () => {
    expect(inUse(linuxHost, { remote }, false)).toBe(true);
    expect(inUse(linuxHost, { remote }, true)).toBe(true);
    expect(inUse(linuxHost, { remote, reuseAddress: true }, false)).toBe(true);
    expect(inUse(linuxHost, { remote, reuseAddress: true }, true)).toBe(false);
  });
});
