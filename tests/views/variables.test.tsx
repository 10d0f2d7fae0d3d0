import { render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { motionValue } from 'framer-motion';
import { describe, expect, it } from 'vitest';
import { displayTime } from '../../src/draw/display-time.ts';
import { hostName } from '../../src/draw/names.ts';
import { seconds } from '../../src/text/format.ts';
import type { Language } from '../../src/text/language.ts';
import { variablesText } from '../../src/text/variables.ts';
import { blockAt } from '../../src/trace/blocks.ts';
import type { Trace } from '../../src/trace/trace.ts';
import { valueText } from '../../src/views/variables/values.ts';
import { Variables } from '../../src/views/variables/Variables.tsx';
import { runOf, runs } from '../draw/runs.ts';

const show = (trace: Trace, step: number, language: Language = 'en') => {
  const time = displayTime(trace);
  const clock = motionValue(time.stepTimes[step] ?? 0);
  const view = render(
    <Variables trace={trace} step={step} time={time} clock={clock} language={language} />,
  );
  return { ...view, time, clock };
};

/** The values in the row of a variable. Roles are slow to find, and this is asked for often. */
const cells = (row: string): readonly string[] =>
  [...screen.getByText(row, { selector: 'button' }).closest('tr')!.querySelectorAll('td')].map(
    ({ textContent }) => textContent,
  );

describe('the panel of variables', () => {
  it.each(runs.slice(0, -1))("shows the trace's values in both languages, in %s", (_, trace) => {
    const steps = [1, Math.floor(trace.events.length / 2), trace.events.length];
    for (const language of ['en', 'zh'] as const) {
      for (const step of steps) {
        const { unmount } = show(trace, step, language);
        for (const [column, host] of (['A', 'B'] as const).entries()) {
          const { tcb } = blockAt(trace, host, step);
          for (const name of ['SND.UNA', 'SND.NXT', 'SND.WND', 'RCV.NXT', 'RTO'] as const) {
            const expected = tcb === null ? '–' : valueText(name, tcb[name], language);
            expect(cells(name)[column], `${step} ${host} ${name}`).toMatch(
              new RegExp(`^${expected.replace(/[.,]/g, '\\$&')}`),
            );
          }
        }
        unmount();
      }
    }
  });

  it('says of LISTEN and CLOSED that they have no TCB', () => {
    show(runOf('three-way-handshake'), 1);
    expect(screen.getAllByText('No TCB in LISTEN').length).toBeGreaterThan(0);
    expect(screen.getAllByText('No TCB in CLOSED').length).toBeGreaterThan(0);
    expect(screen.queryByText('Sequence spaces')).toBeNull();
  });

  it('marks what changed, with what it was and the clause', () => {
    const trace = runOf('numbers-ledger');
    const event = trace.events.find(({ rules }) => rules.includes('rfc9293:3.10.7.4/5/ack'))!;
    show(trace, event.index + 1);
    expect(cells('SND.UNA')[0]).toBe('111was 101');
    expect(screen.getByText('RFC 9293 §3.10.7.4, fifth')).toBeInTheDocument();
    expect(screen.getByText('Client, changed in this step:')).toBeInTheDocument();
  });

  it('explains a variable when its name is pressed, by the keyboard too', async () => {
    show(runOf('three-way-handshake'), 3);
    const user = userEvent.setup();
    const name = screen.getByRole('button', { name: 'SND.UNA' });
    const meaning = screen.getByText(variablesText('en').meanings['SND.UNA']);
    expect(meaning).not.toBeVisible();
    name.focus();
    await user.keyboard('{Enter}');
    expect(meaning).toBeVisible();
    expect(name).toHaveAttribute('aria-expanded', 'true');
  });

  it('runs its timers by the clock, without rendering', () => {
    const trace = runOf('last-ack-lost');
    const step = trace.events.find(({ kind }) => kind === 'loss')!.index + 1;
    const { clock, time } = show(trace, step);
    const timer = screen.getByRole('timer', { name: 'RTO timer: time left' });
    const { expiresAt } = blockAt(trace, 'B', step).tcb!.timers.retransmission!;
    const leftAt = (reading: number) => expiresAt - time.simulatedAt(reading);
    expect(timer).toHaveTextContent(seconds(leftAt(clock.get()), 'en'));
    clock.set(time.stepTimes[step + 1]!);
    expect(timer).toHaveTextContent('0 s');
  });

  it('names a host without a TCP', () => {
    const trace = runOf('three-way-handshake');
    const { hosts } = trace.scenario;
    const silent = { ...hosts, B: { ...hosts.B, kind: 'silent' as const } };
    show({ ...trace, scenario: { ...trace.scenario, hosts: silent } }, 0);
    expect(screen.getAllByText(variablesText('en').noTcp).length).toBeGreaterThan(0);
    expect(hostName(trace, 'B', 'en')).toBe('Server');
  });
});
