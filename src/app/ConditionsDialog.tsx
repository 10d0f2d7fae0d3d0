import { useState } from 'react';
import type { Scenario } from '../scenario/schema.ts';
import { validate } from '../scenario/validate.ts';
import { conditionsText } from '../text/conditions.ts';
import { interfaceText } from '../text/interface.ts';
import type { Language } from '../text/language.ts';
import type { Trace } from '../trace/trace.ts';
import { ConditionsForm } from '../views/conditions/ConditionsForm.tsx';
import { defaults } from './defaults.ts';
import { Dialog } from './Dialog.tsx';

interface ConditionsDialogProps {
  readonly scenario: Scenario;
  readonly trace: Trace;
  readonly language: Language;
  readonly onApply: (scenario: Scenario) => void;
  readonly onClose: () => void;
}

/** What a run goes on under. All that is changed at once is one change of the scenario. */
export const ConditionsDialog = (props: ConditionsDialogProps) => {
  const { scenario, trace, language, onApply, onClose } = props;
  const [refused, refuse] = useState<string | null>(null);
  const text = conditionsText(language);
  const apply = (wanted: Scenario | null) => {
    try {
      if (wanted !== null) validate(wanted);
    } catch (error) {
      refuse(error instanceof Error ? error.message : String(error));
      return;
    }
    onClose();
    if (wanted !== null) onApply(wanted);
  };
  return (
    <Dialog title={text.title} closeLabel={interfaceText(language).close} onClose={onClose}>
      <ConditionsForm
        scenario={scenario}
        trace={trace}
        defaults={defaults}
        language={language}
        refused={refused}
        onApply={apply}
        onCancel={onClose}
      />
    </Dialog>
  );
};
