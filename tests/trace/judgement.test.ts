import { describe, expect, it } from 'vitest';
import { validate } from '../../src/scenario/validate.ts';
import { run } from '../../src/sim/run.ts';
import { fateAt, type Check, type Judgement } from '../../src/trace/judgement.ts';
import type { ArrivalEvent, Trace } from '../../src/trace/trace.ts';
import { runOf, runs } from '../draw/runs.ts';

const judgementOf = (trace: Trace, event: ArrivalEvent): Judgement | null => {
  const segment = trace.segments.find(({ id }) => id === event.segment)!;
  const fate = fateAt(trace, segment, event.index + 1);
  return fate.kind === 'judged' ? fate.judgement : null;
};

const arrivals = (trace: Trace): readonly ArrivalEvent[] =>
  trace.events.filter((event) => event.kind === 'arrival');

const judged = runs.flatMap(([id, trace]) =>
  arrivals(trace).flatMap((event) => {
    const judgement = judgementOf(trace, event);
    return judgement === null ? [] : [{ id, trace, event, judgement }];
  }),
);

const order: readonly Check['verdict'][] = ['passed', 'decided', 'not-reached'];

describe('the checks of 3.10.7', () => {
  it('end with one that decides, or are all passed, for every arrival of the catalogue', () => {
    expect(judged.length).toBeGreaterThan(100);
    for (const { id, event, judgement } of judged) {
      const verdicts = judgement.checks.map(({ verdict }) => verdict);
      const where = `${id} ${event.index}: ${verdicts.join()}`;
      expect(verdicts.filter((verdict) => verdict === 'decided').length, where).toBeLessThan(2);
      expect(verdicts, where).toEqual(
        verdicts.toSorted((a, b) => order.indexOf(a) - order.indexOf(b)),
      );
      expect(verdicts.includes('not-reached') && !verdicts.includes('decided'), where).toBe(false);
    }
  });

  it('tell every rule of the arrival once, and give each check its clause', () => {
    for (const { id, event, judgement } of judged) {
      const told = judgement.checks.flatMap(({ rules }) => rules);
      // How many challenge ACKs there may be (RFC 5961 7) is no check of the segment.
      const applied = event.rules.filter(
        (rule) =>
          /3\.10\.7|5961|1337|data-after-close|listener|decision|checksum/.test(rule) &&
          rule !== 'rfc5961:7',
      );
      expect(told.toSorted(), `${id} ${event.index}`).toEqual(applied.toSorted());
      expect(judgement.checks.every(({ clauses }) => clauses.length > 0)).toBe(true);
    }
  });

  it('decide wherever a segment was not accepted', () => {
    for (const { id, event, judgement } of judged) {
      const decided = judgement.checks.some(({ verdict }) => verdict === 'decided');
      if (!event.accepted) expect(decided, `${id} ${event.index}`).toBe(true);
    }
  });

  it('are those of the state that the segment met, in the order of the RFC', () => {
    const names = (trace: Trace, before: string) =>
      judgementOf(
        trace,
        arrivals(trace).find((event) => event.before === before)!,
      )!.checks.map(({ name }) => name);
    const handshake = runOf('three-way-handshake');
    expect(names(handshake, 'LISTEN')).toEqual(['reset', 'ack', 'syn', 'other']);
    expect(names(handshake, 'SYN-SENT')).toEqual(['ack', 'reset', 'security', 'syn', 'other']);
    expect(names(handshake, 'SYN-RECEIVED')).toEqual([
      ...['sequence', 'reset', 'security', 'syn', 'ack', 'urgent', 'text', 'fin'],
    ]);
    expect(names(runOf('syn-to-closed-port'), 'CLOSED')).toEqual(['reset', 'ack']);
  });

  it('tell the numbers that were compared', () => {
    const trace = runOf('numbers-ledger');
    const event = arrivals(trace).find(({ rules }) => rules.includes('rfc9293:3.10.7.4/7'))!;
    const { checks } = judgementOf(trace, event)!;
    expect(checks[0]!.finding).toEqual({
      ...{ kind: 'window', first: 101, last: 101 + 65534 },
      ...{ from: 101, to: 110 },
    });
    expect(checks[4]!.finding).toMatchObject({ ack: 301, relations: ['=', '='] });
    expect(checks[6]).toMatchObject({ finding: { kind: 'text', octets: 10 }, verdict: 'passed' });
  });

  const inject = (segment: object) =>
    run(
      validate({
        version: 1,
        hosts: { A: { kind: 'tcp', iss: 99 }, B: { kind: 'tcp', iss: 299 } },
        events: [
          { at: 0, host: 'B', call: 'listen', port: 80, socket: 'listener' },
          {
            at: 0,
            host: 'A',
            call: 'connect',
            port: 4000,
            to: { host: 'B', port: 80 },
            socket: 'a',
          },
          {
            at: 1,
            inject: { from: { host: 'A', port: 4000 }, to: { host: 'B', port: 80 }, ...segment },
          },
        ],
        until: 2,
      }),
    );
  const decidedBy = (segment: object) => {
    const trace = inject(segment);
    const event = arrivals(trace).find(
      (one) => trace.segments.find(({ id }) => id === one.segment)?.injected,
    )!;
    const { checks } = judgementOf(trace, event)!;
    return checks.find(({ verdict }) => verdict === 'decided');
  };

  it.each([
    ['first', { seq: 90_000, flags: ['RST'] }, 'sequence', '§3.10.7.4, first'],
    ['second', { seq: 100, flags: ['RST'] }, 'reset', '§3.10.7.4, second'],
    ['second, as RFC 5961 has it', { seq: 105, flags: ['RST'] }, 'reset', 'RFC 5961 §3.2'],
    ['fourth', { seq: 100, flags: ['SYN'] }, 'syn', 'RFC 5961 §4.2'],
    ['fifth', { seq: 100, flags: [], length: 3 }, 'ack', '§3.10.7.4, fifth'],
    ['fifth, by a wrong ACK', { seq: 100, ack: 5000, flags: ['ACK'] }, 'ack', 'RFC 5961 §5.2'],
  ])('let the %s decide', (_, segment, name, clause) => {
    const check = decidedBy(segment);
    expect(check?.name).toBe(name);
    expect(check?.clauses.join()).toContain(clause);
  });
});

describe('a segment that was not judged', () => {
  it('is under way, or lost', () => {
    const trace = runOf('last-ack-lost');
    const loss = trace.events.find((event) => event.kind === 'loss')!;
    const segment = trace.segments.find(({ id }) => id === loss.segment)!;
    expect(fateAt(trace, segment, loss.index).kind).toBe('under-way');
    expect(fateAt(trace, segment, loss.index + 1).kind).toBe('lost');
  });
});
