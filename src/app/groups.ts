/** The catalogue as the list shows it: in groups. */
import { catalogue, type CatalogueEntry } from '../scenario/catalogue/index.ts';
import { interfaceText } from '../text/interface.ts';
import type { ScenarioGroup } from '../views/scenarios/ScenarioList.tsx';

type GroupName = CatalogueEntry['group'];

const order: readonly GroupName[] = ['open', 'close', 'transfer', 'failure', 'attack', 'fiction'];

const titleOf = (group: GroupName) => ({
  en: interfaceText('en').groups[group],
  zh: interfaceText('zh').groups[group],
});

export const groups: readonly ScenarioGroup[] = order
  .map((group) => ({
    title: titleOf(group),
    entries: catalogue.filter((entry) => entry.group === group),
  }))
  .filter(({ entries }) => entries.length > 0);
