import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { commandLine } from '../../src/cli/commands.ts';

const explore = async (...words: readonly string[]) => {
  let [out, complaints] = ['', ''];
  const status = await commandLine(['explore', ...words], {
    print: (text) => Promise.resolve(void (out += String(text))),
    complain: (text) => Promise.resolve(void (complaints += text)),
    readInput: () => Promise.resolve(''),
    inputLines: () => Readable.from([]),
    readFile: () => Promise.reject(new Error('ENOENT')),
    readOctets: () => Promise.reject(new Error('ENOENT')),
    writeFile: () => Promise.resolve(),
  });
  return { status, out, complaints };
};

describe('tcp-lanes explore', () => {
  it('tells how many states it visited, and how fast, apart from what it found', async () => {
    const { status, out, complaints } = await explore('four-way-close', '--losses', '0');
    expect(status).toBe(0);
    expect(complaints).toMatch(/^[\d,]+ states visited \(all there are\), .* states per second\n$/);
    expect(out).toMatch(/^\d+ states at rest; findings: 0 bad, 2 allowed by the RFC\n/);
  });

  it('finds why there are not two steps', async () => {
    const { out } = await explore('--fiction', 'two-way-handshake');
    expect(out).toContain('ghost at B, by an old SYN (BAD');
  });

  it('gives its findings as data, with scenarios that can be run', async () => {
    const { out } = await explore('--fiction', 'time-wait-off', '--duplicates', '0', '--json');
    const { findings } = JSON.parse(out) as { findings: { kind: string; scenario: object }[] };
    expect(findings[0]).toMatchObject({ kind: 'reset without cause', scenario: { version: 1 } });
  });

  it.each([
    ['--losses', 'many'],
    ['--losses', '10'],
    ['--fiction', 'udp'],
    ['one', 'two'],
  ])('does not understand %s %s', async (...words) => {
    expect((await explore(...words)).status).toBe(2);
  });

  it('refuses a scenario that is not there', async () => {
    expect((await explore('no-such-scenario')).status).toBe(1);
  });
});
