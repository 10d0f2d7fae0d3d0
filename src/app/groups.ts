/** The catalogue as the list shows it: in groups. */
import { catalogue, type CatalogueEntry } from '../scenario/catalogue/index.ts';
import { interfaceText } from '../text/interface.ts';
import type { Language } from '../text/language.ts';
import type { ScenarioGroup } from '../views/scenarios/ScenarioList.tsx';

type GroupName = CatalogueEntry['group'];

const order: readonly GroupName[] = [
  ...(['sandbox', 'open', 'close', 'transfer', 'http'] as const),
  ...(['failure', 'attack', 'fiction'] as const),
];

export const groupsIn = (language: Language): readonly ScenarioGroup[] =>
  order
    .map((group) => ({
      title: interfaceText(language).groups[group],
      entries: catalogue.filter((entry) => entry.group === group),
    }))
    .filter(({ entries }) => entries.length > 0);
