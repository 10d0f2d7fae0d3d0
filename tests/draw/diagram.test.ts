import { describe, expect, it } from 'vitest';
import { overlap, type Box } from '../../src/draw/boxes.ts';
import { diagram, roundedPath, type DiagramBox, type Point } from '../../src/draw/diagram.ts';
import { arrows } from '../../src/tcp/figure5.ts';

const figure = diagram();

const centred = ({ x, y, width, height }: DiagramBox): Box => ({
  x: x + width / 2,
  y: y + height / 2,
  width,
  height,
  angle: 0,
});

const boxes = figure.boxes.map(centred);
const labels = figure.edges.map(({ label }) => ({ ...label, angle: 0 }));

const segmentBox = ([x1, y1]: Point, [x2, y2]: Point): Box => ({
  x: (x1 + x2) / 2,
  y: (y1 + y2) / 2,
  width: Math.hypot(x2 - x1, y2 - y1),
  height: 1,
  angle: Math.atan2(y2 - y1, x2 - x1),
});

const lineBoxes = (points: readonly Point[]): readonly Box[] =>
  points.slice(1).map((point, i) => segmentBox(points[i] ?? point, point));

describe('the state diagram', () => {
  it('has the 11 states, and an edge for each of the machine’s own arrows', () => {
    expect(figure.boxes).toHaveLength(11);
    expect(figure.edges.map(({ from, event, to, sends }) => ({ from, event, to, sends }))).toEqual(
      arrows,
    );
    expect(new Set(figure.edges.map(({ key }) => key)).size).toBe(20);
  });

  it('says on each arrow what happens and what is sent', () => {
    const open = figure.edges.find(({ event }) => event === 'active OPEN');
    expect(open?.label.lines).toEqual(['active OPEN', 'snd SYN']);
    const timeout = figure.edges.find(({ event }) => event === 'Timeout=2MSL');
    expect(timeout?.label.lines).toEqual(['Timeout=2MSL']);
  });

  it('lets no label cover a box or another label', () => {
    for (const label of labels) {
      expect(boxes.filter((box) => overlap(box, label))).toEqual([]);
      expect(labels.filter((other) => other !== label && overlap(other, label))).toEqual([]);
    }
  });

  it('lets no arrow run through the label of another', () => {
    for (const { key, points } of figure.edges) {
      const others = figure.edges.filter((edge) => edge.key !== key);
      const covered = others.filter(({ label }) =>
        lineBoxes(points).some((line) => overlap(line, { ...label, angle: 0 })),
      );
      expect(covered.map((edge) => `${key} / ${edge.key}`)).toEqual([]);
    }
  });

  it('lets each arrow begin and end at its boxes, and run through none', () => {
    const boxOf = new Map(figure.boxes.map((box) => [box.state, centred(box)]));
    const touches = (box: Box | undefined, [x, y]: Point) =>
      box !== undefined &&
      overlap({ ...box, width: box.width + 2, height: box.height + 2 }, { ...dot, x, y });
    const dot = { width: 1, height: 1, angle: 0 };
    for (const { from, to, points } of figure.edges) {
      const [first, last] = [points[0], points.at(-1)];
      expect(first && touches(boxOf.get(from), first)).toBe(true);
      expect(last && touches(boxOf.get(to), last)).toBe(true);
      const others = figure.boxes.filter(({ state }) => state !== from && state !== to);
      const crossed = others.filter((box) =>
        lineBoxes(points).some((line) => overlap(line, centred(box))),
      );
      expect(crossed.map(({ state }) => `${from} to ${to} through ${state}`)).toEqual([]);
    }
  });

  it('stays inside its frame', () => {
    for (const { x, y, width, height } of [...boxes, ...labels]) {
      expect(x - width / 2).toBeGreaterThanOrEqual(0);
      expect(y - height / 2).toBeGreaterThanOrEqual(0);
      expect(x + width / 2).toBeLessThanOrEqual(figure.width);
      expect(y + height / 2).toBeLessThanOrEqual(figure.height);
    }
  });

  it('draws an arrow that is not the figure’s own straight', () => {
    const { edges } = diagram([
      { from: 'SYN-SENT', event: 'rcv SYN', to: 'ESTABLISHED', sends: 'ACK' },
      { from: 'CLOSING', event: 'rcv FIN', to: 'CLOSED', sends: null },
    ]);
    expect(edges[1]?.points).toHaveLength(2);
  });

  it('rounds the corners of a path', () => {
    const corner: readonly Point[] = [
      [0, 0],
      [0, 100],
      [100, 100],
    ];
    expect(roundedPath(corner)).toBe('M0 0L0 90Q0 100 10 100L100 100');
  });
});
