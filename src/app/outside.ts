/**
 * Scenarios that come from outside, in a file or an address, and how one is packed into an address.
 * The schema that judges them comes with this, so it is fetched when the first of them is there.
 */
import { fromLink, toLink } from '../scenario/permalink.ts';
import { bounds, type Scenario } from '../scenario/schema.ts';
import { parseScenario } from '../scenario/validate.ts';
import { browserDeflater } from './deflater.ts';
import { BadLink, FileTooLarge } from './refusals.ts';

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

/** A scenario file from the reader's disk, and the same packed for an address. */
export const readFile = async (
  file: File,
): Promise<{ readonly scenario: Scenario; readonly run: string }> => {
  if (file.size > bounds.characters) throw new FileTooLarge(file.name);
  const scenario = parseScenario(await file.text());
  return { scenario, run: await pack(scenario) };
};
