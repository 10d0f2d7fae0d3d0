import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ComponentProps } from 'react';
import { describe, expect, it, vi } from 'vitest';
import type { WholeLesson } from '../../../src/lessons/compose.ts';
import { fromCatalogue } from '../../../src/scenario/catalogue/index.ts';
import { LessonPanel } from '../../../src/views/lesson/LessonPanel.tsx';

const both = (en: string, zh: string) => ({ en, zh });
const note = (en: string, zh: string) => ({ at: 'start' as const, text: both(en, zh) });
const runOf = (id: string, scenario: string) => ({
  id,
  title: both(`Run ${id}`, `运行${id}`),
  scenario: fromCatalogue(scenario)!,
  notes: [],
  predictions: [],
});

const lesson: WholeLesson = {
  version: 1,
  id: 'L04',
  module: 'opening',
  minutes: 8,
  title: both('Why three?', '为什么是三次'),
  goal: both('Say why two are not enough.', '说清两次为什么不够。'),
  intro: [both('A {segment} may wander.', '服务器停在 LISTEN。')],
  panels: ['states'],
  applications: false,
  runs: [runOf('a', 'old-duplicate-syn'), runOf('b', 'two-way-handshake')],
  tables: [
    {
      id: 'table',
      title: both('What follows', '结果'),
      head: ['', both('What comes', '收到')],
      rows: [['A', { ask: { of: 'visited', host: 'A', state: 'CLOSING' } }]],
    },
  ],
  figures: ['knowledge', 'two-msl'],
  remember: [both('An old SYN does not show its age.', 'SYN 看不出新旧。')],
  questions: ['Q01'],
  sources: ['RFC 9293 3.4.1'],
};

const notes = [
  note('First LISTEN.', '先是 LISTEN，再到 SYN-SENT。'),
  note('Then SYN-SENT.', '还在 SYN-SENT。'),
];

type Props = ComponentProps<typeof LessonPanel>;

const panel = (props: Partial<Props> = {}) => (
  <LessonPanel
    lesson={lesson}
    run="a"
    begun
    ended={false}
    notes={notes}
    asked={{ answered: 1, of: 2 }}
    language="en"
    cellText={() => 'no'}
    figure={(name) => <p>figure {name}</p>}
    onRun={() => undefined}
    onTerm={() => undefined}
    onReference={() => undefined}
    next={{ id: 'L05', title: both('Losses', '丢包') }}
    onNext={() => undefined}
    {...props}
  />
);

describe('a lesson before its first step', () => {
  it('shows what it is for and how to begin, and gives nothing away', () => {
    render(panel({ begun: false, notes: [] }));
    expect(screen.getByRole('heading', { name: 'Why three?' })).toBeVisible();
    expect(screen.getByText('Say why two are not enough.')).toBeVisible();
    expect(screen.getByText(/may wander/)).toBeVisible();
    expect(screen.getByText('Press → or › to begin.')).toBeVisible();
    expect(screen.getByText(/does not show its age/)).not.toBeVisible();
    expect(screen.queryByText('figure knowledge')).not.toBeInTheDocument();
  });

  it('asks for an answer, not for a step, where a question comes first', () => {
    render(panel({ begun: false, notes: [], waits: true }));
    expect(screen.getByText('The question under the lanes comes first.')).toBeVisible();
    expect(screen.queryByText('Press → or › to begin.')).toBeNull();
  });
});

describe('a lesson on its way', () => {
  it('has the present note in full sight, and the earlier ones on demand, in their order', async () => {
    render(panel());
    expect(screen.getByText(/^Then/)).toBeVisible();
    expect(screen.getByText(/^First/)).not.toBeVisible();
    await userEvent.click(screen.getByText('What was said before'));
    const said = screen.getAllByText(/wander|^First|^Then/).map(({ textContent }) => textContent);
    expect(said).toEqual(['A segment may wander.', 'First LISTEN.', 'Then SYN-SENT.']);
  });

  it('has the present note read out, unless the run is playing', () => {
    const { rerender } = render(panel());
    const live = () => screen.getByText(/^Then/).closest('[aria-live]');
    expect(live()).toHaveAttribute('aria-live', 'polite');
    rerender(panel({ quiet: true }));
    expect(live()).toHaveAttribute('aria-live', 'off');
  });

  it('glosses a state in Chinese where it is named first, and there only', () => {
    render(panel({ language: 'zh' }));
    expect(screen.getByText(/服务器停在/)).toHaveTextContent('服务器停在 LISTEN（监听）。');
    expect(screen.getByText(/先是/)).toHaveTextContent(
      '先是 LISTEN，再到 SYN-SENT（同步已发送）。',
    );
    expect(screen.getByText(/还在/)).toHaveTextContent('还在 SYN-SENT。');
  });

  it('marks the names of states as Latin text in their phase', () => {
    render(panel({ language: 'zh' }));
    const state = within(screen.getByText(/还在/)).getByText('SYN-SENT');
    expect(state).toHaveAttribute('lang', 'en');
    expect(state).toHaveAttribute('data-phase', 'opening');
  });

  it('shows what grows with the steps, and keeps what sums up for later', () => {
    render(panel());
    expect(screen.getByText('figure knowledge')).toBeVisible();
    expect(screen.getByText('figure two-msl')).not.toBeVisible();
    expect(screen.getByText(/1 of 2 answered/)).toBeVisible();
  });

  it('opens the summary on demand', async () => {
    render(panel());
    await userEvent.click(screen.getByText('What to remember'));
    expect(screen.getByText(/does not show its age/)).toBeVisible();
    expect(screen.getByText('figure two-msl')).toBeVisible();
  });
});

describe('a lesson that was seen to its end', () => {
  it('sums up, and stays so when one steps back', () => {
    const { rerender } = render(panel({ ended: true }));
    expect(screen.getByText(/does not show its age/)).toBeVisible();
    rerender(panel({ ended: false }));
    expect(screen.getByText(/does not show its age/)).toBeVisible();
    rerender(panel({ ended: false, lesson: { ...lesson, id: 'L05' } }));
    expect(screen.getByText(/does not show its age/)).not.toBeVisible();
  });

  it('has a table whose cells the runs have answered, in the reader’s language', () => {
    render(panel({ ended: true, language: 'zh' }));
    const table = screen.getByRole('table', { name: '结果' });
    expect(within(table).getByRole('columnheader', { name: '收到' })).toBeVisible();
    expect(within(table).getByRole('cell', { name: '否' })).toBeVisible();
  });

  it('leads on: to the next lesson, to the reference, to a question', async () => {
    const [onNext, onReference, onQuestion] = [vi.fn(), vi.fn(), vi.fn()];
    render(panel({ ended: true, onNext, onReference, onQuestion }));
    await userEvent.click(screen.getByRole('button', { name: /Losses/ }));
    await userEvent.click(screen.getByRole('button', { name: 'Reference' }));
    await userEvent.click(screen.getByRole('button', { name: 'Q01' }));
    expect(onNext).toHaveBeenCalledOnce();
    expect(onReference).toHaveBeenCalledOnce();
    expect(onQuestion).toHaveBeenCalledExactlyOnceWith('Q01');
  });
});

describe('the runs of a lesson', () => {
  it('are tabs, of which the fictions say that they are not TCP', () => {
    render(panel());
    expect(screen.getByRole('tab', { name: 'Run a' })).toHaveAttribute('aria-selected', 'true');
    expect(screen.getByRole('tab', { name: /Run b.*not TCP/ })).toBeVisible();
  });

  it('are chosen by a press and by the arrow keys', async () => {
    const onRun = vi.fn();
    render(panel({ onRun }));
    await userEvent.click(screen.getByRole('tab', { name: /Run b/ }));
    expect(onRun).toHaveBeenLastCalledWith('b');
    screen.getByRole('tab', { name: 'Run a' }).focus();
    await userEvent.keyboard('{ArrowLeft}');
    expect(onRun).toHaveBeenCalledTimes(2);
    expect(screen.getByRole('tab', { name: /Run b/ })).toHaveFocus();
  });

  it('are no tabs where there is only one', () => {
    render(panel({ lesson: { ...lesson, runs: lesson.runs.slice(0, 1) } }));
    expect(screen.queryByRole('tablist')).not.toBeInTheDocument();
    expect(screen.getByText(/^Then/)).toBeVisible();
  });
});

describe('the words of a lesson', () => {
  it('lead to the cards of their terms, by mouse and by keyboard', async () => {
    const onTerm = vi.fn();
    render(panel({ begun: false, notes: [], onTerm }));
    const term = screen.getByRole('button', { name: 'segment' });
    await userEvent.click(term);
    term.focus();
    await userEvent.keyboard('{Enter} ');
    expect(onTerm.mock.calls).toEqual([['segment'], ['segment'], ['segment']]);
  });
});

describe('the switch for all panels', () => {
  it('says what is chosen', async () => {
    const onAllPanels = vi.fn();
    render(panel({ allPanels: false, onAllPanels }));
    await userEvent.click(screen.getByRole('checkbox', { name: 'Show all panels' }));
    expect(onAllPanels).toHaveBeenCalledExactlyOnceWith(true);
  });

  it('is not there where nobody listens to it', () => {
    render(panel());
    expect(screen.queryByRole('checkbox')).not.toBeInTheDocument();
  });
});
