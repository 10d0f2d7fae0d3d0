import { atMoment, type Moment } from '../scenario/interventions.ts';
import { hostName } from '../draw/names.ts';
import { injectText } from '../text/inject.ts';
import { interfaceText } from '../text/interface.ts';
import type { HostId } from '../trace/trace.ts';
import { aimAt, withSender } from '../views/intervene/forgery.ts';
import { InjectForm } from '../views/intervene/InjectForm.tsx';
import { Dialog } from './Dialog.tsx';
import type { View } from './view.ts';

interface InjectDialogProps extends View {
  readonly target: HostId;
  readonly moment: Moment;
  readonly onClose: () => void;
}

/** A segment that nobody of the two sent, put on the link at a moment; it changes the scenario. */
export const InjectDialog = ({ target, moment, onClose, ...view }: InjectDialogProps) => {
  const { trace, scenario, language, controls } = view;
  return (
    <Dialog
      title={injectText(language).title(hostName(trace, target, language))}
      closeLabel={interfaceText(language).close}
      onClose={onClose}
    >
      <InjectForm
        trace={trace}
        scenario={scenario}
        language={language}
        target={target}
        aimAt={(host) => aimAt(trace, scenario, moment, host)}
        onPut={(injection) => {
          onClose();
          controls.edit((present) =>
            atMoment(withSender(present, injection), trace.events, moment, injection),
          );
        }}
      />
    </Dialog>
  );
};
