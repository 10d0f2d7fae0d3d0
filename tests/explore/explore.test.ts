import { describe, expect, it } from 'vitest';
import {
  boundsOf,
  freeChoice,
  handshakeAndClose,
  issStep,
  whyNotTwo,
  type Bounds,
  type UserBounds,
} from '../../src/explore/bounds.ts';
import { explore, exploreAll, type Finding, type Result } from '../../src/explore/explore.ts';
import { fromCatalogue } from '../../src/scenario/catalogue/index.ts';
import { validate } from '../../src/scenario/validate.ts';
import { run } from '../../src/sim/run.ts';
import type { Trace } from '../../src/trace/trace.ts';

const real = (bounds: Bounds): Bounds => ({
  ...bounds,
  options: { ...bounds.options, fiction: null },
});

const both = (bounds: Bounds, change: Partial<UserBounds>): Bounds['users'] => ({
  A: { ...bounds.users.A, ...change },
  B: { ...bounds.users.B, ...change },
});

const bad = ({ findings }: Result): readonly Finding[] =>
  findings.filter(({ judgement }) => judgement === 'bad');

const told = (name: string, result: Result): Result => {
  const { visited, transitions, atRest, findings } = result;
  console.log(
    `${name}: ${visited} states, ${transitions} steps, ${atRest} at rest, ${findings.length} findings`,
  );
  return result;
};

/** The state in which each host's newest connection ended. */
const ends = (trace: Trace, host: string) =>
  trace.events.findLast((event) => event.host === host && event.socket !== null)!.after;

const withoutFiction = ({ scenario }: Finding) => {
  const { fiction: _, ...options } = scenario!.options!;
  return validate({ ...scenario, options });
};

describe('the real machine', () => {
  const simultaneous = both(handshakeAndClose, { opens: 'active' });
  const sending = both(handshakeAndClose, { sends: 1 });

  it.each([
    ['handshake and close, 1 loss, 1 duplicate', { ...handshakeAndClose, losses: 1 }],
    ['handshake and close, 2 losses, 1 duplicate', handshakeAndClose],
    ['the same and 1 reordering', { ...handshakeAndClose, reorderings: 1 }],
    ['simultaneous open', { ...handshakeAndClose, users: simultaneous }],
    ['SEND at both ends, 1 loss', { ...handshakeAndClose, losses: 1, users: sending }],
    ['a window of 2 octets', { ...handshakeAndClose, losses: 1, receiveWindow: 2, users: sending }],
    ['free choice, 1 loss', { ...freeChoice, duplicates: 0 }],
    ['why not two, with three', real(whyNotTwo)],
    [
      'both open again',
      { ...handshakeAndClose, losses: 0, users: both(handshakeAndClose, { reopens: 1 }) },
    ],
    [
      'RFC 793 resets',
      {
        ...handshakeAndClose,
        losses: 1,
        options: { ...real(handshakeAndClose).options, challengeAck: false },
      },
    ],
  ] satisfies [string, Bounds][])('%s: nothing bad', (name, bounds) => {
    const result = told(name, exploreAll(bounds));
    expect(result.complete).toBe(true);
    expect(bad(result)).toEqual([]);
  });

  it('leaves an end half-open where the reset of an ABORT is lost, as 3.5.1 allows', () => {
    const { findings } = exploreAll({
      ...freeChoice,
      duplicates: 0,
      users: both(freeChoice, { sends: 0 }),
    });
    const shortest = findings.find(({ kind }) => kind === 'half-open');
    expect(shortest).toMatchObject({ judgement: 'legal', reproduced: true });
    expect(shortest!.path.at(-1)).toContain('<CTL=RST>: lost');
  });

  it('finds that a copy of the last ACK ends TIME-WAIT early (RFC 1337)', () => {
    const { findings } = exploreAll({ ...handshakeAndClose, losses: 0 });
    expect(findings.map(({ kind }) => kind)).toEqual([
      'time-wait cut short',
      'time-wait cut short',
    ]);
    expect(findings.every(({ reproduced }) => reproduced)).toBe(true);
  });

  it('gives up when it has lost its peer, within the bounds of two losses', () => {
    const { findings } = exploreAll(handshakeAndClose);
    const gaveUp = findings.filter(({ scenario }) => scenario?.options?.dataRetries === 1);
    expect(gaveUp.length).toBeGreaterThan(0);
    for (const { scenario, reproduced } of gaveUp) {
      expect(reproduced).toBe(true);
      expect(run(scenario!).sockets.map(({ error }) => error)).toContain('ETIMEDOUT');
    }
  });
});

describe('the two-way handshake', () => {
  const result = told('why not two?', exploreAll(whyNotTwo));
  const ghosts = result.findings.filter(({ kind }) => kind === 'ghost');

  it('lets the exploration find the ghost of an attempt that was given up', () => {
    expect(ghosts[0]).toMatchObject({ host: 'B', oldSyn: false, reproduced: true });
    expect(ends(run(ghosts[0]!.scenario!), 'B')).toBe(ghosts[0]!.states?.B);
    expect(ghosts[0]!.path).toHaveLength(5);
  });

  it('lets it find the ghost of an old duplicate SYN', () => {
    const ghost = ghosts.find(({ oldSyn }) => oldSyn);
    expect(ghost).toMatchObject({ host: 'B', reproduced: true });
    expect(ghost!.path.some((line) => line.includes('<SEQ=100><CTL=SYN>, late'))).toBe(true);
  });

  it.each(ghosts)('gives back a scenario that the simulation plays to the same end', (ghost) => {
    const trace = run(validate(ghost.scenario));
    expect(trace.endedBecause).toBe('quiet');
    expect(trace.unusedFaults).toEqual([]);
    expect([ends(trace, 'A'), ends(trace, 'B')]).toEqual(['CLOSED', 'ESTABLISHED']);
  });

  it.each(ghosts)('is what was missing: with three steps the same faults end well', (ghost) => {
    const trace = run(withoutFiction(ghost));
    expect(trace.endedBecause).toBe('quiet');
    expect([ends(trace, 'A'), ends(trace, 'B')]).toEqual(['CLOSED', 'LISTEN']);
  });

  it('has its ghost too where an old SYN of earlier times is on its way', () => {
    const scenario = fromCatalogue('old-duplicate-syn')!;
    const fiction = { ...scenario, options: { fiction: 'two-way-handshake' as const } };
    expect(bad(exploreAll(boundsOf(scenario)))).toEqual([]);
    const found = bad(exploreAll(boundsOf(fiction)));
    expect(found.some(({ oldSyn }) => oldSyn)).toBe(true);
    expect(found.every(({ reproduced }) => reproduced)).toBe(true);
  });
});

describe('TIME-WAIT switched off', () => {
  const broken: Bounds = {
    ...handshakeAndClose,
    losses: 1,
    duplicates: 0,
    users: both(handshakeAndClose, { sends: 1 }),
    options: { ...handshakeAndClose.options, fiction: 'time-wait-off' },
  };

  it('resets a good connection, and the simulation shows it', () => {
    const found = bad(told('TIME-WAIT off', exploreAll(broken)));
    expect(found.map(({ kind }) => kind)).toContain('reset without cause');
    expect(found.every(({ reproduced }) => reproduced)).toBe(true);
    expect(found[0]!.path.at(-1)).toMatch(/<CTL=RST>: B LAST-ACK → CLOSED$/);
  });
});

describe('an exploration', () => {
  it('gives the same result each time', () => {
    expect(exploreAll(handshakeAndClose)).toEqual(exploreAll(handshakeAndClose));
  });

  it('tells how far it is, and can be left in between', () => {
    const steps = explore({ ...freeChoice, losses: 0 });
    const first = steps.next();
    expect(first).toMatchObject({ done: false, value: { visited: 4096 } });
    expect(steps.next().value).toMatchObject({ visited: 8192 });
    expect(steps.return(undefined as never).done).toBe(true);
    expect(steps.next()).toEqual({ done: true, value: undefined });
  });

  it('says so where it did not visit all', () => {
    expect(exploreAll({ ...handshakeAndClose, limit: 100 })).toMatchObject({
      visited: 100,
      complete: false,
    });
  });

  it('can be handed to a worker and back', () => {
    const result = exploreAll(structuredClone(whyNotTwo));
    expect(structuredClone(result)).toEqual(result);
  });

  it('gives only scenarios that are valid', () => {
    for (const { scenario } of exploreAll({ ...handshakeAndClose, reorderings: 1 }).findings) {
      if (scenario !== null) expect(validate(scenario)).toEqual(scenario);
    }
  });

  it('takes what the users may do from a scenario', () => {
    const { users, iss } = boundsOf(fromCatalogue('half-close')!);
    expect(users.A).toMatchObject({ opens: 'active', reopens: 0, aborts: 0 });
    expect(users.B).toMatchObject({ opens: 'passive', reopens: 0 });
    expect(iss.A + issStep).toBeGreaterThan(iss.A);
  });
});
