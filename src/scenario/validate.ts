/** Checks a scenario and says in one sentence what is wrong: where, what was found, what was expected. */
import * as v from 'valibot';
import { bounds, scenarioSchema, type Scenario, type ScenarioEvent } from './schema.ts';

/** What is wrong, and where: `events[3].at`; the path of the whole file is empty. */
export interface Problem {
  readonly path: string;
  readonly problem: string;
}

/** A scenario that is refused: the message names the path, what was found and what was expected. */
export class ScenarioError extends Error {
  override readonly name = 'ScenarioError';
  /** `events[3].at`; empty for the whole file. */
  readonly path: string;
  /** The message without the path: for those who say it in another language. */
  readonly problem: string;

  constructor(path: string, problem: string) {
    super(path === '' ? problem : `${path}: ${problem}`);
    this.path = path;
    this.problem = problem;
  }
}

const dotted = (keys: readonly unknown[]): string =>
  keys
    .map((key) => (typeof key === 'number' ? `[${String(key)}]` : `.${String(key)}`))
    .join('')
    .replace(/^\./, '');

/** A found value in a few characters; of a list or an object only that it is one. */
const shown = (value: unknown): string => {
  if (value === undefined) return 'nothing';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object' && value !== null) return 'an object';
  const text = JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
};

const problem = (issue: v.BaseIssue<unknown>): string => {
  if (issue.type === 'object' && issue.received === 'undefined')
    return 'found nothing, expected a value';
  const custom = ['check', 'picklist', 'custom'].includes(issue.type);
  const expected = custom && !issue.message.startsWith('Invalid') ? issue.message : issue.expected;
  const bound = 'requirement' in issue && expected === null ? String(issue.requirement) : expected;
  return `found ${shown(issue.input)}, expected ${bound ?? issue.message}`;
};

/** The deepest issue says most: of a union, the branch that got furthest. */
const telling = (issue: v.BaseIssue<unknown>): v.BaseIssue<unknown> => {
  const inner = issue.issues?.toSorted((a, b) => (b.path?.length ?? 0) - (a.path?.length ?? 0))[0];
  return inner?.path === undefined ? issue : telling(inner);
};

const hostsNamedBy = (event: ScenarioEvent): readonly (readonly [path: string, host: string])[] => {
  const named: (readonly [string, string])[] = [];
  if ('host' in event) named.push(['host', event.host]);
  if ('to' in event && event.to !== undefined) named.push(['to.host', event.to.host]);
  if ('inject' in event) {
    named.push(
      ['inject.from.host', event.inject.from.host],
      ['inject.to.host', event.inject.to.host],
    );
    if (event.sender !== undefined) named.push(['sender', event.sender]);
  }
  if (event.when?.host !== undefined) named.push(['when.host', event.when.host]);
  return named;
};

const checkEvent = (scenario: Scenario, event: ScenarioEvent, path: string): void => {
  const known = Object.keys(scenario.hosts);
  for (const [key, host] of hostsNamedBy(event)) {
    if (!known.includes(host)) {
      throw new ScenarioError(
        `${path}.${key}`,
        `found "${host}", expected one of the hosts ${known.join(', ')}`,
      );
    }
  }
  const moments = [event.at, event.when, event.afterEvent].filter((moment) => moment !== undefined);
  if (moments.length !== 1) {
    throw new ScenarioError(
      path,
      `found ${String(moments.length)} moments, expected one of at, when, afterEvent`,
    );
  }
  if (
    event.when !== undefined &&
    (event.when.state === undefined) === (event.when.segment === undefined)
  ) {
    throw new ScenarioError(
      `${path}.when`,
      `found ${shown(event.when)}, expected either state or segment`,
    );
  }
  if (
    'call' in event &&
    event.call === 'send' &&
    (event.text === undefined) === (event.length === undefined)
  ) {
    throw new ScenarioError(
      path,
      'found a send with text and length or neither, expected one of them',
    );
  }
};

/** A program calls a host that is there. */
const checkApplications = ({ hosts, applications = {} }: Scenario): void => {
  const known = Object.keys(hosts);
  for (const [host, program] of Object.entries(applications)) {
    if (typeof program === 'string' || program.role === 'server') continue;
    if (!known.includes(program.to.host)) {
      throw new ScenarioError(
        `applications.${host}.to.host`,
        `found "${program.to.host}", expected one of the hosts ${known.join(', ')}`,
      );
    }
  }
};

const keysOf = (issue: v.BaseIssue<unknown>): readonly unknown[] =>
  issue.path?.map(({ key }) => key) ?? [];

/** What an issue of a schema says, with the place from the top of the file. */
export const problemOf = (issue: v.BaseIssue<unknown>): Problem => {
  const inner = telling(issue);
  const innerPath = inner === issue ? [] : keysOf(inner);
  return { path: dotted([...keysOf(issue), ...innerPath]), problem: problem(inner) };
};

/** What a schema makes of any value, or a `ScenarioError` that says what is wrong with it. */
export const judged = <S extends v.GenericSchema>(schema: S, input: unknown): v.InferOutput<S> => {
  // A list would pass for an object without keys.
  if (Array.isArray(input)) throw new ScenarioError('', 'found a list, expected an object');
  const result = v.safeParse(schema, input, { abortEarly: true });
  if (result.success) return result.output;
  const first = problemOf(result.issues[0]);
  throw new ScenarioError(first.path, first.problem);
};

/** A scenario from any value, or a `ScenarioError`. */
export const validate = (input: unknown): Scenario => {
  const scenario = judged(scenarioSchema, input);
  scenario.events?.forEach((event, index) => {
    checkEvent(scenario, event, `events[${String(index)}]`);
  });
  checkApplications(scenario);
  return scenario;
};

/** The value that the text of a file holds, or a `ScenarioError`. */
export const parseText = (text: string): unknown => {
  if (text.length > bounds.characters) {
    const found = `${(text.length / 1_048_576).toFixed(1)} million characters`;
    throw new ScenarioError(
      '',
      `The file is too large: found ${found}, expected at most 1 million.`,
    );
  }
  return parseJson(text);
};

/** A scenario from the text of a file, or a `ScenarioError`. */
export const parseScenario = (text: string): Scenario => validate(parseText(text));

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    throw new ScenarioError('', `This is not JSON: ${detail}`);
  }
};
