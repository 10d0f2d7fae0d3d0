/** "Which timer runs out next?" */
import type { HostId, Trace, TraceEvent } from '../trace/trace.ts';
import type { AskedText } from '../text/asked.en.ts';
import {
  both,
  clauses,
  nameOf,
  optionsFrom,
  reason,
  sceneOf,
  type Draft,
  type Scene,
  type Why,
} from './asked-scene.ts';

type Named = keyof AskedText['timer']['right'];

const clauseOf: Readonly<Record<Named, string>> = {
  retransmission: clauses.repeating,
  'time-wait': clauses.timeouts,
  'keep-alive': clauses.keepAlive,
  persist: clauses.probing,
  'delayed-ack': clauses.delaying,
  'fin-wait-2': 'tcp(7), tcp_fin_timeout',
};
const named = Object.keys(clauseOf) as Named[];

/** The last event of each connection of a host before this one. */
const connectionsAt = ({ trace, event }: Scene, host: HostId): readonly TraceEvent[] => {
  const latest = new Map<string, TraceEvent>();
  for (const one of trace.events.slice(0, event.index))
    if (one.host === host && one.socket !== null) latest.set(one.socket, one);
  return [...latest.values()];
};

const isIdle = (timer: Named, connections: readonly TraceEvent[]): boolean => {
  switch (timer) {
    case 'time-wait':
      return connections.every(({ after }) => after !== 'TIME-WAIT');
    case 'fin-wait-2':
      return connections.every(({ after }) => after !== 'FIN-WAIT-2');
    case 'persist':
      return connections.every(({ tcb }) => tcb === null || tcb['SND.WND'] > 0);
    case 'retransmission':
      return connections.every(({ tcb }) => tcb === null || tcb['SND.UNA'] === tcb['SND.NXT']);
    default:
      return true;
  }
};

const whyNot = (scene: Scene, host: HostId, timer: Named): Why | null => {
  const connections = connectionsAt(scene, host);
  if (connections.every(({ tcb }) => tcb === null)) return null;
  const running = connections.flatMap(({ tcb }) => tcb?.timers[timer] ?? []);
  if (running.length > 0)
    return running.every(({ expiresAt }) => expiresAt > scene.event.time)
      ? reason((text) => text.timer.later, clauseOf[timer])
      : null;
  return isIdle(timer, connections)
    ? reason((text) => text.timer.idle[timer], clauseOf[timer])
    : null;
};

/** The same timer at the other end first, then what else this end may have. */
const tempting = (scene: Scene): Readonly<Record<string, Why | null>> => {
  const { host } = scene.event;
  const places = named.flatMap((timer) => ['A', 'B'].map((end) => ({ timer, end })));
  return Object.fromEntries(
    places
      .filter(({ timer, end }) => timer !== 'fin-wait-2' || end === host)
      .map(({ timer, end }) => [`${timer} ${end}`, whyNot(scene, end, timer)]),
  );
};

const atOf = (trace: Trace, event: TraceEvent) => {
  const before = trace.events[event.index - 1];
  return before === undefined ? 'start' : sceneOf(trace, before).at;
};

export const askTimer = (scene: Scene): Draft | null => {
  const { event, trace } = scene;
  if (event.kind !== 'timer' || event.rules.includes('rfc9293:3.6.1/reuse')) return null;
  const timer = named.find((one) => one === event.timer);
  if (timer === undefined || !['A', 'B'].includes(event.host)) return null;
  const right = `${timer} ${event.host}`;
  return {
    question: both((text) => text.question.timer),
    ask: { of: 'timer', after: atOf(trace, event) },
    right: reason((text) => text.timer.right[timer], clauseOf[timer]),
    wrong: optionsFrom(tempting(scene)).filter(({ is }) => is !== right),
    textOf: (answer) =>
      both((text, language) => {
        const [name = '', host = ''] = answer.split(' ');
        const names: Readonly<Record<string, string>> = text.timers;
        return text.timerAt(nameOf(trace, host, language), names[name] ?? name);
      }),
  };
};
