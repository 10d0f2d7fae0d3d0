/**
 * What is not in the first load. The page itself is fetched while the first run is made; what its
 * tabs hold, the list of scenarios, the table for a screen reader and the dialogs when they are
 * shown.
 */
import { lazy, type ComponentType } from 'react';
import type { Panel } from './address.ts';
import type { View } from './view.ts';

/** Asked for at once: it is shown as soon as the first run is there. */
const page = import('./Page.tsx');
export const Page = lazy(async () => ({ default: (await page).Page }));

export const panelContents: Readonly<Record<Panel, ComponentType<View>>> = {
  states: lazy(async () => ({ default: (await import('./StatesTab.tsx')).StatesTab })),
  variables: lazy(async () => ({ default: (await import('./VariablesTab.tsx')).VariablesTab })),
  segment: lazy(async () => ({ default: (await import('./SegmentTab.tsx')).SegmentTab })),
  mermaid: lazy(async () => ({ default: (await import('./MermaidTab.tsx')).MermaidTab })),
};

export const ScenarioChoice = lazy(async () => ({
  default: (await import('./ScenarioChoice.tsx')).ScenarioChoice,
}));

export const RunTable = lazy(async () => ({
  default: (await import('../views/table/RunTable.tsx')).RunTable,
}));

export const KeysDialog = lazy(async () => ({
  default: (await import('./KeysDialog.tsx')).KeysDialog,
}));

export const ScenarioSheet = lazy(async () => ({
  default: (await import('./ScenarioSheet.tsx')).ScenarioSheet,
}));
