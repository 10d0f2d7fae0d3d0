import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { narrate } from '../../src/narrate/narrate.ts';
import { catalogue } from '../../src/scenario/catalogue/index.ts';
import { states } from '../../src/tcp/machine.ts';
import { blockAt } from '../../src/trace/blocks.ts';
import { namingOf, originalOf, shownTrace, stateName } from '../../src/trace/shown.ts';
import { run } from '../../src/sim/run.ts';
import { runOf } from '../draw/runs.ts';
import { anyScenario } from '../sim/arbitrary.ts';

const relative = (id: string) => shownTrace(runOf(id), 'rfc', 'relative');
const lines = (id: string) =>
  relative(id).segments.map(({ flags, seq, ack }) => `${flags.join()} ${seq} ${ack ?? '-'}`);

describe('the names of netstat', () => {
  it('name each state in one way, none longer than the RFC does', () => {
    const names = states.map((state) => stateName(state, 'netstat'));
    expect(new Set(names).size).toBe(states.length);
    expect(names).toContain('SYN_RCVD');
    expect(names).toContain('FIN_WAIT1');
    states.forEach((state, i) => {
      expect(names[i]!.length).toBeLessThanOrEqual(state.length);
      expect(names[i]).not.toContain('-');
    });
  });

  it('are those of every sentence', () => {
    const trace = shownTrace(runOf('four-way-close'), 'netstat', 'absolute');
    const said = trace.events.map((event) => narrate(trace, event, 'en').plain).join('\n');
    expect(said).toContain('FIN_WAIT1');
    expect(said).not.toMatch(/FIN-WAIT|CLOSE-WAIT|TIME-WAIT|LAST-ACK/);
  });
});

describe('relative numbers', () => {
  it('begin with 0 at each end', () => {
    expect(lines('three-way-handshake').slice(0, 3)).toEqual(['SYN 0 -', 'SYN,ACK 0 1', 'ACK 1 1']);
  });

  it('count the variables too', () => {
    const trace = relative('three-way-handshake');
    const tcb = trace.events.findLast((event) => event.host === 'A' && event.tcb !== null)!.tcb!;
    expect(tcb).toMatchObject({ ISS: 0, IRS: 0, 'SND.UNA': 1, 'SND.NXT': 1, 'RCV.NXT': 1 });
  });

  it('count the reset of a closed port from nothing, and its ACK from the SYN', () => {
    expect(lines('syn-to-closed-port')).toEqual(['SYN 0 -', 'RST,ACK 0 1']);
  });

  it('count an old duplicate from the number of its end, before which it lies', () => {
    const trace = relative('old-duplicate-syn');
    const old = trace.segments.find(({ badge }) => badge === 'old-duplicate')!;
    const before = runOf('old-duplicate-syn');
    const seq = before.segments.find(({ id }) => id === old.id)!.seq;
    const iss = before.events.find(({ host, tcb }) => host === old.from && tcb !== null)!.tcb!.ISS;
    expect(old.seq).toBe((seq - iss) >>> 0);
    const answer = trace.segments.find(({ flags }) => flags.includes('RST'))!;
    expect(answer.seq).toBe((old.seq + 1) >>> 0);
  });

  it.each(catalogue.map((scenario) => [scenario.id, scenario] as const))(
    'say of %s what the absolute ones say',
    (_, scenario) => {
      const trace = run(scenario);
      const other = shownTrace(trace, 'rfc', 'relative');
      trace.events.forEach((event, i) => {
        const [a, b] = [narrate(trace, event, 'en'), narrate(other, other.events[i]!, 'en')];
        expect(b.plain.replace(/\d+/g, '#')).toBe(a.plain.replace(/\d+/g, '#'));
      });
    },
  );

  it('change nothing but numbers, for any run', () => {
    fc.assert(
      fc.property(anyScenario, (scenario) => {
        const trace = run(scenario);
        const other = shownTrace(trace, 'netstat', 'relative');
        expect(originalOf(other)).toBe(trace);
        expect(namingOf(other)).toBe('netstat');
        expect(shownTrace(other, 'netstat', 'relative')).toBe(other);
        expect(shownTrace(other, 'rfc', 'absolute')).toBe(trace);
        trace.segments.forEach((segment, i) => {
          const { seq, ack } = other.segments[i]!;
          expect({ ...other.segments[i]!, seq: segment.seq, ack: segment.ack }).toEqual(segment);
          expect(ack === null).toBe(segment.ack === null);
          expect([seq, ack ?? 0].every((n) => Number.isInteger(n) && n >= 0 && n < 2 ** 32)).toBe(
            true,
          );
        });
        for (let step = 0; step <= trace.events.length; step += 1) {
          for (const host of ['A', 'B']) {
            const [a, b] = [blockAt(trace, host, step), blockAt(other, host, step)];
            expect([...b.changes.keys()]).toEqual([...a.changes.keys()]);
          }
        }
      }),
      { numRuns: 60 },
    );
  });
});
