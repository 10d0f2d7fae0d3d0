/**
 * Every rule that an end can apply, with the clause that it comes from and how binding it is.
 * Events name the rules that made them; sentences, the table and the panels are made from those.
 */

/**
 * How binding a rule is. `RFC` is what the text prescribes without a capital word; `linux` is what a
 * Linux kernel does where the RFC says nothing or something else; `simplified` is
 * this model's own, and says so; a
 * `fiction` is what TCP does not do.
 */
export type Level = 'MUST' | 'SHOULD' | 'MAY' | 'RFC' | 'linux' | 'simplified' | 'fiction';

const rfc = <const Clause extends string>(clause: Clause, level: Level = 'RFC') => ({
  clause: `RFC 9293 §${clause}` as const,
  level,
});
const other = <const Clause extends string>(clause: Clause, level: Level) => ({ clause, level });

export const rules = {
  // User calls
  'rfc9293:3.10.1': rfc('3.10.1'),
  'rfc9293:3.10.2': rfc('3.10.2'),
  'rfc9293:3.10.3': rfc('3.10.3'),
  'rfc9293:3.10.4': rfc('3.10.4'),
  'rfc9293:3.10.5': rfc('3.10.5'),
  'rfc9293:3.10.6': rfc('3.10.6'),

  // Segment arrives: CLOSED
  'rfc9293:3.10.7.1/rst': rfc('3.10.7.1'),
  'rfc9293:3.10.7.1/no-ack': rfc('3.10.7.1'),
  'rfc9293:3.10.7.1/ack': rfc('3.10.7.1'),
  // Segment arrives: LISTEN
  'rfc9293:3.10.7.2/1': rfc('3.10.7.2, first'),
  'rfc9293:3.10.7.2/2': rfc('3.10.7.2, second'),
  'rfc9293:3.10.7.2/3': rfc('3.10.7.2, third'),
  'rfc9293:3.10.7.2/4': rfc('3.10.7.2, fourth'),
  // Segment arrives: SYN-SENT
  'rfc9293:3.10.7.3/1': rfc('3.10.7.3, first'),
  'rfc9293:3.10.7.3/1/rst': rfc('3.10.7.3, first'),
  'rfc9293:3.10.7.3/2': rfc('3.10.7.3, second'),
  'rfc9293:3.10.7.3/2/no-ack': rfc('3.10.7.3, second'),
  'rfc9293:3.10.7.3/4': rfc('3.10.7.3, fourth'),
  'rfc9293:3.10.7.3/4/simultaneous': rfc('3.10.7.3, fourth', 'MUST'),
  'rfc9293:3.10.7.3/5': rfc('3.10.7.3, fifth'),
  // Segment arrives: other states
  'rfc9293:3.10.7.4/1': rfc('3.10.7.4, first'),
  'rfc9293:3.10.7.4/1/rst': rfc('3.10.7.4, first'),
  'rfc9293:3.10.7.4/1/zero-window': rfc('3.10.7.4, first', 'MUST'),
  'rfc9293:3.10.7.4/2': rfc('3.10.7.4, second', 'MUST'),
  'rfc9293:3.10.7.4/2/listen': rfc('3.10.7.4, second'),
  'rfc9293:3.10.7.4/2/child': rfc('3.10.7.4, second'),
  'rfc9293:3.10.7.4/2/refused': rfc('3.10.7.4, second'),
  'rfc5961:3.2': other('RFC 5961 §3.2', 'MUST'),
  'rfc9293:3.10.7.4/4': rfc('3.10.7.4, fourth'),
  'rfc9293:3.10.7.4/4/child': rfc('3.10.7.4, fourth'),
  'rfc5961:4.2': other('RFC 5961 §4.2', 'MUST'),
  'rfc9293:3.10.7.4/4/reset': rfc('3.10.7.4, fourth'),
  'rfc9293:3.10.7.4/5/no-ack': rfc('3.10.7.4, fifth'),
  'rfc5961:5.2': other('RFC 5961 §5.2', 'MAY'),
  'rfc9293:3.10.7.4/5/established': rfc('3.10.7.4, fifth'),
  'rfc9293:3.10.7.4/5/unsent': rfc('3.10.7.4, fifth'),
  'rfc9293:3.10.7.4/5/reset': rfc('3.10.7.4, fifth'),
  'rfc9293:3.10.7.4/5/ack': rfc('3.10.7.4, fifth'),
  'rfc9293:3.10.7.4/5/duplicate': rfc('3.10.7.4, fifth'),
  'rfc9293:3.10.7.4/5/window': rfc('3.10.7.4, fifth'),
  'rfc9293:3.10.7.4/5/fin-wait-2': rfc('3.10.7.4, fifth'),
  'rfc9293:3.10.7.4/5/time-wait': rfc('3.10.7.4, fifth'),
  'rfc9293:3.10.7.4/5/closed': rfc('3.10.7.4, fifth'),
  'rfc9293:3.10.7.4/7': rfc('3.10.7.4, seventh'),
  'rfc9293:3.10.7.4/7/queued': rfc('3.10.7.4, seventh', 'SHOULD'),
  'rfc9293:3.10.7.4/7/ignored': rfc('3.10.7.4, seventh'),
  'rfc9293:3.10.7.4/8/close-wait': rfc('3.10.7.4, eighth'),
  'rfc9293:3.10.7.4/8/closing': rfc('3.10.7.4, eighth'),
  'rfc9293:3.10.7.4/8/time-wait': rfc('3.10.7.4, eighth'),
  'rfc9293:3.10.7.4/8/note-2': rfc('3.3.2, note 2'),
  // Where the letter and the figures disagree, as decided
  'decision:D1': other('RFC 9293 §3.5, Figure 7', 'MUST'),
  'decision:D2': other('RFC 9293 §3.5, Figure 6', 'simplified'),
  'decision:D4': rfc('3.10.7.4, fifth'),
  'rfc9293:3.5.2': rfc('3.5.2'),
  'decision:D8': other('Linux, tcp_check_req', 'linux'),
  'linux:syn-again': other('Linux, tcp_rcv_synsent_state_process', 'linux'),
  'linux:syn-with-fin': other('Linux, tcp_rcv_state_process', 'linux'),
  'linux:fin-again': other('Linux, tcp_data_queue', 'linux'),
  'linux:text-beyond-fin': other('Linux, tcp_rcv_state_process', 'linux'),
  'linux:tcp_fin_timeout': other('tcp(7), tcp_fin_timeout', 'linux'),
  'decision:D15': rfc('3.10.7.2, third', 'SHOULD'),
  // What is not TCP
  'fiction:two-way-handshake/listen': other('not TCP', 'fiction'),
  'fiction:two-way-handshake/syn-sent': other('not TCP', 'fiction'),
  'fiction:time-wait-off': other('not TCP', 'fiction'),
  // Timeouts
  'rfc9293:3.10.8/retransmission': rfc('3.10.8'),
  'rfc9293:3.10.8/time-wait': rfc('3.10.8'),
  'rfc6298:5.5': other('RFC 6298 §5.5', 'MUST'),
  'rfc9293:3.8.3': rfc('3.8.3', 'MUST'),
  'rfc9293:3.8.3/r1': rfc('3.8.3', 'SHOULD'),
  'rfc9293:3.10.8/user': rfc('3.10.8'),
  'linux:tcp_syn_linear_timeouts': other('tcp(7), tcp_syn_linear_timeouts', 'linux'),
  // Measuring
  'rfc6298:2.2': other('RFC 6298 §2.2', 'MUST'),
  'rfc6298:2.3': other('RFC 6298 §2.3', 'MUST'),
  'rfc6298:5.7': other('RFC 6298 §5.7', 'MUST'),
  // Keep-alives, probes, acknowledgments that wait
  'rfc9293:3.8.4': rfc('3.8.4', 'MAY'),
  'rfc9293:3.8.4/dead': rfc('3.8.4', 'MUST'),
  'rfc9293:3.8.6.1': rfc('3.8.6.1', 'MUST'),
  'rfc9293:3.8.6.3': rfc('3.8.6.3', 'MUST'),
  // Who asks for too many ACKs
  'rfc5961:7': other('RFC 5961 §7', 'SHOULD'),
  'linux:tcp_invalid_ratelimit': other('tcp(7), tcp_invalid_ratelimit', 'linux'),
  // The socket call close()
  'rfc9293:3.6.1/unread': rfc('3.6.1', 'SHOULD'),
  'rfc9293:3.6.1/data-after-close': rfc('3.6.1', 'SHOULD'),
  'socket:linger': other('socket(7), SO_LINGER', 'linux'),
  'rfc1337:3': other('RFC 1337 §3', 'MAY'),
  // What may be sent
  'rfc9293:3.8.4/mss': rfc('3.7.1', 'MUST'),
  'rfc9293:3.8.6/window': rfc('3.8.6', 'MUST'),
  // Listeners with children
  'listener:child': rfc('3.9.1.1', 'MUST'),
  'listener:syn-queue-full': other('RFC 4987 §2.2', 'simplified'),
  'listener:accept-queue-full': other('listen(2)', 'simplified'),
  'listener:accept-queue-full/ack': other('listen(2)', 'simplified'),
  'listener:cookie': other('RFC 4987 §3.6', 'simplified'),
  'listener:cookie/good': other('RFC 4987 §3.6', 'simplified'),
  'rfc9293:3.6.1/reuse': rfc('3.6.1', 'MAY'),
  'listener:abort-on-overflow': other('tcp(7), tcp_abort_on_overflow', 'simplified'),
  'socket:abandoned': rfc('3.10.4'),
  'socket:address': rfc('3.10.1'),
  'socket:no-port': rfc('3.10.1'),
  'socket:accept': other('accept(2)', 'simplified'),
  'socket:accept/waits': other('accept(2)', 'simplified'),
  // The network and the machines around TCP
  'link:lost': rfc('3.8.1'),
  'rfc9293:3.1/checksum': rfc('3.1', 'MUST'),
  'host:crash': rfc('3.5.1'),
  'host:restart': rfc('3.5.1'),
  'host:kill': rfc('3.10.4', 'simplified'),
  'host:unplug': other('TCP Lanes', 'simplified'),
  'host:plug': other('TCP Lanes', 'simplified'),
  'host:release': other('TCP Lanes', 'simplified'),
  'host:silent': other('TCP Lanes', 'simplified'),
  'option:set': other('TCP Lanes', 'simplified'),
  'option:not-modelled': other('TCP Lanes', 'simplified'),
} as const satisfies Record<string, { clause: string; level: Level }>;

export type RuleId = keyof typeof rules;

export interface Rule {
  readonly clause: string;
  readonly level: Level;
}

export const rule = (id: RuleId): Rule => rules[id];
