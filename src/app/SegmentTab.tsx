import { SegmentPanel } from '../views/segment/SegmentPanel.tsx';
import type { View } from './view.ts';

export const SegmentTab = (view: View) => (
  <SegmentPanel
    trace={view.trace}
    step={view.step}
    language={view.language}
    selectedSegment={view.selectedSegment}
    onSelectSegment={view.onSelectSegment}
  />
);
