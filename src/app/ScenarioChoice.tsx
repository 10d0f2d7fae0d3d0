import { ScenarioList } from '../views/scenarios/ScenarioList.tsx';
import type { Choice } from './choice.ts';
import { groups } from './groups.ts';

/** The list, with the catalogue in it. */
export const ScenarioChoice = (choice: Choice) => <ScenarioList groups={groups} {...choice} />;
