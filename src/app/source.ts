/** The scenario that an address names: one of the catalogue, or one that the address itself holds. */
import { catalogue, fromCatalogue } from '../scenario/catalogue/index.ts';
import { fromLink, type Deflater } from '../scenario/permalink.ts';
import type { Scenario } from '../scenario/schema.ts';
import { defaultAddress, type Address } from './address.ts';
import { BadLink } from './refusals.ts';

/** A scenario, and the address at which it is shown. */
export interface Opening {
  readonly address: Address;
  readonly scenario: Scenario;
}

const fromRun = async (run: string, deflater: Deflater): Promise<Scenario> => {
  try {
    return await fromLink(run, deflater);
  } catch (error) {
    throw new BadLink(error instanceof Error ? error.message : String(error));
  }
};

const home = (): Scenario => {
  const scenario = fromCatalogue(defaultAddress.scenario) ?? catalogue[0];
  if (scenario === undefined) throw new Error('the catalogue is empty');
  return scenario;
};

/** Opens an address. A scenario that nobody knows becomes the default one, at its beginning. */
export const openAddress = async (
  address: Address,
  deflater: Deflater,
  warn: (message: string) => void,
): Promise<Opening> => {
  if (address.run !== null) return { address, scenario: await fromRun(address.run, deflater) };
  const scenario = fromCatalogue(address.scenario);
  if (scenario !== undefined) return { address, scenario };
  const ids = catalogue.map(({ id }) => id).join(', ');
  warn(`scenario=${address.scenario}: expected one of ${ids}`);
  return {
    address: { ...address, scenario: defaultAddress.scenario, step: null },
    scenario: home(),
  };
};
