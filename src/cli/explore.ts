/** `tcp-lanes explore`: the bounds that the words set, and what came of them as text. */
import {
  boundsOf,
  freeChoice,
  handshakeAndClose,
  whyNotTwo,
  type Bounds,
} from '../explore/bounds.ts';
import type { Finding, Result } from '../explore/explore.ts';
import type { Scenario } from '../scenario/schema.ts';
import type { Fiction } from '../tcp/machine.ts';

export interface ExploreWords {
  readonly losses: number | undefined;
  readonly duplicates: number | undefined;
  readonly reorderings: number | undefined;
  readonly fiction: Fiction | undefined;
}

/** Where no scenario says what the users may do: what shows the machine at its most telling. */
const usual = (fiction: Fiction | undefined): Bounds => {
  if (fiction === undefined) return freeChoice;
  return fiction === 'two-way-handshake' ? whyNotTwo : handshakeAndClose;
};

export const boundsFrom = (scenario: Scenario | null, words: ExploreWords): Bounds => {
  const { losses, duplicates, reorderings, fiction } = words;
  const bounds = scenario === null ? usual(fiction) : boundsOf(scenario);
  return {
    ...bounds,
    losses: losses ?? bounds.losses,
    duplicates: duplicates ?? bounds.duplicates,
    reorderings: reorderings ?? bounds.reorderings,
    options: { ...bounds.options, fiction: fiction ?? bounds.options.fiction },
  };
};

const counted = (count: number): string => count.toLocaleString('en');

/** How much was visited, and how fast. */
export const speed = ({ visited, transitions, complete }: Result, seconds: number): string => {
  const perSecond = counted(Math.round(visited / Math.max(seconds, 0.001)));
  const all = complete ? 'all there are' : 'not all there are';
  return (
    `${counted(visited)} states visited (${all}), ${counted(transitions)} steps, ` +
    `${seconds.toFixed(2)} s, ${perSecond} states per second\n`
  );
};

const told = ({ kind, judgement, host, oldSyn, times, path, reproduced }: Finding): string => {
  const judged = judgement === 'bad' ? 'BAD' : 'allowed by the RFC';
  const old = oldSyn ? ', by an old SYN' : '';
  const played = reproduced ? 'the simulation plays it to the same end' : 'not played';
  const lines = path.map((line, index) => `  ${String(index + 1).padStart(2)} ${line}\n`);
  return `\n${kind} at ${host}${old} (${judged}; met ${counted(times)}×; ${played})\n${lines.join('')}`;
};

export const report = ({ findings, atRest }: Result): string => {
  const bad = findings.filter(({ judgement }) => judgement === 'bad').length;
  const allowed = findings.length - bad;
  const summary = `${counted(atRest)} states at rest; findings: ${bad} bad, ${allowed} allowed by the RFC\n`;
  return summary + findings.map(told).join('');
};
