import { useState } from 'react';
import { hostName } from '../draw/names.ts';
import type { Scenario } from '../scenario/schema.ts';
import { validate } from '../scenario/validate.ts';
import { run } from '../sim/run.ts';
import { conditionsText } from '../text/conditions.ts';
import { interfaceText } from '../text/interface.ts';
import type { Language } from '../text/language.ts';
import { earlyCalls } from '../trace/early-calls.ts';
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

/** Longer runs are held against the present one as far as this: it must not take long. */
const firstEvents = 2000;

/** The first call that the new conditions make come too early, in words; empty where there is none. */
const warningOf = (trace: Trace, wanted: Scenario, language: Language): string => {
  const [early] = earlyCalls(trace, run(wanted, firstEvents));
  if (early === undefined) return '';
  const [{ call, host, before }, was] = early;
  return conditionsText(language).early(
    `${call}()`,
    hostName(trace, host, language),
    before,
    was.before,
  );
};

/** What a run goes on under. All that is changed at once is one change of the scenario. */
export const ConditionsDialog = (props: ConditionsDialogProps) => {
  const { scenario, trace, language, onApply, onClose } = props;
  const [refused, refuse] = useState<string | null>(null);
  const [warned, warn] = useState({ of: '', text: '' });
  const text = conditionsText(language);
  const apply = (wanted: Scenario | null) => {
    refuse(null);
    const of = JSON.stringify(wanted);
    try {
      const warning = wanted === null ? '' : warningOf(trace, validate(wanted), language);
      if (warning !== '' && warned.of !== of) {
        warn({ of, text: warning });
        return;
      }
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
        warning={warned.text}
        onApply={apply}
        onCancel={onClose}
      />
    </Dialog>
  );
};
