/** What only that opens which is itself fetched later: even the names of these files can wait. */
import type { ComponentType } from 'react';
import type { ReferencePageProps } from '../views/reference/page.ts';
import type { Reference as ReferencePage } from './address.ts';
import { later } from './later.ts';

export const CourseChoice = later(async () => (await import('./CourseChoice.tsx')).CourseChoice);

export const ScenarioChoice = later(
  async () => (await import('./ScenarioChoice.tsx')).ScenarioChoice,
);

export const ConditionsDialog = later(
  async () => (await import('./ConditionsDialog.tsx')).ConditionsDialog,
);

export const ExplorationDialog = later(
  async () => (await import('./ExplorationDialog.tsx')).ExplorationDialog,
);

export const CourseQuestionDialog = later(
  async () => (await import('./CourseQuestionDialog.tsx')).CourseQuestionDialog,
);

export const QuizDialog = later(async () => (await import('./QuizDialog.tsx')).QuizDialog);

export const NotesDialog = later(async () => (await import('./NotesDialog.tsx')).NotesDialog);

export const Refusal = later(async () => (await import('./Refusal.tsx')).Refusal);

export const KeysDialog = later(async () => (await import('./KeysDialog.tsx')).KeysDialog);

export const ScenarioSheet = later(async () => (await import('./ScenarioSheet.tsx')).ScenarioSheet);

export const ShareDialog = later(async () => (await import('./ShareDialog.tsx')).ShareDialog);

export const JsonDialog = later(async () => (await import('./JsonDialog.tsx')).JsonDialog);

export const referencePages: Readonly<Record<ReferencePage, ComponentType<ReferencePageProps>>> = {
  states: later(async () => (await import('../views/reference/States.tsx')).StatesPage),
  fields: later(async () => (await import('../views/reference/Fields.tsx')).FieldsPage),
  timers: later(async () => (await import('../views/reference/Timers.tsx')).TimersPage),
  rules: later(async () => (await import('../views/reference/Rules.tsx')).RulesPage),
  glossary: later(async () => (await import('../views/reference/Glossary.tsx')).GlossaryPage),
  claims: later(async () => (await import('../views/reference/Claims.tsx')).ClaimsPage),
};
