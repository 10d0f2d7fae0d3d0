import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { contradictingNotes, notesToMend } from '../../../src/lessons/notes.ts';
import type { Language } from '../../../src/text/language.ts';
import { NoteCard } from '../../../src/views/notes/NoteCard.tsx';
import { PairCard, type SideName } from '../../../src/views/notes/PairCard.tsx';
import { Paper } from '../../../src/views/notes/Paper.tsx';

const noteNamed = (id: string) => notesToMend.find((note) => note.id === id)!;
const pairNamed = (id: string) => contradictingNotes.find((pair) => pair.id === id)!;

interface NoteProps {
  readonly id: string;
  readonly answer?: string;
  readonly language?: Language;
  readonly onWatch?: () => void;
  readonly onCard?: (card: string) => void;
}

const Note = ({ id, answer, language = 'en', onWatch = vi.fn(), onCard = vi.fn() }: NoteProps) => {
  const [pressed, press] = useState<readonly string[]>([]);
  return (
    <NoteCard
      note={noteNamed(id)}
      pressed={pressed}
      decision={answer === undefined ? null : { answer }}
      language={language}
      onPress={(piece) => press([...pressed, piece])}
      onWatch={onWatch}
      onCard={onCard}
    />
  );
};

const piece = (name: RegExp) =>
  within(screen.getByRole('group', { name: 'The note, piece by piece' })).getByRole('button', {
    name,
  });
const status = () => screen.getByRole('status');

describe('a note to be put right', () => {
  it('says of a right place that it is right, and why, and goes on waiting', async () => {
    render(<Note id="N11" answer="300" />);
    await userEvent.click(piece(/CLOSE-WAIT/));
    expect(status()).toHaveTextContent(/This is right\. On the client’s FIN/);
    expect(screen.queryByRole('button', { name: /Watch/ })).not.toBeInTheDocument();
    expect(piece(/CLOSE-WAIT ?\(right\)/)).toHaveAttribute('aria-current', 'true');
  });

  it('says of the wrong place what is true, and where that is laid down', async () => {
    const onWatch = vi.fn();
    render(<Note id="N11" answer="300" onWatch={onWatch} />);
    await userEvent.click(piece(/seq=x\+1/));
    expect(status()).toHaveTextContent(/Yes, here\. .* What is true: ACK=x\+1: .* RFC 9293 3\.6/);
    expect(screen.getByText('The note', { exact: true }).parentElement).toHaveTextContent('101');
    expect(screen.getByText('The model', { exact: true }).parentElement).toHaveTextContent('300');
    await userEvent.click(screen.getByRole('button', { name: 'Watch the model contradict it' }));
    expect(onWatch).toHaveBeenCalledOnce();
  });

  it('of which several places are wrong is put right when all of them are found', async () => {
    render(<Note id="N93" answer="SYN-SENT" />);
    await userEvent.click(piece(/syn=j/));
    expect(status()).toHaveTextContent('One more place is wrong.');
    expect(status()).not.toHaveTextContent('What is true');
    await userEvent.click(piece(/SYN_SEND/));
    expect(status()).toHaveTextContent('What is true');
  });

  it('that no run contradicts leads to the glossary', async () => {
    const onCard = vi.fn();
    render(<Note id="N98" onCard={onCard} />);
    await userEvent.click(piece(/synchronous/));
    await userEvent.click(screen.getByRole('button', { name: 'Look it up in the glossary' }));
    expect(onCard).toHaveBeenCalledWith('syn');
  });

  it('stands in English beside the student’s own words, and in Chinese by itself', () => {
    const { unmount } = render(<Note id="N204" />);
    expect(screen.getByText('经过CLOSED-WAIT阶段')).toHaveAttribute('lang', 'zh-Hans');
    unmount();
    render(<Note id="N204" language="zh" />);
    expect(screen.getByText('笔记 004，第 75 行')).toBeInTheDocument();
    expect(screen.queryByText(/原文/)).not.toBeInTheDocument();
  });
});

const Pair = ({ id, answer }: { readonly id: string; readonly answer: string }) => {
  const [chosen, choose] = useState<SideName | null>(null);
  return (
    <PairCard
      pair={pairNamed(id)}
      chosen={chosen}
      decision={chosen === null ? null : { answer }}
      language="en"
      onChoose={choose}
      onWatch={vi.fn()}
    />
  );
};

describe('two notes that contradict each other', () => {
  it('are chosen between before the model says anything', async () => {
    render(<Pair id="D1" answer="9" />);
    expect(status()).toBeEmptyDOMElement();
    await userEvent.click(screen.getByRole('button', { name: /^This one is right: 10 probes/ }));
    // The button that was pressed is gone.
    expect(status()).toHaveFocus();
    expect(status()).toHaveTextContent(
      /The model 9 ✓\s?The other one is right\. Linux sends nine\./,
    );
    expect(screen.getByText(/your choice/).parentElement).toHaveTextContent('Note 002, line 46');
    expect(screen.getByRole('button', { name: 'Watch the model decide' })).toBeInTheDocument();
  });

  it('say it when the right one was chosen', async () => {
    render(<Pair id="D7" answer="SYN-RECEIVED" />);
    await userEvent.click(screen.getAllByRole('button', { name: /This one is right/ })[1]!);
    expect(status()).toHaveTextContent('You chose well.');
  });
});

describe('a stack of notes', () => {
  it('counts, and gives the focus to the one that one goes to', async () => {
    const Stack = () => {
      const [at, go] = useState(0);
      return (
        <Paper kind="notes" at={at} of={2} settled={1} language="en" onGo={go}>
          <p>Words</p>
        </Paper>
      );
    };
    render(<Stack />);
    expect(screen.getByText('1 of 2 put right')).toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Previous' })).toBeDisabled();
    await userEvent.click(screen.getByRole('button', { name: 'Next' }));
    expect(screen.getByRole('heading', { name: 'Note 2 of 2' })).toHaveFocus();
    expect(screen.getByRole('button', { name: 'Next' })).toBeDisabled();
  });
});
