/**
 * The parts of the page that are fetched after the lanes stand: what the tabs of the side panel
 * show, and the list of scenarios, which comes with the simulation.
 */
import { lazy, type ComponentType } from 'react';
import type { Panel } from './address.ts';
import type { View } from './view.ts';

export const panelContents: Readonly<Record<Panel, ComponentType<View>>> = {
  states: lazy(async () => ({ default: (await import('./StatesPanel.tsx')).StatesPanel })),
  mermaid: lazy(async () => ({
    default: (await import('../views/mermaid/MermaidPanel.tsx')).MermaidPanel,
  })),
};

export const ScenarioChoice = lazy(async () => ({
  default: (await import('./ScenarioChoice.tsx')).ScenarioChoice,
}));

export const RunTable = lazy(async () => ({
  default: (await import('../views/table/RunTable.tsx')).RunTable,
}));
