/** A scenario file from the reader's disk. */
import { bounds, type Scenario } from '../scenario/schema.ts';
import { parseScenario } from '../scenario/validate.ts';
import { FileTooLarge } from './refusals.ts';

export const readScenarioFile = async (file: File): Promise<Scenario> => {
  if (file.size > bounds.characters) throw new FileTooLarge(file.name);
  return parseScenario(await file.text());
};
