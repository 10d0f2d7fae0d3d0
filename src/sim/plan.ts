/** A scenario with every default filled in and every time in whole microseconds. */
import { presets, type TcpOptions } from '../tcp/presets.ts';
import type { FaultEffect, LinkConditions } from '../net/link.ts';
import type { HostOptions } from '../net/host.ts';
import { hostPresets, type HostBehaviour } from '../net/presets.ts';
import type { Fault, Scenario } from '../scenario/schema.ts';

export interface Plan {
  readonly link: LinkConditions;
  readonly hosts: readonly (HostOptions & { readonly silent: boolean; readonly address: string })[];
  readonly until: number;
}

export const microseconds = (seconds: number): number => Math.round(seconds * 1e6);
export const seconds = (time: number): number => time / 1e6;

/** A copy that a fault makes arrives so many seconds after its original, where none is given. */
const defaultCopyAfter = 0.01;

export const effect = ({ action, by, after = defaultCopyAfter }: Fault): FaultEffect => ({
  action,
  by: by === undefined ? null : microseconds(by),
  after: microseconds(after),
});

const linkConditions = ({ link = {} }: Scenario): LinkConditions => ({
  delay: microseconds(link.delay ?? 0.1),
  loss: link.loss ?? 0,
  duplication: link.duplication ?? 0,
  jitter: microseconds(link.jitter ?? 0),
  seed: link.seed ?? 1,
});

/** The values of a preset, and in place of some of them those of the scenario. */
const chosen = <Values extends object>(values: Values, { options = {} }: Scenario): Values =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      (options as Readonly<Record<string, unknown>>)[name] ?? (value as unknown),
    ]),
  ) as Values;

export const plan = (scenario: Scenario): Plan => {
  const { preset = 'rfc' } = scenario;
  const tcp: TcpOptions = chosen(presets[preset], scenario);
  const behaviour: HostBehaviour = chosen(hostPresets[preset], scenario);
  const link = linkConditions(scenario);
  const hosts = Object.entries(scenario.hosts).map(([id, host], index) => ({
    id,
    tcp,
    behaviour,
    silent: host.kind === 'silent',
    // TEST-NET-1 (RFC 5737).
    address: host.address ?? `192.0.2.${String(index + 1)}`,
    iss: host.iss ?? behaviour.initialSequence,
    seed: link.seed,
    receiveWindow: host.receiveWindow ?? 65535,
    maximumSegmentSize: host.maximumSegmentSize ?? 1460,
    readsManually: scenario.applications?.[id] === 'sleeping',
  }));
  const until = scenario.until === undefined ? Infinity : microseconds(scenario.until);
  return { link, hosts, until };
};
