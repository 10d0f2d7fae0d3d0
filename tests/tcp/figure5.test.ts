/** The arrows are read out of the machine; here they are compared with the figure itself. */
import { describe, expect, it } from 'vitest';
import { arrows, outsideArrows } from '../../src/tcp/figure5.ts';
import { machine, states, step } from '../../src/tcp/machine.ts';

/** RFC 9293 Figure 5, arrow by arrow; `x` where it sends nothing. */
const figure5 = `
  CLOSED        passive OPEN     x            LISTEN
  CLOSED        active OPEN      snd SYN      SYN-SENT
  LISTEN        rcv SYN          snd SYN,ACK  SYN-RECEIVED
  LISTEN        SEND             snd SYN      SYN-SENT
  LISTEN        CLOSE            x            CLOSED
  SYN-SENT      rcv SYN          snd SYN,ACK  SYN-RECEIVED
  SYN-SENT      rcv SYN,ACK      snd ACK      ESTABLISHED
  SYN-SENT      CLOSE            x            CLOSED
  SYN-RECEIVED  rcv ACK of SYN   x            ESTABLISHED
  SYN-RECEIVED  CLOSE            snd FIN      FIN-WAIT-1
  SYN-RECEIVED  rcv RST          x            LISTEN
  ESTABLISHED   CLOSE            snd FIN      FIN-WAIT-1
  ESTABLISHED   rcv FIN          snd ACK      CLOSE-WAIT
  FIN-WAIT-1    rcv ACK of FIN   x            FIN-WAIT-2
  FIN-WAIT-1    rcv FIN          snd ACK      CLOSING
  FIN-WAIT-2    rcv FIN          snd ACK      TIME-WAIT
  CLOSE-WAIT    CLOSE            snd FIN      LAST-ACK
  CLOSING       rcv ACK of FIN   x            TIME-WAIT
  LAST-ACK      rcv ACK of FIN   x            CLOSED
  TIME-WAIT     Timeout=2MSL     x            CLOSED
`;

/** What the text has and the figure has not, and what a decision may add: from, event, to. */
const outside = `
  LISTEN        active OPEN   SYN-SENT  RFC 9293 3.10.1, LISTEN
  SYN-SENT      refused  LISTEN  RFC 9293 3.5.3
  SYN-RECEIVED  ABORT into TIME-WAIT  TIME-WAIT  RFC 9293 3.5.2
  ESTABLISHED   ABORT into TIME-WAIT  TIME-WAIT  RFC 9293 3.5.2
  FIN-WAIT-1    ABORT into TIME-WAIT  TIME-WAIT  RFC 9293 3.5.2
  FIN-WAIT-2    ABORT into TIME-WAIT  TIME-WAIT  RFC 9293 3.5.2
  CLOSE-WAIT    ABORT into TIME-WAIT  TIME-WAIT  RFC 9293 3.5.2
  FIN-WAIT-2    Timeout=FIN-WAIT-2  CLOSED  tcp(7), tcp_fin_timeout
  SYN-RECEIVED  rcv SYN       LISTEN    RFC 9293 3.10.7.4, fourth
`;

const rows = (table: string): string[] =>
  table
    .trim()
    .split('\n')
    .map((line) =>
      line
        .trim()
        .split(/\s{2,}/)
        .join(' | '),
    )
    .sort();

describe('the machine', () => {
  it('has the 20 arrows of RFC 9293 Figure 5, and no other', () => {
    const drawn = arrows.map(({ from, event, sends, to }) =>
      [from, event, sends === null ? 'x' : `snd ${sends}`, to].join(' | '),
    );
    expect(drawn.sort()).toEqual(rows(figure5));
    expect(arrows).toHaveLength(20);
  });

  it('has the 11 states of Figure 5', () => {
    expect(Object.keys(machine.states).sort()).toEqual([...states].sort());
    expect(states).toHaveLength(11);
  });

  it('passes FIN-WAIT-2 on the way of Note 2', () => {
    const acknowledged = step('FIN-WAIT-1', 'rcv ACK of FIN').state;
    expect(step(acknowledged, 'rcv FIN').state).toBe('TIME-WAIT');
  });

  it('leads every line of its configuration to a state that is there', () => {
    const targets = [machine.root, ...states.map((state) => machine.states[state]!)].flatMap(
      (node) => [...node.transitions.values()].flat().flatMap(({ target }) => target ?? []),
    );
    expect(targets.length).toBeGreaterThan(20);
    for (const { key } of targets) expect(states).toContain(key);
  });

  it('stays where it is when the figure has no arrow', () => {
    expect(step('ESTABLISHED', 'rcv SYN')).toEqual({
      state: 'ESTABLISHED',
      owed: null,
      taken: false,
    });
  });
});

describe('the transitions outside the figure', () => {
  it('name their clause, each', () => {
    for (const { clause } of outsideArrows) expect(clause).toMatch(/^RFC 9293 3\.|^tcp\(7\)/);
  });

  it('are what the text adds, what a decision asks for, and what ends a connection', () => {
    const ending = new Set(['ABORT', 'reset', 'give up']);
    const own = outsideArrows
      .filter(({ event }) => !ending.has(event))
      .map(({ from, event, to, clause }) => [from, event, to, clause].join(' | '));
    expect(own.sort()).toEqual(rows(outside));
    const ends = outsideArrows.filter(({ event }) => ending.has(event));
    expect(new Set(ends.map(({ to }) => to))).toEqual(new Set(['CLOSED']));
  });

  it.each([
    ['ABORT', states.filter((state) => state !== 'CLOSED')],
    ['reset', states.filter((state) => state !== 'CLOSED' && state !== 'LISTEN')],
    ['give up', states.filter((state) => !['CLOSED', 'LISTEN', 'TIME-WAIT'].includes(state))],
  ])('lead by %s to CLOSED from every state in which that can happen', (event, from) => {
    const found = outsideArrows.filter((arrow) => arrow.event === event).map((arrow) => arrow.from);
    expect(found).toEqual(from);
  });
});
