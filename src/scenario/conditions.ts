/**
 * Conditions: what a run goes on under, beside what happens in it. The link, the ends and every
 * option of the schema are read from the schema, so that none can be forgotten, and each is changed
 * in the same way: a scenario in, a scenario out.
 *
 * An option that is added to the schema needs one line in `provisions` (its unit and its clauses)
 * and one in each of `src/text/conditions.{en,zh}.ts`; without them nothing compiles.
 */
import { inputOf, type Input, type Value } from './inputs.ts';
import { scenarioSchema, type Scenario, type ScenarioOptions } from './schema.ts';

export type OptionName = keyof ScenarioOptions;
export type LinkName = keyof NonNullable<Scenario['link']>;
export type EndName = 'iss' | 'receiveWindow' | 'maximumSegmentSize';
export type Preset = NonNullable<Scenario['preset']>;
export type Unit = 'seconds' | 'octets' | 'times' | 'segments' | 'share';

/** Which value of a scenario is meant: where it stands in the file. */
export type Place =
  | { readonly of: 'link'; readonly name: LinkName }
  | { readonly of: 'end'; readonly host: string; readonly name: EndName }
  | { readonly of: 'options'; readonly name: OptionName };

/** One value that can be set. */
export interface Condition {
  readonly place: Place;
  readonly input: Input;
  readonly unit: Unit | null;
  /** Where it comes from: a clause, a requirement, or a decision of ours (D1 to D16). */
  readonly clauses: readonly string[];
  /** What holds where the scenario says nothing; null where there is nothing then. */
  readonly default: Value;
}

/** What holds where a scenario sets nothing: the values of its preset. */
export interface Defaults extends Readonly<Partial<Record<OptionName, Value>>> {
  /** How an end chooses initial numbers. */
  readonly initialSequence?: 'random' | 'clock';
}

interface Provision {
  readonly unit: Unit | null;
  readonly clauses: readonly string[];
}

const given = (unit: Unit | null, ...clauses: readonly string[]): Provision => ({ unit, clauses });

const rfc9293 = (section: string): string => `RFC 9293 ${section}`;

/** The unit of each option and where it comes from. */
const provisions: Readonly<Record<OptionName, Provision>> = {
  maximumSegmentLifetime: given('seconds', rfc9293('3.4.1'), 'MUST-13', 'D10'),
  initialRetransmissionTimeout: given('seconds', 'RFC 6298 2.1', 'D10'),
  minimumRetransmissionTimeout: given('seconds', 'RFC 6298 2.4', 'D10'),
  maximumRetransmissionTimeout: given('seconds', 'RFC 6298 2.5', 'D10'),
  retransmissionTimeoutAfterSyn: given('seconds', 'RFC 6298 5.7'),
  clockGranularity: given('seconds', 'RFC 6298 2'),
  minimumVariation: given('seconds', 'Linux'),
  userTimeout: given('seconds', rfc9293('3.10.8')),
  delayedAck: given('seconds', rfc9293('3.8.6.3'), 'SHLD-18', 'MUST-40', 'D9'),
  quickAcks: given('segments', 'Linux'),
  finWait2Timeout: given('seconds', 'Linux', 'D12'),

  synRetries: given('times', rfc9293('3.8.3'), 'MUST-23', 'D11'),
  linearSynTimeouts: given('times', 'Linux'),
  synAckRetries: given('times', rfc9293('3.8.3')),
  noticeRetries: given('times', rfc9293('3.8.3'), 'SHLD-9', 'SHLD-10'),
  dataRetries: given('times', rfc9293('3.8.3'), 'SHLD-11'),
  orphanRetries: given('times', 'Linux'),
  retriesAsTime: given(null, 'Linux'),

  keepAliveIdle: given('seconds', rfc9293('3.8.4'), 'MUST-27', 'MUST-28'),
  keepAliveInterval: given('seconds', rfc9293('3.8.4')),
  keepAliveCount: given('times', rfc9293('3.8.4'), 'MUST-29'),
  keepAliveOctet: given(null, rfc9293('3.8.4'), 'SHLD-12', 'MAY-6'),
  keepAliveReset: given(null, 'Linux'),

  invalidSegmentAckInterval: given('seconds', 'Linux'),
  challengeAck: given(null, 'RFC 5961', 'D3'),
  challengeAckLimit: given('segments', 'RFC 5961 7'),
  rfc1337: given(null, 'RFC 1337 3'),
  timeWaitReuse: given(null, rfc9293('3.6.1'), 'MAY-2'),

  acceptSynAckInSynReceived: given(null, rfc9293('3.5'), 'D1'),
  acknowledgeSynAckInSynReceived: given(null, 'Linux', 'D1'),
  repeatSynAckForRepeatedSyn: given(null, rfc9293('3.10.7.4'), 'D2'),
  restartTimeWaitWithEveryAck: given(null, rfc9293('3.10.7.4'), 'D4'),
  stateAfterAbort: given(null, rfc9293('3.10.5'), rfc9293('3.5.2'), 'D5'),
  listenAfterRefusal: given(null, rfc9293('3.5.3'), rfc9293('3.10.7.3'), 'D6'),
  resetForOtherSyn: given(null, rfc9293('3.10.7.4'), 'D8'),
  halfDuplexClose: given(null, rfc9293('3.6.1'), 'MAY-1', 'SHLD-3', 'D13'),
  windowProbeOctets: given('octets', rfc9293('3.8.6.1'), 'MUST-35', 'D14'),
  textOnSyn: given(null, rfc9293('3.10.7.2'), 'D15'),
  acknowledgeInReset: given(null, 'Linux'),
  segmentChecks: given(null, rfc9293('3.10.7.4'), 'Linux'),

  fiction: given(null, rfc9293('3.3.2')),
  listener: given(null, rfc9293('3.10.7.2'), 'D7'),
  synCookies: given(null, 'RFC 4987 3.6'),
  abortOnOverflow: given(null, 'Linux'),
  firstEphemeralPort: given(null, 'RFC 6335 6'),
  lastEphemeralPort: given(null, 'RFC 6335 6'),
  exclusiveBind: given(null, rfc9293('3.9.1'), 'MUST-42', 'Linux'),
  initialSequenceTick: given('seconds', rfc9293('3.4.1'), 'MUST-8'),
  selectiveAcknowledgment: given(null, 'RFC 2018'),
  timestamps: given(null, 'RFC 7323 3'),
  windowScaling: given(null, 'RFC 7323 2'),
  tailLossProbe: given(null, 'RFC 8985 7'),
};

const linkProvisions: Readonly<Record<LinkName, Provision>> = {
  delay: given('seconds'),
  loss: given('share'),
  duplication: given('share'),
  jitter: given('seconds'),
  seed: given(null),
};

const endProvisions: Readonly<Record<EndName, Provision>> = {
  iss: given(null, rfc9293('3.4.1'), 'MUST-8'),
  receiveWindow: given('octets', rfc9293('3.3.1')),
  maximumSegmentSize: given('octets', rfc9293('3.7.1'), 'SHLD-5'),
};

/** What holds where the link and the ends of a scenario say nothing, as its schema tells. */
const linkDefaults: Readonly<Record<LinkName, number>> = {
  delay: 0.1,
  loss: 0,
  duplication: 0,
  jitter: 0,
  seed: 1,
};
const endDefaults = ({ initialSequence = 'random' }: Defaults): Record<EndName, Value> => ({
  iss: initialSequence,
  receiveWindow: 65535,
  maximumSegmentSize: 1460,
});

const { entries } = scenarioSchema;
const optionSchemas = entries.options.wrapped.entries;
const linkSchemas = entries.link.wrapped.entries;
const [hostRecord] = entries.hosts.pipe;
const hostSchemas = hostRecord.value.entries;

const namesOf = <Name extends string>(record: Readonly<Record<Name, unknown>>): readonly Name[] =>
  Object.keys(record) as Name[];

/** The presets that the schema accepts. */
export const presetNames: readonly Preset[] = entries.preset.wrapped.options;

/** What a link is like. */
export const linkConditions: readonly Condition[] = namesOf(linkSchemas).map((name) => ({
  place: { of: 'link', name },
  input: inputOf(linkSchemas[name]),
  ...linkProvisions[name],
  default: linkDefaults[name],
}));

/** What one end is like, under the values of a preset. */
export const endConditions = (host: string, defaults: Defaults): readonly Condition[] =>
  namesOf(endProvisions).map((name) => ({
    place: { of: 'end', host, name },
    input: inputOf(hostSchemas[name]),
    ...endProvisions[name],
    default: endDefaults(defaults)[name],
  }));

/** Every option, in the order of the schema, under the values of a preset. */
export const optionConditions = (defaults: Defaults): readonly Condition[] =>
  namesOf(optionSchemas).map((name) => ({
    place: { of: 'options', name },
    input: inputOf(optionSchemas[name]),
    ...provisions[name],
    default: defaults[name] ?? null,
  }));

/** The hosts that have a TCP, and so conditions. */
export const endsOf = ({ hosts }: Scenario): readonly string[] =>
  Object.keys(hosts).filter((host) => hosts[host]?.kind !== 'silent');

type Fields = Readonly<Record<string, unknown>>;

const recordAt = (scenario: Scenario, place: Place): Fields =>
  (place.of === 'end' ? scenario.hosts[place.host] : scenario[place.of]) ?? {};

export const sameValue = (a: Value, b: Value): boolean => JSON.stringify(a) === JSON.stringify(b);

/** What the scenario says, or null. */
const said = (scenario: Scenario, place: Place): Value =>
  (recordAt(scenario, place)[place.name] as Value | undefined) ?? null;

/** The value that holds in a scenario. */
export const valueIn = (scenario: Scenario, condition: Condition): Value =>
  said(scenario, condition.place) ?? condition.default;

const without = (record: Fields, name: string): Fields =>
  Object.fromEntries(Object.entries(record).filter(([key]) => key !== name));

const withRecord = (scenario: Scenario, place: Place, record: Fields): Scenario => {
  if (place.of === 'end') {
    return { ...scenario, hosts: { ...scenario.hosts, [place.host]: record } };
  }
  if (Object.keys(record).length > 0) return { ...scenario, [place.of]: record };
  return without(scenario, place.of) as unknown as Scenario;
};

/** The scenario in which a condition is not written, so that its default holds. */
export const withDefault = (scenario: Scenario, { place }: Condition): Scenario =>
  place.name in recordAt(scenario, place)
    ? withRecord(scenario, place, without(recordAt(scenario, place), place.name))
    : scenario;

/**
 * The scenario in which a condition has a value. What holds already stays as it is written; what is
 * the default again is not written any more.
 */
export const withValue = (scenario: Scenario, condition: Condition, value: Value): Scenario => {
  const { place } = condition;
  if (sameValue(value, valueIn(scenario, condition))) return scenario;
  if (sameValue(value, condition.default)) return withDefault(scenario, condition);
  return withRecord(scenario, place, { ...recordAt(scenario, place), [place.name]: value });
};

export const presetOf = ({ preset = 'rfc' }: Scenario): Preset => preset;

/** The scenario under another preset; what it sets by itself stays. */
export const withPreset = (scenario: Scenario, preset: Preset): Scenario =>
  preset === presetOf(scenario) ? scenario : { ...scenario, preset };
