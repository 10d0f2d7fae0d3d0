import { lazy, Suspense, useState } from 'react';
import type { Moment } from '../scenario/interventions.ts';
import type { HostId } from '../trace/trace.ts';
import { HostActions } from '../views/intervene/HostActions.tsx';
import { stepBehindActs } from './acts.ts';
import type { View } from './view.ts';

interface EndActionsProps extends View {
  readonly host: HostId;
}

/** This is fetched after the first paint already; the form, when it is asked for. */
const InjectDialog = lazy(async () => ({
  default: (await import('./InjectDialog.tsx')).InjectDialog,
}));

/** What a reader can do at one end, behind all that was done at this step; it changes the scenario. */
export const EndActions = ({ host, ...view }: EndActionsProps) => {
  const { trace, scenario, copy, language, controls, player } = view;
  const [injecting, inject] = useState<Moment | null>(null);
  return (
    <>
      <HostActions
        trace={trace}
        scenario={scenario}
        step={stepBehindActs(copy, view.step)}
        host={host}
        language={language}
        onDo={(changed) => {
          player.send({ type: 'pause' });
          controls.edit(() => changed);
        }}
        onInject={(moment) => {
          player.send({ type: 'pause' });
          inject(moment);
        }}
      />
      <Suspense>
        {injecting !== null && (
          <InjectDialog {...view} target={host} moment={injecting} onClose={() => inject(null)} />
        )}
      </Suspense>
    </>
  );
};
