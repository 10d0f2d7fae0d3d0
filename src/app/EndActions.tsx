import { atStep } from '../scenario/interventions.ts';
import type { HostId } from '../trace/trace.ts';
import { HostActions } from '../views/intervene/HostActions.tsx';
import type { View } from './view.ts';

interface EndActionsProps extends View {
  readonly host: HostId;
}

/** What a reader can do at one end at this step; it changes the scenario. */
export const EndActions = ({ host, ...view }: EndActionsProps) => {
  const { trace, scenario, step, language, controls, player } = view;
  return (
    <HostActions
      trace={trace}
      scenario={scenario}
      step={step}
      host={host}
      language={language}
      onDo={(happening) => {
        player.send({ type: 'pause' });
        controls.edit((present) => atStep(present, step, happening));
      }}
    />
  );
};
