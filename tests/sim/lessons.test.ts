/** The lines that the course expects of the catalogue: both states, and every number, at each event. */
import { describe, expect, it } from 'vitest';
import { catalogue } from '../../src/scenario/catalogue/index.ts';
import { run } from '../../src/sim/run.ts';
import type { Trace } from '../../src/trace/trace.ts';
import { ladder, rows, runScene, segmentOf } from './scenes.ts';

const runEntry = (id: string): Trace => {
  const entry = catalogue.find((scenario) => scenario.id === id);
  if (entry === undefined) throw new Error(`not in the catalogue: ${id}`);
  return run(entry);
};

const lesson = (id: string, table: string) => {
  expect(ladder(runEntry(id))).toEqual(rows(table));
};

const handshakeAt99 = `
  CLOSED       B listen                                                     LISTEN
  SYN-SENT     A connect; <SEQ=99><CTL=SYN>                                 LISTEN
  SYN-SENT     --> <SEQ=99><CTL=SYN>; <SEQ=299><ACK=100><CTL=SYN,ACK>       SYN-RECEIVED
  ESTABLISHED  <-- <SEQ=299><ACK=100><CTL=SYN,ACK>; <SEQ=100><ACK=300><CTL=ACK>  SYN-RECEIVED
  ESTABLISHED  --> <SEQ=100><ACK=300><CTL=ACK>                              ESTABLISHED`;

const handshake = `
  CLOSED       B listen                                                     LISTEN
  SYN-SENT     A connect; <SEQ=100><CTL=SYN>                                LISTEN
  SYN-SENT     --> <SEQ=100><CTL=SYN>; <SEQ=300><ACK=101><CTL=SYN,ACK>      SYN-RECEIVED
  ESTABLISHED  <-- <SEQ=300><ACK=101><CTL=SYN,ACK>; <SEQ=101><ACK=301><CTL=ACK>  SYN-RECEIVED
  ESTABLISHED  --> <SEQ=101><ACK=301><CTL=ACK>                              ESTABLISHED`;

describe('opening', () => {
  it('L02: the three-way handshake', () => {
    lesson('three-way-handshake', handshake);
  });

  it('L03: the number ledger', () => {
    lesson(
      'numbers-ledger',
      `${handshake}
      ESTABLISHED  A send; <SEQ=101><ACK=301><LEN=10><CTL=ACK>                               ESTABLISHED
      ESTABLISHED  --> <SEQ=101><ACK=301><LEN=10><CTL=ACK>; <SEQ=301><ACK=111><CTL=ACK>      ESTABLISHED
      ESTABLISHED  <-- <SEQ=301><ACK=111><CTL=ACK>                                           ESTABLISHED
      ESTABLISHED  B send; <SEQ=301><ACK=111><LEN=5><CTL=ACK>                                ESTABLISHED
      ESTABLISHED  <-- <SEQ=301><ACK=111><LEN=5><CTL=ACK>; <SEQ=111><ACK=306><CTL=ACK>       ESTABLISHED
      ESTABLISHED  --> <SEQ=111><ACK=306><CTL=ACK>                                           ESTABLISHED
      FIN-WAIT-1   A shutdown; <SEQ=111><ACK=306><CTL=FIN,ACK>                               ESTABLISHED
      FIN-WAIT-1   --> <SEQ=111><ACK=306><CTL=FIN,ACK>; <SEQ=306><ACK=112><CTL=ACK>          CLOSE-WAIT
      FIN-WAIT-2   <-- <SEQ=306><ACK=112><CTL=ACK>                                           CLOSE-WAIT
      FIN-WAIT-2   B shutdown; <SEQ=306><ACK=112><CTL=FIN,ACK>                               LAST-ACK
      TIME-WAIT    <-- <SEQ=306><ACK=112><CTL=FIN,ACK>; <SEQ=112><ACK=307><CTL=ACK>          LAST-ACK
      TIME-WAIT    --> <SEQ=112><ACK=307><CTL=ACK>                                           CLOSED
      CLOSED       A time-wait timeout                                                       CLOSED`,
    );
  });

  it('L03: SND.NXT of both ends along the ledger', () => {
    const ledger = runEntry('numbers-ledger').events.map(({ host, tcb }) => [
      host,
      tcb?.['SND.NXT'],
    ]);
    const seen = (id: string) =>
      ledger.filter(([host]) => host === id).map(([, next]) => next ?? null);
    expect(seen('A')).toEqual([101, 101, 111, 111, 111, 112, 112, 112, null]);
    expect(seen('B')).toEqual([null, 301, 301, 301, 306, 306, 306, 307, null]);
  });

  it('L04: the old duplicate SYN', () => {
    lesson(
      'old-duplicate-syn',
      `CLOSED       B listen                                                            LISTEN
       SYN-SENT     A connect; <SEQ=100><CTL=SYN>                                       LISTEN
       SYN-SENT     --> <SEQ=90><CTL=SYN>; <SEQ=300><ACK=91><CTL=SYN,ACK>               SYN-RECEIVED
       SYN-SENT     <-- <SEQ=300><ACK=91><CTL=SYN,ACK>; <SEQ=91><CTL=RST>               SYN-RECEIVED
       SYN-SENT     --> <SEQ=91><CTL=RST>                                               LISTEN
       SYN-SENT     --> <SEQ=100><CTL=SYN>; <SEQ=400><ACK=101><CTL=SYN,ACK>             SYN-RECEIVED
       ESTABLISHED  <-- <SEQ=400><ACK=101><CTL=SYN,ACK>; <SEQ=101><ACK=401><CTL=ACK>    SYN-RECEIVED
       ESTABLISHED  --> <SEQ=101><ACK=401><CTL=ACK>                                     ESTABLISHED`,
    );
  });

  it('L04 b: the old SYN comes while A is closed', () => {
    const trace = runScene([
      { at: 0, host: 'B', call: 'listen', port: 80 },
      {
        at: 0,
        inject: {
          from: { host: 'A', port: 9 },
          to: { host: 'B', port: 80 },
          seq: 90,
          flags: ['SYN'],
        },
      },
    ]);
    expect(ladder(trace)).toEqual(
      rows(`
        CLOSED  B listen                                                     LISTEN
        CLOSED  --> <SEQ=90><CTL=SYN>; <SEQ=300><ACK=91><CTL=SYN,ACK>        SYN-RECEIVED
        CLOSED  <-- <SEQ=300><ACK=91><CTL=SYN,ACK>; <SEQ=91><CTL=RST>        SYN-RECEIVED
        CLOSED  --> <SEQ=91><CTL=RST>                                        LISTEN`),
    );
  });

  it('L05 a: the SYN is lost', () => {
    lesson(
      'syn-lost',
      `CLOSED       B listen                                                          LISTEN
       SYN-SENT     A connect; <SEQ=100><CTL=SYN>                                     LISTEN
       SYN-SENT     --> <SEQ=100><CTL=SYN> lost                                       LISTEN
       SYN-SENT     A retransmission timeout; <SEQ=100><CTL=SYN>                      LISTEN
       SYN-SENT     --> <SEQ=100><CTL=SYN> lost                                       LISTEN
       SYN-SENT     A retransmission timeout; <SEQ=100><CTL=SYN>                      LISTEN
       SYN-SENT     --> <SEQ=100><CTL=SYN>; <SEQ=300><ACK=101><CTL=SYN,ACK>           SYN-RECEIVED
       ESTABLISHED  <-- <SEQ=300><ACK=101><CTL=SYN,ACK>; <SEQ=101><ACK=301><CTL=ACK>  SYN-RECEIVED
       ESTABLISHED  --> <SEQ=101><ACK=301><CTL=ACK>                                   ESTABLISHED`,
    );
  });

  it('L05 a: it is repeated after 1 and 3 seconds, as itself', () => {
    const syns = runEntry('syn-lost').segments.filter(({ flags }) => flags.join() === 'SYN');
    expect(syns.map(({ sentAt }) => sentAt)).toEqual([0, 1, 3]);
    expect(syns.map(({ retransmissionOf }) => retransmissionOf)).toEqual([null, 's1', 's1']);
    expect(syns.map(({ fate }) => fate)).toEqual(['dropped', 'dropped', 'delivered']);
  });

  it('L06: nobody listens', () => {
    lesson(
      'syn-to-closed-port',
      `SYN-SENT  A connect; <SEQ=100><CTL=SYN>                               CLOSED
       SYN-SENT  --> <SEQ=100><CTL=SYN>; <SEQ=0><ACK=101><CTL=RST,ACK>       CLOSED
       CLOSED    <-- <SEQ=0><ACK=101><CTL=RST,ACK>                           CLOSED`,
    );
    expect(runEntry('syn-to-closed-port').sockets).toEqual([
      expect.objectContaining({ id: 'a', state: 'CLOSED', error: 'ECONNREFUSED' }),
    ]);
  });

  it('L08: both open at once', () => {
    lesson(
      'simultaneous-open',
      `CLOSED        B connect; <SEQ=300><CTL=SYN>                                SYN-SENT
       SYN-SENT      A connect; <SEQ=100><CTL=SYN>                                SYN-SENT
       SYN-RECEIVED  <-- <SEQ=300><CTL=SYN>; <SEQ=100><ACK=301><CTL=SYN,ACK>      SYN-SENT
       SYN-RECEIVED  --> <SEQ=100><CTL=SYN>; <SEQ=300><ACK=101><CTL=SYN,ACK>      SYN-RECEIVED
       SYN-RECEIVED  --> <SEQ=100><ACK=301><CTL=SYN,ACK>                          ESTABLISHED
       ESTABLISHED   <-- <SEQ=300><ACK=101><CTL=SYN,ACK>                          ESTABLISHED`,
    );
    expect(runEntry('simultaneous-open').segments).toHaveLength(4);
  });

  it('L08 by the letter: each SYN,ACK draws an ACK, six segments', () => {
    const entry = catalogue.find(({ id }) => id === 'simultaneous-open')!;
    const trace = run({ ...entry, options: { acceptSynAckInSynReceived: false } });
    expect(trace.segments).toHaveLength(6);
    expect(trace.sockets.map(({ state }) => state)).toEqual(['ESTABLISHED', 'ESTABLISHED']);
  });
});

describe('closing', () => {
  it('L13: four segments close', () => {
    lesson(
      'four-way-close',
      `${handshakeAt99}
      FIN-WAIT-1   A shutdown; <SEQ=100><ACK=300><CTL=FIN,ACK>                               ESTABLISHED
      FIN-WAIT-1   --> <SEQ=100><ACK=300><CTL=FIN,ACK>; <SEQ=300><ACK=101><CTL=ACK>          CLOSE-WAIT
      FIN-WAIT-2   <-- <SEQ=300><ACK=101><CTL=ACK>                                           CLOSE-WAIT
      FIN-WAIT-2   B shutdown; <SEQ=300><ACK=101><CTL=FIN,ACK>                               LAST-ACK
      TIME-WAIT    <-- <SEQ=300><ACK=101><CTL=FIN,ACK>; <SEQ=101><ACK=301><CTL=ACK>          LAST-ACK
      TIME-WAIT    --> <SEQ=101><ACK=301><CTL=ACK>                                           CLOSED
      CLOSED       A time-wait timeout                                                       CLOSED`,
    );
  });

  it('L14: three segments close', () => {
    lesson(
      'three-segment-close',
      `${handshakeAt99}
      FIN-WAIT-1   A shutdown; <SEQ=100><ACK=300><CTL=FIN,ACK>                               ESTABLISHED
      FIN-WAIT-1   --> <SEQ=100><ACK=300><CTL=FIN,ACK>                                       CLOSE-WAIT
      FIN-WAIT-1   B shutdown; <SEQ=300><ACK=101><CTL=FIN,ACK>                               LAST-ACK
      TIME-WAIT    <-- <SEQ=300><ACK=101><CTL=FIN,ACK>; <SEQ=101><ACK=301><CTL=ACK>          LAST-ACK
      TIME-WAIT    --> <SEQ=101><ACK=301><CTL=ACK>                                           CLOSED
      CLOSED       A time-wait timeout                                                       CLOSED`,
    );
    const { events } = runEntry('three-segment-close');
    expect(events.flatMap(({ through }) => through ?? [])).toEqual(['FIN-WAIT-2']);
  });

  it('L16: both close at once', () => {
    lesson(
      'simultaneous-close',
      `${handshakeAt99}
      ESTABLISHED  B shutdown; <SEQ=300><ACK=100><CTL=FIN,ACK>                               FIN-WAIT-1
      FIN-WAIT-1   A shutdown; <SEQ=100><ACK=300><CTL=FIN,ACK>                               FIN-WAIT-1
      CLOSING      <-- <SEQ=300><ACK=100><CTL=FIN,ACK>; <SEQ=101><ACK=301><CTL=ACK>          FIN-WAIT-1
      CLOSING      --> <SEQ=100><ACK=300><CTL=FIN,ACK>; <SEQ=301><ACK=101><CTL=ACK>          CLOSING
      CLOSING      --> <SEQ=101><ACK=301><CTL=ACK>                                           TIME-WAIT
      TIME-WAIT    <-- <SEQ=301><ACK=101><CTL=ACK>                                           TIME-WAIT
      CLOSED       A time-wait timeout                                                       TIME-WAIT
      CLOSED       B time-wait timeout                                                       CLOSED`,
    );
  });

  it('L17 c: the last ACK is lost', () => {
    lesson(
      'last-ack-lost',
      `${handshakeAt99}
      FIN-WAIT-1   A shutdown; <SEQ=100><ACK=300><CTL=FIN,ACK>                               ESTABLISHED
      FIN-WAIT-1   --> <SEQ=100><ACK=300><CTL=FIN,ACK>; <SEQ=300><ACK=101><CTL=ACK>          CLOSE-WAIT
      FIN-WAIT-2   <-- <SEQ=300><ACK=101><CTL=ACK>                                           CLOSE-WAIT
      FIN-WAIT-2   B shutdown; <SEQ=300><ACK=101><CTL=FIN,ACK>                               LAST-ACK
      TIME-WAIT    <-- <SEQ=300><ACK=101><CTL=FIN,ACK>; <SEQ=101><ACK=301><CTL=ACK>          LAST-ACK
      TIME-WAIT    --> <SEQ=101><ACK=301><CTL=ACK> lost                                      LAST-ACK
      TIME-WAIT    B retransmission timeout; <SEQ=300><ACK=101><CTL=FIN,ACK>                 LAST-ACK
      TIME-WAIT    <-- <SEQ=300><ACK=101><CTL=FIN,ACK>; <SEQ=101><ACK=301><CTL=ACK>          LAST-ACK
      TIME-WAIT    --> <SEQ=101><ACK=301><CTL=ACK>                                           CLOSED
      CLOSED       A time-wait timeout                                                       CLOSED`,
    );
  });

  it('L17 c: 2 MSL begin anew with the repeated FIN (D4)', () => {
    const trace = runEntry('last-ack-lost');
    const repeated = trace.events.filter(
      (event) =>
        event.kind === 'arrival' && segmentOf(trace, event.segment).retransmissionOf !== null,
    );
    expect(repeated).toHaveLength(1);
    expect(trace.endedAt - repeated[0]!.time).toBeCloseTo(240, 6);
  });
});

/** The lines of a scenario from a time on, without its handshake. */
const lessonFrom = (id: string, time: number, table: string) => {
  const trace = runEntry(id);
  const first = trace.events.findIndex((event) => event.time >= time);
  expect(ladder(trace).slice(first)).toEqual(rows(table));
};

describe('variants', () => {
  it('L05 b by the letter: a repeated SYN draws a bare ACK, and B’s own timer repairs it', () => {
    lessonFrom(
      'syn-ack-lost-letter',
      1,
      `SYN-SENT     A retransmission timeout; <SEQ=100><CTL=SYN>                          SYN-RECEIVED
       SYN-SENT     --> <SEQ=100><CTL=SYN>; <SEQ=301><ACK=101><CTL=ACK>                   SYN-RECEIVED
       SYN-SENT     B retransmission timeout; <SEQ=300><ACK=101><CTL=SYN,ACK>             SYN-RECEIVED
       SYN-SENT     <-- <SEQ=301><ACK=101><CTL=ACK>                                       SYN-RECEIVED
       ESTABLISHED  <-- <SEQ=300><ACK=101><CTL=SYN,ACK>; <SEQ=101><ACK=301><CTL=ACK>      SYN-RECEIVED
       ESTABLISHED  --> <SEQ=101><ACK=301><CTL=ACK>                                       ESTABLISHED`,
    );
  });

  it('L07 a: data in the third segment', () => {
    lessonFrom(
      'data-with-third-ack',
      0.2,
      `ESTABLISHED  <-- <SEQ=300><ACK=101><CTL=SYN,ACK>; <SEQ=101><ACK=301><LEN=5><CTL=ACK>  SYN-RECEIVED
       ESTABLISHED  --> <SEQ=101><ACK=301><LEN=5><CTL=ACK>; <SEQ=301><ACK=106><CTL=ACK>      ESTABLISHED
       ESTABLISHED  <-- <SEQ=301><ACK=106><CTL=ACK>                                          ESTABLISHED`,
    );
  });

  it('L21 d: the first write to a closed peer succeeds, the second says EPIPE', () => {
    const trace = runEntry('write-after-reset');
    const writes = trace.events.filter((event) => event.kind === 'call' && event.call === 'send');
    expect(writes.map(({ error }) => error)).toEqual([undefined, 'EPIPE']);
  });
});

describe('the catalogue', () => {
  it.each(catalogue.map((entry) => [entry.id, entry] as const))(
    '%s ends by itself, and uses every fault that it has',
    (_, entry) => {
      const trace = run(entry);
      expect(trace.endedBecause).toBe('quiet');
      expect(trace.unusedFaults).toEqual([]);
      expect(JSON.stringify(run(entry))).toBe(JSON.stringify(trace));
    },
  );
});
