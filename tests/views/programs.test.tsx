import { render, screen, waitFor, within } from '@testing-library/react';
import { motionValue } from 'framer-motion';
import { describe, expect, it, vi } from 'vitest';
import { displayTime } from '../../src/draw/display-time.ts';
import { fromCatalogue } from '../../src/scenario/catalogue/index.ts';
import { run } from '../../src/sim/run.ts';
import { Lanes } from '../../src/views/lanes/Lanes.tsx';

const show = (id: string, step: number, language: 'en' | 'zh' = 'en', programs = true) => {
  const trace = run(fromCatalogue(id)!);
  return render(
    <Lanes
      {...{ trace, step, language, programs }}
      clock={motionValue(displayTime(trace).stepTimes[step] ?? 0)}
      mode="explore"
      onSelectStep={vi.fn()}
    />,
  );
};

const lane = (name: string) => screen.findByRole('group', { name });

/** What a reader hears of one program, as far as it has happened. */
const marks = (program: HTMLElement) =>
  within(program)
    .getAllByRole('img')
    .filter((mark) => mark.getAttribute('visibility') !== 'hidden')
    .map((mark) => mark.getAttribute('aria-label'));

describe('the lane of a program', () => {
  it('has what the program does and is told, each with its name', async () => {
    show('three-segment-close', 8);
    expect(marks(await lane('Program: Client'))).toEqual(['connect()', 'connected', 'shutdown()']);
    // Its listen() has scrolled away.
    expect(marks(await lane('Program: Server'))).toEqual(['accept()', 'EOF', 'shutdown()']);
  });

  it('says which lane is whose, in Chinese too', async () => {
    show('three-segment-close', 8, 'zh');
    expect(marks(await lane('程序：客户端'))).toContain('已连接');
    expect(screen.getAllByText('程序', { selector: 'text' })).toHaveLength(2);
    expect(screen.getAllByText('内核', { selector: 'text' })).toHaveLength(2);
  });

  it('shows nothing of what has yet to happen', async () => {
    show('three-segment-close', 2);
    expect(marks(await lane('Program: Server'))).toEqual(['listen()']);
  });

  it('names the requests and the responses of HTTP, and the segments that carry them', async () => {
    const { container } = show('http-persistent', 9);
    expect(marks(await lane('Program: Browser'))).toContain('read 200 /1');
    const bars = [...container.querySelectorAll('rect > title')].map((bar) => bar.textContent);
    expect(bars).toContain('GET /1: from written to read');
    expect(screen.getByText(/len=38 GET \/1/)).toBeVisible();
  });

  it('says EPIPE to a program that writes after a reset', async () => {
    show('write-after-reset', 12);
    expect(marks(await lane('Program: Server')).at(-1)).toBe('send(6) EPIPE');
  });

  it('is not there where nobody asks for it', async () => {
    const { container } = show('three-segment-close', 8, 'en', false);
    await waitFor(() => expect(container.querySelector('[data-state]')).not.toBeNull());
    expect(screen.queryByRole('group', { name: /Program/ })).toBeNull();
    expect(screen.queryByText('kernel')).toBeNull();
  });
});
