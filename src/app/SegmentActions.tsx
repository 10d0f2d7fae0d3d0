import { withoutFault } from '../scenario/interventions.ts';
import { underway } from '../trace/underway.ts';
import { actOnSegment } from '../views/intervene/offers.ts';
import type { Place } from '../views/intervene/Popup.tsx';
import { SegmentMenu } from '../views/intervene/SegmentMenu.tsx';
import { stepBehindActs } from './acts.ts';
import { faultsOn } from './foretold.ts';
import type { View } from './view.ts';

interface SegmentActionsProps extends View {
  readonly segment: string;
  readonly place: Place;
  readonly onClose: () => void;
}

/** The menu of a segment on its way; what is chosen changes the scenario. */
export const SegmentActions = (props: SegmentActionsProps) => {
  const { trace, step, copy, segment, place, language, controls, player, onClose } = props;
  const way = underway(trace, step, segment);
  if (way === null) return null;
  const decided = faultsOn(trace, copy, segment).find(({ action }) => action !== 'hold');
  return (
    <SegmentMenu
      trace={trace}
      way={way}
      place={place}
      language={language}
      onAct={(action, delay) => {
        onClose();
        const behind = stepBehindActs(copy, step);
        controls.edit((scenario) => actOnSegment(scenario, trace, behind, way, action, delay));
      }}
      decided={decided?.action === 'drop' ? 'drop' : decided && 'corrupt'}
      onTakeBack={() => {
        onClose();
        if (decided === undefined) return;
        const { events } = trace;
        controls.edit((scenario) => withoutFault(scenario, events, step, decided));
      }}
      onGo={(end) => {
        onClose();
        player.send({ type: 'go', step: end });
      }}
      onClose={onClose}
    />
  );
};
