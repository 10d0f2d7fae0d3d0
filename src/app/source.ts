/** The scenario that an address names: one of the catalogue, or one that the address itself holds. */
import type { Scenario } from '../scenario/schema.ts';
import { defaultAddress, type Address } from './address.ts';
import type { Trace } from '../trace/trace.ts';
import { homeRun } from './home-run.ts';
import type { Taught } from './taught.ts';

/** A scenario, and the address at which it is shown. */
export interface Opening {
  readonly address: Address;
  readonly scenario: Scenario;
  /** What it is a changed copy of, as far as that is known. */
  readonly original?: Scenario | null;
  /** What is taught along it; where it is left out, what was taught before. */
  readonly taught?: Taught | null;
  /** What of the address nobody knows, as it stands there: what is shown instead is another. */
  readonly unknown?: string;
  /** The run, where it is known already. */
  readonly trace?: Trace<Scenario>;
}

/** The address names the scenario that the page opens with. */
export const isHome = ({ run, lesson, scenario }: Address): boolean =>
  run === null && lesson === null && scenario === homeRun.scenario.id;

/** What holds a scenario itself, and the schema to judge it by, is fetched when it is needed. */
const outside = () => import('./outside.ts');
const catalogue = () => import('../scenario/catalogue/index.ts');

/** What a scenario itself carries to be taught, or null. */
export const taughtIn = async (scenario: Scenario): Promise<Taught | null> =>
  scenario.lesson === undefined ? null : (await import('./lesson.ts')).taughtBy(scenario);

/** Opens an address. A scenario that nobody knows becomes the default one, at its beginning. */
export const openAddress = async (
  address: Address,
  warn: (message: string) => void,
): Promise<Opening> => {
  const fromRun = async (run: string) => (await outside()).fromRun(run);
  const taught = null;
  if (address.lesson !== null) {
    const opening = await (await import('./lesson.ts')).openLesson(address, fromRun, warn);
    if (opening !== null) return opening;
    const instead = { ...address, lesson: null, variant: null, step: null };
    return { ...(await openAddress(instead, warn)), unknown: `lesson=${address.lesson}` };
  }
  if (address.run !== null) {
    const scenario = await fromRun(address.run);
    const { originalOf } = await import('./original.ts');
    const original = originalOf(scenario);
    return { address, scenario, original, taught: await taughtIn(scenario) };
  }
  if (isHome(address)) return { address, taught, scenario: homeRun.scenario };
  const { catalogue: all, fromCatalogue } = await catalogue();
  const scenario = fromCatalogue(address.scenario);
  if (scenario !== undefined) return { address, taught, scenario };
  warn(`scenario=${address.scenario}: expected one of ${all.map(({ id }) => id).join(', ')}`);
  const home = { ...address, scenario: defaultAddress.scenario, step: null };
  const unknown = `scenario=${address.scenario}`;
  return { address: home, taught, scenario: homeRun.scenario, unknown };
};
