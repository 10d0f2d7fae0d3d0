import { render, screen } from '@testing-library/react';
import { motionValue } from 'framer-motion';
import { describe, expect, it, vi } from 'vitest';
import { displayTime } from '../../src/draw/display-time.ts';
import { fromCatalogue } from '../../src/scenario/catalogue/index.ts';
import { validate } from '../../src/scenario/validate.ts';
import { run } from '../../src/sim/run.ts';
import type { Trace } from '../../src/trace/trace.ts';
import { Lanes } from '../../src/views/lanes/Lanes.tsx';
import { StepList } from '../../src/views/lanes/StepList.tsx';
import { RunTable } from '../../src/views/table/RunTable.tsx';

const forged = run(fromCatalogue('forged-reset')!);

const show = (trace: Trace, step: number, language: 'en' | 'zh' = 'en') =>
  render(
    <Lanes
      {...{ trace, step, language }}
      clock={motionValue(displayTime(trace).stepTimes[step] ?? 0)}
      mode="explore"
      onSelectStep={vi.fn()}
    />,
  );

/** The lines on which hosts without a lane stand. */
const lines = (container: HTMLElement) => container.querySelectorAll('svg > line');

describe('the lane of an attacker', () => {
  it('stands between the two from the first step on, with its name', async () => {
    const { container } = show(forged, 0);
    expect(await screen.findByText('Attacker (no answers)', { selector: 'text' })).toBeVisible();
    expect(lines(container)).toHaveLength(1);
  });

  it('has its name in Chinese', async () => {
    show(forged, 0, 'zh');
    expect(await screen.findByText('攻击者（从不回应）', { selector: 'text' })).toBeVisible();
  });

  it('is not there where nobody stands', () => {
    const { container } = show(run(fromCatalogue('three-way-handshake')!), 3);
    expect(lines(container)).toHaveLength(0);
    expect(screen.queryByText(/no answers/)).toBeNull();
  });

  it('is where the forged segment leaves, which says so to a reader', () => {
    const { container } = show(forged, 6);
    expect(
      screen.getByRole('button', { name: /^RST SEQ 110 .*from Attacker \(claims to be Client\)/ }),
    ).toBeVisible();
    const place = lines(container)[0]!.getAttribute('x1');
    expect(Number(place)).toBeGreaterThan(100);
  });

  it('has only its host’s name where many stand side by side', async () => {
    const names = ['M', 'N', 'O', 'P', 'Q', 'R', 'S'];
    const crowd = run(
      validate({
        version: 1,
        hosts: {
          ...{ A: {}, B: {} },
          ...Object.fromEntries(
            names.map((id) => [id, { kind: 'silent', name: `A machine in building ${id}` }]),
          ),
        },
        events: names.map((id, at) => ({
          at,
          inject: {
            ...{ from: { host: id, port: 7 }, to: { host: 'B', port: 80 } },
            ...{ seq: 1, flags: ['SYN'] },
          },
        })),
      }),
    );
    const { container } = show(crowd, 0);
    expect(lines(container)).toHaveLength(names.length);
    await screen.findByText('M', { selector: 'text' });
    const texts = [...container.querySelectorAll('svg > g > title + rect + text')];
    expect(texts.map(({ textContent }) => textContent)).toEqual(names);
  });
});

describe('the list of steps', () => {
  it('names the attacker as the sender, and whom it claims to be', () => {
    render(<StepList trace={forged} step={6} language="en" told={false} onSelectStep={vi.fn()} />);
    expect(screen.getByText('Attacker (claims to be Client) → Server')).toBeVisible();
  });
});

describe('the table of a run with several connections', () => {
  const two = run(fromCatalogue('two-connections')!);

  it('has a column for the connection, and the states of that one in each row', () => {
    const { container } = render(<RunTable trace={two} step={7} language="en" />);
    expect(screen.getByText('Connection', { selector: 'th' })).toBeVisible();
    const present = container.querySelector('tr[aria-current=step]');
    expect(present).toHaveTextContent(/^7A:49153 ↔ B:22.*connect\(\).*SYN-SENTLISTEN$/);
  });

  it('has no such column where there is one', () => {
    render(<RunTable trace={forged} step={0} language="zh" />);
    expect(screen.queryByText('连接', { selector: 'th' })).toBeNull();
  });
});
