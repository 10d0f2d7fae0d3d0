import { describe, expect, it } from 'vitest';
import { bandNameY } from '../../src/draw/band-names.ts';
import { overlap, type Box } from '../../src/draw/boxes.ts';
import { excerpt, mostLabels, nameY, scrollTop } from '../../src/draw/excerpt.ts';
import { lanes, type Lanes, type LaneSegment, type Metrics } from '../../src/draw/lanes.ts';
import type { Fold, Label } from '../../src/draw/labels.ts';
import { crowded, longRun, runOf, runs } from './runs.ts';

const metrics = (width: number, fontSize: number, language: 'en' | 'zh'): Metrics => ({
  width,
  fontSize,
  language,
  second: Math.max(64, 5.2 * fontSize),
  nameHeight: 1.4 * fontSize,
});

/** A phone of 390 px, and the narrowest that still has lanes. */
const phones: readonly Metrics[] = [
  { ...metrics(288, 12, 'en'), nameHeight: 15.6, compact: true },
  { ...metrics(248, 12, 'zh'), nameHeight: 15.6, compact: true },
];

const sizes: readonly Metrics[] = [
  ...phones,
  metrics(460, 12, 'en'),
  metrics(300, 12, 'zh'),
  metrics(1000, 27, 'zh'),
];

const everySegment = (run: Lanes): readonly LaneSegment[] =>
  run.segmentsBetween(-Infinity, Infinity);

const labelsOf = (run: Lanes): readonly (Label | null)[] =>
  everySegment(run).map(({ position }) => run.labels.labelOf(position));

const foldsOf = ({ labels }: Lanes): readonly Fold[] => labels.foldsBetween(0, Infinity);

const overlapping = (boxes: readonly Box[]): readonly (readonly [Box, Box])[] =>
  boxes.flatMap((a, i) =>
    boxes.slice(i + 1).flatMap((b) => (overlap(a, b) ? [[a, b] as const] : [])),
  );

const height = 560;

const at = (run: Lanes, step: number) => {
  const { stepTimes, end } = run.time;
  const from = stepTimes[step] ?? end;
  return excerpt(run, from, stepTimes[step + 1] ?? from, height);
};

const steps = (run: Lanes): readonly number[] => run.time.stepTimes.map((_, step) => step);

describe.each(runs)('lanes of %s', (id, trace) => {
  describe.each(sizes)('$width wide, text of $fontSize, in $language', (size) => {
    const run = lanes(trace, size);

    it('have labels of which none covers another, nor a count, a break or a loss', () => {
      const labels = labelsOf(run).flatMap((label) => label ?? []);
      const marks = everySegment(run)
        .filter(({ lost }) => lost)
        .map(({ x2, y2 }) => ({ x: x2, y: y2, width: 20, height: 20, angle: 0 }));
      expect(overlapping([...labels, ...foldsOf(run)])).toEqual([]);
      const covered = marks.filter((mark) => labels.some((label) => overlap(mark, label)));
      expect(covered).toEqual([]);
    });

    it('have labels that leave the lanes free, but for a corner', () => {
      const corners = ({ x, width, height, angle }: Box) => {
        const across = (Math.cos(angle) * width + Math.abs(Math.sin(angle)) * height) / 2;
        return [x - across, x + across] as const;
      };
      const over = labelsOf(run)
        .flatMap((label) => label ?? [])
        .filter(
          (label) =>
            Math.min(...corners(label)) < -5.01 || Math.max(...corners(label)) > size.width + 5.01,
        );
      expect(over).toEqual([]);
    });

    it('show at most ten labels at any step', () => {
      for (const step of steps(run)) {
        const shown = at(run, step);
        const departed = shown.labelled.filter(
          ({ segment }) => segment.depart <= (run.time.stepTimes[step] ?? 0),
        );
        expect(departed.length).toBeLessThanOrEqual(mostLabels);
      }
    });

    it('have names of states that keep off each other, wherever the picture has scrolled', () => {
      for (const step of steps(run)) {
        const top = scrollTop(run, run.time.stepTimes[step] ?? 0, height);
        for (const host of ['A', 'B']) {
          const lines = [
            ...run.names
              .filter((name) => name.host === host)
              .map((name) => nameY(name, top, size.nameHeight)),
            ...run.timers.filter((timer) => timer.host === host).map(({ textY }) => textY),
          ].sort((a, b) => a - b);
          const gaps = lines.slice(1).map((y, i) => y - (lines[i] ?? 0));
          expect(Math.min(Infinity, ...gaps)).toBeGreaterThanOrEqual(size.nameHeight - 1e-6);
        }
      }
    });

    it('have names within bands that keep off each other and off the ends of their bands', () => {
      for (const step of steps(run)) {
        const top = scrollTop(run, run.time.stepTimes[step] ?? 0, height);
        for (const host of ['A', 'B']) {
          const names = run.bandNames.filter((name) => name.host === host);
          const starts = names.map((name) => bandNameY(name, top, size.second));
          names.forEach(({ from, to, length }, i) => {
            const start = starts[i] ?? NaN;
            expect(start).toBeGreaterThanOrEqual(from * size.second);
            expect(start + length).toBeLessThanOrEqual(to * size.second + 1e-6);
          });
        }
      }
    });

    it('look the same at a step from wherever one comes', () => {
      const forward = steps(run).map((step) => at(run, step));
      const fresh = lanes({ ...trace }, size);
      const back = steps(fresh)
        .toReversed()
        .map((step) => at(fresh, step))
        .toReversed();
      expect(back).toEqual(forward);
    });
  });

  // A crowd folds its labels: that is what the folds are for.
  if (id === 'crowd') return;

  // Streams that are interleaved leave several segments in one instant.
  const interleaved = id.startsWith('http-multiplexed');

  it('fold no label where there is room, and few on a phone', () => {
    for (const size of sizes) {
      const labels = labelsOf(lanes(trace, size));
      const folded = labels.filter((label) => label === null).length;
      const allowed = interleaved ? labels.length / 10 : 0;
      expect(folded).toBeLessThanOrEqual(size.width >= 460 ? allowed : labels.length / 3);
    }
  });
});

describe('lanes', () => {
  it('draw a lost segment short, and dotted', () => {
    const run = lanes(runOf('last-ack-lost'), metrics(400, 12, 'en'));
    const lost = everySegment(run).filter(({ style }) => style === 'lost');
    expect(lost).toHaveLength(1);
    expect(lost[0]?.x2).toBeCloseTo(240);
  });

  it('mark a retransmission, and the timer that made it', () => {
    const run = lanes(runOf('last-ack-lost'), metrics(400, 12, 'en'));
    const [again] = everySegment(run).filter(({ retransmission }) => retransmission);
    expect(run.labels.labelOf(again?.position ?? -1)?.lines).toEqual([
      'seq=300 ack=101 len=0 resent',
    ]);
    const [timer, timeWait] = run.timers;
    expect(timer).toMatchObject({ host: 'B', timer: 'retransmission', seconds: 1 });
    expect(timer?.to).toBe(again?.depart);
    expect(timer?.from).toBe(
      everySegment(run).find(({ flags }) => flags === 'FIN ACK')?.depart === undefined
        ? NaN
        : everySegment(run).filter(({ flags }) => flags === 'FIN ACK')[1]?.depart,
    );
    expect(timeWait).toMatchObject({ host: 'A', timer: 'time-wait', seconds: 240 });
  });

  it('count what is folded as it leaves', () => {
    const run = lanes(crowded, metrics(460, 12, 'en'));
    const unlabelled = labelsOf(run).filter((label) => label === null).length;
    const folded = foldsOf(run).reduce((sum, { members }) => sum + members.length, 0);
    expect(folded).toBeGreaterThan(30);
    expect(folded).toBeLessThanOrEqual(unlabelled);
    const last = at(run, run.time.stepTimes.length - 1);
    for (const fold of last.folds) expect(fold.count).toBe(fold.members.length);
  });

  it('have a band in each state from its step to the next', () => {
    const { bands, time } = lanes(runOf('three-way-handshake'), metrics(400, 12, 'en'));
    const own = bands.filter(({ host }) => host === 'B');
    expect(own.map(({ state }) => state)).toEqual([
      'CLOSED',
      'LISTEN',
      'SYN-RECEIVED',
      'ESTABLISHED',
    ]);
    expect(own[1]?.from).toBe(time.stepTimes[own[1]?.step ?? -1]);
    expect(own[1]?.to).toBe(own[2]?.from);
  });

  it('name each state within its band where there is no room beside it, shortened at need', () => {
    const [phone] = phones;
    if (phone === undefined) throw new Error('no phone');
    const run = lanes(runOf('simultaneous-close'), phone);
    expect(run.names).toEqual([]);
    const own = run.bandNames.filter(({ host }) => host === 'A');
    expect(own.map(({ text }) => text)).toEqual([
      'CLO',
      'SYN-SENT',
      'ESTABLISHED',
      'FW1',
      'CLOSING',
      'TIME-WAIT',
      'CLOSED',
    ]);
    expect(own.filter(({ across }) => across).map(({ state }) => state)).toEqual([
      'CLOSED',
      'FIN-WAIT-1',
    ]);
  });

  it('show a part of 10,000 events, however many there are', () => {
    const run = lanes(longRun(10_000), metrics(460, 12, 'en'));
    expect(at(run, 5000).segments.length).toBeLessThan(200);
  });
});
