import { act, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { narrate } from '../../src/narrate/narrate.ts';
import { fromCatalogue } from '../../src/scenario/catalogue/index.ts';
import { run } from '../../src/sim/run.ts';
import { MermaidPanel } from '../../src/views/mermaid/MermaidPanel.tsx';
import { ScenarioList } from '../../src/views/scenarios/ScenarioList.tsx';
import { Sentence } from '../../src/views/sentence/Sentence.tsx';
import { States } from '../../src/views/states/States.tsx';

const trace = run(fromCatalogue('last-ack-lost')!);
const shown = { trace, language: 'en', reducedMotion: true, fiction: null } as const;
/** The arrows (not their labels) that are drawn in a certain way. */
const emphasised = (how: string) =>
  [...document.querySelectorAll(`g[data-emphasis=${how}]`)].filter((group) =>
    group.querySelector('path'),
  );

describe('the state diagram', () => {
  it('has both ends on it, in words and as tokens', () => {
    render(<States {...shown} step={10} />);
    expect(
      screen.getByRole('group', { name: /Client is in TIME-WAIT\. Server is in LAST-ACK\./ }),
    ).toBeVisible();
    expect(screen.getByText('C')).toBeInTheDocument();
    expect(screen.getByText('S')).toBeInTheDocument();
  });

  it('has no bold arrow before anything happened', () => {
    render(<States {...shown} step={0} />);
    expect(emphasised('taken')).toHaveLength(0);
    expect(emphasised('last')).toHaveLength(0);
    expect(emphasised('none')).toHaveLength(20);
  });

  it('makes the arrows that were taken bold, and marks one as the last', () => {
    render(<States {...shown} step={10} />);
    expect(emphasised('taken').length + emphasised('last').length).toBe(10);
    expect(emphasised('last')).toHaveLength(1);
  });

  it('tells what a state means where it is pointed at or focused', async () => {
    render(<States {...shown} step={0} />);
    const box = screen.getByRole('img', { name: /^TIME-WAIT: / });
    act(() => {
      box.focus();
    });
    expect(screen.getByRole('paragraph')).toHaveTextContent(/^TIME-WAIT /);
    await userEvent.tab();
    expect(screen.getByRole('paragraph')).not.toHaveTextContent(/^TIME-WAIT /);
  });

  it('draws the arrow that a fiction changed', () => {
    const ghost = run(fromCatalogue('two-way-handshake')!);
    render(<States {...shown} trace={ghost} step={2} fiction="two-way-handshake" />);
    expect(screen.getByRole('group', { name: /Server is in ESTABLISHED/ })).toBeVisible();
    expect(emphasised('last')).toHaveLength(1);
  });
});

describe('the sentence', () => {
  it('names the host, the states as Latin text, and the clause', () => {
    const sentence = narrate(trace, trace.events[9]!, 'zh');
    render(<Sentence sentence={sentence} host="客户端" phase="waiting" language="zh" />);
    expect(screen.getByText('客户端')).toHaveAttribute('data-phase', 'waiting');
    expect(screen.getByText('TIME-WAIT')).toHaveAttribute('lang', 'en');
    expect(screen.getByText(/RFC 9293/)).toBeVisible();
  });
});

describe('the list of scenarios', () => {
  it('groups them, marks the present one and is chosen from', async () => {
    const onChoose = vi.fn();
    const entry = (id: string) => ({ id, title: `Title ${id}`, description: `About ${id}` });
    render(
      <ScenarioList
        groups={[{ title: { en: 'Open', zh: '建立' }, entries: [entry('a'), entry('b')] }]}
        current="b"
        language="en"
        onChoose={onChoose}
      />,
    );
    expect(screen.getByRole('heading', { name: 'Open' })).toBeVisible();
    expect(screen.getByRole('button', { name: /Title b/ })).toHaveAttribute('aria-current', 'true');
    await userEvent.click(screen.getByRole('button', { name: /Title a/ }));
    expect(onChoose).toHaveBeenCalledExactlyOnceWith('a');
  });
});

describe('the Mermaid panel', () => {
  const panel = { trace, step: 4, dark: false, language: 'en' } as const;

  it('draws the run so far and the machine, and has both as text', async () => {
    const draw = vi.fn((source: string) => Promise.resolve(`<svg><title>${source}</title></svg>`));
    render(<MermaidPanel {...panel} draw={draw} />);
    await waitFor(() => {
      expect(screen.getAllByRole('img')).toHaveLength(2);
    });
    const texts = screen.getAllByRole('region').map(({ textContent }) => textContent);
    expect(texts[0]).toMatch(/^sequenceDiagram/);
    expect(texts[1]).toMatch(/^stateDiagram-v2/);
  });

  it('says so where Mermaid fails, and keeps the text', async () => {
    const warn = vi.spyOn(console, 'warn').mockReturnValue();
    render(<MermaidPanel {...panel} draw={() => Promise.reject(new Error('no layout'))} />);
    expect(await screen.findAllByText(/could not draw/)).toHaveLength(2);
    expect(screen.getAllByRole('region')).toHaveLength(2);
    warn.mockRestore();
  });

  it('copies the whole text and says that it did', async () => {
    const user = userEvent.setup();
    render(<MermaidPanel {...panel} draw={() => Promise.resolve('')} />);
    await user.click(screen.getAllByRole('button', { name: 'Copy' })[0]!);
    expect(await screen.findByText('Copied')).toBeVisible();
    expect(await navigator.clipboard.readText()).toMatch(/^sequenceDiagram/);
  });
});
