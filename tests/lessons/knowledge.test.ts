import { describe, expect, it } from 'vitest';
import { knowledgeAt } from '../../src/lessons/knowledge.ts';
import { fromCatalogue } from '../../src/scenario/catalogue/index.ts';
import { run } from '../../src/sim/run.ts';

/** `SYN | A nothing | B hears`: a line for each row. */
const told = (scenario: string, step = Infinity) =>
  knowledgeAt(run(fromCatalogue(scenario)!), step).map(({ segment, known, lost }) => {
    const words = (end: 'A' | 'B') =>
      `${end} ${known[end].hears ? 'hears' : '-'} ${known[end].isHeard ? 'is heard' : '-'}`;
    const what = segment.flags.join(',') + (lost ? ' lost' : '');
    return `${what} | ${words('A')} | ${words('B')}`;
  });

describe('who knows what', () => {
  it('is both directions at A after the second segment, and at B after the third', () => {
    expect(told('three-way-handshake')).toEqual([
      'SYN | A - - | B hears -',
      'SYN,ACK | A hears is heard | B hears -',
      'ACK | A hears is heard | B hears is heard',
    ]);
  });

  it('grows with the steps, and is nothing before the first arrival', () => {
    expect(told('three-way-handshake', 2)).toEqual([]);
    expect(told('three-way-handshake', 3)).toHaveLength(1);
  });

  it('does not grow by a segment that is lost', () => {
    expect(told('third-ack-lost').slice(0, 3).at(-1)).toBe(
      'ACK lost | A hears is heard | B hears -',
    );
  });

  it('is forgotten when a reset takes B back to LISTEN: the old SYN told it nothing true', () => {
    const rows = told('old-duplicate-syn');
    expect(rows.slice(0, 3)).toEqual([
      'SYN | A - - | B hears -',
      'SYN,ACK | A - - | B hears -',
      'RST | A - - | B - -',
    ]);
    expect(rows.at(-1)).toBe('ACK | A hears is heard | B hears is heard');
  });

  it('is never enough for B with two segments, though the fiction calls it ESTABLISHED', () => {
    const rows = told('two-way-handshake');
    expect(rows.length).toBeGreaterThan(0);
    for (const row of rows) expect(row).not.toMatch(/B hears is heard/);
  });

  it('comes crosswise when both open at once', () => {
    expect(told('simultaneous-open').slice(0, 2)).toEqual([
      'SYN | A hears - | B - -',
      'SYN | A hears - | B hears -',
    ]);
  });
});
