/** The scenario that an address names: one of the catalogue, or one that the address itself holds. */
import type { Scenario } from '../scenario/schema.ts';
import { defaultAddress, type Address } from './address.ts';
import { homeRun } from './home-run.ts';

/** A scenario, and the address at which it is shown. */
export interface Opening {
  readonly address: Address;
  readonly scenario: Scenario;
}

/** The address names the scenario that the page opens with. */
export const isHome = ({ run, scenario }: Address): boolean =>
  run === null && scenario === homeRun.scenario.id;

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
  if (isHome(address)) return { address, scenario: homeRun.scenario };
  const { catalogue: all, fromCatalogue } = await catalogue();
  const scenario = fromCatalogue(address.scenario);
  if (scenario !== undefined) return { address, scenario };
  warn(`scenario=${address.scenario}: expected one of ${all.map(({ id }) => id).join(', ')}`);
  const home = { ...address, scenario: defaultAddress.scenario, step: null };
  return { address: home, scenario: homeRun.scenario };
};
