import { render, screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { WholeLesson } from '../../../src/lessons/compose.ts';
import { fromCatalogue } from '../../../src/scenario/catalogue/index.ts';
import { run } from '../../../src/sim/run.ts';
import { Knowledge } from '../../../src/views/lesson/figures/Knowledge.tsx';
import { Ledger } from '../../../src/views/lesson/figures/Ledger.tsx';
import { LessonFigure } from '../../../src/views/lesson/figures/LessonFigure.tsx';
import { RoundTrips } from '../../../src/views/lesson/figures/RoundTrips.tsx';
import { TwoMsl } from '../../../src/views/lesson/figures/TwoMsl.tsx';

const traceOf = (scenario: string) => run(fromCatalogue(scenario)!);
const handshake = traceOf('three-way-handshake');
/** The cells of the last row, as they are read out. */
const lastRow = () =>
  within(screen.getAllByRole('row').at(-1)!)
    .getAllByRole('cell')
    .map((cell) => cell.textContent);

describe('the table of who knows what', () => {
  it('has no rows before anything has arrived', () => {
    render(<Knowledge trace={handshake} step={2} language="en" />);
    expect(screen.queryByRole('table')).not.toBeInTheDocument();
    expect(screen.getByText(/neither end knows/)).toBeVisible();
  });

  it('says in words who knows, and what nobody knows', () => {
    render(<Knowledge trace={handshake} step={4} language="en" />);
    expect(screen.getByRole('rowheader', { name: 'Server SYN,ACK' })).toBeVisible();
    expect(lastRow().map((cell) => cell.slice(1))).toEqual([
      ...['knows', 'knows', 'knows'],
      ...['does not know', 'knows', 'does not know'],
    ]);
    expect(screen.getByText(/Server cannot tell whether its SYN,ACK did/)).toBeVisible();
  });

  it('tells what its columns mean to whoever does not see them', () => {
    render(<Knowledge trace={handshake} step={5} language="zh" />);
    const heads = screen.getAllByRole('columnheader', { name: '服务器到客户端是通的' });
    expect(heads).toHaveLength(2);
  });

  it('marks an old duplicate and a loss', () => {
    render(<Knowledge trace={traceOf('third-ack-lost')} step={5} language="en" />);
    expect(screen.getByRole('rowheader', { name: /ACK lost/ })).toBeVisible();
    render(<Knowledge trace={traceOf('old-duplicate-syn')} step={5} language="en" />);
    expect(screen.getByRole('rowheader', { name: /SYN old/ })).toBeVisible();
  });
});

describe('the number ledger', () => {
  it('has a line for each segment, with the numbers of both ends', () => {
    render(<Ledger trace={handshake} step={3} language="en" />);
    // What is read out, and its short form for narrow places.
    expect(lastRow()).toEqual(['300', 'SYN 1' + '1', '301', '101', '301']);
    expect(screen.getByRole('columnheader', { name: 'SEQ' })).toBeVisible();
  });

  it('says so when nothing has been sent', () => {
    render(<Ledger trace={handshake} step={0} language="zh" />);
    expect(screen.getByText('还没有发送任何报文段。')).toBeVisible();
  });
});

describe('the bars of 2 MSL', () => {
  it('are two lifetimes by the RFC', () => {
    render(<TwoMsl preset="rfc" lifetimeSeconds={120} language="en" />);
    expect(screen.getAllByText('1 MSL = 2 min')).toHaveLength(2);
    expect(screen.getByText('2 MSL = 4 min')).toBeVisible();
  });

  it('are one constant in Linux', () => {
    render(<TwoMsl preset="linux" lifetimeSeconds={30} language="zh" />);
    expect(screen.getByText('1 分钟')).toBeVisible();
    expect(screen.queryByText(/MSL = /)).not.toBeInTheDocument();
  });
});

describe('the bars of round trips', () => {
  it('say their numbers, and that one is not there yet', () => {
    const rows = [
      { id: 'a', title: 'HTTP/1.0', roundTrips: 6, connections: 3 },
      { id: 'b', title: 'HTTP/1.1', roundTrips: null, connections: null },
    ];
    render(<RoundTrips rows={rows} current="a" language="en" />);
    const row = screen.getByRole('row', { name: 'HTTP/1.0 6 3' });
    expect(row).toHaveAttribute('aria-current', 'true');
    expect(screen.getByRole('row', { name: 'HTTP/1.1 … …' })).toBeVisible();
  });
});

describe('a figure of a lesson', () => {
  const lesson = {
    runs: ['a', 'b'].map((id) => ({
      id,
      title: `Run ${id}`,
      scenario: fromCatalogue('three-way-handshake')!,
    })),
    tables: [],
  } as unknown as WholeLesson;
  const shown = { lesson, trace: handshake, step: 5, language: 'en' } as const;

  it('knows the lifetime of the run on the screen', () => {
    render(<LessonFigure {...shown} name="two-msl" traces={{ a: handshake }} />);
    expect(screen.getByText('2 MSL = 4 min')).toBeVisible();
  });

  it('counts what the runs took, as far as they have run', () => {
    render(<LessonFigure {...shown} name="round-trips" traces={{ b: handshake }} />);
    expect(screen.getByRole('row', { name: 'Run a … …' })).toBeVisible();
    expect(screen.getByRole('row', { name: 'Run b 0 1' })).toHaveAttribute('aria-current', 'true');
  });

  it('compares only the runs whose round trips a table counts, if one does', () => {
    const cell = { ask: { of: 'count', what: 'roundTrips', run: 'b' } };
    const counting = { ...lesson, tables: [{ rows: [['Run b', cell]] }] } as never;
    render(<LessonFigure {...shown} lesson={counting} name="round-trips" traces={{}} />);
    expect(screen.getByRole('row', { name: 'Run b … …' })).toBeVisible();
    expect(screen.queryByText('Run a')).not.toBeInTheDocument();
  });
});
