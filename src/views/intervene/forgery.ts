/**
 * A segment that a reader puts on the link: what it can aim at, what is written in its form, and
 * what comes of that. The form shows numbers as the page does; the scenario has them absolute.
 */
import {
  standingAt,
  strangerIn,
  withStranger,
  type Injection,
  type Moment,
} from '../../scenario/interventions.ts';
import type { Scenario } from '../../scenario/schema.ts';
import type { State } from '../../tcp/machine.ts';
import { toOctets } from '../../tcp/octets.ts';
import { flags as allFlags, type Flag } from '../../tcp/segment.ts';
import { advance, distance, sequence } from '../../tcp/sequence.ts';
import type { TcbSnapshot } from '../../tcp/tcb.ts';
import { blockAt } from '../../trace/blocks.ts';
import { laneAt } from '../../trace/questions.ts';
import { originalOf } from '../../trace/shown.ts';
import type { HostId, Trace } from '../../trace/trace.ts';
import { firstPort, listens, portOf, socketOf, usualPort } from './offers.ts';

/** What there is to aim at: an end at a moment, with its numbers as they are on the link. */
export interface Aim {
  readonly target: HostId;
  readonly peer: HostId;
  readonly targetPort: number;
  readonly peerPort: number;
  readonly state: State;
  /** Seconds at which the segment leaves. */
  readonly time: number;
  readonly seqs: readonly Telling<SeqName>[];
  readonly acks: readonly Telling<AckName>[];
  /** The numbers from which the page counts; 0 where it shows them as they are. */
  readonly bases: { readonly seq: number; readonly ack: number };
}

export interface Telling<Name> {
  readonly name: Name;
  readonly value: number;
}

export type SeqName = 'exact' | 'below' | 'inside' | 'last' | 'beyond' | 'oldSyn' | 'newSyn';
export type AckName = 'right' | 'tooHigh' | 'old' | 'tooOld';

const octets = 0x1_0000_0000;
/** How far initial numbers lie apart here: an old one is below all windows, a new one above. */
const apart = 100_000;

/** The number of a SYN of an earlier incarnation: one that was really sent, where there was one. */
const oldSynOf = (
  trace: Trace,
  scenario: Scenario,
  aim: Pick<Aim, 'target' | 'peer'>,
  step: number,
  tcb: TcbSnapshot | null,
): number => {
  const now = trace.events[step - 1]?.time ?? 0;
  const irs = tcb?.IRS ?? null;
  const sent = trace.segments.find(
    ({ from, to, flags, seq, sentAt, injected }) =>
      from === aim.peer &&
      to === aim.target &&
      !injected &&
      flags.includes('SYN') &&
      sentAt < now &&
      seq !== irs,
  );
  if (sent !== undefined) return sent.seq;
  const { iss } = scenario.hosts[aim.peer] ?? {};
  const usual = typeof iss === 'object' ? iss[0] : iss;
  return advance(sequence(irs ?? (typeof usual === 'number' ? usual : apart)), -10);
};

const seqsOf = (tcb: TcbSnapshot | null, oldSyn: number): readonly Telling<SeqName>[] => {
  const next = tcb?.['RCV.NXT'] ?? null;
  const syns = (from: number): readonly Telling<SeqName>[] => [
    { name: 'oldSyn', value: oldSyn },
    { name: 'newSyn', value: advance(sequence(from), apart) },
  ];
  if (tcb === null || next === null) return syns(oldSyn);
  const window = tcb['RCV.WND'];
  const at = (offset: number) => advance(sequence(next), offset);
  return [
    { name: 'exact', value: next },
    { name: 'below', value: at(-1) },
    ...(window > 1 ? [{ name: 'inside', value: at(Math.min(10, window - 1)) } as const] : []),
    ...(window > 1 ? [{ name: 'last', value: at(window - 1) } as const] : []),
    { name: 'beyond', value: at(window) },
    ...syns(next),
  ];
};

const acksOf = (tcb: TcbSnapshot | null): readonly Telling<AckName>[] => {
  if (tcb === null) return [];
  const [next, unacknowledged] = [sequence(tcb['SND.NXT']), sequence(tcb['SND.UNA'])];
  return [
    { name: 'right', value: next },
    { name: 'tooHigh', value: advance(next, 1) },
    { name: 'old', value: advance(unacknowledged, -1) },
    { name: 'tooOld', value: advance(unacknowledged, -tcb['MAX.SND.WND'] - 1) },
  ];
};

const basesOf = (own: TcbSnapshot | null, shown: TcbSnapshot | null): Aim['bases'] => {
  const between = (name: 'RCV.NXT' | 'SND.NXT') =>
    sequence((own?.[name] ?? 0) - (shown?.[name] ?? 0));
  return { seq: between('RCV.NXT'), ack: between('SND.NXT') };
};

const portsOf = (trace: Trace, scenario: Scenario, step: number, target: HostId, peer: HostId) => {
  const lane = (host: HostId) => socketOf(trace, host, laneAt(trace, host, step).socket);
  const usual = (host: HostId, other: HostId) =>
    listens(scenario, host)[0]?.port ?? (listens(scenario, other).length > 0 ? firstPort : null);
  const [own, other] = [lane(target), lane(peer)];
  return {
    targetPort: portOf(own?.local) ?? usual(target, peer) ?? usualPort,
    peerPort: portOf(own?.remote) ?? portOf(other?.local) ?? usual(peer, target) ?? firstPort,
  };
};

/** What can be aimed at, at an end, at a moment of the run as the page shows it. */
export const aimAt = (shown: Trace, scenario: Scenario, moment: Moment, target: HostId): Aim => {
  const trace = originalOf(shown);
  const { step, time } = standingAt(trace.events, moment);
  const { state, tcb } = blockAt(trace, target, step);
  const peer = target === 'A' ? 'B' : 'A';
  const ends = { target, peer };
  return {
    ...ends,
    ...portsOf(trace, scenario, step, target, peer),
    state,
    time,
    seqs: seqsOf(tcb, oldSynOf(trace, scenario, ends, step, tcb)),
    acks: acksOf(tcb),
    bases: basesOf(tcb, blockAt(shown, target, step).tcb),
  };
};

/** What is written in the form. Numbers are texts, since anything can be written. */
export interface Draft {
  readonly from: HostId;
  readonly to: HostId;
  readonly fromPort: string;
  readonly toPort: string;
  readonly sender: HostId;
  readonly flags: readonly Flag[];
  readonly seq: string;
  readonly ack: string;
  readonly window: string;
  readonly length: string;
  readonly text: string;
  readonly badge: 'forged' | 'old-duplicate';
}

export const presets = ['rstExact', 'rstInside', 'rstBelow', 'oldSyn', 'newSyn', 'data'] as const;
export type Preset = (typeof presets)[number];

const kinds: Readonly<
  Record<Preset, { readonly seq: SeqName; readonly flags: readonly Flag[]; readonly text?: string }>
> = {
  rstExact: { seq: 'exact', flags: ['RST'] },
  rstInside: { seq: 'inside', flags: ['RST'] },
  rstBelow: { seq: 'below', flags: ['RST'] },
  oldSyn: { seq: 'oldSyn', flags: ['SYN'] },
  newSyn: { seq: 'newSyn', flags: ['SYN'] },
  data: { seq: 'exact', flags: ['PSH', 'ACK'], text: 'boo!' },
};

/** A number as the page shows it. */
export const shownNumber = (value: number, base: number): string => String(sequence(value - base));

const valueOf = <Name>(list: readonly Telling<Name>[], name: Name): number | undefined =>
  list.find((telling) => telling.name === name)?.value;

/** The form filled in; null where the end has no such number to aim at. */
export const draftOf = (aim: Aim, scenario: Scenario, preset: Preset): Draft | null => {
  const { seq: name, flags, text = '' } = kinds[preset];
  const seq = valueOf(aim.seqs, name);
  if (seq === undefined) return null;
  const isOld = preset === 'oldSyn';
  const ack = valueOf(aim.acks, 'right');
  return {
    from: aim.peer,
    to: aim.target,
    fromPort: String(aim.peerPort),
    toPort: String(aim.targetPort),
    sender: isOld ? aim.peer : strangerIn(scenario),
    flags,
    seq: shownNumber(seq, aim.bases.seq),
    ack: ack === undefined ? '0' : shownNumber(ack, aim.bases.ack),
    window: '65535',
    length: '0',
    text,
    badge: isOld ? 'old-duplicate' : 'forged',
  };
};

/** What the form opens with: a reset, where there is something to reset. */
export const firstDraft = (aim: Aim, scenario: Scenario): Draft => {
  const draft = draftOf(aim, scenario, 'rstExact') ?? draftOf(aim, scenario, 'oldSyn');
  if (draft === null) throw new Error('an old SYN can be put on any link');
  return draft;
};

/** What is wrong in the form, by its field. */
export const limits = {
  fromPort: 65535,
  toPort: 65535,
  seq: octets - 1,
  ack: octets - 1,
  window: 65535,
  length: 65495,
  /** Octets. */
  text: 16_000,
} as const;
export type Limited = keyof typeof limits;
export type Problems = Readonly<Partial<Record<Limited | 'to', 'number' | 'tooLong' | 'same'>>>;

const numberOf = (written: string): number =>
  /^\d{1,10}$/.test(written.trim()) ? Number(written) : Number.NaN;

const isNumberOf = (draft: Draft, field: Exclude<Limited, 'text'>): boolean =>
  numberOf(draft[field]) <= limits[field];

export const problemsOf = (draft: Draft): Problems => {
  const hasAck = draft.flags.includes('ACK');
  const numbers = (['fromPort', 'toPort', 'seq', 'ack', 'window', 'length'] as const)
    .filter((field) => (field !== 'ack' || hasAck) && (field !== 'length' || draft.text === ''))
    .filter((field) => !isNumberOf(draft, field))
    .map((field) => [field, 'number'] as const);
  return {
    ...Object.fromEntries(numbers),
    ...(toOctets(draft.text).length > limits.text && { text: 'tooLong' as const }),
    ...(draft.from === draft.to && { to: 'same' as const }),
  };
};

/** What is put on the link; null as long as something is wrong. */
export const injectionOf = (draft: Draft, { bases }: Aim): Injection | null => {
  if (Object.keys(problemsOf(draft)).length > 0) return null;
  const length = numberOf(draft.length);
  return {
    inject: {
      from: { host: draft.from, port: numberOf(draft.fromPort) },
      to: { host: draft.to, port: numberOf(draft.toPort) },
      seq: sequence(numberOf(draft.seq) + bases.seq),
      ...(draft.flags.includes('ACK') && { ack: sequence(numberOf(draft.ack) + bases.ack) }),
      flags: allFlags.filter((flag) => draft.flags.includes(flag)),
      window: numberOf(draft.window),
      ...(draft.text === '' ? length > 0 && { length } : { text: draft.text }),
    },
    badge: draft.badge,
    ...(draft.sender !== draft.from && { sender: draft.sender }),
  };
};

/** The octets of text that it carries. */
export const lengthOf = (draft: Draft): number =>
  draft.text === '' ? numberOf(draft.length) : toOctets(draft.text).length;

/** The telling value that a number is, if it is one. */
export const tellingOf = <Name>(
  list: readonly Telling<Name>[],
  written: string,
  base: number,
): Name | undefined =>
  list.find(({ value }) => distance(sequence(numberOf(written) + base), sequence(value)) === 0)
    ?.name;

/** Who can be the sender: the scenario's hosts, and a machine that is made for it. */
export const sendersIn = (scenario: Scenario): readonly HostId[] => [
  ...new Set([...Object.keys(scenario.hosts), strangerIn(scenario)]),
];

/** The scenario with the machine that sends it. */
export const withSender = (scenario: Scenario, { sender }: Injection): Scenario =>
  sender !== undefined && !(sender in scenario.hosts) ? withStranger(scenario) : scenario;
