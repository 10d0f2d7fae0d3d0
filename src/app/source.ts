/** The scenario that an address names: one of the catalogue, or one that the address itself holds. */
import { home } from '../scenario/catalogue/home.ts';
import type { Scenario } from '../scenario/schema.ts';
import type { Address } from './address.ts';

/** A scenario, and the address at which it is shown. */
export interface Opening {
  readonly address: Address;
  readonly scenario: Scenario;
}

/** What holds a scenario itself, and the schema to judge it by, is fetched when it is needed. */
const outside = () => import('./outside.ts');
const catalogue = () => import('../scenario/catalogue/index.ts');

/** Opens an address. A scenario that nobody knows becomes the default one, at its beginning. */
export const openAddress = async (
  address: Address,
  warn: (message: string) => void,
): Promise<Opening> => {
  if (address.run !== null) {
    return { address, scenario: await (await outside()).fromRun(address.run) };
  }
  if (address.scenario === home.id) return { address, scenario: home };
  const { catalogue: all, fromCatalogue } = await catalogue();
  const scenario = fromCatalogue(address.scenario);
  if (scenario !== undefined) return { address, scenario };
  warn(`scenario=${address.scenario}: expected one of ${all.map(({ id }) => id).join(', ')}`);
  return { address: { ...address, scenario: home.id, step: null }, scenario: home };
};
