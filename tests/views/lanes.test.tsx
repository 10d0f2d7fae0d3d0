import { act, fireEvent, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { motionValue, type MotionValue } from 'framer-motion';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { displayTime } from '../../src/draw/display-time.ts';
import { fromCatalogue } from '../../src/scenario/catalogue/index.ts';
import { run } from '../../src/sim/run.ts';
import type { Trace } from '../../src/trace/trace.ts';
import { Lanes, type LanesProps } from '../../src/views/lanes/Lanes.tsx';
import { RunTable } from '../../src/views/table/RunTable.tsx';

const runOf = (id: string): Trace => {
  const scenario = fromCatalogue(id);
  if (scenario === undefined) throw new Error(`no scenario ${id}`);
  return run(scenario);
};

const restAt = (trace: Trace, step: number): number => displayTime(trace).stepTimes[step] ?? 0;

const show = (trace: Trace, step: number, rest: Partial<LanesProps> = {}) => {
  const clock: MotionValue<number> = motionValue(restAt(trace, step));
  const onSelectStep = vi.fn();
  const view = (at: number) => (
    <Lanes
      trace={trace}
      step={at}
      clock={clock}
      mode="explore"
      language="en"
      onSelectStep={onSelectStep}
      {...rest}
    />
  );
  const { rerender, container } = render(view(step));
  const goTo = (at: number) => {
    act(() => {
      clock.set(restAt(trace, at));
    });
    rerender(view(at));
  };
  return { clock, onSelectStep, goTo, container };
};

const visible = (element: Element | null): boolean =>
  element?.closest('[visibility="hidden"]') === null;

/** Everything that can be seen: elements with their attributes, in whatever order those were set. */
const seen = (container: HTMLElement): readonly string[] =>
  [...container.querySelectorAll('svg *')].filter(visible).map((element) => {
    // What is seen is visible, whether that is written or not.
    const attributes = [...element.attributes]
      .filter(({ name }) => name !== 'visibility')
      .map(({ name, value }) => `${name}=${value}`)
      .sort();
    const text = element.tagName === 'text' ? element.textContent : '';
    return [element.tagName, ...attributes, text].join(' ');
  });

const handshake = runOf('three-way-handshake');

describe('the lanes', () => {
  it('name the hosts, their addresses and their states', () => {
    const { container } = show(handshake, 3);
    expect(screen.getByRole('heading', { name: 'Client' })).toBeVisible();
    const server = container.querySelector<HTMLElement>('[data-host="B"]');
    expect(server).toHaveTextContent('Server192.0.2.2:80SYN-RECEIVED');
    expect(screen.getByText('one way 0.1 s')).toBeVisible();
    expect(screen.getByText('MSL 2 min')).toBeVisible();
  });

  it('speak Chinese, with the names of states in Latin', () => {
    const { container } = show(handshake, 3, { language: 'zh' });
    expect(screen.getByRole('heading', { name: '客户端' })).toBeVisible();
    expect(container.querySelector('text[data-state="SYN-RECEIVED"]')).toHaveAttribute(
      'lang',
      'en',
    );
  });

  it('show a segment from its departure on, with its label in full while it is under way', () => {
    const { container, goTo } = show(handshake, 1);
    const label = () => container.querySelector('[data-segment="s1"][transform]');
    expect(visible(label())).toBe(false);
    goTo(2);
    expect(visible(label())).toBe(true);
    expect(label()).toHaveTextContent('SYNseq=100 len=0');
  });

  it('move with the clock and without React', () => {
    const { clock, container } = show(handshake, 2);
    const segment = screen.getByRole('button', { name: /^SYN SEQ 100/ });
    const [, , travelled] = segment.querySelectorAll('line');
    const dot = container.querySelector('g[transform][aria-hidden]:has(circle)');
    const before = Number(travelled?.getAttribute('x2'));
    act(() => {
      clock.set((restAt(handshake, 2) + restAt(handshake, 3)) / 2);
    });
    expect(Number(travelled?.getAttribute('x2'))).toBeGreaterThan(before + 50);
    expect(dot?.getAttribute('transform')).toContain(travelled?.getAttribute('x2') ?? 'nowhere');
  });

  it('are the same at a step, come from before it or from after it', () => {
    const { container, goTo } = show(handshake, 0);
    const stage = () => seen(container);
    const pictures = [0, 1, 2, 3, 4, 5].map((step) => {
      goTo(step);
      return stage();
    });
    const back = [5, 4, 3, 2, 1, 0].map((step) => {
      goTo(step);
      return stage();
    });
    expect(back.toReversed()).toEqual(pictures);
  });

  it('go to the step of a segment that is clicked, or pressed with Enter or Space', async () => {
    const user = userEvent.setup();
    const { onSelectStep } = show(handshake, 5);
    const segment = screen.getByRole('button', { name: /^SYN,ACK SEQ 300/ });
    await user.click(segment);
    segment.focus();
    await user.keyboard('{Enter} ');
    expect(onSelectStep.mock.calls).toEqual([[4], [4], [4]]);
  });

  it('are one stop for Tab; Up and Down go from segment to segment', async () => {
    const user = userEvent.setup();
    show(handshake, 5);
    const [first, second, third] = screen.getAllByRole('button');
    expect([first, second, third].map((one) => one?.tabIndex)).toEqual([-1, -1, 0]);
    await user.tab();
    expect(third).toHaveFocus();
    await user.keyboard('{ArrowUp}');
    expect(second).toHaveFocus();
    await user.keyboard('{ArrowDown}{ArrowDown}');
    expect(third).toHaveFocus();
  });

  it('draw a loss with a cross, and the timer that mends it', () => {
    const trace = runOf('last-ack-lost');
    const { container, goTo } = show(trace, 12);
    const lost = screen.getByRole('button', { name: /lost$/ });
    expect(lost).toHaveAttribute('data-style', 'lost');
    expect(container).toHaveTextContent('RTO 1 s');
    expect(container).toHaveTextContent('resent');
    goTo(trace.events.length);
    expect(container).toHaveTextContent('2 MSL 4 min');
  });
});

describe('the lanes on a narrow page', () => {
  afterEach(() => {
    vi.restoreAllMocks();
  });

  it('keep their arrows on a phone, with the names of states within the lanes', () => {
    vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(370);
    const { container } = show(handshake, 3);
    expect(container.querySelector('svg')).toBeVisible();
    const names = [...container.querySelectorAll('[data-state="SYN-RECEIVED"]')];
    expect(names.map((name) => name.getAttribute('aria-hidden'))).toEqual(['true', null]);
    expect(screen.getByRole('button', { name: /^SYN SEQ 100/ })).toBeVisible();
  });

  it('are a list of steps, the present one marked', async () => {
    vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(320);
    const user = userEvent.setup();
    const { onSelectStep, container } = show(handshake, 3);
    expect(container.querySelector('svg')).toBeNull();
    const list = await screen.findByRole('list', { name: 'Steps' });
    const steps = within(list).getAllByRole('button');
    expect(steps).toHaveLength(4);
    expect(steps[3]).toHaveAttribute('aria-current', 'step');
    expect(steps[3]).toHaveTextContent('SYN');
    await user.click(steps[1] ?? document.body);
    expect(onSelectStep).toHaveBeenCalledWith(1);
  });
});

describe('looking back', () => {
  const trace = runOf('last-ack-lost');
  const last = trace.events.length;
  const touch = (element: Element, type: string, clientX: number, clientY: number) =>
    fireEvent(
      element,
      Object.assign(new Event(type, { bubbles: true, cancelable: true }), {
        touches: [{ clientX, clientY }],
      }),
    );
  const drag = (picture: Element, dx: number, dy: number) => {
    touch(picture, 'touchstart', 100, 100);
    // What is not prevented is left to the page, and to a tap.
    return !touch(picture, 'touchmove', 100 + dx, 100 + dy);
  };
  const shown = () => {
    const view = show(trace, last);
    const picture = view.container.querySelector('svg');
    if (picture === null) throw new Error('no picture');
    const place = () => picture.querySelector('g')?.getAttribute('transform');
    return { ...view, picture, place };
  };

  it('is by wheel or by finger, until the next step', () => {
    const { picture, place, goTo } = shown();
    const present = place();
    expect(fireEvent.wheel(picture, { deltaY: -40 })).toBe(false);
    const back = place();
    expect(back).not.toBe(present);
    expect(drag(picture, 3, -40)).toBe(true);
    expect(place()).toBe(present);
    expect(drag(picture, 3, 40)).toBe(true);
    expect(place()).toBe(back);
    goTo(last - 1);
    goTo(last);
    expect(place()).toBe(present);
  });

  it('leaves taps, swipes, and what it cannot scroll to the page', () => {
    const { picture, place } = shown();
    const present = place();
    expect(drag(picture, 2, 3)).toBe(false);
    expect(drag(picture, 60, 20)).toBe(false);
    expect(drag(picture, 0, -60)).toBe(false);
    expect(place()).toBe(present);
  });
});

describe('the table of the run', () => {
  it('has all steps with their segments and the states of both ends', () => {
    render(<RunTable trace={handshake} step={4} language="en" />);
    const rows = screen.getAllByRole('row');
    expect(rows).toHaveLength(7);
    expect(rows[0]).toHaveTextContent(
      'StepTimeWhat happensFlagsSEQACKLENState of ClientState of Server',
    );
    expect(rows[5]).toHaveAttribute('aria-current', 'step');
    expect(rows[5]).toHaveTextContent(/SYN ACK3001010ESTABLISHEDSYN-RECEIVED$/);
  });

  it('says how much of a long run it shows', () => {
    const [event] = handshake.events;
    if (event === undefined) throw new Error('no event');
    const events = Array.from({ length: 5000 }, (_, index) => ({ ...event, index }));
    render(<RunTable trace={{ ...handshake, events }} step={4500} language="zh" />);
    expect(screen.getByRole('table')).toHaveAccessibleName(
      /5,001 步，显示当前步骤附近的 [\d,]+ 步/,
    );
  });
});
