/** Which segment the reader looks at, for all views alike. */
import { useState } from 'react';
import type { Trace } from '../trace/trace.ts';
import type { Standing } from './standing.tsx';

interface Chosen {
  readonly trace: Trace;
  readonly step: number;
  readonly segment: string | null;
}

export interface Selection {
  /** Null: the segment of the step. */
  readonly selectedSegment: string | null;
  readonly onSelectSegment: (segment: string | null) => void;
}

/** A choice holds at its step: another step has its own segment. */
export const useSelection = ({ trace, step }: Pick<Standing, 'trace' | 'step'>): Selection => {
  const [chosen, choose] = useState<Chosen | null>(null);
  const holds = chosen?.trace === trace && chosen.step === step;
  return {
    selectedSegment: holds ? chosen.segment : null,
    onSelectSegment: (segment) => choose({ trace, step, segment }),
  };
};
