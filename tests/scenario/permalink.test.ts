import { promisify } from 'node:util';
import { deflateRaw, inflateRaw } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { catalogue } from '../../src/scenario/catalogue/index.ts';
import { fromLink, longestLink, toLink, type Deflater } from '../../src/scenario/permalink.ts';
import { run } from '../../src/sim/run.ts';
import { anyScenario } from '../sim/arbitrary.ts';

const deflater: Deflater = {
  deflate: (octets) => promisify(deflateRaw)(octets),
  inflate: (octets, limit) =>
    promisify<Uint8Array, { maxOutputLength: number }, Uint8Array>(inflateRaw)(octets, {
      maxOutputLength: limit,
    }),
};

const refusal = async (run: string): Promise<string> => {
  try {
    await fromLink(run, deflater);
  } catch (error) {
    return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  }
  return 'not refused';
};

/** A random run may go on for ever (two ends that answer each other); so much of it is enough. */
const enough = 3000;

describe('a scenario in an address', () => {
  it.each(catalogue.map((scenario) => [scenario.id, scenario] as const))(
    '%s comes back as it went, in few characters',
    async (_, scenario) => {
      const link = await toLink(scenario, deflater);
      expect(link).toMatch(/^1\.[A-Za-z0-9_-]+$/);
      expect(link.length).toBeLessThan(1500);
      expect(await fromLink(link, deflater)).toEqual(scenario);
    },
  );

  it('gives the identical run, whatever was done to it', async () => {
    await fc.assert(
      fc.asyncProperty(anyScenario, async (scenario) => {
        const there = await fromLink(await toLink(scenario, deflater), deflater);
        expect(JSON.stringify(run(there, enough))).toBe(JSON.stringify(run(scenario, enough)));
      }),
      { numRuns: 100 },
    );
  });

  it('that is cut short is refused as damaged', async () => {
    const [scenario] = catalogue;
    const link = scenario === undefined ? '' : await toLink(scenario, deflater);
    for (const length of [0, 1, 2, 10, link.length - 10]) {
      expect(await refusal(link.slice(0, length))).toContain('damaged or cut short');
    }
  });

  it('with a character that does not belong is refused', async () => {
    expect(await refusal('1.abc!')).toContain('base64url');
  });

  it('of a later version is refused as such', async () => {
    expect(await refusal('2.abcd')).toContain('newer version');
  });

  it('that is a megabyte long is refused before it is unpacked', async () => {
    expect(await refusal(`1.${'A'.repeat(longestLink)}`)).toContain('too long');
  });

  it('that unpacks to gigabytes is stopped', async () => {
    const bomb = await deflater.deflate(new Uint8Array(64 * 1024 * 1024));
    const link = `1.${Buffer.from(bomb).toString('base64url')}`;
    expect(await refusal(link)).toContain('damaged');
  });

  it('that holds something else than a scenario is refused with the path', async () => {
    const packed = await deflater.deflate(Buffer.from('{"version":1,"hosts":3}'));
    expect(await refusal(`1.${Buffer.from(packed).toString('base64url')}`)).toMatch(
      /^ScenarioError: hosts: found 3/,
    );
  });
});
