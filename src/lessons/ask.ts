/** A run answers a question. Every right answer of the course is made here, and nowhere typed in. */
import type { Ask, ChosenSegment } from '../scenario/teaching.ts';
import { states } from '../tcp/machine.ts';
import { connectionsOf } from '../trace/connections.ts';
import { stateChanges, stateOf } from '../trace/questions.ts';
import type { Trace, TraceEvent, TraceSegment } from '../trace/trace.ts';
import { messageAsked } from './ask-message.ts';
import { eventOf, eventsOf, segmentsOf, stepAfter, stepBefore } from './moment.ts';

/** There is no such moment or segment in the run, so it cannot answer. */
export const noAnswer = 'none';

type AskOf<Of extends Ask['of']> = Extract<Ask, { of: Of }>;
type Field = 'seq' | 'ack' | 'flags' | 'length' | 'from' | 'fate' | 'text' | 'sourcePort';

const flagsOf = ({ flags }: TraceSegment): string =>
  flags.filter((flag) => flag !== 'PSH').join(',');

const fieldOf = (segment: TraceSegment | undefined, field: Field, none: string): string => {
  if (segment === undefined) return none;
  if (field === 'flags') return flagsOf(segment);
  return String(segment[field] ?? noAnswer);
};

const segmentNamed = (trace: Trace, id: string | undefined): TraceSegment | undefined =>
  trace.segments.find((segment) => segment.id === id);

/** Seconds with at most six decimals, and no zeros at the end. */
const secondsText = (seconds: number): string => String(Number(seconds.toFixed(6)));

const timeAt = (trace: Trace, step: number): number => trace.events[step - 1]?.time ?? 0;

const socketState = (trace: Trace, socket: string, step: number): string =>
  trace.events.slice(0, step).findLast((event) => event.socket === socket)?.after ?? 'CLOSED';

const wasIn = (trace: Trace, host: string, state: string): boolean =>
  stateChanges(trace, host).some((change) => change.state === state);

const visitorsOf = (trace: Trace, state: string): string => {
  const visitors = ['A', 'B'].filter((host) => wasIn(trace, host, state));
  return visitors.length === 2 ? 'both' : (visitors[0] ?? 'nobody');
};

const lanesOf = (trace: Trace): readonly string[] => Object.keys(trace.scenario.hosts);

const stateAsked = (trace: Trace, { host, socket, at }: AskOf<'state'>): string => {
  const step = stepAfter(trace, at);
  if (step === null) return noAnswer;
  return socket === undefined
    ? stateOf(trace, host ?? 'A', step)
    : socketState(trace, socket, step);
};

const nextAsked = (trace: Trace, { after, from, field = 'flags' }: AskOf<'next'>): string => {
  const step = stepAfter(trace, after);
  if (step === null) return noAnswer;
  const sent = trace.events.slice(step).flatMap((event) => event.sent);
  const next = sent
    .map((id) => segmentNamed(trace, id))
    .find((segment) => segment !== undefined && (from === undefined || segment.from === from));
  return fieldOf(next, field, 'nothing');
};

const timerAsked = (trace: Trace, { after, part }: AskOf<'timer'>): string => {
  const step = stepAfter(trace, after);
  const next = trace.events.find((event) => event.kind === 'timer' && event.index >= (step ?? 0));
  if (step === null || next?.kind !== 'timer') return noAnswer;
  if (part === 'timer') return next.timer;
  if (part === 'host') return next.host;
  return part === 'seconds' ? secondsText(next.afterSeconds) : `${next.timer} ${next.host}`;
};

const outcomeAsked = (trace: Trace, { at }: AskOf<'outcome'>): string => {
  const event = eventOf(trace, at);
  if (event === null) return noAnswer;
  return event.error ?? (event.kind === 'call' ? event.refused : undefined) ?? 'ok';
};

/** The events between two moments, the first of them not counted, the last counted. */
const between = (trace: Trace, { since, until }: AskOf<'count'>): readonly TraceEvent[] =>
  trace.events.slice(
    (since && stepAfter(trace, since)) ?? 0,
    (until && stepAfter(trace, until)) ?? trace.events.length,
  );

const socketsAsked = (trace: Trace, { host, state }: AskOf<'count'>): number =>
  new Set(
    trace.events
      .filter((event) => event.socket !== null && (host === undefined || event.host === host))
      .filter((event) => state === undefined || event.after === state)
      .map((event) => `${event.host} ${String(event.socket)}`),
  ).size;

const segmentsAsked = (trace: Trace, ask: AskOf<'count'>, wanted: ChosenSegment): number => {
  if (ask.since === undefined && ask.until === undefined) return segmentsOf(trace, wanted).length;
  const sent = new Set(between(trace, ask).flatMap((event) => event.sent));
  return segmentsOf(trace, wanted).filter(({ id }) => sent.has(id)).length;
};

const counted = (trace: Trace, ask: AskOf<'count'>): number => {
  switch (ask.what) {
    case 'segments':
      return segmentsAsked(trace, ask, ask.segment ?? {});
    case 'retransmissions':
      return segmentsOf(trace, ask.segment ?? {}).filter((one) => one.retransmissionOf !== null)
        .length;
    case 'losses':
      return between(trace, ask).filter(({ kind }) => kind === 'loss').length;
    case 'events': {
      const within = new Set(between(trace, ask));
      return eventsOf(trace, ask.event ?? {}).filter((event) => within.has(event)).length;
    }
    case 'sockets':
      return socketsAsked(trace, ask);
    case 'connections':
      return connectionsOf(trace).length;
    case 'roundTrips':
      return roundTripsOf(trace);
  }
};

/** From the first segment to the last octet that a program gets, in round trips of the link. */
const roundTripsOf = (trace: Trace): number => {
  const last = trace.events.findLast(({ delivered = 0 }) => delivered > 0)?.time ?? 0;
  const first = trace.segments[0]?.sentAt ?? 0;
  return Math.round((last - first) / (2 * (trace.scenario.link?.delay ?? 0.1)));
};

const secondsAsked = (trace: Trace, { since, until }: AskOf<'seconds'>): string => {
  const [from, to] = [since === undefined ? 0 : stepAfter(trace, since), stepAfter(trace, until)];
  return from === null || to === null
    ? noAnswer
    : secondsText(timeAt(trace, to) - timeAt(trace, from));
};

const deliveredAsked = (trace: Trace, { socket, until = 'end' }: AskOf<'delivered'>): string => {
  const events = trace.events.slice(0, stepAfter(trace, until) ?? 0);
  const octets = events
    .filter((event) => event.socket === socket)
    .reduce((sum, { delivered = 0 }) => sum + delivered, 0);
  return String(octets);
};

const variableAsked = (trace: Trace, { socket, variable, at }: AskOf<'variable'>): string => {
  const events = trace.events.slice(0, stepAfter(trace, at) ?? 0);
  const tcb = events.findLast((event) => event.socket === socket && event.tcb !== null)?.tcb;
  const value = Object.entries(tcb ?? {}).find(([name]) => name === variable)?.[1] as unknown;
  return typeof value === 'number' || typeof value === 'string' ? String(value) : noAnswer;
};

/** What a run says to a question: the `is` of the option that is right. */
export const answerOf = (ask: Ask, trace: Trace): string => {
  switch (ask.of) {
    case 'state':
      return stateAsked(trace, ask);
    case 'segment':
      return fieldOf(segmentsOf(trace, ask.segment)[0], ask.field, noAnswer);
    case 'sends':
      return fieldOf(
        segmentNamed(trace, eventOf(trace, ask.at)?.sent[0]),
        ask.field ?? 'flags',
        'nothing',
      );
    case 'next':
      return nextAsked(trace, ask);
    case 'visitors':
      return visitorsOf(trace, ask.state);
    case 'visited':
      return wasIn(trace, ask.host, ask.state) ? 'yes' : 'no';
    case 'unvisited':
      return (
        states
          .filter((state) => !lanesOf(trace).some((host) => wasIn(trace, host, state)))
          .join(',') || noAnswer
      );
    case 'timer':
      return timerAsked(trace, ask);
    case 'error':
      return trace.sockets.find(({ id }) => id === ask.socket)?.error ?? noAnswer;
    case 'outcome':
      return outcomeAsked(trace, ask);
    case 'count':
      return String(counted(trace, ask));
    case 'seconds':
      return secondsAsked(trace, ask);
    case 'delivered':
      return deliveredAsked(trace, ask);
    case 'variable':
      return variableAsked(trace, ask);
    case 'message':
      return messageAsked(trace, ask) ?? noAnswer;
    case 'happens':
      return stepBefore(trace, ask.at) === null ? 'no' : 'yes';
  }
};
