// @vitest-environment jsdom
// (Mermaid cleans the labels of a state diagram with a DOM.)
import mermaid from 'mermaid';
import { describe, expect, it } from 'vitest';
import { escaped, sequenceDiagram, stateDiagram } from '../../src/draw/mermaid.ts';
import { runOf, runs } from './runs.ts';

const kindOf = async (text: string): Promise<string> => {
  const result = await mermaid.parse(text);
  return result.diagramType;
};

describe('the sequence diagram', () => {
  it.each(runs.filter(([id]) => id !== 'crowd'))('of %s parses at every step', async (_, trace) => {
    for (let step = 0; step <= trace.events.length; step += 1) {
      expect(await kindOf(sequenceDiagram(trace, step, 'en'))).toBe('sequence');
    }
    expect(await kindOf(sequenceDiagram(trace, trace.events.length, 'zh'))).toBe('sequence');
  });

  it('tells segments, calls and states, and how a segment ends', () => {
    const trace = runOf('last-ack-lost');
    const text = sequenceDiagram(trace, trace.events.length, 'en');
    expect(text).toContain('participant host_A as Client');
    expect(text).toContain('host_A->>host_B: SYN seq=99');
    expect(text).toContain('host_A-xhost_B: ACK seq=101 ack=301 (lost)');
    expect(text).toContain('host_B->>host_A: FIN ACK seq=300 ack=101 (retransmission)');
    expect(text).toContain('Note over host_A: 2 MSL timeout, CLOSED');
    expect(sequenceDiagram(trace, 2, 'zh')).toContain('host_A-)host_B: SYN seq=99 (传输中)');
  });

  it('may begin later in a long run', () => {
    const trace = runOf('last-ack-lost');
    const text = sequenceDiagram(trace, trace.events.length, 'en', 6);
    expect(text).toContain('Note over host_A: FIN-WAIT-1\n');
    expect(text).not.toContain('seq=99');
  });

  const hostile = [
    '%%{init: {"securityLevel": "loose"}}%%',
    'A\nclick A "javascript:alert(1)"',
    'end',
    '<img src=x onerror=alert(1)>',
    'x; participant y',
    '#quot;"\'`',
    'actor @{ "type": "database" }',
    'loop: end; %% comment',
    '\u2028\u0000\u202e',
    '',
  ];

  it.each(hostile)('lets nothing through from a host that is called %j', async (name) => {
    const trace = runOf('three-way-handshake');
    const { scenario } = trace;
    const hosts = { ...scenario.hosts, A: { ...scenario.hosts.A, name } };
    const named = { ...trace, scenario: { ...scenario, hosts } };
    const text = sequenceDiagram(named, trace.events.length, 'en');
    expect(await kindOf(text)).toBe('sequence');
    expect(text.split('\n')).toHaveLength(
      sequenceDiagram(trace, trace.events.length, 'en').split('\n').length,
    );
    expect(text).not.toMatch(/%%|[<"'`{}]|javascript:/);
  });

  it('keeps what is harmless readable', () => {
    expect(escaped('rcv SYN,ACK / snd ACK')).toBe('rcv SYN,ACK / snd ACK');
    expect(escaped('客户端 (A)')).toBe('客户端 (A)');
    expect(escaped('the end: of it')).toBe('the #101;nd#58; of it');
  });
});

describe('the state diagram', () => {
  it('parses, and has the 20 arrows', async () => {
    const text = stateDiagram();
    expect(await kindOf(text)).toBe('stateDiagram');
    expect(text.match(/^ {4}[A-Z]\w* --> /gm)).toHaveLength(20);
    expect(text).toContain('state "FIN-WAIT-1" as FIN_WAIT_1');
    expect(text).toContain('SYN_SENT --> ESTABLISHED: rcv SYN,ACK / snd ACK');
  });
});
