import { describe, expect, it } from 'vitest';
import {
  namedBefore,
  plainProse,
  prose,
  termsIn,
  type ProsePart,
} from '../../src/lessons/prose.ts';

const shown = (part: ProsePart): string =>
  part.kind === 'term' ? `{${part.id}:${part.parts.map(shown).join('')}}` : part.text;
/** The pieces of one kind, as they are shown. */
const pieces = (kind: ProsePart['kind'], text: string) =>
  prose(text, 'en')
    .filter((part) => part.kind === kind)
    .map(shown);

describe('what a lesson says is cut into pieces', () => {
  it('finds states by the RFC’s names and by those of netstat', () => {
    expect(pieces('state', 'From SYN-SENT to ESTABLISHED; netstat prints SYN_RCVD.')).toEqual([
      'SYN-SENT',
      'ESTABLISHED',
      'SYN_RCVD',
    ]);
    expect(pieces('state', 'A在FIN-WAIT-1，B在CLOSE-WAIT。')).toEqual(['FIN-WAIT-1', 'CLOSE-WAIT']);
  });

  it.each([
    ['a SYN, a SYN,ACK, an ACK', ['SYN', 'SYN,ACK', 'ACK']],
    ['SYN、SYN,ACK、ACK', ['SYN', 'SYN,ACK', 'ACK']],
    ['two FINs cross', ['FIN']],
    ['SYNC and ACKed and the SYN-cookie are no flags', []],
  ])('finds the flags of “%s”', (text, found) => {
    expect(pieces('flags', text)).toEqual(found);
  });

  it.each([
    ['SEQ=101 and ACK=301.', ['SEQ=101', 'ACK=301']],
    ['SND.NXT is SEQ = 5', ['SND.NXT', 'SEQ = 5']],
    ['SEQ=SND.NXT-1, LEN=0', ['SEQ=SND.NXT-1', 'LEN=0']],
    ['确认号 ACK=X+1，窗口 WND=0。', ['ACK=X+1', 'WND=0']],
  ])('finds the fields of “%s”', (text, found) => {
    expect(pieces('field', text)).toEqual(found);
  });

  it.each([
    ['it sends <SEQ=91><CTL=RST> and', ['<SEQ=91><CTL=RST>']],
    ['`ss -tan` prints it', ['ss -tan']],
    ['close() or shutdown(SHUT_WR) gives EPIPE', ['close()', 'shutdown(SHUT_WR)', 'EPIPE']],
    ['segment(s) of SO_REUSEADDR', ['SO_REUSEADDR']],
  ])('finds the code of “%s”', (text, found) => {
    expect(pieces('code', text)).toEqual(found);
  });

  it('links terms, with the words that are given or with the id’s own', () => {
    const text = 'The {segment} waits in {time-wait|TIME-WAIT} for {two-msl|twice the MSL}.';
    expect(pieces('term', text)).toEqual([
      '{segment:segment}',
      '{time-wait:TIME-WAIT}',
      '{two-msl:twice the MSL}',
    ]);
    expect(termsIn(text)).toEqual(['segment', 'time-wait', 'two-msl']);
    expect(plainProse(text)).toBe('The segment waits in TIME-WAIT for twice the MSL.');
  });

  it('loses no character of a text without marks', () => {
    const text = '客户端（A）在SYN-SENT：发出 SYN,ACK，SEQ=1；然后 close()。{ not a term }';
    expect(plainProse(text)).toBe(text);
  });
});

describe('the gloss of a state in Chinese', () => {
  const glossed = (text: string, before?: ReadonlySet<never>) =>
    prose(text, 'zh', before).flatMap((part) => ('gloss' in part ? [part.gloss] : []));

  it('stands at its first use only', () => {
    expect(glossed('SYN-SENT 之后还是 SYN-SENT，再到 ESTABLISHED。', new Set())).toEqual([
      '同步已发送',
      '已建立连接',
    ]);
  });

  it('stands nowhere where nobody keeps account of it, nor in English', () => {
    expect(glossed('停在 LISTEN。')).toEqual([]);
    expect(prose('It is in LISTEN.', 'en', new Set())[1]).not.toHaveProperty('gloss');
  });

  it('does not come where the writer has said it', () => {
    expect(glossed('停在 LISTEN（监听），再到 {closed|CLOSED}（关闭）。', new Set())).toEqual([]);
  });

  it('is within the term that names the state', () => {
    const [term] = prose('{listen|LISTEN}', 'zh', new Set());
    expect(term).toMatchObject({ kind: 'term', parts: [{ kind: 'state', gloss: '监听' }] });
  });

  it('closes up to what follows, since a full-width bracket has its own air', () => {
    const told = prose('离开 {closed|CLOSED} 和发出 SYN 是同一步。', 'zh', new Set());
    expect(told.map((part) => ('text' in part ? part.text : '')).join('|')).toBe(
      '离开 ||和发出 |SYN| 是同一步。',
    );
  });

  it('knows what earlier texts have named', () => {
    const before = namedBefore(['先 LISTEN', '再 {established|ESTABLISHED}', '完']);
    expect(before.map((set) => [...set])).toEqual([[], ['LISTEN'], ['LISTEN', 'ESTABLISHED']]);
  });
});
