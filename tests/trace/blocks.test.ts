import { describe, expect, it } from 'vitest';
import { blockAt, tcbBefore, variables } from '../../src/trace/blocks.ts';
import { segmentsSent, selectedAt } from '../../src/trace/selection.ts';
import { laneAt } from '../../src/trace/questions.ts';
import { runOf, runs } from '../draw/runs.ts';

const sample = runs.flatMap(([id, trace]) =>
  trace.events
    .slice(0, 300)
    .flatMap((event) =>
      ['A', 'B'].map((host) => ({ id, trace, event, host, step: event.index + 1 })),
    ),
);

describe('the TCB at a step', () => {
  it("is the trace's own after each event of its connection", () => {
    for (const { id, trace, event, host, step } of sample) {
      const lane = laneAt(trace, host, step);
      if (event.host !== host || event.socket !== lane.socket || event.tcb === null) continue;
      expect(blockAt(trace, host, step).tcb, `${id} ${step}`).toBe(event.tcb);
    }
  });

  it('is not there in CLOSED and LISTEN, and is in every other state', () => {
    for (const { id, trace, host, step } of sample) {
      const { state, tcb } = blockAt(trace, host, step);
      expect(tcb === null, `${id} ${step} ${host}`).toBe(state === 'CLOSED' || state === 'LISTEN');
    }
  });
});

describe('what a step changed', () => {
  it('is what differs, with its old value and a rule', () => {
    for (const { id, trace, event, host, step } of sample) {
      const { tcb, changes } = blockAt(trace, host, step);
      const was = tcbBefore(trace, event);
      for (const [variable, change] of changes) {
        expect(change.was, `${id} ${step} ${variable}`).toBe(was?.[variable]);
        expect(change.was).not.toBe(tcb?.[variable]);
        expect(change.rule).not.toBeNull();
      }
      if (event.host !== host) expect(changes.size).toBe(0);
    }
  });

  it('names the check of the ACK and that of the text apart', () => {
    const trace = runOf('numbers-ledger');
    const text = trace.events.find(({ rules }) => rules.includes('rfc9293:3.10.7.4/7'))!;
    const { changes } = blockAt(trace, text.host, text.index + 1);
    expect(changes.get('RCV.NXT')).toEqual({ was: 101, rule: 'rfc9293:3.10.7.4/7' });
    const ack = trace.events.find(({ rules }) => rules.includes('rfc9293:3.10.7.4/5/ack'))!;
    expect(blockAt(trace, ack.host, ack.index + 1).changes.get('SND.UNA')).toEqual({
      ...{ was: 101, rule: 'rfc9293:3.10.7.4/5/ack' },
    });
  });

  it('tells a TCB that is made and one that is deleted', () => {
    const trace = runOf('four-way-close');
    const fates = trace.events.map(({ host, index }) => blockAt(trace, host, index + 1).fate);
    expect(fates.filter((fate) => fate === 'created')).toHaveLength(2);
    expect(fates.filter((fate) => fate === 'deleted')).toHaveLength(2);
  });

  it('tells timers that start and stop', () => {
    const trace = runOf('three-way-handshake');
    const connect = trace.events.find(({ after }) => after === 'SYN-SENT')!;
    const open = trace.events.find(({ before }) => before === 'SYN-SENT')!;
    const timer = (step: number) => blockAt(trace, 'A', step).timers.get('retransmission');
    expect(timer(connect.index + 1)).toBe('started');
    expect(timer(open.index + 1)).toBe('stopped');
    expect(variables).toContain('SND.UNA');
  });
});

describe('the segment that is looked at', () => {
  it.each(runs)('is that of the step, else the latest that has left, in %s', (_, trace) => {
    for (const event of trace.events.slice(0, 200)) {
      const step = event.index + 1;
      const sent = segmentsSent(trace, step);
      const own = 'segment' in event ? event.segment : event.sent.at(-1);
      expect(selectedAt(trace, step, null)?.id).toBe(own ?? sent.at(-1)?.id);
    }
  });

  it('is the chosen one, unless that has not left yet', () => {
    const trace = runOf('four-way-close');
    expect(segmentsSent(trace, 0)).toEqual([]);
    expect(selectedAt(trace, 0, 's1')).toBeNull();
    expect(selectedAt(trace, trace.events.length, 's1')?.id).toBe('s1');
    expect(selectedAt(trace, 2, 's5')?.id).toBe('s1');
  });
});
