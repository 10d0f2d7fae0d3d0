import { render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { sequenceNumber } from '../../src/text/format.ts';
import type { Language } from '../../src/text/language.ts';
import { segmentText } from '../../src/text/segment.ts';
import { fateAt } from '../../src/trace/judgement.ts';
import { selectedAt } from '../../src/trace/selection.ts';
import type { Trace } from '../../src/trace/trace.ts';
import { SegmentPanel } from '../../src/views/segment/SegmentPanel.tsx';
import { runOf, runs } from '../draw/runs.ts';

const show = (
  trace: Trace,
  step: number,
  language: Language = 'en',
  selectedSegment: string | null = null,
) => {
  const onSelectSegment = vi.fn<(id: string) => void>();
  const shown = { trace, step, language, selectedSegment, onSelectSegment };
  return { onSelectSegment, ...render(<SegmentPanel {...shown} />) };
};

/** The field of Figure 1 with a name; what is said of it is its label. */
const field = (name: string) => screen.getByRole('button', { name: new RegExp(`^${name}`) });

describe('the panel of a segment', () => {
  it.each(runs.slice(0, -1))("shows each step's segment in both languages, in %s", (_, trace) => {
    for (const language of ['en', 'zh'] as const) {
      const text = segmentText(language);
      for (let step = 0; step <= trace.events.length; step += 2) {
        const { unmount, container } = show(trace, step, language);
        const segment = selectedAt(trace, step, null);
        if (segment === null) expect(screen.getByText(text.none)).toBeInTheDocument();
        else {
          expect(container.querySelector('[data-field=sequenceNumber]')).toHaveTextContent(
            `${text.fields.sequenceNumber}${sequenceNumber(segment.seq)}`,
          );
          const fate = fateAt(trace, segment, step);
          if (fate.kind === 'judged') {
            expect(container.querySelectorAll('tr')).toHaveLength(fate.judgement.checks.length + 1);
          } else expect(screen.getByText(text.fates[fate.kind])).toBeInTheDocument();
        }
        unmount();
      }
    }
  });

  it('says what a field means when it is reached', async () => {
    const trace = runOf('three-way-handshake');
    show(trace, 2);
    const user = userEvent.setup();
    await user.click(field('Sequence Number'));
    expect(
      screen.getByText(/this is the initial sequence number/, { selector: 'p' }),
    ).toBeInTheDocument();
    expect(field('Sequence Number')).toHaveAttribute('aria-pressed', 'true');
    expect(field('Acknowledgment')).toHaveAccessibleName(/Not read, since ACK is 0/);
    expect(field('Control bits')).toHaveAccessibleName(/SYN = 1: Synchronize/);
  });

  it('lets one choose among those that have left', async () => {
    const trace = runOf('four-way-close');
    const { onSelectSegment } = show(trace, trace.events.length, 'en', 's2');
    const user = userEvent.setup();
    await user.click(screen.getByRole('button', { name: 'Previous segment' }));
    expect(onSelectSegment).toHaveBeenLastCalledWith('s1');
    await user.click(screen.getByRole('button', { name: 'Next segment' }));
    expect(onSelectSegment).toHaveBeenLastCalledWith('s3');
    await user.selectOptions(screen.getByRole('combobox', { name: 'Segment' }), 's4');
    expect(onSelectSegment).toHaveBeenLastCalledWith('s4');
  });

  it('offers a long run in part', () => {
    const [, crowd] = runs.at(-1)!;
    show(crowd, crowd.events.length);
    expect(screen.getAllByRole('option').length).toBeLessThanOrEqual(100);
  });

  it('shows which check decided, and by which clause', () => {
    const trace = runOf('forged-reset');
    const event = trace.events.find(({ rules }) => rules.includes('rfc5961:3.2'))!;
    show(trace, event.index + 1);
    const row = screen.getByRole('rowheader', { name: /2\. RST/ }).closest('tr')!;
    expect(row).toHaveTextContent('RFC 5961 §3.2');
    expect(row).toHaveTextContent('decided here');
    expect(screen.getByRole('rowheader', { name: /1\. Sequence/ }).closest('tr')).toHaveTextContent(
      'passed',
    );
  });

  it('shows text as text', () => {
    const trace = runOf('numbers-ledger');
    const step = trace.events.find(
      ({ kind, rules }) => kind === 'arrival' && rules.includes('rfc9293:3.10.7.4/7'),
    )!;
    const segments = trace.segments.map((segment) =>
      'segment' in step && segment.id === step.segment
        ? { ...segment, text: '<b>hi</b>\n' }
        : segment,
    );
    show({ ...trace, segments }, step.index + 1);
    expect(field('Data“')).toHaveTextContent('“<b>hi</b>\\n”');
  });
});
