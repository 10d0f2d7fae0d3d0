import { describe, expect, it } from 'vitest';
import { columns } from '../../src/draw/labels.ts';
import { ladder } from '../../src/draw/ladder.ts';
import { segmentName } from '../../src/draw/names.ts';
import { rows } from '../../src/draw/table.ts';
import { fromCatalogue } from '../../src/scenario/catalogue/index.ts';
import type { ScenarioEvent } from '../../src/scenario/schema.ts';
import { run } from '../../src/sim/run.ts';
import { runOf, runs } from './runs.ts';

describe('the ladder', () => {
  it('shows a handshake line by line', () => {
    const lines = ladder(runOf('three-way-handshake'), 'en').split('\n');
    expect(lines).toEqual([
      'Time   Client       Segment or event                          Server',
      '       CLOSED                                                 CLOSED',
      '0 s    |            Server: listen()                          LISTEN',
      '0 s    SYN-SENT     Client: connect()                         |',
      '0.1 s  |            - SYN seq=100 len=0 ------------------->  SYN-RECEIVED',
      '0.2 s  ESTABLISHED  <------- SYN ACK seq=300 ack=101 len=0 -  |',
      '0.3 s  |            - ACK seq=101 ack=301 len=0 ----------->  ESTABLISHED',
      '',
    ]);
  });

  it('shows a refused call as refused', () => {
    const scenario = fromCatalogue('three-way-handshake')!;
    const again = { at: 1, host: 'A', call: 'connect', to: { host: 'B', port: 80 }, socket: 'a' };
    const events = [...(scenario.events ?? []), again as unknown as ScenarioEvent];
    const trace = run({ ...scenario, events });
    expect(ladder(trace, 'en')).toContain('Client: connect() x error: connection already exists');
  });

  it.each(runs)('of %s has its columns below one another, in both languages', (_, trace) => {
    for (const language of ['en', 'zh'] as const) {
      const lines = ladder(trace, language).trimEnd().split('\n');
      expect(lines).toHaveLength(trace.events.length + 2);
      const last = /(\||[A-Z][A-Z0-9-]+)$/;
      const places = lines.slice(1).map((line) => columns(line.replace(last, '')));
      expect(new Set(places).size).toBe(1);
    }
  });

  it('lets no control character of a scenario reach the terminal', () => {
    const trace = runOf('three-way-handshake');
    const { scenario } = trace;
    const hosts = { ...scenario.hosts, A: { ...scenario.hosts.A, name: 'a\u001b[2Jb\nc' } };
    const text = ladder({ ...trace, scenario: { ...scenario, hosts } }, 'en');
    expect(text).not.toContain('\u001b');
    expect(text.split('\n')).toHaveLength(trace.events.length + 3);
  });

  it('counts a Chinese character as two columns', () => {
    expect(columns('SYN 报文段')).toBe(10);
  });
});

describe('the table', () => {
  it('has a row for each step, the first before anything', () => {
    const trace = runOf('three-way-handshake');
    const all = rows(trace, 'en');
    expect(all.map(({ step }) => step)).toEqual([0, 1, 2, 3, 4, 5]);
    expect(all.map(({ states }) => states.join(' '))).toEqual([
      'CLOSED CLOSED',
      'CLOSED LISTEN',
      'SYN-SENT LISTEN',
      'SYN-SENT SYN-RECEIVED',
      'ESTABLISHED SYN-RECEIVED',
      'ESTABLISHED ESTABLISHED',
    ]);
    expect(all[3]?.segment?.flags).toEqual(['SYN']);
    expect(all.every(({ what }) => what.length > 0)).toBe(true);
  });

  it('may be asked for in part', () => {
    const trace = runOf('last-ack-lost');
    expect(rows(trace, 'zh', 4, 7)).toEqual(rows(trace, 'zh').slice(4, 7));
  });

  it('names a segment by its fields, its way and its fate', () => {
    const trace = runOf('last-ack-lost');
    const lost = trace.segments.findIndex(({ fate }) => fate === 'dropped');
    expect(segmentName(trace, lost, 'en')).toBe('ACK SEQ 101 ACK 301, from Client to Server: lost');
    const again = trace.segments.findIndex(({ retransmissionOf }) => retransmissionOf !== null);
    expect(segmentName(trace, again, 'zh')).toContain('重传');
  });
});
