import { memo } from 'react';
import { ScenarioList } from '../views/scenarios/ScenarioList.tsx';
import type { Choice } from './choice.ts';
import { groupsIn } from './groups.ts';

/** It is long and the same at every step. */
const Catalogue = memo((choice: Choice) => (
  <ScenarioList groups={groupsIn(choice.language)} {...choice} />
));
Catalogue.displayName = 'Catalogue';

/** The list, with the catalogue in it. */
export const ScenarioChoice = (choice: Choice) => <Catalogue {...choice} />;
