import { describe, expect, it } from 'vitest';
import { receiveSpace, sendSpace, type Space } from '../../src/draw/spaces.ts';
import type { TcbSnapshot } from '../../src/tcp/tcb.ts';
import { runOf, runs } from './runs.ts';

const snapshots = runs.flatMap(([, trace]) =>
  trace.events.flatMap(({ tcb }) => (tcb === null ? [] : [tcb])),
);

const one = runOf('numbers-ledger').events.findLast(({ after }) => after === 'ESTABLISHED')!.tcb!;
const tcb = (fields: Partial<TcbSnapshot>): TcbSnapshot => ({ ...one, ...fields });

const wellDrawn = ({ regions, marks, pieces }: Space) => {
  let end = 0;
  for (const region of regions) {
    expect(region.from).toBeCloseTo(end);
    expect(region.to).toBeGreaterThan(region.from);
    end = region.to;
  }
  expect(end).toBe(1);
  expect(marks).toHaveLength(regions.length - 1);
  marks.forEach((mark, index) => expect(mark.at).toBeCloseTo(regions[index]!.to));
  const open = regions.find(({ kind }) => kind === 'open');
  for (const { from, to } of pieces) {
    expect(from).toBeGreaterThanOrEqual(open!.from);
    expect(to).toBeLessThanOrEqual(open!.to);
    expect(to).toBeGreaterThanOrEqual(from);
  }
};

describe('the sequence spaces', () => {
  it('fill their bars without gaps, for every TCB of the catalogue', () => {
    expect(snapshots.length).toBeGreaterThan(100);
    for (const snapshot of snapshots) {
      wellDrawn(sendSpace(snapshot));
      const receive = receiveSpace(snapshot);
      expect(receive === null).toBe(snapshot['RCV.NXT'] === null);
      if (receive !== null) wellDrawn(receive);
    }
  });

  it('show the numbers of the TCB', () => {
    for (const snapshot of snapshots) {
      const values = sendSpace(snapshot).marks.flatMap(({ names, value }) =>
        names.map((name) => [name, value]),
      );
      const edge = (snapshot['SND.UNA'] + snapshot['SND.WND']) >>> 0;
      expect(Object.fromEntries(values)).toEqual({
        'SND.UNA': snapshot['SND.UNA'],
        'SND.NXT': snapshot['SND.NXT'],
        'SND.UNA+SND.WND': edge,
      });
    }
  });
});

describe('the send sequence space', () => {
  const kinds = (fields: Partial<TcbSnapshot>) =>
    sendSpace(tcb(fields)).regions.map(({ kind, octets }) => [kind, octets]);

  it('has the four parts of Figure 3, across the end of the numbers too', () => {
    expect(kinds({ 'SND.UNA': 4294967290, 'SND.NXT': 4, 'SND.WND': 100 })).toEqual([
      ['acknowledged', null],
      ['unacknowledged', 10],
      ['usable', 90],
      ['beyond', null],
    ]);
  });

  it('leaves out what is empty', () => {
    expect(kinds({ 'SND.UNA': 5, 'SND.NXT': 5, 'SND.WND': 0 })).toEqual([
      ['acknowledged', null],
      ['beyond', null],
    ]);
    const { marks } = sendSpace(tcb({ 'SND.UNA': 5, 'SND.NXT': 15, 'SND.WND': 10 }));
    expect(marks.map(({ names }) => names)).toEqual([['SND.UNA'], ['SND.NXT', 'SND.UNA+SND.WND']]);
  });

  it('shows a window that the peer took back', () => {
    expect(kinds({ 'SND.UNA': 5, 'SND.NXT': 25, 'SND.WND': 10 })).toEqual([
      ['acknowledged', null],
      ['unacknowledged', 10],
      ['unacknowledged', 10],
      ['beyond', null],
    ]);
  });
});

describe('the receive sequence space', () => {
  it('holds what came ahead of its turn, in order and apart', () => {
    const { pieces } = receiveSpace(
      tcb({
        'RCV.NXT': 100,
        'RCV.WND': 65535,
        reassembly: [
          [110, 10],
          [130, 10],
          [140, 0],
        ],
      }),
    )!;
    expect(pieces.map(({ seq, length }) => [seq, length])).toEqual([
      [110, 10],
      [130, 10],
      [140, 0],
    ]);
    expect(pieces[0]!.to).toBeLessThan(pieces[1]!.from);
    expect(pieces[2]!.to).toBeGreaterThan(pieces[2]!.from);
  });
});
