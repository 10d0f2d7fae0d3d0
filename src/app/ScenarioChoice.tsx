import { ScenarioList } from '../views/scenarios/ScenarioList.tsx';
import { groups } from './groups.ts';
import type { Choice } from './choice.ts';

/** The list with the catalogue in it, which comes with the simulation. */
export const ScenarioChoice = ({ current, language, onChoose }: Choice) => (
  <ScenarioList groups={groups} current={current} language={language} onChoose={onChoose} />
);
