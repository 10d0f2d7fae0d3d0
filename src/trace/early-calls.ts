/** Calls at fixed times that another run makes come before there is a connection. */
import type { CallEvent, Trace, TraceEvent } from './trace.ts';

const opening: readonly string[] = ['CLOSED', 'LISTEN', 'SYN-SENT', 'SYN-RECEIVED'];

const isEarly = ({ before, refused }: CallEvent): boolean =>
  refused !== undefined || opening.includes(before);

type Pair = readonly [call: CallEvent, was: CallEvent];

/** Each with the same call of the first run, which came to a connection. */
export const earlyCalls = (first: Trace, second: Trace): readonly Pair[] => {
  const same = (call: CallEvent) => (was: TraceEvent) =>
    was.kind === 'call' &&
    was.time === call.time &&
    was.host === call.host &&
    was.call === call.call;
  return second.events.flatMap((call) => {
    if (call.kind !== 'call' || !isEarly(call)) return [];
    const was = first.events.find(same(call));
    if (was?.kind !== 'call' || isEarly(was) || was.before === call.before) return [];
    return [[call, was]];
  });
};
