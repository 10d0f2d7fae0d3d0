/** What a reader has done to a segment shows at once, while it is still on its way. */
import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { motionValue } from 'framer-motion';
import { describe, expect, it, vi } from 'vitest';
import { defaultAddress } from '../../src/app/address.ts';
import { faultsOn, foretoldAt } from '../../src/app/foretold.ts';
import { changed, copyOf, type OwnCopy } from '../../src/app/own-copy.ts';
import { displayTime } from '../../src/draw/display-time.ts';
import { fromCatalogue } from '../../src/scenario/catalogue/index.ts';
import { withoutFault } from '../../src/scenario/interventions.ts';
import { run } from '../../src/sim/run.ts';
import { underway } from '../../src/trace/underway.ts';
import { actOnSegment, type SegmentAction } from '../../src/views/intervene/offers.ts';
import { SegmentMenu } from '../../src/views/intervene/SegmentMenu.tsx';
import { Foretold } from '../../src/views/lanes/foretold.ts';
import { Lanes } from '../../src/views/lanes/Lanes.tsx';

const close = fromCatalogue('four-way-close')!;
const before = run(close);
const lastAck = before.segments.at(-1)!;
const step = before.events.find(({ sent }) => sent.includes(lastAck.id))!.index + 1;

const done = (action: SegmentAction): OwnCopy => {
  const way = underway(before, step, lastAck.id)!;
  const scenario = actOnSegment(close, before, step, way, action, 0.2);
  return changed(copyOf(close, defaultAddress), scenario, step);
};

const lanesOf = (copy: OwnCopy) => {
  const trace = run(copy.present.scenario);
  render(
    <Foretold value={foretoldAt(trace, copy, step)}>
      <Lanes
        trace={trace}
        step={step}
        clock={motionValue(displayTime(trace).stepTimes[step] ?? 0)}
        mode="explore"
        language="en"
        onSelectStep={() => undefined}
      />
    </Foretold>,
  );
  const arrow = document.querySelector(`[role=button][data-segment=${lastAck.id}]`)!;
  const [, path, travelled] = arrow.querySelectorAll('line');
  const tip = [...arrow.children].at(-1)!;
  return { arrow, path: path!, travelled: travelled!, tip };
};

describe('a segment on its way', () => {
  it.each<[SegmentAction, RegExp]>([
    ['drop', /lost/],
    ['corrupt', /corrupt|damaged/],
    ['hold', /held/],
  ])('shows what will become of it after a %s', (action, fate) => {
    const { arrow, path, tip } = lanesOf(done(action));
    expect(arrow).toHaveAccessibleName(expect.stringMatching(fate));
    expect(tip).not.toHaveAttribute('visibility', 'hidden');
    const end = ['x2', 'y2'].map((name) => Number(path.getAttribute(name)));
    const ring = /translate\((\S+) (\S+)\)/.exec(tip.firstElementChild!.getAttribute('transform')!);
    expect(Number(ring?.[1])).toBeCloseTo(end[0]!, 0);
    expect(Number(ring?.[2])).toBeCloseTo(end[1]!, 0);
  });

  it.each<SegmentAction>(['delay', 'duplicate'])('keeps its way open after a %s', (action) => {
    const { arrow, tip } = lanesOf(done(action));
    expect(arrow).toHaveAccessibleName(expect.stringMatching(/in flight/));
    expect(tip).toHaveAttribute('visibility', 'hidden');
  });

  it('does not tell what the scenario itself will do to it', () => {
    const dropped = done('drop').present.scenario;
    const { arrow } = lanesOf(copyOf(dropped, defaultAddress));
    expect(arrow).toHaveAccessibleName(expect.stringMatching(/in flight/));
  });
});

describe('the menu of a segment that the reader has dropped', () => {
  // The browser of these tests has no popovers.
  HTMLElement.prototype.showPopover = vi.fn();
  HTMLElement.prototype.hidePopover = vi.fn();

  it('says so, and offers to take it back instead of a second drop', async () => {
    const copy = done('drop');
    const { scenario } = copy.present;
    const trace = run(scenario);
    const takeBack = vi.fn();
    render(
      <SegmentMenu
        trace={trace}
        way={underway(trace, step, lastAck.id)!}
        place={{ x: 0, top: 0, bottom: 0 }}
        language="en"
        onAct={() => undefined}
        decided="drop"
        onTakeBack={takeBack}
        onGo={() => undefined}
        onClose={() => undefined}
      />,
    );
    const menu = within(screen.getByRole('dialog', { hidden: true }));
    expect(menu.getByText(/It will be lost/)).toBeInTheDocument();
    expect(menu.queryByText('Drop')).toBeNull();
    await userEvent.click(menu.getByText('Do not drop it'));
    expect(takeBack).toHaveBeenCalledOnce();

    const [fault] = faultsOn(trace, copy, lastAck.id);
    const again = run(withoutFault(scenario, trace.events, step, fault!));
    expect(again.events).toEqual(before.events);
  });
});
