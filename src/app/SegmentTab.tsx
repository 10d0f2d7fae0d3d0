import { shownTrace } from '../trace/shown.ts';
import { SegmentPanel } from '../views/segment/SegmentPanel.tsx';
import type { View } from './view.ts';

/** A segment bit by bit: its bits are what they are, so its numbers are never relative. */
export const SegmentTab = (view: View) => (
  <SegmentPanel
    trace={shownTrace(view.trace, view.address.names, 'absolute')}
    step={view.step}
    language={view.language}
    selectedSegment={view.selectedSegment}
    onSelectSegment={view.onSelectSegment}
  />
);
