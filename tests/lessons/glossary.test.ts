/** The glossary is whole in both languages, and every word that a person types finds its card. */
import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import file from '../../src/lessons/glossary.json' with { type: 'json' };
import { glossarySchema } from '../../src/lessons/glossary-schema.ts';
import {
  aliases,
  cardOf,
  cards,
  confusedWith,
  pairs,
  termNamed,
} from '../../src/lessons/glossary.ts';
import { states } from '../../src/tcp/machine.ts';
import { lessonFiles } from './course.ts';

const ids = cards.map(({ id }) => id);
const han = /\p{Script=Han}/u;
const twice = <T>(values: readonly T[]) => values.filter((one, at) => values.indexOf(one) !== at);

describe('the file', () => {
  it('fits its schema', () => {
    expect(v.parse(glossarySchema, file)).toEqual(file);
  });

  it('has each id once', () => {
    expect(twice(ids)).toEqual([]);
  });

  it('has every row of the list of terms, 1 to 84', () => {
    const rows = new Set(cards.map(({ row }) => row));
    const wanted = Array.from({ length: 84 }, (_, at) => at + 1);
    expect(wanted.filter((row) => !rows.has(row))).toEqual([]);
  });

  it('has a card for each of the 11 states, under its own name in both languages', () => {
    const named = states.map((state) => cardOf(state.toLowerCase()));
    expect(named.map((card) => card?.en.name)).toEqual(states);
    expect(named.map((card) => card?.zh.name)).toEqual(states);
    expect(cards.filter(({ kind }) => kind === 'state')).toHaveLength(states.length);
  });

  it('leads from card to card only to cards that are there', () => {
    const links = [...cards.flatMap(({ see = [] }) => see), ...pairs.flatMap(({ of }) => of)];
    expect(links.filter((id) => !ids.includes(id))).toEqual([]);
    expect(cards.filter(({ id, see = [] }) => see.includes(id))).toEqual([]);
  });

  it('says every text in Chinese with Chinese signs, and every English one without', () => {
    const chinese = [...cards.map(({ zh }) => zh.text), ...pairs.map(({ zh }) => zh)];
    const english = [...cards.map(({ en }) => en.text), ...pairs.map(({ en }) => en)];
    expect(chinese.filter((text) => !han.test(text))).toEqual([]);
    expect(chinese.filter((text) => /[,;?!]\s|\p{Script=Han}[,;?!:]/u.test(text))).toEqual([]);
    const signs = /[，。；：？！“”]/u;
    const wrong = english.filter((text) => signs.test(text.replace(/“syn=j”/, '')));
    expect(wrong).toEqual([]);
  });

  it('says what a word is in three sentences at most', () => {
    const long = cards.filter(({ en }) => en.text.split(/[.?!](?:\s|$)/).length - 1 > 3);
    expect(long.map(({ id }) => id)).toEqual([]);
    const longChinese = cards.filter(({ zh }) => zh.text.split(/[。？！]/).length - 1 > 3);
    expect(longChinese.map(({ id }) => id)).toEqual([]);
  });

  it('calls the clock 计时器, never 定时器', () => {
    const texts = [...cards.map(({ zh }) => zh.text), ...pairs.map(({ zh }) => zh)];
    expect(texts.filter((text) => text.includes('定时器'))).toEqual([]);
  });
});

/** `{tcb}` and `{segment|segments}` in the texts of the lessons. */
const linksIn = (text: string) =>
  [...text.matchAll(/\{([a-z0-9-]+)(?:\|[^{}"]*)?\}/g)].map(([, id]) => id!);

describe.each(lessonFiles)('the prose of %s', (name) => {
  it('leads to cards that are there', () => {
    const links = linksIn(readFileSync(`src/lessons/course/${name}`, 'utf8'));
    expect(links.length).toBeGreaterThan(0);
    expect([...new Set(links)].filter((id) => cardOf(id) === undefined)).toEqual([]);
  });
});

describe('a word that is typed', () => {
  it.each([
    ['SYN_RCVD', 'syn-received'],
    ['estab', 'established'],
    ['FIN_WAIT2', 'fin-wait-2'],
    ['三报文握手', 'three-way-handshake'],
    ['Acknowledgement number', 'acknowledgment-number'],
    ['序列号', 'sequence-number'],
    ['半连接', 'half-open-entry'],
    ['半开连接', 'half-open-connection'],
    ['半关闭', 'half-close'],
    ['keepalive', 'tcp-keep-alive'],
    ['  rto ', 'retransmission-timeout'],
    ['定时器', 'timer'],
  ])('%s means the card %s', (typed, id) => {
    expect(termNamed(typed)?.id).toBe(id);
  });

  it.each(['SYN_SEND', 'CLOSED-WAIT', '四次握手', '片段', ''])('%j means none', (typed) => {
    expect(termNamed(typed)).toBeUndefined();
  });

  it('means one card only', () => {
    const forms = cards.flatMap((card) =>
      [...new Set([card.id, card.en.name, card.zh.name, ...aliases(card)])].map((form) => [
        form,
        card.id,
      ]),
    );
    expect(forms.filter(([form, id]) => termNamed(form!)?.id !== id)).toEqual([]);
  });

  it('is never one that is to be avoided', () => {
    const avoided = cards
      .filter(({ id }) => id !== 'closed')
      .flatMap(({ avoid = [] }) => avoid.map(({ form }) => form));
    expect(avoided.length).toBeGreaterThan(4);
    expect(avoided.filter((form) => termNamed(form) !== undefined)).toEqual([]);
  });
});

describe('words that are mixed up', () => {
  it('lead to each other', () => {
    expect(confusedWith('half-open-entry').map(({ card }) => card.id)).toEqual([
      'half-open-connection',
      'half-close',
    ]);
    for (const { of } of pairs) {
      expect(confusedWith(of[1]).map(({ card }) => card.id)).toContain(of[0]);
    }
  });

  it('are told apart once each', () => {
    expect(twice(pairs.map(({ of }) => of.toSorted().join(' ')))).toEqual([]);
  });
});
