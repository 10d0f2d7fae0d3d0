/**
 * What is not in the first load. It is fetched when it is to be shown, and never before the first
 * screen has been painted. (The plugin `firstLoad` in vite.config.ts counts what comes before.)
 */
import { lazy, type ComponentType, type LazyExoticComponent } from 'react';
import type { Panel } from './address.ts';
import { firstPaint } from './first-paint.ts';
import type { View } from './view.ts';

/** A component that is fetched when it is first shown. */
export const later = <Props>(
  fetch: () => Promise<ComponentType<Props>>,
): LazyExoticComponent<ComponentType<Props>> =>
  lazy(async () => {
    await firstPaint;
    return { default: await fetch() };
  });

export const panelContents: Readonly<Record<Panel, ComponentType<View>>> = {
  lesson: later(async () => (await import('./LessonTab.tsx')).LessonTab),
  states: later(async () => (await import('./StatesTab.tsx')).StatesTab),
  variables: later(async () => (await import('./VariablesTab.tsx')).VariablesTab),
  segment: later(async () => (await import('./SegmentTab.tsx')).SegmentTab),
  mermaid: later(async () => (await import('./MermaidTab.tsx')).MermaidTab),
};

export const Lists = later(async () => (await import('./Lists.tsx')).Lists);

export const Overlays = later(async () => (await import('./Overlays.tsx')).Overlays);

export const FileDrop = later(async () => (await import('./FileDrop.tsx')).FileDrop);

export const Notices = later(async () => (await import('./Notices.tsx')).Notices);

export const LessonDock = later(async () => (await import('./LessonDock.tsx')).LessonDock);

export const PredictDock = later(async () => (await import('./PredictDock.tsx')).PredictDock);

export const SegmentActions = later(
  async () => (await import('./SegmentActions.tsx')).SegmentActions,
);

export const EndActions = later(async () => (await import('./EndActions.tsx')).EndActions);

/** What is known of the connections of a run, where it may have several. */
export const fetchConnections = async () => {
  await firstPaint;
  return import('./connections.tsx');
};

export const CopyBadge = later(async () => (await import('./CopyBadge.tsx')).CopyBadge);

export const RunTable = later(async () => (await import('../views/table/RunTable.tsx')).RunTable);

export const Reference = later(async () => (await import('./Reference.tsx')).Reference);

export const Compare = later(async () => (await import('./Compare.tsx')).Compare);
