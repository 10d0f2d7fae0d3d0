/** The card of one word. */
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { TermCard } from '../../../src/views/parts/TermCard.tsx';

it('tells a word in the reader’s language, and its name in the other', () => {
  render(<TermCard id="half-close" language="en" onTerm={vi.fn()} />);
  expect(screen.getByText('半关闭')).toHaveAttribute('lang', 'zh-Hans');
  expect(screen.getByRole('article')).toHaveTextContent(/One direction is finished by a FIN/);
  expect(screen.getByText('RFC 9293 3.6.1')).toBeVisible();
});

it('has the name of a state once, since it is the same in both languages', () => {
  render(<TermCard id="last-ack" language="zh" onTerm={vi.fn()} />);
  expect(screen.getByRole('article')).toHaveTextContent(/^被动关闭方也发出了 FIN/);
  expect(screen.getByText('LAST_ACK')).toBeVisible();
});

it('leads to the words that it is mixed up with, and tells them apart', async () => {
  const onTerm = vi.fn();
  render(<TermCard id="half-close" language="en" onTerm={onTerm} />);
  expect(screen.getByRole('article')).toHaveTextContent(/one end has lost everything/);
  await userEvent.click(screen.getByRole('button', { name: 'half-open connection' }));
  expect(onTerm).toHaveBeenCalledExactlyOnceWith('half-open-connection');
});

it('says so where there is no such card', () => {
  render(<TermCard id="no-such-word" language="en" onTerm={vi.fn()} />);
  expect(screen.getByText(/no card “no-such-word”/)).toBeVisible();
});
