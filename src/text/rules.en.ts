/**
 * What happens, told in English: all that the first screen does not need. One line for each rule;
 * it is fetched with the simulation.
 */
import type { CallerFacts, CallName, Facts, Line, StreamFacts } from './facts.ts';
import { list, seconds } from './format.ts';
import { endpointRules } from './endpoint.en.ts';
import { hostRules } from './hosts.en.ts';
import { messageLines } from './messages.en.ts';
import { tellMessages, type MessageFacts } from './messages.ts';
import { optionNamed, type OptionValue } from './options.ts';
import {
  ack,
  answer,
  arriving,
  before,
  bytes,
  departed,
  expected,
  inSegments,
  join,
  load,
  named,
  opened,
  owed,
  owedAckLeaves,
  seq,
  The,
  the,
  time,
  times,
} from './phrases.en.ts';

const challenge: Line = ({ sent }) =>
  departed(
    sent,
    ({ seq: own, ack: acked }) => `It asks back with a challenge ACK: ${seq(own)}, ${ack(acked)}.`,
  );

const answerToFin: Line = (facts) =>
  join(
    departed(
      facts.sent,
      ({ ack: acked }) =>
        `It answers ${ack(acked)}, since the FIN used up number ${before(acked ?? 0)}.`,
    ),
    facts.owesAck ? owed(facts) : '',
  );

/** The last FIN is acknowledged briefly: what an ACK of a FIN is has been said at the first. */
const answerToLastFin: Line = (facts) =>
  join(
    departed(
      facts.sent,
      ({ ack: acked }) => `It answers ${ack(acked)}: the FIN was number ${before(acked ?? 0)}.`,
    ),
    facts.owesAck ? owed(facts) : '',
  );

/** In a simultaneous open the SYN that has left is sent again with an ACK. */
const answerToCrossingSyn: Line = (facts) => {
  const { opener } = facts.sent;
  return opener === null
    ? answer(facts)
    : `It sends its SYN again, ${seq(opener.seq)}, now with ${ack(opener.ack)}: ${before(opener.ack ?? 0)} has arrived.`;
};

const twoMsl = ({ timeWait }: Facts): string =>
  timeWait === null ? '2 MSL' : `2 MSL (${time(timeWait)})`;

/** Where the peer's FIN came: in this segment, or earlier and had to wait for what was missing. */
const finArrives = (facts: Facts): string => {
  if (!facts.opens) return 'The FIN counts, too';
  return facts.segment.fin
    ? `${The(facts)} arrives`
    : `${The(facts)} fills the gap before the FIN that came early`;
};

const waiting = ({ now }: Facts): string => {
  const unsent = now?.unsent ?? 0;
  return unsent > 0 ? `${bytes(unsent)} wait in the buffer.` : '';
};

const sending: Line = (facts) => {
  const { before: state, after, length, sent, now } = facts;
  const given = `The application gives ${bytes(length)} to \`send()\`.`;
  if (sent.opener !== null) return join(given, opened(sent.opener), 'The data follows later.');
  if (state === 'SYN-SENT' || state === 'SYN-RECEIVED') {
    return `${given} ${length === 1 ? 'It waits' : 'They wait'} in the buffer until the connection is ESTABLISHED.`;
  }
  if (sent.stream === null) return (now?.unsent ?? 0) > 0 ? join(given, waiting(facts)) : given;
  const { stream } = sent;
  const last = (stream.seq + stream.bytes - 1) >>> 0;
  const numbers = stream.bytes > 1 ? ` and take the numbers ${stream.seq} to ${last}` : '';
  const all = stream.bytes === 1 ? 'It leaves' : 'They leave';
  const some = `${bytes(stream.bytes)} ${stream.bytes === 1 ? 'leaves' : 'leave'}`;
  const carried = facts.paysAck ? ` The owed ${ack(stream.ack)} travels along.` : '';
  const left = `${stream.bytes === length ? all : some} with ${seq(stream.seq)}${numbers}${inSegments(stream)}.${carried}`;
  return join(given, left, after === state ? waiting(facts) : '');
};

const reading: Line = (facts) => {
  const { delivered, sent, paysAck, now } = facts;
  const window = `An ACK tells the other end that the window is now ${bytes(now?.['RCV.WND'] ?? 0)}.`;
  return join(
    delivered === 0
      ? 'The application calls `receive()` and waits: nothing is here yet.'
      : `The application reads ${bytes(delivered)} with \`receive()\`.`,
    sent.ack === null ? '' : paysAck ? owedAckLeaves(sent.ack) : window,
  );
};

const finLeaves = (facts: Facts, stream: StreamFacts): string => {
  const carried = facts.paysAck ? ` and carries the ACK that was owed, ${ack(stream.ack)}` : '';
  const data = stream.bytes > 0 ? ` after ${bytes(stream.bytes)}` : '';
  return `The FIN leaves${data} with ${seq(stream.fin ?? 0)}${carried}; in ${facts.after} it waits for an ACK.`;
};

const finWaits = ({ before: state, after, now }: Facts): string => {
  const unsent = now?.unsent ?? 0;
  const reason =
    unsent > 0
      ? `${bytes(unsent)} before it ${unsent === 1 ? 'has' : 'have'} left`
      : 'the window of the other end has room for it';
  const place =
    after === state ? `; until then it stays in ${after}` : `, though it is in ${after} already`;
  return `Its FIN must wait until ${reason}${place}.`;
};

/** `shutdown()` and `close()`: the RFC's CLOSE. */
const closing = (call: string): Line => {
  const done = `The application has no more to send and calls \`${call}\`.`;
  return (facts) => {
    const { sent, before: state, after } = facts;
    if (sent.opener?.kind === 'RST') {
      return `The application calls \`${call}\` with data unread. It sends RST, so that the other end learns of the loss, and is CLOSED.`;
    }
    if (sent.stream !== null && sent.stream.fin !== null)
      return `${done} ${finLeaves(facts, sent.stream)}`;
    if (after === 'CLOSED') {
      return `The application calls \`${call}\`. No connection exists yet, so nothing is sent: from ${state} it goes to CLOSED.`;
    }
    const asked =
      state === after &&
      facts.now?.unsent === 0 &&
      state !== 'CLOSE-WAIT' &&
      state !== 'SYN-RECEIVED';
    const isAcknowledged = state === 'FIN-WAIT-2' || state === 'TIME-WAIT';
    return asked
      ? `The application calls \`${call}\`. Its FIN ${isAcknowledged ? 'was acknowledged' : 'is on its way'} already, so nothing more is sent.`
      : `${done} ${finWaits(facts)}`;
  };
};

const aborting: Line = ({ sent, before: state }) =>
  sent.opener === null
    ? `The application calls \`abort()\`. The other end need not be told in ${state}: it is CLOSED at once.`
    : `The application calls \`abort()\`. It throws all data away, sends RST with ${seq(sent.opener.seq)} and is CLOSED at once.`;

/** When a program reads is no option of its socket: it is what the program does. */
const readsFromNow = (how: OptionValue, delivered: number): string => {
  if (how === 'manual')
    return 'From now on the application takes bytes only when it calls `receive()`; until then they wait in the receive buffer.';
  if (how !== 'automatic') return 'From now on the application reads in another way.';
  const waited = delivered > 0 ? ` It takes the ${bytes(delivered)} that waited.` : '';
  return `From now on the application takes all bytes as soon as they arrive.${waited}`;
};

const setting: Line = ({ options, delivered }) => {
  const named = options.filter(([name]) => name !== 'read');
  const read = options.find(([name]) => name === 'read');
  if (options.length === 0) return 'The application sets an option.';
  const names = named.map(([name, value]) => optionNamed(name, value, 'en'));
  return join(
    names.length === 0 ? '' : `The application sets ${list(names, 'en')}.`,
    read === undefined ? '' : readsFromNow(read[1], delivered),
  );
};

const calls: Record<LaterCall, Line> = {
  accept: () =>
    'The application calls `accept()` to take over the connection. Nothing is sent for it.',
  send: sending,
  receive: reading,
  shutdown: closing('shutdown()'),
  close: closing('close()'),
  abort: aborting,
  status: ({ after }) => `The application asks for the status: ${after}. Nothing changes.`,
  setOption: setting,
};

const call: Line = (facts) =>
  Object.hasOwn(calls, facts.act)
    ? calls[facts.act as LaterCall](facts)
    : `The application calls \`${facts.act}()\`.`;

const repeated: Line = ({ sent, waited }) => {
  const within = `within \`RTO = ${seconds(waited, 'en')}\``;
  if (sent.opener !== null) {
    const { kind } = sent.opener;
    return `Nothing acknowledged its ${kind} ${within}, so it sends the same ${kind} again.`;
  }
  if (sent.stream === null) return `Nothing was acknowledged ${within}.`;
  const what = load(sent.stream);
  const where = sent.stream.bytes > 0 ? ` from ${seq(sent.stream.seq)}` : '';
  return `Nothing acknowledged its ${what}${where} ${within}, so it sends the same ${what} again.`;
};

/** Times are rounded to it. */
const microsecond = 1e-6;

const doubled: Line = ({ now, waited }) => {
  if (now === null) return '';
  if (now.RTO <= waited) return `The timer stays at ${time(now.RTO)}, its maximum.`;
  return now.RTO < 2 * waited - microsecond
    ? `The timer grows to ${time(now.RTO)}, its maximum.`
    : `The timer doubles to ${time(now.RTO)}.`;
};

const gaveUp: Line = ({ was, waited }) =>
  `It has sent the same again ${times(was?.retransmissions ?? 0)}, and the last ${time(waited)} brought no ACK either. It gives up and is CLOSED.`;

const probes = { 'keep-alive': 'keep-alive probe', persist: 'probe of the window' } as const;

const lost: Line = ({ segment, guarded, now, probe }) => {
  if (probe !== null)
    return `Its ${probes[probe]} is lost on the way: no answer will come, and the ${probe} timer runs on.`;
  const what = `Its ${named(segment)} is lost on the way.`;
  if (segment.injected) return `The ${named(segment)} is lost on the way.`;
  if (segment.kind === 'ACK') {
    return `${what} An ACK has no timer: the other end must repeat what stays unacknowledged.`;
  }
  if (segment.kind === 'RST')
    return `${what} An RST is not repeated, so the other end knows nothing of it.`;
  return guarded && now !== null
    ? `${what} Its timer is running, \`RTO = ${seconds(now.RTO, 'en')}\`: without an ACK it sends the same again.`
    : what;
};

const damaged: Line = (facts) =>
  facts.kind === 'loss'
    ? `Its ${named(facts.segment)} was damaged on the way: the checksum is wrong, so the other end drops it in silence.`
    : `${The(facts)} was damaged on the way: the checksum is wrong, so it is dropped in silence, as if lost.`;

const untouched: Line = (facts) => `${The(facts)} arrives and changes nothing in ${facts.after}.`;

const forgets: Line = (facts) => {
  if (facts.kind === 'arrival')
    return `The machine is down: nobody takes ${the(facts)}, nobody answers.`;
  return facts.before === facts.after
    ? 'The machine crashes. From now on it is silent.'
    : `The machine crashes: its TCP forgets everything without telling anyone. ${facts.before} becomes CLOSED.`;
};

const killed: Line = (facts) => {
  const fin = facts.sent.stream;
  const rst = facts.sent.opener;
  if (facts.before === 'CLOSED') return 'The process is killed. It had no open socket.';
  const lead = 'The process is killed, and the system closes its socket for it.';
  if (rst !== null)
    return `${lead} Data was unread, so it sends RST with ${seq(rst.seq)} and is CLOSED.`;
  return fin !== null && fin.fin !== null ? `${lead} ${finLeaves(facts, fin)}` : lead;
};

const hostEvents = {
  crash: forgets,
  restart: (facts: Facts) =>
    facts.before === 'CLOSED'
      ? 'The machine starts again. Its TCP remembers none of its old connections.'
      : `The machine was running already, so nothing changes in ${facts.before}.`,
  kill: killed,
  unplug: (facts: Facts) =>
    facts.kind === 'arrival'
      ? `The cable is out: ${the(facts)} does not get in.`
      : 'The cable is pulled out. TCP is not told: it only finds that no answer comes.',
  plug: () => 'The cable is back in. Segments pass again; TCP was not told of any of this.',
  release: () => 'It lets go of what it held.',
} satisfies Record<string, Line>;

const atHost: Line = (facts) =>
  Object.hasOwn(hostEvents, facts.act)
    ? hostEvents[facts.act as keyof typeof hostEvents](facts)
    : `${facts.act}.`;

/** A rule of a host also speaks where a segment meets that host. */
const host =
  (line: Line): Line =>
  (facts) =>
    facts.kind === 'host' ? atHost(facts) : line(facts);

const otherTimer: Line = ({ act }) => `Its ${act} timer runs out.`;

const outsideWindow: Line = (facts) => {
  const { segment, place, was } = facts;
  const next = expected(facts);
  // A SYN that comes in TIME-WAIT asks for another connection, or is old.
  const isOther = segment.kind === 'SYN' && facts.before === 'TIME-WAIT';
  if (place === 'old' && (segment.injected || isOther)) {
    return `${The(facts)} arrives with ${seq(segment.seq)}, which lies before ${next}, outside its window, and is dropped.`;
  }
  if (place === 'old') {
    return `${The(facts)} arrives with ${seq(segment.seq)}, which is nothing new: it expects ${next} next and drops it.`;
  }
  if (place === 'no room') return `Its window is 0: ${the(facts)} finds no room and is dropped.`;
  const last = (next + (was?.['RCV.WND'] ?? 1) - 1) >>> 0;
  return `${The(facts)} arrives with ${seq(segment.seq)}, beyond its window, ${next} to ${last}, and is dropped.`;
};

const unacceptableAck: Line = (facts) => {
  const only = facts.was === null ? '' : `; only ${ack(facts.was['SND.NXT'])} would do`;
  return `${The(facts)} arrives, but ${ack(facts.segment.ack)} acknowledges what it never sent${only}.`;
};

/** RFC 5961: an ACK of what has not been sent yet, or of what was acknowledged long ago. */
const impossibleAck: Line = (facts) => {
  const sent = facts.was?.['SND.NXT'] ?? facts.now?.['SND.NXT'] ?? 0;
  const why =
    (((facts.segment.ack ?? 0) - sent) | 0) > 0
      ? `but it has sent no more than ${before(sent)}`
      : 'far older than all that is on its way';
  return `${The(facts)} arrives with ${ack(facts.segment.ack)}, ${why}, so it is dropped.`;
};

/** What came with the SYN was kept until the connection is ESTABLISHED (RFC 9293 3.10.7.2, D15). */
const keptText = (delivered: number): string =>
  delivered === 0
    ? 'What came with the SYN counts now.'
    : `Now the ${bytes(delivered)} that came with the SYN ${delivered === 1 ? 'goes' : 'go'} to the application.`;

const textArrives: Line = (facts) => {
  const { segment, delivered, now, opens } = facts;
  const unread = now?.unread ?? 0;
  const verb = segment.length === 1 ? 'arrives' : 'arrive';
  const inOrder = opens
    ? `${bytes(segment.length)} ${verb} with ${seq(segment.seq)}, the number that it expected.`
    : `Its ${bytes(segment.length)} count, too: ${seq(segment.seq)} is the number that it expected.`;
  const arrived =
    facts.place === 'old' ? `${The(facts)} brings something new after old bytes.` : inOrder;
  const gap =
    delivered > segment.length
      ? `They fill the gap, so ${bytes(delivered)} go to the application.`
      : '';
  const kept = unread > 0 ? `${bytes(unread)} wait for the application to read.` : '';
  return segment.length === 0 ? join(keptText(delivered), kept) : join(arrived, gap, kept);
};

const acknowledges: Line = (facts) => {
  const { segment, acknowledged } = facts;
  const more = acknowledged > 0 ? `has ${bytes(acknowledged)} more` : 'has everything';
  return `${The(facts)} arrives; ${ack(segment.ack)} says that the other end ${more}, up to ${before(segment.ack ?? 0)}.`;
};

/** Only who has no ACK of its FIN repeats it (RFC 9293 3.10.7.4, eighth); other old segments say nothing. */
const repeatsFin = ({ place, segment }: Facts): boolean =>
  place === 'old' && segment.fin && !segment.copy && !segment.injected;

const timeWaitAgain: Line = (facts) => {
  if (!facts.opens) return `TIME-WAIT starts again: ${twoMsl(facts)}.`;
  return repeatsFin(facts)
    ? `${The(facts)} arrives: its last ACK may have been lost, so TIME-WAIT starts again, for ${twoMsl(facts)}.`
    : join(outsideWindow(facts), `TIME-WAIT starts again: ${twoMsl(facts)}.`);
};

/** One line for each rule of `tcp/rules.ts`, but for those of the first screen. */
const rules = {
  'rfc9293:3.10.2': (facts) =>
    facts.kind === 'call' ? call(facts) : 'Data that had waited may leave now.',
  'rfc9293:3.10.3': call,
  'rfc9293:3.10.4': (facts) =>
    facts.kind === 'call'
      ? call(facts)
      : 'All data has left, so the FIN that was asked for follows.',
  'rfc9293:3.10.5': call,
  'rfc9293:3.10.6': call,

  'rfc9293:3.10.7.1/rst': (facts) =>
    `${The(facts)} arrives, but there is no connection here. An RST is never answered, so it is dropped.`,
  'rfc9293:3.10.7.1/no-ack': (facts) =>
    `${The(facts)} arrives, but nothing listens on port ${facts.port ?? 0}: the state is CLOSED.`,
  'rfc9293:3.10.7.1/ack': (facts) =>
    `${The(facts)} arrives, but there is no connection here: the state is CLOSED.`,

  'rfc9293:3.10.7.2/1': (facts) =>
    `${The(facts)} is ignored: in LISTEN it has sent nothing that an RST could answer.`,
  'rfc9293:3.10.7.2/2': (facts) =>
    `${The(facts)} cannot be right: in LISTEN it has sent nothing that could be acknowledged.`,
  'rfc9293:3.10.7.2/4': (facts) => `${The(facts)} is dropped: in LISTEN only a SYN counts.`,

  'rfc9293:3.10.7.3/1': unacceptableAck,
  'rfc9293:3.10.7.3/1/rst': (facts) =>
    `${The(facts)} does not acknowledge its SYN, so it is not meant for it and is dropped.`,
  'rfc9293:3.10.7.3/2': (facts) =>
    `${The(facts)} arrives; ${ack(facts.segment.ack)} acknowledges its own SYN, so the refusal is real: CLOSED.`,
  'rfc9293:3.10.7.3/2/no-ack': (facts) =>
    `${The(facts)} has no ACK, so nothing shows that it answers the SYN. It is dropped.`,
  'rfc9293:3.10.7.3/4/simultaneous': (facts) =>
    `A SYN arrives instead of a SYN,ACK: both ends open at the same time, so it is in ${facts.after}.`,
  'rfc9293:3.10.7.3/5': (facts) =>
    `${The(facts)} is dropped: in SYN-SENT only a SYN or an RST counts.`,

  'rfc9293:3.10.7.4/1': outsideWindow,
  'rfc9293:3.10.7.4/1/rst': (facts) =>
    `${The(facts)} with ${seq(facts.segment.seq)} lies outside its window, so it is dropped in silence.`,
  'rfc9293:3.10.7.4/1/zero-window': (facts) =>
    `Its window is 0, so it takes no data, but the ACK in ${the(facts)} counts.`,
  'rfc9293:3.10.7.4/2': (facts) =>
    facts.was === null || facts.segment.seq === expected(facts)
      ? `${The(facts)} arrives with ${seq(facts.segment.seq)}, exactly the number expected, so it is believed: the connection is CLOSED at once.`
      : `${The(facts)} arrives with ${seq(facts.segment.seq)}, which is not ${expected(facts)} but lies in its window. By the rules of RFC 793 that is enough: the connection is CLOSED at once.`,
  'rfc9293:3.10.7.4/2/listen': (facts) =>
    `${The(facts)} arrives with ${seq(facts.segment.seq)}, the number expected: the other end does not want this connection. It was opened passively, so it returns to LISTEN.`,
  'rfc9293:3.10.7.4/2/refused': (facts) =>
    `${The(facts)} arrives with ${seq(facts.segment.seq)}, the number expected: the connection is refused and CLOSED.`,
  'rfc5961:3.2': (facts) =>
    `${The(facts)} arrives with ${seq(facts.segment.seq)}, which lies in its window, but only exactly ${expected(facts)} is believed.`,
  'rfc9293:3.10.7.4/4': (facts) =>
    `${The(facts)} arrives with another number, ${seq(facts.segment.seq)}: the other end has begun anew. It returns to LISTEN.`,
  'rfc5961:4.2': (facts) =>
    `${The(facts)} arrives in ${facts.before}. It cannot tell whether it is forged or the other end has restarted.`,
  'rfc9293:3.10.7.4/4/reset': (facts) =>
    `${The(facts)} arrives in ${facts.before}, which is an error: the connection is reset and CLOSED.`,
  'rfc9293:3.10.7.4/5/no-ack': (facts) =>
    `${The(facts)} has no ACK, which every segment here must carry. It is dropped.`,
  'rfc5961:5.2': impossibleAck,
  'rfc9293:3.10.7.4/5/reset': unacceptableAck,
  'rfc9293:3.10.7.4/5/ack': acknowledges,
  'rfc9293:3.10.7.4/5/duplicate': (facts) =>
    `${The(facts)} arrives: ${ack(facts.segment.ack)} is known already and changes nothing in ${facts.after}.`,
  'rfc9293:3.10.7.4/5/window': (facts) =>
    `${The(facts)} arrives: ${ack(facts.segment.ack)} is nothing new, but the other end now has room for ${bytes(facts.now?.['SND.WND'] ?? 0)}.`,
  'rfc9293:3.10.7.4/5/fin-wait-2': (facts) =>
    `${arriving(facts)}${ack(facts.segment.ack)} acknowledges its own FIN. In FIN-WAIT-2 it waits for the FIN of the other end.`,
  'rfc9293:3.10.7.4/5/time-wait': (facts) =>
    `${arriving(facts)}${ack(facts.segment.ack)} acknowledges its own FIN. Both directions are closed, so it stays in TIME-WAIT for ${twoMsl(facts)}.`,
  'rfc9293:3.10.7.4/5/closed': (facts) =>
    `${arriving(facts)}${ack(facts.segment.ack)} acknowledges its own FIN. Both directions are closed and nothing is left to do: CLOSED.`,
  'rfc9293:3.10.7.4/7': textArrives,
  'rfc9293:3.10.7.4/7/queued': (facts) =>
    facts.opens
      ? `${The(facts)} arrives ahead of its turn with ${seq(facts.segment.seq)}: ${expected(facts)} is still missing. It is kept.`
      : `But the segment is ahead of its turn: ${expected(facts)} is still missing. It is kept.`,
  'rfc9293:3.10.7.4/7/ignored': (facts) =>
    `What ${the(facts)} brings is ignored: in ${facts.before} the other end has already sent its FIN.`,
  'rfc9293:3.10.7.4/8/close-wait': (facts) =>
    facts.opens
      ? `${finArrives(facts)}: the other end will send no more. In CLOSE-WAIT it waits for its own application to close.`
      : `${finArrives(facts)}: the other end will send no more, so it is in CLOSE-WAIT.`,
  'rfc9293:3.10.7.4/8/closing': (facts) =>
    `${finArrives(facts)}, but its own FIN is not acknowledged yet: both ends close at once, so it is CLOSING.`,
  'rfc9293:3.10.7.4/8/time-wait': (facts) =>
    `${finArrives(facts)}: both directions are closed. It stays in TIME-WAIT for ${twoMsl(facts)}, in case its last ACK is lost.`,
  'rfc9293:3.10.7.4/8/note-2': (facts) =>
    `${finArrives(facts)}; its own FIN is acknowledged, too, so it goes through FIN-WAIT-2 straight to TIME-WAIT, for ${twoMsl(facts)}.`,

  'fiction:two-way-handshake/listen': ({ segment }) =>
    `Not TCP: ${segment.badge === 'old-duplicate' ? 'an old SYN' : `the ${named(segment)}`} arrives and is believed at once, so LISTEN becomes ESTABLISHED.`,
  'fiction:two-way-handshake/syn-sent': (facts) =>
    `Not TCP: ${the(facts)} arrives, it is ESTABLISHED and says nothing more.`,
  'fiction:time-wait-off': () =>
    'Not TCP: both directions are closed and it is CLOSED at once, with no TIME-WAIT. If its last ACK is lost, nobody is left to repeat it.',

  'decision:D1': () =>
    'The SYN,ACK arrives. Its SYN is known already, but its ACK counts (Figure 7).',
  'decision:D2': (facts) =>
    `${The(facts)} is the one that it has already answered: the SYN,ACK may have been lost.`,
  'decision:D4': timeWaitAgain,
  'linux:syn-again': () =>
    'Linux sends its own SYN again at once, since this end may be a new one.',
  'linux:syn-with-fin': (facts) =>
    `${The(facts)} arrives: nobody opens and closes with one segment, so Linux drops it in silence.`,
  'linux:text-beyond-fin': (facts) =>
    `${The(facts)} arrives in ${facts.before} and brings text beyond the other end’s FIN, where none can be: Linux resets the connection.`,
  'linux:fin-again': (facts) =>
    `${The(facts)} arrives in ${facts.before} with a FIN one number after the first one: Linux counts it once more.`,

  'rfc9293:3.10.8/retransmission': repeated,
  'rfc9293:3.10.8/time-wait': ({ waited }) =>
    `2 MSL (${time(waited)}) are over: old segments of this connection should all be gone. It forgets the connection: CLOSED.`,
  'rfc6298:5.5': doubled,
  'rfc9293:3.8.3': gaveUp,

  'rfc9293:3.8.4/mss': ({ now }) =>
    `One segment may carry at most ${bytes(now?.['SND.MSS'] ?? 0)} (MSS), so they are cut up.`,
  'rfc9293:3.8.6/window': ({ now }) =>
    `The window of the other end is ${bytes(now?.['SND.WND'] ?? 0)} and has no room for more.`,

  ...endpointRules,
  ...hostRules,
  'link:lost': lost,
  'rfc9293:3.1/checksum': damaged,
  'host:crash': host(hostEvents.crash),
  'host:restart': host(hostEvents.restart),
  'host:kill': host(hostEvents.kill),
  'host:unplug': host(hostEvents.unplug),
  'host:plug': host(hostEvents.plug),
  'host:release': host(hostEvents.release),
  'host:silent': (facts) =>
    `${The(facts)} arrives, but nothing here speaks TCP: no answer will come.`,
  'option:set': call,
  'option:not-modelled': () => 'TCP Lanes does not model this yet, so it has no effect.',
} satisfies Record<string, Line>;

/** What left because of an arrival where it is said in another way than usual. */
const answers = {
  'rfc9293:3.10.7.3/4/simultaneous': answerToCrossingSyn,
  'rfc9293:3.10.7.4/8/close-wait': answerToFin,
  'rfc9293:3.10.7.4/8/closing': answerToFin,
  'rfc9293:3.10.7.4/8/time-wait': answerToLastFin,
  'rfc9293:3.10.7.4/8/note-2': answerToLastFin,
  'rfc5961:3.2': challenge,
  'rfc5961:4.2': challenge,
} satisfies Partial<Record<keyof typeof rules, Line>>;

const refusals = {
  'connection already exists': (state: string) =>
    state === 'CLOSED' ? 'another socket has this port' : `it is in ${state} already`,
  'connection does not exist': (state: string) =>
    state === 'CLOSED' ? `it is ${state}` : 'no program has accepted it yet',
  'connection closing': (state: string, call: string) =>
    call === 'receive'
      ? `in ${state} no more data can come`
      : `in ${state} it has already said that it will send no more`,
  'remote socket unspecified': (state: string) => `in ${state} it does not know whom to send to`,
  'insufficient resources': (_: string, call: string) =>
    call === 'connect' ? 'every port that it could have is taken' : 'there is no room for it',
} satisfies Record<string, (state: string, call: string) => string>;

const reasonFor = (
  call: string,
  refusal: RefusalName,
  { state, hasClosed, unknown }: CallerFacts,
): string => {
  if (refusal === 'connection closing' && hasClosed)
    return 'its program has closed the socket with `close()`';
  if (refusal === 'connection does not exist' && unknown !== null)
    return `it has no socket \`${unknown}\``;
  return refusals[refusal](state, call);
};

const errors = {
  ECONNREFUSED: 'connection refused',
  ECONNRESET: 'connection reset by the other end',
  ETIMEDOUT: 'connection timed out',
  EPIPE: 'this end can send no more',
  EADDRINUSE: 'the address is in use',
  EADDRNOTAVAIL: 'the address is not available',
} as const;

/** What the first screen does not need. */
export const englishRules = {
  rules: rules as Record<keyof typeof rules, Line>,
  answers: answers as Partial<Record<string, Line>>,
  /** What is said where no rule speaks. */
  otherwise: {
    call,
    arrival: untouched,
    timer: otherTimer,
    loss: lost,
    host: atHost,
  } satisfies Record<Facts['kind'], Line>,
  refused: (call: string, refusal: RefusalName, caller: CallerFacts): string =>
    `\`${call}()\` is refused with \`error: ${refusal}\`, because ${reasonFor(call, refusal, caller)}.`,
  failed: (call: string, error: ErrorName): string =>
    `\`${call}()\` fails with \`${error}\`: ${errors[error]}.`,
  /** Who speaks of what happens between the hosts. */
  link: 'Link',
  /** A connection is over, and the socket that it came from is not. */
  listenerStays: 'The listener stays in LISTEN.',
  /** Of a segment whose source is not who sent it. */
  forgery: (sender: string, claimed: string): string =>
    `${sender} sent it under the name of ${claimed}.`,
  /** What programs say to each other by an event of this index, of all that they say in the run. */
  messages: (all: readonly MessageFacts[], index: number): readonly string[] =>
    tellMessages(messageLines, all, index),
  /** What the application hears besides. */
  hears: (error: ErrorName): string => `The application hears \`${error}\`: ${errors[error]}.`,
};

/** What each language has to say. */
export type RuleTexts = typeof englishRules;
export type LaterRule = keyof typeof rules;
export type LaterCall = Exclude<CallName, 'listen' | 'connect'>;
export type RefusalName = keyof typeof refusals;
export type ErrorName = keyof typeof errors;
