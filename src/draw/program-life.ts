/**
 * What the programs at the two ends do, and what they are told: read out of a trace, which tells
 * what the kernels do. A program asks its kernel by calls (RFC 9293 3.9.1); what arrives is the
 * kernel's until the program is told of it.
 */
import type { ProgramsText } from '../text/programs.ts';
import { messagesOf } from '../trace/messages.ts';
import type { CallEvent, HostId, Message, Trace, TraceEvent } from '../trace/trace.ts';

/** Something that a program does or is told, at one event. */
export interface Deed {
  /** Of the event. */
  readonly index: number;
  readonly host: HostId;
  /** A call goes to the kernel; what is told comes from it. */
  readonly kind: 'call' | 'told' | 'failed';
  readonly text: string;
  /** A piece of something that is told as a whole: it is named, but has no words in the picture. */
  readonly minor?: boolean;
}

/** `half`: the program has said that it writes no more. */
export type Hold = 'open' | 'half';

/** From the event at which a program has something to do with the connection to its last one. */
export interface Stretch {
  readonly host: HostId;
  readonly kind: Hold | 'unread';
  /** Indices of events; `to` is null where it does not end. */
  readonly from: number;
  readonly to: number | null;
}

export interface ProgramLife {
  readonly deeds: readonly Deed[];
  readonly stretches: readonly Stretch[];
}

/** `GET /1`, `200 /1`; with the number of its stream where there is one. */
export const messageName = ({ kind, method, path, status, stream }: Message): string => {
  const name = `${kind === 'request' ? method : String(status ?? '')} ${path}`;
  return stream === null ? name : `${name} #${String(stream)}`;
};

/** The messages of the connection that is looked at. */
export const ownMessages = (trace: Trace): readonly Message[] =>
  messagesOf(trace).filter(({ parts: [first], socket }) => {
    const event = trace.events[first?.writtenBy ?? -1];
    return event?.kind === 'call' && event.socket === socket;
  });

type Said = Omit<Deed, 'index' | 'host'>;

/** What is known of the messages at the events that write them, read them, or lose them. */
interface Mail {
  readonly isHttp: boolean;
  readonly written: ReadonlyMap<number, Said>;
  readonly read: ReadonlyMap<number, readonly Message[]>;
  readonly failed: ReadonlyMap<number, readonly Message[]>;
}

const byEvent = (
  messages: readonly Message[],
  eventOf: (message: Message) => number | null | undefined,
): ReadonlyMap<number, readonly Message[]> => {
  const found = new Map<number, readonly Message[]>();
  for (const message of messages) {
    const index = eventOf(message) ?? null;
    if (index !== null) found.set(index, [...(found.get(index) ?? []), message]);
  }
  return found;
};

const mailOf = (trace: Trace): Mail => {
  const own = ownMessages(trace);
  const written = new Map<number, Said>();
  for (const message of own) {
    message.parts.forEach(({ writtenBy }, i) =>
      written.set(writtenBy, { kind: 'call', text: messageName(message), minor: i > 0 }),
    );
  }
  return {
    isHttp: own.length > 0,
    written,
    read: byEvent(own, ({ readBy }) => readBy),
    failed: byEvent(own, ({ failedBy }) => failedBy),
  };
};

const callText = ({ call, length }: CallEvent): string =>
  `${call}(${length === undefined ? '' : String(length)})`;

const called = (event: CallEvent, mail: Mail, text: ProgramsText): Said => {
  const plain = callText(event);
  if (event.error !== undefined) return { kind: 'failed', text: `${plain} ${event.error}` };
  if (event.refused !== undefined) return { kind: 'failed', text: text.refused(plain) };
  return mail.written.get(event.index) ?? { kind: 'call', text: plain };
};

const opening = new Set(['SYN-SENT', 'SYN-RECEIVED']);

/** The handshake is over, and the program has the connection; a full queue keeps it for later. */
const opened = (
  { kind, before, after, tcb, queues }: TraceEvent,
  text: ProgramsText,
): readonly Said[] => {
  if (kind !== 'arrival' || !opening.has(before) || opening.has(after) || tcb === null) return [];
  if (tcb.openedBy === 'active') return [{ kind: 'told', text: text.connected }];
  return (queues?.waiting ?? 0) > 0 ? [] : [{ kind: 'told', text: 'accept()' }];
};

const delivered = (event: TraceEvent, mail: Mail, text: ProgramsText): readonly Said[] => {
  if ((event.delivered ?? 0) === 0) return [];
  const whole = mail.read.get(event.index);
  if (whole !== undefined)
    return whole.map((message) => ({ kind: 'told', text: text.read(messageName(message)) }));
  return [{ kind: 'told', text: text.read(String(event.delivered)), minor: mail.isHttp }];
};

/** What one program knows of one connection. */
interface End {
  hold: Hold | 'none';
  /** The peer's FIN is here; the program may still have to read what came before it. */
  finished: boolean;
  toldOfEnd: boolean;
  unread: number;
}

const endOfFile = (event: TraceEvent, end: End): readonly Said[] => {
  if (event.figure5.includes('rcv FIN')) end.finished = true;
  if (!end.finished || end.toldOfEnd || (event.tcb?.unread ?? 0) > 0) return [];
  end.toldOfEnd = true;
  return [{ kind: 'told', text: 'EOF' }];
};

const waiting = ({ tcb }: TraceEvent, end: End, text: ProgramsText): readonly Said[] => {
  const before = end.unread;
  end.unread = tcb?.unread ?? 0;
  return before === 0 && end.unread > 0
    ? [{ kind: 'told', text: text.unread(String(end.unread)), minor: false }]
    : [];
};

const isCall = (event: TraceEvent): event is CallEvent =>
  event.kind === 'call' && event.call !== 'status';

/** All that a program does and is told at one event. Who has let go of a connection is told nothing. */
const saidAt = (event: TraceEvent, end: End, mail: Mail, text: ProgramsText): readonly Said[] => {
  if (event.kind === 'host') {
    return event.event === 'kill' && end.hold !== 'none'
      ? [{ kind: 'failed', text: text.killed }]
      : [];
  }
  const call = isCall(event) ? [called(event, mail, text)] : [];
  const failed = (mail.failed.get(event.index) ?? []).map((message): Said => ({
    kind: 'failed',
    text: text.failed(messageName(message)),
  }));
  if (end.hold === 'none') return [...call, ...failed];
  const isTold = !isCall(event) && event.error !== undefined;
  return [
    ...call,
    ...opened(event, text),
    ...delivered(event, mail, text),
    ...waiting(event, end, text),
    ...endOfFile(event, end),
    ...(isTold ? [{ kind: 'failed' as const, text: event.error }] : []),
    ...failed,
  ];
};

/** What a program holds before an event, in which its call is counted already. */
const take = (event: TraceEvent, end: End): void => {
  const opens = isCall(event) && ['listen', 'connect'].includes(event.call);
  const comes = event.before === 'LISTEN' && event.after !== 'LISTEN';
  if ((opens && event.refused === undefined) || comes) end.hold = 'open';
};

/** And after it. A connection that is closed both ways, or lost, is none that it could use. */
const release = (event: TraceEvent, end: End): void => {
  const accepted = isCall(event) && event.refused === undefined ? event.call : null;
  if (accepted === 'shutdown' && end.hold === 'open') end.hold = 'half';
  const over =
    accepted === 'close' ||
    accepted === 'abort' ||
    (event.kind === 'host' && ['kill', 'crash'].includes(event.event)) ||
    event.error !== undefined ||
    (end.hold === 'half' && end.toldOfEnd) ||
    event.after === 'CLOSED';
  if (over) end.hold = 'none';
};

type Kind = Stretch['kind'];

/** Collects stretches of one host, each until another begins. */
const stretching = (host: HostId) => {
  const done: Stretch[] = [];
  let current: { readonly kind: Kind; readonly from: number } | null = null;
  const turn = (kind: Kind | null, index: number) => {
    if ((current?.kind ?? null) === kind) return;
    if (current !== null && current.from < index) done.push({ host, ...current, to: index });
    current = kind === null ? null : { kind, from: index };
  };
  const all = () => (current === null ? done : [...done, { host, ...current, to: null }]);
  return { turn, all };
};

/** A listener stands for the connections to come until there is one. */
const holdOf = (ends: ReadonlyMap<string, End>): Hold | null => {
  const holds = [...ends.values()].map(({ hold }) => hold);
  if (holds.includes('open')) return 'open';
  return holds.includes('half') ? 'half' : null;
};

const isListener = ({ before, after }: TraceEvent): boolean =>
  [before, after].every((state) => state === 'LISTEN' || state === 'CLOSED');

const lifeOf = (trace: Trace, host: HostId, mail: Mail, text: ProgramsText): ProgramLife => {
  const ends = new Map<string, End>();
  const deeds: Deed[] = [];
  const [held, unread] = [stretching(host), stretching(host)];
  const listeners = new Set<string>();
  for (const event of trace.events) {
    const { socket, index } = event;
    if (event.host !== host || socket === null) continue;
    if (event.kind === 'call' && event.call === 'status') continue;
    const end = ends.get(socket) ?? {
      ...{ hold: 'none' as const, finished: false, toldOfEnd: false, unread: 0 },
    };
    ends.set(socket, end);
    take(event, end);
    if (isCall(event) && isListener(event)) listeners.add(socket);
    else if (end.hold === 'open' && !listeners.has(socket)) {
      for (const listener of listeners) ends.delete(listener);
    }
    for (const said of saidAt(event, end, mail, text)) deeds.push({ index, host, ...said });
    release(event, end);
    held.turn(holdOf(ends), index);
    unread.turn([...ends.values()].some((one) => one.unread > 0) ? 'unread' : null, index);
  }
  return { deeds, stretches: [...held.all(), ...unread.all()] };
};

/** The lives of the programs at hosts with lanes, in the order of the events. */
export const programLife = (
  trace: Trace,
  hosts: readonly HostId[],
  text: ProgramsText,
): ProgramLife => {
  const mail = mailOf(trace);
  const lives = hosts.map((host) => lifeOf(trace, host, mail, text));
  return {
    deeds: lives.flatMap(({ deeds }) => deeds),
    stretches: lives.flatMap(({ stretches }) => stretches),
  };
};
