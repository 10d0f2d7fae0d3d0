/** An answer is judged by what it means, not by how it is spelt. */
import { describe, expect, it } from 'vitest';
import { canonical, sameAnswer } from '../../src/lessons/answer.ts';
import { states } from '../../src/tcp/machine.ts';

describe('an answer that is typed', () => {
  it.each([
    ['SYN_RCVD', 'SYN-RECEIVED'],
    ['syn-rcvd', 'SYN-RECEIVED'],
    ['SYN_RECV', 'SYN-RECEIVED'],
    ['SYN-RECV', 'SYN-RECEIVED'],
    ['estab', 'ESTABLISHED'],
    ['fin_wait_1', 'FIN-WAIT-1'],
    ['FIN_WAIT1', 'FIN-WAIT-1'],
    ['FIN-WAIT2', 'FIN-WAIT-2'],
    ['Close_Wait', 'CLOSE-WAIT'],
    ['LAST_ACK', 'LAST-ACK'],
    [' time_wait ', 'TIME-WAIT'],
    ['CLOSE', 'CLOSED'],
    ['时间等待', 'TIME-WAIT'],
    ['终止等待 1', 'FIN-WAIT-1'],
  ])('%j is the state %s', (typed, state) => {
    expect(canonical(typed)).toBe(state);
  });

  it.each([
    ['SYN+ACK', 'SYN,ACK'],
    ['ack, syn', 'SYN,ACK'],
    ['syn-ack', 'SYN,ACK'],
    ['SYN，ACK', 'SYN,ACK'],
    ['SYN＋ACK', 'SYN,ACK'],
    ['ACK FIN', 'FIN,ACK'],
    ['rst', 'RST'],
  ])('%j means the same flags as %s', (typed, flags) => {
    expect(sameAnswer(typed, flags)).toBe(true);
  });

  it.each([
    ['101', '101'],
    ['SEQ=101', '101'],
    ['ack = 101', '101'],
    ['7,875 s', '7875'],
    ['250 000', '250000'],
    ['约 1 秒', '1'],
    ['0.20', '0.2'],
    ['131 seconds', '131'],
    ['１０１', '101'],
  ])('%j is the number %s', (typed, number) => {
    expect(canonical(typed)).toBe(number);
  });

  it.each([
    ['Yes', 'yes'],
    ['会', 'yes'],
    ['不会', 'no'],
    ['什么都不发', 'nothing'],
    ['双方', 'both'],
  ])('%j means %s', (typed, meant) => {
    expect(canonical(typed)).toBe(meant);
  });

  it.each([
    ['SYN', 'SYN,ACK'],
    ['SYN,ACK,FIN', 'SYN,ACK'],
    ['100', '101'],
    ['SYN_SEND', 'SYN-SENT'],
    ['CLOSED-WAIT', 'CLOSE-WAIT'],
    ['FIN-WAIT', 'FIN-WAIT-1'],
    ['101 102', '101'],
    ['', '0'],
  ])('%j is not %s', (typed, meant) => {
    expect(sameAnswer(typed, meant)).toBe(false);
  });
});

it('keeps what is canonical already', () => {
  const all = [...states, 'SYN,ACK', 'RST', '101', '0.4', 'nothing', 'retransmission B'];
  expect(all.map(canonical)).toEqual(all);
});
