import { describe, expect, it } from 'vitest';
import { controlBits, dataOffset, header, readable } from '../../src/draw/header.ts';
import type { TraceSegment } from '../../src/trace/trace.ts';
import { runOf, runs } from './runs.ts';

const segments = runs.flatMap(([, trace]) => trace.segments);
const valuesOf = (segment: TraceSegment) =>
  Object.fromEntries(
    header(segment)
      .flat()
      .map(({ name, value }) => [name, value]),
  );

describe('the header of a segment', () => {
  it('fills words of 32 bits, field by field', () => {
    for (const segment of segments) {
      for (const word of header(segment)) {
        let bit = 0;
        for (const field of word) {
          expect(field.bit).toBe(bit);
          bit += field.bits;
        }
        expect(bit).toBe(32);
      }
    }
  });

  it("has the segment's own values", () => {
    for (const segment of segments) {
      expect(valuesOf(segment)).toMatchObject({
        sourcePort: segment.sourcePort,
        destinationPort: segment.destinationPort,
        sequenceNumber: segment.seq,
        acknowledgmentNumber: segment.ack ?? 0,
        window: segment.window,
        checksum: null,
      });
      const set = controlBits.filter((name) => valuesOf(segment)[name] === 1);
      expect(set.toSorted()).toEqual([...segment.flags].toSorted());
      expect(dataOffset(segment)).toBe(header(segment).length);
    }
  });

  it('stands as in Figure 1', () => {
    const [syn] = runOf('three-way-handshake').segments;
    const places = header(syn!).map((word) => word.map(({ name, bit }) => `${name} ${bit}`));
    expect(places).toEqual([
      ['sourcePort 0', 'destinationPort 16'],
      ['sequenceNumber 0'],
      ['acknowledgmentNumber 0'],
      [
        ...['dataOffset 0', 'reserved 4', 'CWR 8', 'ECE 9', 'URG 10', 'ACK 11', 'PSH 12'],
        ...['RST 13', 'SYN 14', 'FIN 15', 'window 16'],
      ],
      ['checksum 0', 'urgentPointer 16'],
      ['optionKind 0', 'optionLength 8', 'maximumSegmentSize 16'],
    ]);
    expect(valuesOf(syn!)).toMatchObject({ optionKind: 2, optionLength: 4 });
  });

  it('does not pretend to know options that are only carried', () => {
    const [syn] = runOf('three-way-handshake').segments;
    const odd = { ...syn!, options: { timestamps: [1, 2] } };
    expect(dataOffset(odd)).toBeNull();
    expect(header(odd).at(-1)).toEqual([
      { name: 'otherOption', bit: 0, bits: 32, value: null, option: 'timestamps' },
    ]);
  });
});

describe('text of a segment', () => {
  it('is shown as it is, what has no picture escaped', () => {
    expect(readable('GET /\r\n')).toBe('GET /\\r\\n');
    expect(readable('\0\u202e你好')).toBe('\\x00\\u{202e}你好');
    expect(readable('a'.repeat(300))).toHaveLength(241);
  });
});
