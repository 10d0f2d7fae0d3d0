/** Each kind of question is answered by a run, and by nothing else. */
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { answerOf } from '../../src/lessons/ask.ts';
import { askSchema } from '../../src/scenario/teaching.ts';
import { connect, listen, runConnected, runScene, type Written } from '../sim/scenes.ts';

/** A opens, sends ten octets, and closes; B closes 0.3 s after it has heard of it. */
const life = runConnected([
  { at: 0.5, host: 'A', call: 'send', length: 10, socket: 'a' },
  { at: 1, host: 'A', call: 'shutdown', socket: 'a' },
  {
    ...{ when: { host: 'B', socket: 'b', state: 'CLOSE-WAIT' }, after: 0.3 },
    ...{ host: 'B', call: 'shutdown', socket: 'b' },
  },
]);

/** The first SYN is lost. */
const late = runScene([listen, connect], {
  faults: [{ segment: { from: 'A', flags: ['SYN'], nth: 1 }, action: 'drop' }],
});

/** Nobody listens. */
const refused = runScene([connect]);

/** Two SYNs cross. */
const crossing = runScene([
  { at: 0, host: 'B', call: 'connect', port: 80, to: { host: 'A', port: 49152 }, socket: 'b' },
  connect,
]);

/** The same address twice. */
const taken = runScene([connect, { ...connect, at: 0.05, socket: 'a2' }]);

const syn = { kind: 'arrival', segment: { flags: ['SYN'] } };
const synAck = { kind: 'arrival', segment: { flags: ['SYN', 'ACK'] } };
const data = { kind: 'arrival', segment: { from: 'A', length: 10 } };
const repeats = { kind: 'timer', timer: 'retransmission' };
const closes = { call: 'shutdown', host: 'A' };
const never = { kind: 'host', event: 'crash' };

const questions: Record<string, readonly (readonly [string, typeof life, Written, string])[]> = {
  state: [
    ['of a host', life, { host: 'B', at: syn }, 'SYN-RECEIVED'],
    ['of a host whose turn has not come', life, { host: 'A', at: 'start' }, 'CLOSED'],
    ['of a socket', life, { socket: 'b', at: data }, 'ESTABLISHED'],
    ['of a socket that was not touched yet', life, { socket: 'b', at: 'start' }, 'CLOSED'],
    ['when all is over', life, { host: 'A', at: 'end' }, 'CLOSED'],
    ['at a moment that never comes', life, { host: 'A', at: never }, 'none'],
  ],
  segment: [
    ['its SEQ', life, { segment: { length: 10 }, field: 'seq' }, '101'],
    ['its ACK', life, { segment: { length: 10 }, field: 'ack' }, '301'],
    ['its flags, PSH aside', life, { segment: { length: 10 }, field: 'flags' }, 'ACK'],
    ['its length', life, { segment: { flags: ['SYN'] }, field: 'length' }, '0'],
    ['who sent it', life, { segment: { flags: ['SYN', 'ACK'] }, field: 'from' }, 'B'],
    ['what became of it', late, { segment: { flags: ['SYN'], nth: 1 }, field: 'fate' }, 'dropped'],
    ['an ACK that it has not', life, { segment: { flags: ['SYN'] }, field: 'ack' }, 'none'],
    ['one that is not there', life, { segment: { flags: ['RST'] }, field: 'seq' }, 'none'],
  ],
  sends: [
    ['its flags', life, { at: syn }, 'SYN,ACK'],
    ['a field of it', life, { at: synAck, field: 'ack' }, '301'],
    ['its length', life, { at: { call: 'send' }, field: 'length' }, '10'],
    ['where nothing leaves', life, { at: { call: 'listen' } }, 'nothing'],
  ],
  next: [
    ['from anyone', life, { after: syn }, 'ACK'],
    ['from one end', life, { after: data, from: 'B', field: 'flags' }, 'ACK'],
    ['who sends it', life, { after: synAck, field: 'from' }, 'A'],
    ['after the last', life, { after: 'end' }, 'nothing'],
    ['after what never happens', life, { after: never }, 'none'],
  ],
  visitors: [
    ['one end', life, { state: 'TIME-WAIT' }, 'A'],
    ['the other end', life, { state: 'LAST-ACK' }, 'B'],
    ['both', life, { state: 'ESTABLISHED' }, 'both'],
    ['nobody', life, { state: 'CLOSING' }, 'nobody'],
  ],
  visited: [
    ['it was there', life, { host: 'A', state: 'FIN-WAIT-2' }, 'yes'],
    ['it was not', life, { host: 'B', state: 'FIN-WAIT-2' }, 'no'],
  ],
  unvisited: [['the one that is left over', life, {}, 'CLOSING']],
  timer: [
    ['which and whose', late, { after: 'start' }, 'retransmission A'],
    ['which', life, { after: closes, part: 'timer' }, 'time-wait'],
    ['whose', life, { after: closes, part: 'host' }, 'A'],
    ['how long', late, { after: 'start', part: 'seconds' }, '1'],
    ['where none runs out', refused, { after: 'start' }, 'none'],
  ],
  error: [
    ['what the program is told', refused, { socket: 'a' }, 'ECONNREFUSED'],
    ['nothing', life, { socket: 'a' }, 'none'],
  ],
  outcome: [
    ['well', life, { at: closes }, 'ok'],
    ['refused', taken, { at: { call: 'connect', nth: 2 } }, 'EADDRINUSE'],
    ['of a call that is not made', life, { at: { call: 'abort' } }, 'none'],
  ],
  count: [
    ['segments', crossing, { what: 'segments' }, '4'],
    ['segments that fit', life, { what: 'segments', segment: { from: 'B' } }, '4'],
    ['segments between two moments', life, { what: 'segments', since: closes, until: 'end' }, '3'],
    ['retransmissions', late, { what: 'retransmissions' }, '1'],
    ['losses', late, { what: 'losses' }, '1'],
    ['connections', crossing, { what: 'connections' }, '1'],
    ['events that fit', life, { what: 'events', event: { kind: 'call', host: 'A' } }, '3'],
    [
      ...(['events up to a moment', life] as const),
      { what: 'events', event: { kind: 'call', host: 'A' }, until: data },
      '2',
    ],
    ['sockets', life, { what: 'sockets', host: 'A' }, '1'],
    ['sockets that were in a state', life, { what: 'sockets', state: 'TIME-WAIT' }, '1'],
    ['round trips until the data is there', life, { what: 'roundTrips' }, '3'],
  ],
  seconds: [
    ['from the start', late, { until: repeats }, '1'],
    ['between two moments', life, { since: syn, until: synAck }, '0.1'],
    ['until what never happens', life, { until: never }, 'none'],
  ],
  delivered: [
    ['in all', life, { socket: 'b' }, '10'],
    ['until a moment', life, { socket: 'b', until: synAck }, '0'],
  ],
  variable: [
    ['by its RFC name', life, { socket: 'a', variable: 'SND.NXT', at: synAck }, '101'],
    ['that is not known', life, { socket: 'a', variable: 'SND.XXX', at: synAck }, 'none'],
  ],
  happens: [
    ['it does', late, { at: repeats }, 'yes'],
    ['it does not', life, { at: repeats }, 'no'],
  ],
};

describe.each(Object.entries(questions))('a question of %s', (of, cases) => {
  it.each(cases)('%s', (_, trace, rest, answer) => {
    expect(answerOf(v.parse(askSchema, { of, ...rest }), trace)).toBe(answer);
  });
});

it('is tried here in every kind that stands in the schema, or in a test of its own', () => {
  const elsewhere = ['message'];
  const kinds = askSchema.options.map(({ entries }) => entries.of.literal);
  expect(kinds.filter((kind) => !(kind in questions) && !elsewhere.includes(kind))).toEqual([]);
});
