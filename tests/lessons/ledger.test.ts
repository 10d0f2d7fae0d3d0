import { describe, expect, it } from 'vitest';
import { ledgerAt } from '../../src/lessons/ledger.ts';
import { fromCatalogue } from '../../src/scenario/catalogue/index.ts';
import { run } from '../../src/sim/run.ts';

const lines = (scenario: string, step = Infinity) =>
  ledgerAt(run(fromCatalogue(scenario)!), step).map(({ segment, takes, next, sendNext }) => {
    const taken = takes.octets + takes.flags.length;
    return `${segment.from} ${segment.seq}+${taken}=${next}; ${String(sendNext.A)}/${String(sendNext.B)}`;
  });

describe('the number ledger', () => {
  it('counts one for each SYN and nothing for an ACK', () => {
    expect(lines('three-way-handshake')).toEqual([
      'A 100+1=101; 101/null',
      'B 300+1=301; 101/301',
      'A 101+0=101; 101/301',
    ]);
  });

  it('counts octets and the FIN, as the table of the lesson has it', () => {
    expect(lines('numbers-ledger').slice(3, 9)).toEqual([
      'A 101+10=111; 111/301',
      'B 301+0=301; 111/301',
      'B 301+5=306; 111/306',
      'A 111+0=111; 111/306',
      'A 111+1=112; 112/306',
      'B 306+0=306; 112/306',
    ]);
  });

  it('has only what was sent up to the step', () => {
    expect(lines('three-way-handshake', 0)).toEqual([]);
    expect(lines('three-way-handshake', 2)).toEqual(['A 100+1=101; 101/null']);
  });

  it('counts a repeated segment once', () => {
    const repeated = lines('syn-lost').filter((line) => line.startsWith('A 100+1=101'));
    expect(repeated.length).toBeGreaterThan(1);
    for (const line of repeated) expect(line).toMatch(/; 101\//);
  });

  it('says nothing of an end that has no connection any more', () => {
    expect(lines('linger-zero').at(-1)).toMatch(/; null\//);
  });
});
