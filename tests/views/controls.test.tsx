import { fireEvent, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { motionValue } from 'framer-motion';
import { describe, expect, it, vi } from 'vitest';
import { displayTime } from '../../src/draw/display-time.ts';
import { fromCatalogue } from '../../src/scenario/catalogue/index.ts';
import { run } from '../../src/sim/run.ts';
import type { Trace } from '../../src/trace/trace.ts';
import { wholeRun } from '../../src/player/position.ts';
import { markPaths } from '../../src/views/controls/marks.ts';
import { Transport, type TransportProps } from '../../src/views/controls/Transport.tsx';

const trace = run(fromCatalogue('last-ack-lost')!);
const time = displayTime(trace);
const whole = wholeRun(time);

const show = (change: Partial<TransportProps> = {}) => {
  const clock = motionValue(0);
  const calls = { onCommand: vi.fn(), onScrub: vi.fn(), onSpeed: vi.fn() };
  render(
    <Transport
      trace={trace}
      time={time}
      step={3}
      range={whole}
      stepTitle="Server: SYN arrives"
      playing={false}
      speed={1}
      clock={clock}
      language="en"
      {...calls}
      {...change}
    />,
  );
  return { clock, ...calls, user: userEvent.setup() };
};

describe('the transport', () => {
  it.each([
    ['First step', 'first'],
    ['Previous step', 'back'],
    ['Play', 'toggle'],
    ['Next step', 'next'],
    ['Last step', 'last'],
  ])('%s asks for %s', async (name, command) => {
    const { user, onCommand } = show();
    await user.click(screen.getByRole('button', { name }));
    expect(onCommand).toHaveBeenCalledExactlyOnceWith(command);
  });

  it('keeps the focus on a button that has nothing more to do', async () => {
    const { user, onCommand } = show({ step: trace.events.length });
    const next = screen.getByRole('button', { name: 'Next step' });
    await user.click(next);
    expect(onCommand).not.toHaveBeenCalled();
    expect(next).toHaveFocus();
  });

  it('offers to pause while it plays, in Chinese too', () => {
    show({ playing: true, language: 'zh' });
    expect(screen.getByRole('button', { name: '暂停' })).toBeVisible();
  });

  it('says where the run stands', () => {
    show();
    expect(screen.getByRole('slider')).toHaveAttribute(
      'aria-valuetext',
      `Step 3 of ${trace.events.length}. Server: SYN arrives`,
    );
  });

  it('follows the clock without being rendered again', () => {
    const { clock } = show();
    clock.set(time.end / 2);
    const handle = document.querySelector<HTMLElement>('[data-handle]');
    expect(handle?.style.transform).toBe('translateX(50%)');
    // The range keeps up when a key is about to move it from where it stands.
    const range = screen.getByRole<HTMLInputElement>('slider');
    fireEvent.keyDown(range, { key: 'Tab' });
    expect(Number(range.value)).toBeCloseTo(time.end / 2);
    clock.set(time.end);
    expect(screen.getByTitle('Simulated time')).toHaveTextContent(
      `${trace.events.at(-1)!.time.toFixed(2)} s`,
    );
  });

  it('changes the speed', async () => {
    const { user, onSpeed } = show();
    await user.selectOptions(screen.getByRole('combobox', { name: 'Speed' }), '4×');
    expect(onSpeed).toHaveBeenCalledExactlyOnceWith(4);
  });
});

describe('the marks', () => {
  it('mark a loss in its own colour', () => {
    const lost = markPaths(trace, time, whole).find(({ phase }) => phase === 'reset');
    const loss = trace.events.find(({ kind }) => kind === 'loss')!;
    const place = Math.round((time.stepTimes[loss.index + 1]! / time.end) * 1000);
    expect(lost?.path).toBe(`M${place} 0V1`);
  });

  it('spread a range of steps over the whole scrubber', () => {
    const paths = markPaths(trace, time, { first: 4, last: 9 });
    const places = paths.flatMap(({ path }) => path.match(/\d+(?= 0V1)/g)!.map(Number));
    expect([Math.min(...places), Math.max(...places)]).toEqual([0, 1000]);
  });

  it('stay few for ten thousand events', () => {
    const events = Array.from({ length: 10_000 }, (_, index) => ({
      ...trace.events[index % trace.events.length]!,
      index,
      time: index,
      sent: [],
    }));
    const long: Trace = { ...trace, events };
    const longTime = displayTime(long);
    const paths = markPaths(long, longTime, wholeRun(longTime));
    expect(paths.length).toBeLessThanOrEqual(8);
    expect(paths.map(({ path }) => path).join('').length).toBeLessThan(80_000);
  });
});
