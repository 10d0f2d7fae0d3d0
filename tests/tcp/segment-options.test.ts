/** Options on segments: the MSS of a SYN acts, all others only travel (RFC 9293 3.1, 3.7.1). */
import { describe, expect, it } from 'vitest';
import { states } from '../../src/tcp/machine.ts';
import { arrive } from '../../src/tcp/endpoint.ts';
import { run } from '../../src/sim/run.ts';
import { validate } from '../../src/scenario/validate.ts';
import { established, finWait1, listening, parse, synSent, timeWait, type End } from './ends.ts';

const strange = {
  windowScale: 7,
  timestamps: [1, 0],
  selectiveAcknowledgmentPermitted: true,
  x253: 'y',
};

describe('the options of a segment', () => {
  it.each<readonly [string, () => End, string]>([
    ['LISTEN', listening, '<SEQ=300><CTL=SYN>'],
    ['SYN-SENT', synSent, '<SEQ=300><ACK=101><CTL=SYN,ACK>'],
    ['ESTABLISHED', established, '<SEQ=301><ACK=101><LEN=5><CTL=ACK>'],
    ['FIN-WAIT-1', finWait1, '<SEQ=301><ACK=102><CTL=FIN,ACK>'],
    ['TIME-WAIT', timeWait, '<SEQ=301><ACK=102><CTL=FIN,ACK>'],
  ])(
    'MUST-5, MUST-6: options of any segment travel unharmed and change nothing, in %s',
    (state, end, text) => {
      expect(states).toContain(state);
      const { endpoint, around } = end();
      const plain = parse(text);
      const dressed = { ...plain, options: { ...plain.options, ...strange } };
      expect(arrive(endpoint, dressed, around)).toEqual(arrive(endpoint, plain, around));
    },
  );

  it('are in the trace as they were put on the link', () => {
    const trace = run(
      validate({
        version: 1,
        hosts: { A: {}, B: {} },
        events: [
          {
            at: 0,
            inject: {
              from: { host: 'A', port: 5000 },
              to: { host: 'B', port: 80 },
              seq: 1,
              flags: ['SYN'],
              options: { maximumSegmentSize: 536, ...strange },
            },
          },
        ],
      }),
    );
    expect(trace.segments[0]!.options).toEqual({ maximumSegmentSize: 536, ...strange });
  });

  it('MUST-65: an MSS on a segment without SYN is not heeded', () => {
    const { endpoint, around } = established();
    const outcome = arrive(endpoint, parse('<SEQ=301><ACK=101><MSS=7><CTL=ACK>'), around);
    expect(outcome.endpoint.tcb!['SND.MSS']).toBe(endpoint.tcb!['SND.MSS']);
  });
});
