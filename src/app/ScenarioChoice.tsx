import { ScenarioList } from '../views/scenarios/ScenarioList.tsx';
import type { Choice } from './choice.ts';
import { groupsIn } from './groups.ts';

/** The list, with the catalogue in it. */
export const ScenarioChoice = (choice: Choice) => (
  <ScenarioList groups={groupsIn(choice.language)} {...choice} />
);
