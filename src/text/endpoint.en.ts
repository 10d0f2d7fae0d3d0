/** What an end does by its timers, its options and its user's `close()`, told in English. */
import type { Facts, Line } from './facts.ts';
import { count } from './format.ts';
import { ack, bytes, expected, seq, The, time } from './phrases.en.ts';

const rto = ({ now }: Facts): string => time(now?.RTO ?? 0);

const measured: Line = ({ now }) =>
  `It measures the round trip: \`SRTT\` is now ${time(now?.SRTT ?? 0)}, so it would wait ${time(now?.RTO ?? 0)} for an ACK.`;

const probed: Line = (facts) =>
  `${(facts.was?.probes ?? 0) === 0 ? `Nothing was heard for ${time(facts.waited)}, so it sends a keep-alive` : `The last keep-alive brought no answer in ${time(facts.waited)}, so it sends another`}: ${seq(facts.sent.ack?.seq ?? facts.sent.stream?.seq ?? 0)}, a number that the other end has already. Whoever is there must answer with an ACK.`;

const windowProbed: Line = ({ waited, sent }) => {
  const what = sent.stream === null ? 'with an old number and no data' : 'with what comes next';
  return `The window of the other end has been closed for ${time(waited)}, and the ACK that opens it may be lost. It sends a probe ${what}; the answer will tell the window.`;
};

const unread: Line = ({ was }) =>
  `The socket is closed while ${bytes(was?.unread ?? 0)} wait to be read. They are lost, so it sends RST instead of FIN and is CLOSED: the other end shall know.`;

export const endpointRules = {
  'rfc6298:2.2': measured,
  'rfc6298:2.3': measured,
  'rfc6298:5.7': (facts) =>
    `Its SYN had to be repeated, so no round trip was measured. It is careful and begins with ${rto(facts)} for an ACK.`,
  'linux:tcp_syn_linear_timeouts': (facts) =>
    `At first Linux repeats a SYN at a steady pace: the timer stays at ${rto(facts)}.`,
  'rfc9293:3.8.3/r1': ({ now }) =>
    `${count(now?.retransmissions ?? 0, 'en')} repetitions brought nothing: the application is told, and the route is in doubt (R1).`,
  'rfc9293:3.10.8/user': ({ waited }) =>
    `For ${time(waited)} the other end has not acknowledged what the application gave. The user timeout ends the connection: CLOSED.`,

  'rfc9293:3.8.4': probed,
  'rfc9293:3.8.4/dead': ({ was, waited, sent }) =>
    `${count(was?.probes ?? 0, 'en')} keep-alives and the last ${time(waited)} brought no answer. It takes the other end for dead${sent.opener === null ? '' : ', sends RST in case it is not,'} and is CLOSED.`,
  'rfc9293:3.8.6.1': windowProbed,
  'rfc9293:3.8.6.3': ({ sent }) =>
    `Nothing came along that could have carried it, so the ACK that waited leaves by itself: ${ack(sent.ack?.ack ?? null)}.`,

  'rfc5961:7': () => 'It has sent as many challenge ACKs as it may in 5 seconds, so it sends none.',
  'linux:tcp_invalid_ratelimit': () =>
    'It has acknowledged something invalid just before, so it does not do so again.',
  'rfc1337:3': (facts) =>
    `${The(facts)} arrives in TIME-WAIT and is ignored, so that nobody can cut TIME-WAIT short (RFC 1337).`,

  'rfc9293:3.6.1/unread': unread,
  'rfc9293:3.6.1/data-after-close': (facts) =>
    `${The(facts)} arrives, but its application has called \`close()\`: nobody can read it. The other end must learn of the loss, so this is the end: CLOSED.`,
  'socket:linger': () =>
    'The socket is closed, and SO_LINGER is 0 seconds: instead of FIN it sends RST, throws all data away and is CLOSED.',
  'linux:tcp_fin_timeout': ({ waited }) =>
    `For ${time(waited)} no FIN came, and its application is gone. It waits no longer: CLOSED, without TIME-WAIT.`,
  'rfc9293:3.5.2': () =>
    'The end that sends a reset should enter TIME-WAIT, says 3.5.2, and so it does here.',

  'rfc9293:3.10.7.4/5/unsent': (facts) =>
    `${The(facts)} arrives with ${ack(facts.segment.ack)}, but it has not sent that much yet, so it is dropped.`,
  'decision:D8': (facts) =>
    `${The(facts)} arrives with another number, ${seq(facts.segment.seq)} instead of ${expected(facts)}: it is refused, and this attempt is over.`,
  'decision:D15': ({ segment }) =>
    `What the SYN brings, ${bytes(segment.length)}, is kept until the connection is ESTABLISHED.`,
} satisfies Record<string, Line>;
