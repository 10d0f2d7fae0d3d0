import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { overlap, type Box } from '../../src/draw/boxes.ts';
import { excerpt } from '../../src/draw/excerpt.ts';
import { lanes, type Lanes, type Metrics } from '../../src/draw/lanes.ts';
import { crowded, longRun, runOf } from './runs.ts';

const metrics: Metrics = {
  width: 460,
  fontSize: 12,
  language: 'en',
  second: 64,
  nameHeight: 17,
};

const runs = [
  ['10,000 segments a millisecond apart', longRun(10_000)],
  ['a crowd', crowded],
  ['a run with waits', runOf('last-ack-lost')],
] as const;

const seen = (run: Lanes, part: number) => {
  const from = run.time.end * part;
  return excerpt(run, from, from, 560);
};

const everySegment = (run: Lanes) => run.segmentsBetween(-Infinity, Infinity);

/** Everything that is written on the arrows, from above to below. */
const written = (run: Lanes): readonly Box[] =>
  [
    ...everySegment(run).flatMap(({ position }) => run.labels.labelOf(position) ?? []),
    ...run.labels.foldsBetween(0, Infinity),
  ].sort((a, b) => a.y - b.y);

describe.each(runs)('the labels of %s', (_, trace) => {
  const whole = lanes(trace, metrics);
  everySegment(whole).forEach(({ position }) => whole.labels.labelOf(position));

  it('stand where they would if the whole run had been looked at, in whatever order one looks', () => {
    const parts = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 6 });
    fc.assert(
      fc.property(parts, (looks) => {
        const run = lanes(trace, metrics);
        for (const look of looks) {
          expect(seen(run, look)).toEqual(seen(whole, look));
        }
      }),
      { numRuns: 15 },
    );
  });

  it('do not cover one another, nor a count', () => {
    const boxes = written(whole);
    // None is higher than this.
    const reach = 200;
    const covering = boxes.filter((box, i) => {
      for (let next = i + 1; (boxes[next]?.y ?? Infinity) - box.y < reach; next += 1) {
        const other = boxes[next];
        if (other !== undefined && overlap(box, other)) return true;
      }
      return false;
    });
    expect(covering).toEqual([]);
  });

  it('are in one count at most, and then not written', () => {
    const folded = whole.labels.foldsBetween(0, Infinity).flatMap(({ members }) => members);
    expect(new Set(folded).size).toBe(folded.length);
    for (const position of folded) expect(whole.labels.labelOf(position)).toBeNull();
  });
});
