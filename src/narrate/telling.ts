/** Which of an event's rules are told: not all that was applied is worth a sentence. */
import type { RuleId } from '../tcp/rules.ts';

/** These say everything that there is to say of their event. */
const alone: readonly RuleId[] = [
  'rfc9293:3.8.3',
  'rfc9293:3.10.8/user',
  'rfc9293:3.6.1/data-after-close',
  'rfc9293:3.1/checksum',
  'link:lost',
  'decision:D2',
  'host:crash',
  'host:restart',
  'host:kill',
  'host:unplug',
  'host:plug',
  'host:release',
  'host:silent',
  'listener:syn-queue-full',
  'listener:accept-queue-full',
  'listener:accept-queue-full/ack',
  'listener:abort-on-overflow',
  'socket:abandoned',
  'listener:cookie',
  'rfc9293:3.6.1/reuse',
];

/** These add to another rule: what became of the data, and how much of it could leave. */
const additions: readonly RuleId[] = [
  'rfc9293:3.10.2',
  'rfc9293:3.10.4',
  'rfc9293:3.10.7.4/7',
  'rfc9293:3.10.7.4/7/queued',
  'rfc9293:3.10.7.4/7/ignored',
  'rfc6298:5.5',
  'rfc6298:5.7',
  'linux:tcp_syn_linear_timeouts',
  'rfc9293:3.8.3/r1',
  'rfc9293:3.5.2',
  'decision:D15',
  'rfc9293:3.8.4/mss',
  'rfc9293:3.8.6/window',
];

/** These are told only where nothing else happened. */
const routine: readonly RuleId[] = [
  'rfc9293:3.10.7.4/5/ack',
  'rfc9293:3.10.7.4/5/duplicate',
  'rfc9293:3.10.7.4/5/window',
  'rfc6298:2.2',
  'rfc6298:2.3',
];

/** These say themselves what another rule would say before them. */
const absorbed: Readonly<Partial<Record<RuleId, readonly RuleId[]>>> = {
  'rfc9293:3.10.7.4/8/close-wait': ['rfc9293:3.10.7.4/7'],
  'rfc9293:3.10.7.4/8/closing': ['rfc9293:3.10.7.4/7'],
  'rfc9293:3.10.7.4/8/time-wait': ['rfc9293:3.10.7.4/7'],
  'rfc9293:3.10.7.4/8/note-2': ['rfc9293:3.10.7.4/5/fin-wait-2', 'rfc9293:3.10.7.4/7'],
  'decision:D4': ['rfc9293:3.10.7.4/1'],
  'decision:D8': ['rfc9293:3.10.7.4/4', 'rfc9293:3.10.7.4/4/child'],
  'rfc9293:3.6.1/unread': ['rfc9293:3.10.4'],
  'socket:linger': ['rfc9293:3.10.4'],
};

const limit = 2;

/** At most two rules: what decides before what adds, told in the order in which they were applied. */
export const tellingRules = (applied: readonly RuleId[]): readonly RuleId[] => {
  const only = applied.find((rule) => alone.includes(rule));
  if (only !== undefined) return [only];
  const unsaid = applied.flatMap((rule) => absorbed[rule] ?? []);
  const rest = applied.filter((rule) => !unsaid.includes(rule));
  const decisive = rest.filter((rule) => !additions.includes(rule) && !routine.includes(rule));
  const adding = rest.filter((rule) => additions.includes(rule));
  const told = [...new Set([...decisive, ...adding])].slice(0, limit);
  if (told.length === 0) return rest.slice(0, 1);
  return rest.filter((rule, index) => told.includes(rule) && rest.indexOf(rule) === index);
};
