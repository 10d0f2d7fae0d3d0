/**
 * Scenarios that come from outside, in a file or an address, and how one is packed into an address.
 * The schema that judges them comes with this, so it is fetched when the first of them is there.
 */
import { fromLink, toLink } from '../scenario/permalink.ts';
import { bounds, type Scenario } from '../scenario/schema.ts';
import { parseText, ScenarioError, validate } from '../scenario/validate.ts';
import { looksLikeLesson } from '../lessons/validate.ts';
import { browserDeflater } from './deflater.ts';
import { BadLink, FileTooLarge } from './refusals.ts';
import { originalOf } from './original.ts';
import { taughtIn } from './source.ts';
import type { Taught } from './taught.ts';

/** The scenario that is packed in an address. */
export const fromRun = async (run: string): Promise<Scenario> => {
  try {
    return await fromLink(run, browserDeflater);
  } catch (error) {
    throw new BadLink(error instanceof Error ? error.message : String(error), { cause: error });
  }
};

/** A scenario packed for an address. */
export const pack = (scenario: Scenario): Promise<string> => toLink(scenario, browserDeflater);

/** A file of the reader's disk: a scenario, or a lesson, of which the first run is shown. */
const opened = async (input: unknown): Promise<Pick<Opened, 'scenario' | 'taught'>> => {
  if (looksLikeLesson(input)) {
    const { ownLesson } = await import('./lesson-file.ts');
    return (await import('./lesson.ts')).ownRun(ownLesson(input), null);
  }
  const scenario = validate(input);
  return { scenario, taught: await taughtIn(scenario) };
};

/** What a file holds, and the same packed for an address. */
export interface Opened {
  readonly scenario: Scenario;
  readonly original: Scenario | null;
  readonly taught: Taught | null;
  readonly run: string;
}

/** How captures begin (pcapng; pcap in both byte orders, of micro- and nanoseconds). */
const captures = ['0a0d0d0a', 'a1b2c3d4', 'd4c3b2a1', 'a1b23c4d', '4d3cb2a1'];

const isCapture = async (file: File): Promise<boolean> => {
  const octets = new Uint8Array(await file.slice(0, 4).arrayBuffer());
  return captures.includes(
    [...octets].map((octet) => octet.toString(16).padStart(2, '0')).join(''),
  );
};

export const readFile = async (file: File): Promise<Opened> => {
  if (await isCapture(file)) throw new ScenarioError('', 'This is a capture, not a scenario.');
  if (file.size > bounds.characters) throw new FileTooLarge(file.name);
  const { scenario, taught } = await opened(parseText(await file.text()));
  return { scenario, original: originalOf(scenario), taught, run: await pack(scenario) };
};
