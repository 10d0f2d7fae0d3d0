/** The command line: words in, text out, an exit status. Files and streams come through a port. */
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { ladder } from '../draw/ladder.ts';
import { sequenceDiagram, stateDiagram } from '../draw/mermaid.ts';
import { exploreAll } from '../explore/explore.ts';
import { catalogue, fromCatalogue } from '../scenario/catalogue/index.ts';
import type { Scenario } from '../scenario/schema.ts';
import { parseScenario, ScenarioError, validate } from '../scenario/validate.ts';
import { run } from '../sim/run.ts';
import { arrows, outsideArrows } from '../tcp/figure5.ts';
import { fictions } from '../tcp/machine.ts';
import { inLanguage, languages, type Language } from '../text/language.ts';
import type { Trace } from '../trace/trace.ts';
import { captureOf, taps } from '../wire/capture-of.ts';
import { readCapture } from '../wire/read-capture.ts';
import { boundsFrom, report, speed } from './explore.ts';
import { packetLines, packetsJson, problemLines } from './packets.ts';

export interface Terminal {
  readonly print: (content: string | Uint8Array) => Promise<void>;
  readonly complain: (text: string) => Promise<void>;
  readonly readInput: () => Promise<string>;
  readonly inputLines: () => NodeJS.ReadableStream;
  readonly readFile: (path: string) => Promise<string>;
  /** Of standard input where the path is `-`. */
  readonly readOctets: (path: string) => Promise<Uint8Array>;
  readonly writeFile: (path: string, content: string | Uint8Array) => Promise<void>;
}

export const usage = `tcp-lanes: TCP as RFC 9293 has it, run and told

  tcp-lanes list [--json]
      the scenarios that come with it
  tcp-lanes run SCENARIO [--format table|json|mermaid|pcapng] [--tap link|A|B]
                         [--preset rfc|linux] [--lang en|zh] [--until SECONDS] [--out FILE]
      runs a scenario of the list, a file, or - (standard input); pcapng is a capture
      for Wireshark, made on the link or at one end (--tap)
  tcp-lanes run-many
      reads one scenario a line, writes one trace a line
  tcp-lanes machine [--format mermaid|json] [--all]
      the state machine; --all adds what Figure 5 does not draw
  tcp-lanes explore [SCENARIO] [--losses N] [--duplicates N] [--reorderings N]
                    [--fiction two-way-handshake|time-wait-off] [--json]
      tries every order of what users, network and timers can do, and tells what it
      found; with a scenario, its calls are what the users may do
  tcp-lanes validate FILE
      checks a scenario
  tcp-lanes packets CAPTURE [--json]
      the TCP packets in a pcapng or pcap file, or in - (standard input)

Exit status: 0; 1 the input was refused; 2 wrong usage.
`;

/** The words of the command were wrong: exit status 2. */
class UsageError extends Error {
  override readonly name = 'UsageError';
}

const options = {
  json: { type: 'boolean' },
  all: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
  format: { type: 'string' },
  preset: { type: 'string' },
  lang: { type: 'string' },
  until: { type: 'string' },
  out: { type: 'string' },
  tap: { type: 'string' },
  losses: { type: 'string' },
  duplicates: { type: 'string' },
  reorderings: { type: 'string' },
  fiction: { type: 'string' },
} as const;

interface Words {
  readonly command: string | undefined;
  readonly args: readonly string[];
  readonly values: Readonly<{
    json?: boolean | undefined;
    all?: boolean | undefined;
    help?: boolean | undefined;
    format?: string | undefined;
    preset?: string | undefined;
    lang?: string | undefined;
    until?: string | undefined;
    out?: string | undefined;
    tap?: string | undefined;
    losses?: string | undefined;
    duplicates?: string | undefined;
    reorderings?: string | undefined;
    fiction?: string | undefined;
  }>;
}

const readWords = (argv: readonly string[]): Words => {
  try {
    const { positionals, values } = parseArgs({ args: [...argv], options, allowPositionals: true });
    const [command, ...args] = positionals;
    return { command, args, values };
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
};

const oneOf = <const T extends string>(
  option: string,
  value: string | undefined,
  choices: readonly [T, ...T[]],
): T => {
  if (value === undefined) return choices[0];
  const chosen = choices.find((choice) => choice === value);
  if (chosen !== undefined) return chosen;
  throw new UsageError(`--${option}: found "${value}", expected ${choices.join(', ')}`);
};

const onlyArgument = ({ command, args }: Words, name: string): string => {
  const [argument, ...others] = args;
  if (argument !== undefined && others.length === 0) return argument;
  throw new UsageError(`${command ?? ''} takes one ${name}`);
};

const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

const readScenario = async (source: string, terminal: Terminal): Promise<Scenario> => {
  if (source === '-') return parseScenario(await terminal.readInput());
  const known = fromCatalogue(source);
  if (known !== undefined) return known;
  return parseScenario(await readFileOf(source, terminal));
};

const readFileOf = async (path: string, terminal: Terminal): Promise<string> => {
  try {
    return await terminal.readFile(path);
  } catch {
    throw new ScenarioError(
      '',
      `${path}: no scenario of the catalogue has this id, and no such file can be read`,
    );
  }
};

const untilSeconds = (value: string): number => {
  const seconds = Number(value);
  if (value.trim() !== '' && Number.isFinite(seconds) && seconds >= 0) return seconds;
  throw new UsageError(`--until: found "${value}", expected seconds`);
};

/** The scenario with what the command line says otherwise. */
const overridden = (scenario: Scenario, { preset, until }: Words['values']): Scenario =>
  validate({
    ...scenario,
    ...(preset !== undefined && { preset }),
    ...(until !== undefined && { until: untilSeconds(until) }),
  });

const withNewline = (text: string): string => (text.endsWith('\n') ? text : `${text}\n`);

type Format = (trace: Trace, language: Language, words: Words) => string | Uint8Array;

const inFormat = {
  table: (trace, language) => withNewline(ladder(trace, language)),
  json: (trace) => json(trace),
  mermaid: (trace, language) => withNewline(sequenceDiagram(trace, trace.events.length, language)),
  pcapng: (trace, _, { values }) => captureOf(trace, oneOf('tap', values.tap, taps)),
} as const satisfies Record<string, Format>;

const formats = ['table', 'json', 'mermaid', 'pcapng'] as const;

const runOne = async (words: Words, terminal: Terminal): Promise<void> => {
  const { values } = words;
  const format = oneOf('format', values.format, formats);
  if (values.tap !== undefined && format !== 'pcapng') {
    throw new UsageError('--tap needs --format pcapng');
  }
  const language = oneOf('lang', values.lang, languages);
  const source = onlyArgument(words, 'scenario');
  const trace = run(overridden(await readScenario(source, terminal), values));
  const result = inFormat[format](trace, language, words);
  if (values.out === undefined) await terminal.print(result);
  else await terminal.writeFile(values.out, result);
  for (const fault of trace.unusedFaults) {
    await terminal.complain(`A fault never fired: ${JSON.stringify(fault)}\n`);
  }
};

const lineResult = (line: string): unknown => {
  try {
    return run(parseScenario(line));
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) };
  }
};

const runMany = async (terminal: Terminal): Promise<void> => {
  const lines = createInterface({ input: terminal.inputLines(), crlfDelay: Infinity });
  for await (const line of lines) {
    if (line.trim() !== '') await terminal.print(`${JSON.stringify(lineResult(line))}\n`);
  }
};

const list = async ({ values }: Words, terminal: Terminal): Promise<void> => {
  const entries = catalogue.map(({ id, title }) => ({ id, title }));
  if (values.json === true) await terminal.print(json(entries));
  else {
    const language = oneOf('lang', values.lang, languages);
    const width = Math.max(...entries.map(({ id }) => id.length));
    const lines = entries.map(
      ({ id, title }) => `${id.padEnd(width)}  ${inLanguage(title, language)}\n`,
    );
    await terminal.print(lines.join(''));
  }
};

const machine = async ({ values }: Words, terminal: Terminal): Promise<void> => {
  const format = oneOf('format', values.format, ['mermaid', 'json']);
  const all = values.all === true ? [...arrows, ...outsideArrows] : arrows;
  await terminal.print(format === 'json' ? json(all) : withNewline(stateDiagram(all)));
};

/** More than a few faults make more states than fit anywhere. */
const mostFaults = 9;

const faultCount = (option: string, value: string | undefined): number | undefined => {
  if (value === undefined) return undefined;
  if (/^\d$/.test(value)) return Number(value);
  throw new UsageError(`--${option}: found "${value}", expected 0 to ${mostFaults}`);
};

const explore = async ({ args, values }: Words, terminal: Terminal): Promise<void> => {
  const [source, ...others] = args;
  if (others.length > 0) throw new UsageError('explore takes one scenario or none');
  const { fiction } = values;
  const bounds = boundsFrom(source === undefined ? null : await readScenario(source, terminal), {
    losses: faultCount('losses', values.losses),
    duplicates: faultCount('duplicates', values.duplicates),
    reorderings: faultCount('reorderings', values.reorderings),
    fiction: fiction === undefined ? undefined : oneOf('fiction', fiction, fictions),
  });
  const start = performance.now();
  const result = exploreAll(bounds);
  await terminal.complain(speed(result, (performance.now() - start) / 1000));
  await terminal.print(values.json === true ? json(result) : report(result));
};

const check = async (words: Words, terminal: Terminal): Promise<void> => {
  const file = onlyArgument(words, 'file');
  const text = file === '-' ? await terminal.readInput() : await readFileOf(file, terminal);
  parseScenario(text);
  await terminal.print(`${file}: a valid scenario\n`);
};

const octetsIn = async (path: string, terminal: Terminal): Promise<Uint8Array> => {
  try {
    return await terminal.readOctets(path);
  } catch {
    throw new ScenarioError('', `${path}: no such file can be read`);
  }
};

const packets = async (words: Words, terminal: Terminal): Promise<void> => {
  const path = onlyArgument(words, 'capture');
  const capture = readCapture(await octetsIn(path, terminal));
  if (capture.format === null) {
    throw new ScenarioError('', `${path}: neither a pcapng nor a pcap file`);
  }
  await terminal.complain(problemLines(capture));
  await terminal.print(words.values.json === true ? packetsJson(capture) : packetLines(capture));
};

const perform = async (words: Words, terminal: Terminal): Promise<void> => {
  switch (words.command) {
    case 'list':
      return list(words, terminal);
    case 'run':
      return runOne(words, terminal);
    case 'run-many':
      return runMany(terminal);
    case 'machine':
      return machine(words, terminal);
    case 'explore':
      return explore(words, terminal);
    case 'validate':
      return check(words, terminal);
    case 'packets':
      return packets(words, terminal);
    default:
      throw new UsageError(
        words.command === undefined ? 'no command' : `no command "${words.command}"`,
      );
  }
};

/** Does what the words say; gives back the exit status. */
export const commandLine = async (argv: readonly string[], terminal: Terminal): Promise<number> => {
  try {
    const words = readWords(argv);
    if (words.values.help === true) await terminal.print(usage);
    else await perform(words, terminal);
    return 0;
  } catch (error) {
    if (error instanceof UsageError) {
      await terminal.complain(`tcp-lanes: ${error.message}\n\n${usage}`);
      return 2;
    }
    if (error instanceof ScenarioError) {
      await terminal.complain(`tcp-lanes: ${error.message}\n`);
      return 1;
    }
    throw error;
  }
};
