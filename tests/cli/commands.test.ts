import { Readable } from 'node:stream';
import mermaid from 'mermaid';
import { describe, expect, it } from 'vitest';
import { commandLine, type Terminal } from '../../src/cli/commands.ts';
import { catalogue } from '../../src/scenario/catalogue/index.ts';
import { run } from '../../src/sim/run.ts';
import { captureOf } from '../../src/wire/capture-of.ts';

interface Result {
  readonly status: number;
  readonly out: string;
  readonly complaints: string;
  readonly written: Readonly<Record<string, string>>;
  /** What was printed or written that is no text. */
  readonly octets: readonly Uint8Array[];
}

const call = async (
  argv: readonly string[],
  {
    input = '',
    files = {},
    captures = {},
  }: {
    input?: string;
    files?: Record<string, string>;
    captures?: Record<string, Uint8Array>;
  } = {},
): Promise<Result> => {
  let [out, complaints] = ['', ''];
  const written: Record<string, string> = {};
  const octets: Uint8Array[] = [];
  const textIn = (content: string | Uint8Array): string => {
    if (typeof content === 'string') return content;
    octets.push(content);
    return '';
  };
  const terminal: Terminal = {
    print: (content) => Promise.resolve(void (out += textIn(content))),
    complain: (text) => Promise.resolve(void (complaints += text)),
    readInput: () => Promise.resolve(input),
    inputLines: () => Readable.from([input]),
    readFile: (path) => {
      const text = files[path];
      return text === undefined ? Promise.reject(new Error('ENOENT')) : Promise.resolve(text);
    },
    readOctets: (path) => {
      const capture = captures[path];
      return capture === undefined ? Promise.reject(new Error('ENOENT')) : Promise.resolve(capture);
    },
    writeFile: (path, content) => Promise.resolve(void (written[path] = textIn(content))),
  };
  const status = await commandLine(argv, terminal);
  return { status, out, complaints, written, octets };
};

const silentPair = '{"version":1,"hosts":{"A":{},"B":{}}}';

describe('tcp-lanes list', () => {
  it('names every scenario of the catalogue with its title', async () => {
    const { status, out } = await call(['list', '--json']);
    expect(status).toBe(0);
    expect(JSON.parse(out)).toEqual(catalogue.map(({ id, title }) => ({ id, title })));
  });

  it('is readable by people in both languages', async () => {
    expect((await call(['list'])).out).toContain('four-way-close');
    expect((await call(['list', '--lang', 'zh'])).out).toContain('四次挥手');
  });
});

describe('tcp-lanes run', () => {
  it.each(catalogue.map(({ id }) => id))(
    '%s gives the trace that the simulation gives',
    async (id) => {
      const scenario = catalogue.find((entry) => entry.id === id);
      const { status, out } = await call(['run', id, '--format', 'json']);
      expect(status).toBe(0);
      expect(JSON.parse(out)).toEqual(JSON.parse(JSON.stringify(scenario && run(scenario))));
    },
  );

  it.each(catalogue.map(({ id }) => id))(
    '%s gives a sequenceDiagram that mermaid parses',
    async (id) => {
      for (const language of ['en', 'zh']) {
        const { out } = await call(['run', id, '--format', 'mermaid', '--lang', language]);
        expect(await mermaid.parse(out)).toMatchObject({ diagramType: 'sequence' });
      }
    },
  );

  it('prints a ladder with both lanes when no format is asked for', async () => {
    const { out } = await call(['run', 'last-ack-lost']);
    expect(out).toMatch(/FIN ACK seq=300 ack=101.*\(retransmission\)/);
    expect(out).toContain('TIME-WAIT');
  });

  it('runs a file and standard input', async () => {
    const fromFile = await call(['run', 'own.json'], { files: { 'own.json': silentPair } });
    const fromInput = await call(['run', '-'], { input: silentPair });
    expect(fromFile.status).toBe(0);
    expect(fromInput.out).toBe(fromFile.out);
  });

  it('ends a run at --until', async () => {
    const { out } = await call(['run', 'four-way-close', '--format', 'json', '--until', '0.65']);
    expect(JSON.parse(out)).toMatchObject({ endedAt: 0.65, endedBecause: 'until' });
  });

  it('writes to --out and prints nothing', async () => {
    const { out, written } = await call(['run', 'syn-lost', '--out', 'ladder.txt']);
    expect(out).toBe('');
    expect(written['ladder.txt']).toContain('SYN-SENT');
  });

  it('says on standard error which fault never fired', async () => {
    const fault = { segment: { from: 'A', flags: ['RST'] }, action: 'drop' };
    const input = JSON.stringify({ ...(JSON.parse(silentPair) as object), faults: [fault] });
    expect((await call(['run', '-'], { input })).complaints).toContain('never fired');
  });

  it('refuses a scenario that breaks the schema with status 1 and the path', async () => {
    const input = silentPair.replace('}}', '}},"events":[{"at":"soon","host":"A","call":"abort"}]');
    const { status, complaints, out } = await call(['run', '-'], { input });
    expect(status).toBe(1);
    expect(complaints).toBe('tcp-lanes: events[0].at: found "soon", expected number\n');
    expect(out).toBe('');
  });

  it('refuses a preset that there is not', async () => {
    const { status, complaints } = await call(['run', 'syn-lost', '--preset', 'bsd']);
    expect(status).toBe(1);
    expect(complaints).toContain('preset: found "bsd"');
  });

  it('says that a scenario is neither in the catalogue nor a file', async () => {
    const { status, complaints } = await call(['run', 'nowhere']);
    expect(status).toBe(1);
    expect(complaints).toContain('nowhere');
  });
});

const trace = (id: string) => run(catalogue.find((entry) => entry.id === id)!);

describe('tcp-lanes run --format pcapng', () => {
  const pcapng = ['run', 'last-ack-lost', '--format', 'pcapng'];

  it('prints a capture made on the link', async () => {
    const { octets, out } = await call(pcapng);
    expect(octets).toEqual([captureOf(trace('last-ack-lost'), 'link')]);
    expect(out).toBe('');
  });

  it.each(['link', 'A', 'B'] as const)('writes one made at %s to a file', async (tap) => {
    const { octets, written } = await call([...pcapng, '--tap', tap, '--out', 'last.pcapng']);
    expect(octets).toEqual([captureOf(trace('last-ack-lost'), tap)]);
    expect(written).toHaveProperty(['last.pcapng']);
  });

  it('refuses a tap that there is not, and one without a capture', async () => {
    const nowhere = await call([...pcapng, '--tap', 'C']);
    expect(nowhere).toMatchObject({ status: 2, octets: [] });
    expect(nowhere.complaints).toContain('--tap: found "C", expected link, A, B');
    const needless = await call(['run', 'last-ack-lost', '--tap', 'A']);
    expect(needless).toMatchObject({ status: 2, out: '' });
    expect(needless.complaints).toContain('--tap needs --format pcapng');
  });
});

describe('tcp-lanes packets', () => {
  const capture = captureOf(trace('three-way-handshake'), 'link');

  it('prints a line for each packet', async () => {
    const { status, out, complaints } = await call(['packets', 'a.pcapng'], {
      captures: { 'a.pcapng': capture },
    });
    expect(status).toBe(0);
    expect(complaints).toBe('');
    const addresses = '192.0.2.1:49152 > 192.0.2.2:80';
    expect(out.split('\n')[0]).toBe(`     1  1659312000.000000000  ${addresses}  SYN  seq=100`);
  });

  it('gives the same as JSON, with options and comments', async () => {
    const { out } = await call(['packets', '-', '--json'], { captures: { '-': capture } });
    expect(JSON.parse(out)).toMatchObject({
      format: 'pcapng',
      packets: [
        {
          frame: 1,
          from: '192.0.2.1:49152',
          flags: ['SYN'],
          ack: null,
          options: { maximumSegmentSize: 1460 },
          comments: [
            'A: CLOSED -> SYN-SENT (RFC 9293 3.10.1)',
            'B: LISTEN -> SYN-RECEIVED (RFC 9293 3.10.7.2)',
          ],
          unsound: null,
        },
        { frame: 2 },
        { frame: 3 },
      ],
      problems: [],
    });
  });

  it('says where a capture is broken, and goes on', async () => {
    const cut = capture.slice(0, -4);
    const { status, out, complaints } = await call(['packets', 'a'], { captures: { a: cut } });
    expect(status).toBe(0);
    expect(out.split('\n')).toHaveLength(3);
    expect(complaints).toMatch(/^cut-file at octet \d+\n$/);
  });

  it('refuses what is no capture', async () => {
    const text = Uint8Array.from('{}', (character) => character.charCodeAt(0));
    const none = await call(['packets', 'a.json'], { captures: { 'a.json': text } });
    expect(none).toMatchObject({ status: 1, out: '' });
    expect(none.complaints).toContain('a.json: neither a pcapng nor a pcap file');
    expect((await call(['packets', 'b'])).complaints).toContain('b: no such file can be read');
  });
});

describe('tcp-lanes run-many', () => {
  it('gives one line for each line, in order, and goes on after a refused one', async () => {
    const { status, out } = await call(['run-many'], {
      input: `${silentPair}\nnot JSON\n${silentPair}\n`,
    });
    const lines = out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as object);
    expect(status).toBe(0);
    expect(lines).toEqual([
      expect.objectContaining({ endedBecause: 'quiet' }),
      { error: expect.stringContaining('not JSON') as string },
      expect.objectContaining({ endedBecause: 'quiet' }),
    ]);
  });
});

describe('tcp-lanes machine', () => {
  it('prints the 20 arrows of Figure 5, and with --all the others with their clause', async () => {
    const drawn = JSON.parse((await call(['machine', '--format', 'json'])).out) as object[];
    expect(drawn).toHaveLength(20);
    const all = JSON.parse((await call(['machine', '--format', 'json', '--all'])).out) as object[];
    const outside = all.slice(20);
    expect(outside.length).toBeGreaterThan(0);
    for (const arrow of outside)
      expect(arrow).toHaveProperty('clause', expect.stringMatching(/^(?:RFC \d+|tcp\(7\))/));
  });
});

describe('tcp-lanes validate', () => {
  it('accepts what is right and refuses what is wrong', async () => {
    const files = { 'right.json': silentPair, 'wrong.json': '{"version":2}' };
    expect((await call(['validate', 'right.json'], { files })).status).toBe(0);
    const wrong = await call(['validate', 'wrong.json'], { files });
    expect(wrong.status).toBe(1);
    expect(wrong.complaints).toContain('version: found 2, expected 1');
  });
});

describe('wrong usage', () => {
  it.each([
    [[]],
    [['dance']],
    [['run']],
    [['run', 'a', 'b']],
    [['run', 'syn-lost', '--format', 'svg']],
    [['run', 'syn-lost', '--until', 'later']],
    [['list', '--colour']],
  ])('%j has status 2 and shows how it is meant', async (argv) => {
    const { status, complaints, out } = await call(argv);
    expect(status).toBe(2);
    expect(complaints).toContain('tcp-lanes run SCENARIO');
    expect(out).toBe('');
  });

  it('shows the usage on --help with status 0', async () => {
    const { status, out } = await call(['--help']);
    expect(status).toBe(0);
    expect(out).toContain('tcp-lanes run SCENARIO');
  });
});
