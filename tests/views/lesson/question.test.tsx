import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ComponentProps } from 'react';
import { describe, expect, it, vi } from 'vitest';
import type { Prediction } from '../../../src/scenario/teaching.ts';
import { QuestionCard } from '../../../src/views/lesson/QuestionCard.tsx';

const both = (text: string) => ({ en: text, zh: `${text}（中文）` });
const option = (is: string) => ({
  is,
  why: both(`Why ${is}.`),
  clause: `RFC 9293 3.${is.length}`,
});

const prediction: Prediction = {
  id: 'state-of-b',
  at: 'start',
  question: both('In which state is the {host|server} now?'),
  ask: { of: 'state', host: 'B', at: 'start' },
  options: [option('SYN-RECEIVED'), option('ESTABLISHED'), option('LISTEN')],
};

type Props = ComponentProps<typeof QuestionCard>;

const card = (props: Partial<Props> = {}) => (
  <QuestionCard
    prediction={prediction}
    number={1}
    of={2}
    state="asked"
    given={null}
    answer={null}
    language="en"
    onAnswer={() => undefined}
    onSkip={() => undefined}
    onGoOn={() => undefined}
    {...props}
  />
);

const wrong = { state: 'answered', given: 'ESTABLISHED', answer: 'SYN-RECEIVED' } as const;
/** The reason of an option, shown or folded away. */
const reason = (is: string) =>
  screen
    .getAllByRole('listitem', { hidden: true })
    .find(({ textContent }) => textContent.includes(`Why ${is}.`))!;
const asked = () => screen.getByRole('heading', { name: 'In which state is the server now?' });

describe('a question that is asked', () => {
  it('takes the focus, so that it is read out and its keys act', () => {
    render(card());
    expect(asked()).toHaveFocus();
    expect(screen.getByRole('group', { name: /In which state/ })).toContainElement(asked());
    expect(screen.getByText(/Question 1 of 2/)).toBeVisible();
  });

  it('is answered with the mouse, and with the number of an option', async () => {
    const onAnswer = vi.fn();
    render(card({ onAnswer }));
    await userEvent.click(screen.getByRole('button', { name: 'LISTEN' }));
    expect(onAnswer).toHaveBeenLastCalledWith('LISTEN');
    asked().focus();
    await userEvent.keyboard('2');
    expect(onAnswer).toHaveBeenLastCalledWith('ESTABLISHED');
  });

  it('takes no other key, and none that is pressed elsewhere', async () => {
    const onAnswer = vi.fn();
    render(
      <>
        <button type="button">elsewhere</button>
        {card({ onAnswer })}
      </>,
    );
    await userEvent.keyboard('9{Control>}1{/Control}x');
    screen.getByRole('button', { name: 'elsewhere' }).focus();
    await userEvent.keyboard('1');
    expect(onAnswer).not.toHaveBeenCalled();
  });

  it('does not give itself away', () => {
    render(card());
    expect(screen.queryByText(/Why /)).not.toBeInTheDocument();
    expect(screen.queryByText('Right')).not.toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Go on' })).not.toBeInTheDocument();
  });

  it('may be skipped', async () => {
    const onSkip = vi.fn();
    render(card({ onSkip }));
    await userEvent.click(screen.getByRole('button', { name: 'Skip' }));
    expect(onSkip).toHaveBeenCalledOnce();
  });

  it('leads to the card of a term in it', async () => {
    const onTerm = vi.fn();
    render(card({ onTerm }));
    await userEvent.click(screen.getByRole('button', { name: 'server' }));
    expect(onTerm).toHaveBeenCalledExactlyOnceWith('host');
  });

  it('shows in Chinese what is a word, and leaves names as they are', () => {
    const options = [option('yes'), option('nothing'), option('ACK')];
    render(card({ prediction: { ...prediction, options }, language: 'zh' }));
    expect(screen.getByRole('button', { name: '是' })).toBeVisible();
    expect(screen.getByRole('button', { name: '什么都不发' })).toBeVisible();
    expect(within(screen.getByRole('button', { name: 'ACK' })).getByText('ACK')).toHaveAttribute(
      'lang',
      'en',
    );
  });
});

describe('a question that was answered', () => {
  it('shows the learner’s answer beside the model’s, in words and not by colour alone', () => {
    render(card(wrong));
    const verdict = screen.getByRole('status');
    expect(verdict).toHaveTextContent('✗ Not soYou: ESTABLISHEDThe model: SYN-RECEIVED');
  });

  it('says that it is right', () => {
    render(card({ ...wrong, given: 'SYN-RECEIVED' }));
    expect(screen.getByRole('status')).toHaveTextContent('✓ Right');
  });

  it('gives the reason of one’s own answer and of the right one at once, with clauses', () => {
    render(card(wrong));
    expect(reason('ESTABLISHED')).toBeVisible();
    expect(reason('SYN-RECEIVED')).toBeVisible();
    expect(reason('ESTABLISHED')).toHaveTextContent('RFC 9293 3.11');
    expect(reason('LISTEN')).not.toBeVisible();
  });

  it('gives the reasons of the others on demand', async () => {
    render(card(wrong));
    await userEvent.click(screen.getByText('Why not the others?'));
    expect(reason('LISTEN')).toBeVisible();
  });

  it('takes the focus to the verdict when it is answered, and not when one comes back to it', () => {
    const { rerender, unmount } = render(card());
    rerender(card(wrong));
    expect(screen.getByRole('status')).toHaveFocus();
    unmount();
    render(card(wrong));
    expect(screen.getByRole('status')).not.toHaveFocus();
  });

  it('goes on by its button, and its numbers answer no more', async () => {
    const [onGoOn, onAnswer] = [vi.fn(), vi.fn()];
    const { rerender } = render(card({ onAnswer }));
    rerender(card({ ...wrong, onGoOn, onAnswer }));
    await userEvent.keyboard('1');
    expect(onAnswer).not.toHaveBeenCalled();
    await userEvent.click(screen.getByRole('button', { name: 'Go on' }));
    expect(onGoOn).toHaveBeenCalledOnce();
  });

  it('keeps back the model’s answer as long as it is not to be seen', () => {
    render(card({ ...wrong, answer: null }));
    expect(screen.getByRole('status')).toHaveTextContent('You: ESTABLISHED');
    expect(screen.queryByText(/SYN-RECEIVED/)).not.toBeInTheDocument();
    expect(screen.queryByText(/Not so/)).not.toBeInTheDocument();
  });
});

describe('a question that was skipped', () => {
  it('says so, and shows what the model does and why', () => {
    render(card({ state: 'skipped', answer: 'SYN-RECEIVED' }));
    expect(screen.getByRole('status')).toHaveTextContent('SkippedThe model: SYN-RECEIVED');
    expect(reason('SYN-RECEIVED')).toBeVisible();
  });
});

describe('a question whose answer is typed', () => {
  const typed = { ...prediction, typed: true };

  it('shows no options, and takes what is typed with Enter, digits too', async () => {
    const onAnswer = vi.fn();
    render(card({ prediction: typed, onAnswer }));
    expect(screen.queryByRole('button', { name: 'LISTEN' })).not.toBeInTheDocument();
    await userEvent.type(screen.getByRole('textbox', { name: 'Your answer' }), ' 101 {Enter}');
    expect(onAnswer).toHaveBeenCalledExactlyOnceWith('101');
  });

  it('does not take nothing for an answer', async () => {
    const onAnswer = vi.fn();
    render(card({ prediction: typed, onAnswer }));
    await userEvent.click(screen.getByRole('button', { name: 'Answer' }));
    expect(onAnswer).not.toHaveBeenCalled();
  });

  it('knows an alias of the state that is meant', () => {
    render(card({ ...wrong, prediction: typed, given: 'syn_rcvd' }));
    expect(screen.getByRole('status')).toHaveTextContent('✓ RightYou: SYN-RECEIVED');
  });

  it('answers also what nobody thought of', () => {
    render(card({ ...wrong, prediction: typed, given: 'HALF-OPEN' }));
    expect(screen.getByRole('status')).toHaveTextContent('You: HALF-OPEN');
    expect(screen.getByText(/not what the model does/)).toBeVisible();
  });

  it('has the lesson’s own words for that, where there are some', () => {
    const otherwise = { why: both('No such state exists.'), clause: 'RFC 9293 3.3.2' };
    render(card({ ...wrong, prediction: { ...typed, otherwise }, given: 'HALF-OPEN' }));
    expect(screen.getByText(/No such state exists\./)).toBeVisible();
  });
});
