import { describe, expect, it } from 'vitest';
import { linuxPreset, rfcPreset } from '../../src/tcp/presets.ts';
import { run } from '../../src/sim/run.ts';
import { validate } from '../../src/scenario/validate.ts';

describe('a preset', () => {
  it('has a value for each option of the schema, by its name', () => {
    expect(() =>
      validate({ version: 1, hosts: { A: {}, B: {} }, options: rfcOptions }),
    ).not.toThrow();
    expect(Object.keys(linuxPreset)).toEqual(Object.keys(rfcPreset));
  });

  it('gives what a scenario does not set itself', () => {
    const silent = (preset: string, options = {}) =>
      run(
        validate({
          version: 1,
          preset,
          options,
          hosts: { A: {}, B: { kind: 'silent' } },
          events: [{ at: 0, host: 'A', call: 'connect', to: { host: 'B', port: 80 } }],
        }),
      );
    expect(silent('linux', { synRetries: 0, linearSynTimeouts: 0 }).endedAt).toBe(1);
  });
});

const { fiction: _, ...rfcOptions } = rfcPreset;
