import { describe, expect, it } from 'vitest';
import { programLanes, type ProgramLanes } from '../../src/draw/programs.ts';
import { lanes, type Metrics } from '../../src/draw/lanes.ts';
import { restricted, connectionsOf } from '../../src/trace/connections.ts';
import { runOf, runs } from './runs.ts';

const metrics = (language: 'en' | 'zh', fontSize = 12): Metrics => ({
  width: 330,
  fontSize,
  language,
  second: Math.max(64, 5.2 * fontSize),
  nameHeight: 1.3 * (fontSize + 1),
  column: 15 * fontSize,
});

const programsIn = (id: string, language: 'en' | 'zh' = 'en') =>
  programLanes(runOf(id), metrics(language)).programs;

/** What one program does and is told, in order. */
const told = (id: string, host: string, language: 'en' | 'zh' = 'en') =>
  programsIn(id, language)
    .marks.filter((mark) => mark.host === host && !mark.minor)
    .map(({ kind, text }) => `${kind}: ${text}`);

/** The steps at which a program holds the connection, and how. */
const held = (id: string, host: string) => {
  const { time, programs } = programLanes(runOf(id), metrics('en'));
  const stepOf = (at: number) => (at === Infinity ? 'end' : time.stepTimes.indexOf(at));
  return programs.spans
    .filter((span) => span.host === host)
    .map(({ kind, from, to }) => `${kind} ${String(stepOf(from))}–${String(stepOf(to))}`);
};

describe('a program', () => {
  it('calls connect(), shuts down, and is told of the end of file', () => {
    expect(told('three-segment-close', 'A')).toEqual([
      'call: connect()',
      'told: connected',
      'call: shutdown()',
      'told: EOF',
    ]);
  });

  it('accepts, is told of the end of file, and shuts down', () => {
    expect(told('three-segment-close', 'B')).toEqual([
      'call: listen()',
      'told: accept()',
      'told: EOF',
      'call: shutdown()',
    ]);
  });

  it('has nothing to do with the connection once both directions are closed to it', () => {
    expect(held('three-segment-close', 'A')).toEqual(['open 2–6', 'half 6–9']);
    expect(held('three-segment-close', 'B')).toEqual(['open 1–8']);
  });

  it('is told nothing after its close()', () => {
    expect(told('close-wait-forgotten', 'A').at(-1)).toBe('call: close()');
    expect(held('close-wait-forgotten', 'A')).toEqual(['open 2–6']);
  });

  it('still has the connection that it forgets to close', () => {
    expect(held('close-wait-forgotten', 'B')).toEqual(['open 1–11']);
  });

  it('lets six octets wait, and its peer learns of the reset', () => {
    expect(held('close-with-unread-data', 'A')).toEqual(['open 2–10', 'unread 8–10']);
    expect(told('close-with-unread-data', 'A')).toContain('told: 6 unread');
    expect(told('close-with-unread-data', 'B').at(-1)).toBe('failed: ECONNRESET');
  });

  it('may write once after a reset, and then is refused', () => {
    expect(told('write-after-reset', 'B').slice(-3)).toEqual([
      'call: send(5)',
      'failed: ECONNRESET',
      'failed: send(6) EPIPE',
    ]);
  });

  it('is told when nobody answers, and when somebody refuses', () => {
    expect(told('keep-alive-dead', 'A').at(-1)).toBe('failed: ETIMEDOUT');
    expect(told('syn-to-closed-port', 'A').at(-1)).toBe('failed: ECONNREFUSED');
  });

  it('that is killed does no more', () => {
    expect(told('process-killed', 'A').at(-1)).toBe('failed: killed');
    expect(held('process-killed', 'A')).toEqual(['open 2–6']);
  });

  it('that sleeps has not accepted what the kernel has established', () => {
    const [first] = connectionsOf(runOf('accept-queue-full'));
    const part = restricted(runOf('accept-queue-full'), first!);
    const { marks } = programLanes(part, metrics('en')).programs;
    const accepts = marks.filter(({ host, text }) => host === 'B' && text === 'accept()');
    expect(accepts.map(({ kind, index }) => `${kind} ${String(index)}`)).toEqual(['call 11']);
  });

  it('speaks Chinese, but for calls and errors', () => {
    expect(told('three-segment-close', 'A', 'zh')).toEqual([
      'call: connect()',
      'told: 已连接',
      'call: shutdown()',
      'told: EOF',
    ]);
  });
});

describe('programs of HTTP', () => {
  it('name what they write and read', () => {
    expect(told('http-persistent', 'A').slice(2, 5)).toEqual([
      'call: GET /1',
      'told: read 200 /1',
      'call: GET /2',
    ]);
    expect(told('http-persistent', 'B').slice(1, 4)).toEqual([
      'told: accept()',
      'told: read GET /1',
      'call: 200 /1',
    ]);
  });

  it('have each message on the lane of its writer, from written to read', () => {
    const { time, programs } = programLanes(runOf('http-persistent'), metrics('en'));
    expect(programs.bars.map(({ host, name }) => `${host} ${name}`)).toEqual([
      'A GET /1',
      'A GET /2',
      'A GET /3',
      'B 200 /1',
      'B 200 /2',
      'B 200 /3',
    ]);
    const [first] = programs.bars;
    expect([first?.from, first?.to]).toEqual([time.stepTimes[5], time.stepTimes[6]]);
    expect(programs.bars.every(({ of }) => of === 1)).toBe(true);
  });

  it('have streams side by side, each with its number', () => {
    const { bars } = programsIn('http-multiplexed');
    expect(bars.map(({ name, place, of }) => `${name}: ${String(place)} of ${String(of)}`)).toEqual(
      [
        ...['GET /1 #1: 0 of 3', 'GET /2 #3: 1 of 3', 'GET /3 #5: 2 of 3'],
        ...['200 /1 #1: 0 of 3', '200 /2 #3: 1 of 3', '200 /3 #5: 2 of 3'],
      ],
    );
  });

  it('are told of a request that has no answer', () => {
    const run = runOf('http-close-race-post');
    const { marks } = programLanes(run, metrics('en')).programs;
    expect(marks.map(({ text }) => text)).toContain('POST /2 failed');
  });

  it('have one connection’s messages where the lanes show one connection', () => {
    const run = runOf('http-one-connection-a-request');
    const second = restricted(run, connectionsOf(run)[1]!);
    const { bars } = programLanes(second, metrics('en')).programs;
    expect(bars.map(({ name }) => name)).toEqual(['GET /2', '200 /2']);
  });

  it('give their messages’ names to the segments that carry them', () => {
    const run = programLanes(runOf('http-persistent'), metrics('en'));
    const lines = run
      .segmentsBetween(0, Infinity)
      .map(({ position }) => run.labels.labelOf(position)?.lines.join(' '));
    expect(lines.filter((line) => line?.includes('GET /1'))).toHaveLength(1);
    expect(lines.filter((line) => /\d{3} \/\d/.test(line ?? ''))).toHaveLength(3);
  });
});

const boldName = 0.72;

/** From where to where words reach in their column, and names in the same one. */
const boxesIn = ({ names, programs, metrics: { column = 0, nameHeight } }: ProgramLanes) => {
  const size = nameHeight / 1.3;
  return {
    words: programs.labels.map(({ host, y, width, height, text }) => ({
      ...{ host, text, top: y - height / 2, bottom: y + height / 2, from: 4, to: 4 + width },
    })),
    names: names.map(({ host, state, y }) => ({
      ...{ host, text: state, top: y - nameHeight / 2, bottom: y + nameHeight / 2 },
      ...{ from: column - (state.replace(/[I-]/g, '').length * boldName + 0.6) * size, to: column },
    })),
  };
};

type Boxes = ReturnType<typeof boxesIn>['words'];

const covering = (some: Boxes, others: Boxes) =>
  some.flatMap((a) =>
    others.flatMap((b) =>
      a !== b &&
      a.host === b.host &&
      Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 1e-6 &&
      Math.min(a.to, b.to) - Math.max(a.from, b.from) > 1e-6
        ? [`${a.text} and ${b.text}`]
        : [],
    ),
  );

describe.each(runs)('the words of the programs of %s', (_, trace) => {
  it.each(['en', 'zh'] as const)(
    'cover neither each other nor a state’s name, in %s',
    (language) => {
      for (const size of [12, 22]) {
        const run = programLanes(trace, metrics(language, size));
        const { words, names } = boxesIn(run);
        expect(covering(words, words)).toEqual([]);
        expect(covering(words, names)).toEqual([]);
        expect(words.filter(({ to }) => to > (run.metrics.column ?? 0))).toEqual([]);
      }
    },
  );

  it('stand within two lines and a half of their moments', () => {
    const run = programLanes(trace, metrics('en'));
    for (const { y, at, height, text } of run.programs.labels) {
      expect(Math.abs(y - at * run.metrics.second), text).toBeLessThanOrEqual(2.51 * height);
    }
  });

  it('leave states, timers and segments where they are', () => {
    const [without, run] = [lanes(trace, metrics('en')), programLanes(trace, metrics('en'))];
    expect(run.names.map(({ y }) => y)).toEqual(without.names.map(({ y }) => y));
    expect(run.timers).toEqual(without.timers);
    expect(run.segmentsBetween(0, Infinity)).toEqual(without.segmentsBetween(0, Infinity));
  });
});

describe('on a phone', () => {
  it('there are marks, and no words', () => {
    const { programs } = programLanes(runOf('http-persistent'), {
      ...metrics('en'),
      ...{ compact: true, column: 0 },
    });
    expect(programs.labels).toEqual([]);
    expect(programs.marks.length).toBeGreaterThan(10);
  });
});

describe('where much happens at once', () => {
  it('what has no place is counted', () => {
    const { labels, marks } = programsIn('http-multiplexed-loss');
    const counted = labels.reduce((sum, { count = 1 }) => sum + count, 0);
    const spoken = marks.filter(({ minor = false }) => !minor);
    expect(counted).toBeGreaterThan(0.9 * spoken.length);
  });
});
