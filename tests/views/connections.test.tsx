import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { fromCatalogue } from '../../src/scenario/catalogue/index.ts';
import { validate } from '../../src/scenario/validate.ts';
import { run } from '../../src/sim/run.ts';
import { connectionsSeen } from '../../src/app/connections.tsx';
import { connectionsOf, restricted } from '../../src/trace/connections.ts';
import type { Trace } from '../../src/trace/trace.ts';
import { motionValue } from 'framer-motion';
import { displayTime } from '../../src/draw/display-time.ts';
import { Connections } from '../../src/views/connections/Connections.tsx';
import { Lanes } from '../../src/views/lanes/Lanes.tsx';

const two = run(fromCatalogue('two-connections')!);
const [web, shell] = connectionsOf(two);

const seenAt = (trace: Trace, step: number, wanted: number | null = null, moving = false) =>
  connectionsSeen(trace, step, moving, wanted)!;

const show = (trace: Trace, step: number, wanted: number | null = null, language?: 'zh') => {
  const { list, ...seen } = seenAt(trace, step, wanted);
  const onChoose = vi.fn();
  const { container } = render(
    <Connections
      {...seen}
      trace={trace}
      step={step}
      connections={list}
      mode="explore"
      language={language ?? 'en'}
      onChoose={onChoose}
    />,
  );
  return { onChoose, container };
};

const stepOf = (trace: Trace, name: string | undefined) =>
  connectionsOf(trace).find((connection) => connection.name === name)!.first;

describe('the overview of connections', () => {
  it('names each by its ports, with the states of both ends at the step', () => {
    show(two, 9);
    const group = screen.getByRole('radiogroup', { name: 'Connections of this run' });
    expect(within(group).getAllByRole('radio')).toHaveLength(3);
    expect(
      screen.getByRole('radio', {
        name: 'Client port 49153 in SYN-SENT, Server port 22 in LISTEN',
      }),
    ).not.toBeChecked();
    expect(screen.getByText('A:49153 ↔ B:22')).toBeVisible();
  });

  it('follows the steps until one is chosen', () => {
    show(two, 9);
    expect(screen.getByRole('radio', { name: 'Follow the steps' })).toBeChecked();
  });

  it('says of which connection the step is, also where the lanes keep to another', () => {
    const { container } = show(two, 9, 2);
    const current = screen.getByRole('radio', { name: /49152.*\(this step\)$/ });
    expect(current).not.toBeChecked();
    expect(screen.getByRole('radio', { name: /49153/ })).toBeChecked();
    expect(container.querySelector('[data-shown]')).toHaveTextContent('A:49153 ↔ B:22');
    expect(container.querySelector('[data-current]')).toHaveTextContent('A:49152 ↔ B:80');
  });

  it('is chosen from by pointer and by arrow keys', async () => {
    const user = userEvent.setup();
    const { onChoose } = show(two, 9);
    await user.click(screen.getByRole('radio', { name: /49153/ }));
    expect(onChoose).toHaveBeenLastCalledWith(2);
    screen.getByRole('radio', { name: 'Follow the steps' }).focus();
    await user.keyboard('{ArrowRight}');
    expect(onChoose).toHaveBeenLastCalledWith(1);
  });

  it('goes back to following', async () => {
    const user = userEvent.setup();
    const { onChoose } = show(two, 9, 1);
    await user.click(screen.getByRole('radio', { name: 'Follow the steps' }));
    expect(onChoose).toHaveBeenLastCalledWith(null);
  });

  it('speaks Chinese', () => {
    show(two, 9, null, 'zh');
    expect(
      screen.getByRole('radio', {
        name: '客户端端口 49153，SYN-SENT 状态；服务器端口 22，LISTEN 状态',
      }),
    ).toBeVisible();
  });

  it('has a silent host without a state', () => {
    const flood = run(
      validate({
        version: 1,
        hosts: { A: {}, B: {}, M: { kind: 'silent' } },
        events: [
          { at: 0, host: 'B', call: 'listen', port: 80, socket: 'one' },
          { at: 0, host: 'B', call: 'listen', port: 81, socket: 'two' },
          ...[80, 81].map((port) => ({
            at: 0.1,
            inject: {
              ...{ from: { host: 'M', port: 7 }, to: { host: 'B', port } },
              ...{ seq: 5, flags: ['SYN'] },
            },
          })),
        ],
      }),
    );
    show(flood, 4);
    expect(
      screen.getByRole('radio', { name: /^M port 7, B port 80 in SYN-RECEIVED( |$)/ }),
    ).toBeVisible();
  });

  it('is a list that opens where there are many, with the card of the one that is shown', async () => {
    const ports = Array.from({ length: 30 }, (_, at) => 1000 + at);
    const crowd = run(
      validate({
        version: 1,
        hosts: { A: {}, B: {} },
        events: ports.map((port) => ({
          ...{ at: port / 1000, host: 'A', call: 'connect', port },
          ...{ socket: `a${String(port)}`, to: { host: 'B', port: 80 } },
        })),
      }),
    );
    const user = userEvent.setup();
    const { onChoose, container } = show(crowd, stepOf(crowd, 'A:1004 ↔ B:80'));
    expect(container.querySelectorAll('[data-shown]')).toHaveLength(1);
    expect(screen.getByRole('img', { name: /1004/ })).toBeVisible();
    await user.selectOptions(screen.getByRole('combobox'), 'A:1029 ↔ B:80');
    expect(onChoose).toHaveBeenLastCalledWith(30);
    await user.selectOptions(screen.getByRole('combobox'), 'Follow the steps');
    expect(onChoose).toHaveBeenLastCalledWith(null);
  });
});

describe('what the lanes show of a run with several connections', () => {
  it('is the connection of the step', () => {
    expect(seenAt(two, web!.first).shown).toBe(web);
    expect(seenAt(two, shell!.first).shown).toBe(shell);
  });

  it('is the connection of the next step while the clock is on its way there', () => {
    expect(seenAt(two, shell!.first - 1).shown).toBe(web);
    expect(seenAt(two, shell!.first - 1, null, true).shown).toBe(shell);
  });

  it('is the chosen one whatever the step; one that is not there follows', () => {
    expect(seenAt(two, web!.first, 2)).toMatchObject({ shown: shell, pinned: true });
    expect(seenAt(two, web!.first, 99)).toMatchObject({ shown: web, pinned: false });
  });

  it('is everything where there is one connection', () => {
    const one = run(fromCatalogue('half-open')!);
    expect(connectionsSeen(one, 3, false, null)).toBeNull();
  });

  it('passes over the segments of the others', () => {
    const trace = restricted(two, shell!);
    const step = two.events.length;
    const clock = motionValue(displayTime(two).stepTimes[step] ?? 0);
    const { container } = render(
      <Lanes {...{ trace, step, clock }} mode="explore" language="en" onSelectStep={vi.fn()} />,
    );
    const names = [...container.querySelectorAll('[role=button][data-segment]')].map((segment) =>
      segment.getAttribute('aria-label'),
    );
    expect(names.join('\n')).toMatch(/SEQ 5001 .*from Client/);
    expect(names.join('\n')).not.toMatch(/FIN|SEQ [34]/);
    expect(container.querySelector('[data-host="A"]')).toHaveTextContent('192.0.2.1:49153');
  });
});
