import { describe, expect, it } from 'vitest';
import { ladder } from '../../src/draw/ladder.ts';
import { lanes } from '../../src/draw/lanes.ts';
import { sequenceDiagram } from '../../src/draw/mermaid.ts';
import { segmentName } from '../../src/draw/names.ts';
import { rows } from '../../src/draw/table.ts';
import { validate } from '../../src/scenario/validate.ts';
import { run } from '../../src/sim/run.ts';
import { connectionsOf, restricted } from '../../src/trace/connections.ts';
import type { Trace } from '../../src/trace/trace.ts';
import { runOf } from './runs.ts';

const metrics = { width: 1000, second: 64, fontSize: 12, nameHeight: 16, language: 'en' } as const;

const forged = runOf('forged-reset');
const positionOf = (trace: Trace) => trace.segments.findIndex(({ injected }) => injected);

/** M, and where asked for N, each sends one SYN. */
const fromThird = (to: Readonly<Record<string, 'A' | 'B'>>): Trace =>
  run(
    validate({
      version: 1,
      hosts: { A: {}, B: {}, M: { kind: 'silent' }, N: { kind: 'silent' } },
      events: Object.entries(to).map(([host, target], at) => ({
        at,
        inject: {
          ...{ from: { host, port: 7 }, to: { host: target, port: 80 } },
          ...{ seq: 1, flags: ['SYN'] },
        },
      })),
    }),
  );
const segmentsIn = (trace: Trace) => lanes(trace, metrics).segmentsBetween(0, Infinity);
const placesIn = (trace: Trace) =>
  lanes(trace, metrics).thirdHosts.map(({ host, x }) => `${host} ${String(Math.round(x))}`);

describe('a host without a lane', () => {
  it('stands between the lanes, further from the one that it has to do with', () => {
    expect(placesIn(forged)).toEqual(['M 280']);
    expect(placesIn(fromThird({ M: 'A' }))).toEqual(['M 720']);
    expect(placesIn(fromThird({ M: 'B', N: 'A' }))).toEqual(['M 333', 'N 667']);
  });

  it('is not drawn where it has no part in the run', () => {
    expect(placesIn(fromThird({ N: 'B' }))).toEqual(['N 280']);
    expect(placesIn(runOf('three-way-handshake'))).toEqual([]);
  });

  it('stands where it stands in every connection of a run', () => {
    const trace = runOf('two-connections');
    const { scenario } = trace;
    const hosts = { ...scenario.hosts, M: { kind: 'silent' as const } };
    const [first, ...others] = trace.segments;
    const seen = { ...trace, scenario: { ...scenario, hosts } };
    const attacked = { ...seen, segments: [{ ...first!, sender: 'M' }, ...others] };
    const shell = connectionsOf(attacked)[1]!;
    expect(placesIn(restricted(attacked, shell))).toEqual(placesIn(attacked));
  });

  it('is where its segments begin, and where those to it end', () => {
    const attack = segmentsIn(forged).find(({ position }) => position === positionOf(forged));
    expect(attack).toMatchObject({ x1: 280, x2: 1000 });
    const answered = fromThird({ M: 'B' });
    const answer = segmentsIn(answered).find(({ position }) => position === 1);
    expect(answer).toMatchObject({ x1: 1000, x2: 280 });
  });

  it('says on the label whom it pretends to be', () => {
    const drawn = lanes(forged, metrics);
    const label = drawn.labels.labelOf(positionOf(forged));
    expect(label?.lines.join(' ')).toBe('seq=110 len=0 forged as Client');
    const chinese = lanes(forged, { ...metrics, language: 'zh' });
    expect(chinese.labels.labelOf(positionOf(forged))?.lines.join(' ')).toContain(
      '伪造 自称客户端',
    );
  });

  it('says it by the id of a host whose name is no label', () => {
    const { hosts } = forged.scenario;
    const long = { ...hosts, A: { ...hosts.A, name: 'A machine in another building' } };
    const drawn = lanes({ ...forged, scenario: { ...forged.scenario, hosts: long } }, metrics);
    const label = drawn.labels.labelOf(positionOf(forged));
    expect(label?.lines.join(' ')).toBe('seq=110 len=0 forged as A');
  });
});

describe('an end that pretends to be another host', () => {
  it('is where its segment begins', () => {
    const trace = run(
      validate({
        version: 1,
        hosts: { A: {}, B: {}, M: { kind: 'silent', name: 'Printer' } },
        events: [
          {
            ...{ at: 0, sender: 'A' },
            inject: {
              ...{ from: { host: 'M', port: 7 }, to: { host: 'B', port: 80 } },
              ...{ seq: 1, flags: ['SYN'] },
            },
          },
        ],
      }),
    );
    expect(segmentsIn(trace)[0]).toMatchObject({ x1: 0, x2: 1000 });
    expect(segmentName(trace, 0, 'en')).toBe(
      'SYN SEQ 1, from A (claims to be Printer) to B: arrived',
    );
    // B answers where it believes the SYN came from.
    expect(segmentsIn(trace)[1]).toMatchObject({ x1: 1000, x2: 280 });
  });
});

describe('the words for what is forged', () => {
  it('name who sent it and whom it claims to be', () => {
    expect(segmentName(forged, positionOf(forged), 'en')).toBe(
      'RST SEQ 110 (forged), from Attacker (claims to be Client) to Server: arrived',
    );
    expect(segmentName(forged, positionOf(forged), 'zh')).toContain(
      '从攻击者（自称客户端）到服务器',
    );
  });

  it('are in the table’s sentence, in both languages', () => {
    const arrival = forged.events.find((event) => event.kind === 'arrival' && event.time === 0.6);
    const row = (language: 'en' | 'zh') => rows(forged, language)[arrival!.index + 1]?.what;
    expect(row('en')).toContain('Attacker sent it under the name of Client.');
    expect(row('zh')).toContain('发出它的其实是攻击者，冒用了客户端的名义。');
  });

  it('are in the ladder, where the arrow begins at its name', () => {
    const line = ladder(forged, 'en')
      .split('\n')
      .find((text) => text.startsWith('0.6 s'));
    expect(line).toMatch(
      /\| +Attacker \|- RST seq=110 len=0 \(forged\) \(claims to be Client\) -+> /,
    );
  });

  it('stand on the right side of the arrow in the ladder, whichever way it goes', () => {
    const lines = ladder(fromThird({ M: 'A', N: 'B' }), 'en').split('\n');
    expect(lines.filter((line) => /<-+ SYN seq=1 len=0 -\| M/.test(line))).toHaveLength(1);
    expect(lines.filter((line) => /- RST ACK .*->\| M/.test(line))).toHaveLength(1);
    expect(lines.filter((line) => /N \|- SYN seq=1 len=0 -+>/.test(line))).toHaveLength(1);
    expect(lines.filter((line) => /N \|<-+ RST ACK .*- /.test(line))).toHaveLength(1);
  });

  it('are in the Mermaid text, where it starts at its own participant', () => {
    const text = sequenceDiagram(forged, forged.events.length, 'en');
    expect(text).toContain('participant host_M as Attacker');
    expect(text).toContain('host_M->>host_B: RST seq=110 (forged, claims to be Client)');
  });
});

describe('several connections as text', () => {
  const two = runOf('two-connections');

  it('have their ports on each line of the ladder, and each its own states', () => {
    const lines = ladder(two, 'en').split('\n');
    expect(lines.filter((line) => line.includes('49153>22 SYN'))).toHaveLength(2);
    expect(lines.find((line) => line.includes('Client (A:49153 ↔ B:22): connect()'))).toMatch(
      /^0\.5 s +SYN-SENT/,
    );
  });

  it('have their ports on each arrow of the Mermaid text', () => {
    const text = sequenceDiagram(two, two.events.length, 'en');
    expect(text).toContain('host_A-xhost_B: 49153-22 SYN seq=5000 (lost)');
    expect(text.match(/SYN-RECEIVED/g)).toHaveLength(2);
  });

  it('are not there where there is one', () => {
    expect(ladder(forged, 'en')).not.toContain('49152>80');
  });
});
