import { domAnimation, LazyMotion } from 'framer-motion';
import { States } from '../views/states/States.tsx';
import type { View } from './view.ts';

/** The state diagram with what moves its tokens; fetched after the first paint. */
export const StatesTab = ({ part, step, language, reducedMotion, scenario }: View) => (
  <LazyMotion features={domAnimation} strict>
    <States
      trace={part}
      step={step}
      language={language}
      reducedMotion={reducedMotion}
      fiction={scenario.options?.fiction ?? null}
    />
  </LazyMotion>
);
