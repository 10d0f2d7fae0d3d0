import { useId, useRef, useState } from 'react';
import { placeOfPath, placeOfSyntax, type Place } from '../scenario/place.ts';
import type { Scenario } from '../scenario/schema.ts';
import { parseScenario, ScenarioError } from '../scenario/validate.ts';
import { interfaceText } from '../text/interface.ts';
import type { Language } from '../text/language.ts';
import { refusalText } from '../text/refusal.ts';
import { shareText } from '../text/share.ts';
import { Dialog } from './Dialog.tsx';
import styles from './JsonDialog.module.css';
import { textOf } from './share.ts';

interface Problem {
  readonly message: string;
  readonly place: Place;
}

const problemOf = (error: unknown, text: string, language: Language): Problem => {
  const refused = error instanceof ScenarioError ? error : null;
  const path = refused?.path ?? '';
  const message = refused === null ? String(error) : refusalText(refused, language);
  return { message, place: placeOfSyntax(text) ?? placeOfPath(text, path) };
};

/** What was written and not applied, so that closing the dialog loses nothing. */
const drafts = new WeakMap<Scenario, string>();

interface JsonDialogProps {
  readonly scenario: Scenario;
  readonly language: Language;
  readonly onApply: (scenario: Scenario) => void;
  readonly onClose: () => void;
}

/** No line wraps, so all are equally high; a selection alone would not scroll. */
const select = (area: HTMLTextAreaElement, { line, offset }: Place): void => {
  const end = area.value.indexOf('\n', offset);
  area.focus();
  area.setSelectionRange(offset, end < 0 ? area.value.length : end);
  area.scrollTop = (line - 4) * parseFloat(getComputedStyle(area).lineHeight);
};

interface ComplaintProps {
  readonly id: string;
  readonly problem: Problem;
  readonly language: Language;
  readonly onShow: () => void;
}

/** What is wrong, and where. */
const Complaint = ({ id, problem: { message, place }, language, onShow }: ComplaintProps) => {
  const text = shareText(language).edit;
  return (
    <div className={styles.problem} role="alert">
      <p id={id}>
        <strong>{text.line(place.line, place.column)}</strong>
        {message}
      </p>
      <button type="button" className="button" onClick={onShow}>
        {text.show}
      </button>
    </div>
  );
};

/** The scenario in the reader's own hands. What is wrong with it is said, and it stays as written. */
export const JsonDialog = ({ scenario, language, onApply, onClose }: JsonDialogProps) => {
  const [written, write] = useState(() => drafts.get(scenario) ?? textOf(scenario));
  const [problem, setProblem] = useState<Problem | null>(null);
  const area = useRef<HTMLTextAreaElement>(null);
  const id = useId();
  const text = shareText(language).edit;
  const apply = () => {
    try {
      const edited = parseScenario(written);
      drafts.delete(scenario);
      onClose();
      onApply(edited);
    } catch (error) {
      setProblem(problemOf(error, written, language));
    }
  };
  return (
    <Dialog title={text.title} closeLabel={interfaceText(language).close} onClose={onClose}>
      <label htmlFor={id} className="unseen">
        {text.label}
      </label>
      <textarea
        ref={area}
        id={id}
        className={styles.text}
        lang="en"
        rows={20}
        spellCheck={false}
        autoCapitalize="off"
        autoComplete="off"
        wrap="off"
        value={written}
        aria-invalid={problem !== null}
        aria-describedby={problem === null ? undefined : `${id}-problem`}
        onChange={({ currentTarget: { value } }) => {
          write(value);
          drafts.set(scenario, value);
          setProblem(null);
        }}
      />
      {problem !== null && (
        <Complaint
          id={`${id}-problem`}
          problem={problem}
          language={language}
          onShow={() => area.current && select(area.current, problem.place)}
        />
      )}
      <footer className={styles.footer}>
        <p>{text.what}</p>
        <button type="button" className="button" onClick={apply}>
          {text.apply}
        </button>
      </footer>
    </Dialog>
  );
};
