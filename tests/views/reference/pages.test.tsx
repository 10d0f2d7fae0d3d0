/** The pages of reference: what stands on them, how it is found, and what leads where. */
import { fireEvent, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ComponentType } from 'react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { claims } from '../../../src/lessons/claims.ts';
import { cards } from '../../../src/lessons/glossary.ts';
import { states } from '../../../src/tcp/machine.ts';
import { rules } from '../../../src/tcp/rules.ts';
import { ClaimsPage } from '../../../src/views/reference/Claims.tsx';
import { FieldsPage } from '../../../src/views/reference/Fields.tsx';
import { GlossaryPage } from '../../../src/views/reference/Glossary.tsx';
import { anchorOf, type ReferencePageProps } from '../../../src/views/reference/page.ts';
import { RulesPage } from '../../../src/views/reference/Rules.tsx';
import { StatesPage } from '../../../src/views/reference/States.tsx';
import { TimersPage } from '../../../src/views/reference/Timers.tsx';

// Pages of hundreds of entries: a bound for what hangs, not for what is slow on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

const scrolled = vi.fn();
beforeEach(() => {
  scrolled.mockClear();
  // jsdom has no layout.
  Element.prototype.scrollIntoView = scrolled;
});

const show = (Page: ComponentType<ReferencePageProps>, given: Partial<ReferencePageProps> = {}) => {
  const [onTerm, onLesson] = [vi.fn(), vi.fn()];
  const props = {
    language: 'en',
    card: null,
    lessons: ['L13'],
    onTerm,
    onLesson,
    ...given,
  } as const;
  const { rerender } = render(<Page {...props} />);
  return {
    onTerm,
    onLesson,
    change: (change: Partial<ReferencePageProps>) => rerender(<Page {...props} {...change} />),
  };
};

/** An entry of a page by its id. */
const entry = (id: string) => document.querySelector<HTMLElement>(`[data-card="${id}"]`)!;
const entries = () => [...document.querySelectorAll<HTMLElement>('[data-card]')];
// Roles would be looked for in hundreds of entries: labels are found at once.
const search = () => screen.getByLabelText('Search');
const type = (query: string) => fireEvent.change(search(), { target: { value: query } });
const choose = (name: string, value: string) =>
  fireEvent.change(screen.getByLabelText(name), { target: { value } });
const found = () => document.querySelector('[role=status]');

describe('the states', () => {
  it('are 11, with their arrows in and out', () => {
    show(StatesPage);
    expect(entries().map((one) => one.dataset.card)).toEqual(
      states.map((state) => state.toLowerCase()),
    );
    const timeWait = within(entry('time-wait'));
    const [into, outOf] = timeWait.getAllByRole('list');
    expect(
      within(into!)
        .getAllByRole('listitem')
        .map((one) => one.textContent),
    ).toEqual(['FIN-WAIT-2rcv FINsends ACK', 'CLOSINGrcv ACK of FIN']);
    expect(outOf).toHaveTextContent('Timeout=2MSL→CLOSED');
  });

  it('say which calls they allow, and refuse the others in the words of the RFC', () => {
    show(StatesPage);
    const call = (state: string, name: string) =>
      within(entry(state))
        .getAllByRole('listitem')
        .find((line) => line.textContent.startsWith(`${name} `));
    expect(call('close-wait', 'SEND')).toHaveTextContent('SEND allowed');
    expect(call('close-wait', 'RECEIVE')).toHaveTextContent(
      'only while data that arrived is unread',
    );
    expect(call('last-ack', 'SEND')).toHaveTextContent('refused connection closing');
    expect(call('listen', 'SEND')).toHaveTextContent('sometimes');
    expect(call('closed', 'ABORT')).toHaveTextContent('refused connection does not exist');
  });

  it('have their gloss in Chinese, and keep their Latin names', () => {
    show(StatesPage, { language: 'zh' });
    expect(within(entry('last-ack')).getByRole('heading', { level: 3 })).toHaveTextContent(
      'LAST-ACK最后确认netstat 显示为 LAST_ACK',
    );
  });
});

describe('the entry that the address names', () => {
  it('is come to, marked, and holds the focus', () => {
    show(StatesPage, { card: 'close-wait' });
    expect(entry('close-wait')).toHaveFocus();
    expect(entry('close-wait').dataset.marked).toBe('true');
    expect(scrolled).toHaveBeenCalledOnce();
    expect(entries().filter((one) => one.dataset.marked)).toHaveLength(1);
  });

  it('may be none', () => {
    show(StatesPage, { card: 'no-such-card' });
    expect(entries().filter((one) => one.dataset.marked)).toEqual([]);
  });
});

describe('the header', () => {
  it('has every field with its place, and every flag with what it costs', async () => {
    const { onTerm } = show(FieldsPage);
    expect(entry('sequenceNumber')).toHaveTextContent('word 2, bits 0 to 31');
    expect(entry('window')).toHaveTextContent('word 4, bits 16 to 31');
    expect(entry('controlBits')).toHaveTextContent('word 4, bits 8 to 15');
    expect(entry('SYN')).toHaveTextContent('yes, one');
    expect(entry('RST')).toHaveTextContent('no');
    await userEvent.click(within(entry('ACK')).getByRole('button', { name: 'ACK (flag)' }));
    expect(onTerm).toHaveBeenCalledExactlyOnceWith('ack-flag');
  });
});

describe('the timers', () => {
  it('have the values of both presets', () => {
    show(TimersPage);
    const row = (name: string) => screen.getByText(name).closest('tr');
    expect(row('Keep-alive: idle time')).toHaveTextContent('2 h2 h');
    expect(row('Smallest retransmission timeout (RTO)')).toHaveTextContent('1 s0.2 s');
    expect(row('FIN-WAIT-2 timeout')).toHaveTextContent('none1 min');
    expect(entry('time-wait')).toHaveTextContent('2 min30 s');
  });
});

describe('the rules', () => {
  it('are all there, each with its clause, its level and a sentence', () => {
    show(RulesPage);
    expect(
      entries()
        .map((one) => one.dataset.card)
        .toSorted(),
    ).toEqual(Object.keys(rules).map(anchorOf).toSorted());
    expect(entry('rfc5961-3-2')).toHaveTextContent(
      'RFC 5961 §3.2MUSTin the window, but not RCV.NXT: answered with a challenge ACK',
    );
    const silent = entries().filter(
      (one) => one.querySelector('td:last-child')!.textContent === '',
    );
    expect(silent).toEqual([]);
  });

  it('are chosen by level and by words', () => {
    show(RulesPage);
    choose('Level', 'fiction');
    expect(found()).toHaveTextContent('3 entries');
    type('time-wait');
    expect(entries().map((one) => one.dataset.card)).toEqual(['fiction-time-wait-off']);
    type('time-wait nowhere');
    expect(found()).toHaveTextContent('Nothing fits.');
  });

  it('stand each in the part to which it belongs', () => {
    show(RulesPage);
    expect(entry('rfc9293-3-10-7-2-3').closest('table')).toHaveAccessibleName(
      'A segment arrives in LISTEN',
    );
    expect(entry('rfc9293-3-10-7-3-2').closest('table')).toHaveAccessibleName(
      'A segment arrives in SYN-SENT',
    );
    expect(entry('rfc6298-5-5').closest('table')).toHaveAccessibleName(
      'Timers, repetitions and probes',
    );
    expect(entry('listener-child').closest('table')).toHaveAccessibleName(
      'Listeners, sockets and machines',
    );
  });
});

describe('the glossary', () => {
  it('has every card, in both languages side by side', () => {
    show(GlossaryPage);
    expect(found()).toHaveTextContent(`${String(cards.length)} entries`);
    const card = within(entry('half-open-entry'));
    expect(card.getByText('half-open entry')).toBeInTheDocument();
    expect(card.getByText('半连接').closest('[lang]')).toHaveAttribute('lang', 'zh-Hans');
  });

  it('is searched in both languages and all spellings', () => {
    show(GlossaryPage);
    const finds = (query: string, id: string) => {
      type(query);
      expect(entry(id)).not.toBeNull();
      expect(entries().length).toBeLessThan(12);
    };
    finds('SYN_RCVD', 'syn-received');
    finds('半开', 'half-open-connection');
    finds('embryonic', 'half-open-entry');
    finds('CLOSED-WAIT', 'close-wait');
  });

  it('leads to what is mixed up with a word, whatever was searched before', async () => {
    const { onTerm, change } = show(GlossaryPage);
    type('challenge');
    expect(entry('half-close')).toBeNull();
    await userEvent.click(
      within(entry('challenge-ack')).getByRole('button', { name: 'blind attack' }),
    );
    expect(onTerm).toHaveBeenCalledExactlyOnceWith('blind-attack');
    change({ card: 'half-close' });
    expect(entry('half-close')).toHaveFocus();
    expect(search()).toHaveValue('');
  });

  it('says why a spelling is to be avoided', () => {
    show(GlossaryPage);
    expect(entry('syn-sent')).toHaveTextContent(
      /Better notSYN_SEND: No state of RFC 9293 is called so/,
    );
  });
});

describe('the claims of the notes', () => {
  it('are all there, and chosen by verdict and note', () => {
    show(ClaimsPage);
    expect(found()).toHaveTextContent('240 entries');
    choose('Verdict', 'WRONG');
    expect(found()).toHaveTextContent('27 entries');
    choose('Note', '003');
    const wrong = claims.filter(
      ({ where, verdict }) => verdict === 'WRONG' && where.startsWith('003'),
    );
    expect(entries().map((one) => Number(one.dataset.card))).toEqual(wrong.map(({ n }) => n));
    type('LAST-ACK');
    expect(entries().map((one) => one.dataset.card)).toEqual(['152']);
  });

  it('are quoted in their own language, and answered in the reader’s', () => {
    show(ClaimsPage);
    const quoted = within(entry('152')).getByRole('blockquote');
    expect(quoted).toHaveAttribute('lang', 'zh-Hans');
    expect(quoted).toHaveTextContent('服务器发 FIN，进入 CLOSE_WAIT');
    expect(entry('152')).toHaveTextContent(/it enters LAST-ACK/);
  });

  it('lead to the lesson that shows them, where it is there, and to the card', async () => {
    const { onLesson, onTerm } = show(ClaimsPage);
    const claim = within(entry('11'));
    await userEvent.click(claim.getByRole('button', { name: 'L13' }));
    expect(onLesson).toHaveBeenCalledExactlyOnceWith('L13');
    expect(claim.queryByRole('button', { name: 'L03' })).toBeNull();
    await userEvent.click(within(entry('152')).getByRole('button', { name: 'CLOSE-WAIT' }));
    expect(onTerm).toHaveBeenCalledExactlyOnceWith('close-wait');
  });

  it('that are not shown say why', () => {
    show(ClaimsPage, { language: 'zh' });
    expect(entry('218')).toHaveTextContent('没有演示');
  });
});
