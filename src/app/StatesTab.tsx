import { domAnimation, LazyMotion } from 'framer-motion';
import { States } from '../views/states/States.tsx';
import type { View } from './view.ts';
import { WhyNotTwo } from './WhyNotTwo.tsx';

/** The state diagram with what moves its tokens; fetched after the first paint. */
export const StatesTab = (view: View) => (
  <LazyMotion features={domAnimation} strict>
    {view.taught === null && <WhyNotTwo {...view} />}
    <States
      trace={view.part}
      step={view.step}
      language={view.language}
      reducedMotion={view.reducedMotion}
      fiction={view.scenario.options?.fiction ?? null}
    />
  </LazyMotion>
);
