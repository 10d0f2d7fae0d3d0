/** Small scenarios for tests, and traces read as people write them down. */
import { run } from '../../src/sim/run.ts';
import { validate } from '../../src/scenario/validate.ts';
import type { Scenario } from '../../src/scenario/schema.ts';
import type { State } from '../../src/tcp/machine.ts';
import type { Trace, TraceEvent, TraceSegment } from '../../src/trace/trace.ts';

export type Written = Readonly<Record<string, unknown>>;

/** `A` connects from port 49152 to port 80 of `B`. */
export const listen = {
  at: 0,
  host: 'B',
  call: 'listen',
  port: 80,
  socket: 'listener',
  accepts: ['b'],
};
export const connect = {
  at: 0,
  host: 'A',
  call: 'connect',
  port: 49152,
  to: { host: 'B', port: 80 },
  socket: 'a',
};

/** Two hosts with ISS 100 and 300, and what is to happen. */
export const scene = (events: readonly Written[], others: Written = {}): Scenario =>
  validate({ version: 1, hosts: { A: { iss: 100 }, B: { iss: 300 } }, events, ...others });

/** The same after a handshake; A and B then go on at 101 and 301. */
export const connected = (events: readonly Written[], others: Written = {}): Scenario =>
  scene([listen, connect, ...events], others);

export const runScene = (events: readonly Written[], others: Written = {}): Trace =>
  run(scene(events, others));
export const runConnected = (events: readonly Written[], others: Written = {}): Trace =>
  run(connected(events, others));

/** `<SEQ=101><ACK=301><LEN=5><CTL=ACK>`; PSH is left out. */
export const written = ({ seq, ack, length, flags }: TraceSegment): string =>
  [
    `<SEQ=${seq}>`,
    ack === null ? '' : `<ACK=${ack}>`,
    length === 0 ? '' : `<LEN=${length}>`,
    `<CTL=${flags.filter((flag) => flag !== 'PSH').join(',')}>`,
  ].join('');

/** The state of a host after so many events: that of the connection which was touched last. */
export const stateAfter = (trace: Trace, host: string, events: number): State =>
  trace.events.slice(0, events).findLast((event) => event.host === host && event.socket !== null)
    ?.after ?? 'CLOSED';

export const segmentOf = (trace: Trace, id: string): TraceSegment =>
  trace.segments.find((segment) => segment.id === id)!;

const what = (trace: Trace, event: TraceEvent): string => {
  switch (event.kind) {
    case 'call':
      return `${event.host} ${event.call}`;
    case 'timer':
      return `${event.host} ${event.timer} timeout`;
    case 'host':
      return `${event.host} ${event.event}`;
    case 'loss':
    case 'arrival': {
      const segment = segmentOf(trace, event.segment);
      const arrow = segment.from === 'A' ? '-->' : '<--';
      return `${arrow} ${written(segment)}${event.kind === 'loss' ? ' lost' : ''}`;
    }
  }
};

/** A line for each event: A's state, what happened and what was sent because of it, B's state. */
export const ladder = (trace: Trace): string[] =>
  trace.events.map((event, index) =>
    [
      stateAfter(trace, 'A', index + 1),
      [what(trace, event), ...event.sent.map((id) => written(segmentOf(trace, id)))].join('; '),
      stateAfter(trace, 'B', index + 1),
    ].join(' | '),
  );

const parts = (line: string) => line.split(' | ').map((part) => part.trim());

/** A line of the run says all that a line of a table says: `A's state | what; what | B's state`. */
const shows = (line: string, wanted: string): boolean => {
  const [a, what, b] = parts(line);
  const [wantedA, wantedWhat, wantedB] = parts(wanted);
  const told = wantedWhat!.split(';').map((piece) => piece.trim());
  return a === wantedA && b === wantedB && told.every((piece) => what!.includes(piece));
};

/** The lines of a table that the run does not show, in their order; none where it shows them all. */
export const missingLines = (trace: Trace, wanted: readonly string[]): string[] => {
  let rest = ladder(trace);
  return wanted.filter((line) => {
    const at = rest.findIndex((one) => shows(one, line));
    if (at < 0) return true;
    rest = rest.slice(at + 1);
    return false;
  });
};

/** A table as it is written in a test: columns two spaces apart. */
export const rows = (table: string): string[] =>
  table
    .trim()
    .split('\n')
    .map((line) =>
      line
        .trim()
        .split(/\s{2,}/)
        .join(' | '),
    );
