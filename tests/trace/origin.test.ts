import { describe, expect, it } from 'vitest';
import { fromCatalogue } from '../../src/scenario/catalogue/index.ts';
import { validate } from '../../src/scenario/validate.ts';
import { run } from '../../src/sim/run.ts';
import { claimOf, peersOf, senderOf, thirdHosts } from '../../src/trace/origin.ts';
import type { Trace } from '../../src/trace/trace.ts';

const silent = { kind: 'silent' };

/** One segment put on the link by hand. */
const injected = (event: object, hosts: object = { M: silent }): Trace =>
  run(
    validate({
      version: 1,
      hosts: { A: {}, B: {}, ...hosts },
      events: [{ at: 1, ...event }],
    }),
  );
const rst = (from: string, to: string) => ({
  inject: { from: { host: from, port: 9 }, to: { host: to, port: 80 }, seq: 1, flags: ['RST'] },
});

const told = (trace: Trace) => {
  const [segment] = trace.segments;
  return segment === undefined ? null : [senderOf(trace, segment), claimOf(trace, segment)];
};

describe('who sent a segment', () => {
  it('is the host that it names as its source', () => {
    const trace = run(fromCatalogue('three-way-handshake')!);
    expect(told(trace)).toEqual(['A', null]);
    expect(thirdHosts(trace)).toEqual([]);
  });

  it('is the host that the scenario names, whatever the segment claims', () => {
    expect(told(injected({ ...rst('A', 'B'), sender: 'M' }))).toEqual(['M', 'A']);
  });

  it('may be one of the two ends, which pretends to be another', () => {
    const trace = injected({ ...rst('M', 'B'), sender: 'A' });
    expect(told(trace)).toEqual(['A', 'M']);
    expect(thirdHosts(trace)).toEqual([]);
  });

  it('is the one silent third host where something is forged and nobody is named', () => {
    expect(told(injected({ ...rst('A', 'B'), badge: 'forged' }))).toEqual(['M', 'A']);
  });

  it('is not guessed where several could have forged it, or none', () => {
    const event = { ...rst('A', 'B'), badge: 'forged' };
    expect(told(injected(event, { M: silent, N: silent }))).toEqual(['A', null]);
    expect(told(injected(event, {}))).toEqual(['A', null]);
    expect(told(injected(event, { C: {} }))).toEqual(['A', null]);
  });

  it('is the source of an old duplicate, however old', () => {
    expect(told(injected({ ...rst('A', 'B'), badge: 'old-duplicate' }))).toEqual(['A', null]);
  });
});

describe('third hosts', () => {
  it('are those that send or are sent something', () => {
    const hosts = { M: silent, N: silent };
    expect(thirdHosts(injected(rst('N', 'B'), hosts))).toEqual(['N']);
    expect(thirdHosts(injected({ ...rst('A', 'B'), sender: 'M' }, hosts))).toEqual(['M']);
  });

  it('have to do with whom they send to, and with who answers them', () => {
    const trace = injected({
      inject: { ...rst('M', 'B').inject, flags: ['SYN'] },
    });
    expect(trace.segments).toHaveLength(2);
    expect([...peersOf(trace, 'M')]).toEqual(['B']);
  });
});
