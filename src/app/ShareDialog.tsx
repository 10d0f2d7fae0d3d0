import { useId } from 'react';
import type { Scenario } from '../scenario/schema.ts';
import { count } from '../text/format.ts';
import { interfaceText } from '../text/interface.ts';
import type { Language } from '../text/language.ts';
import { shareText } from '../text/share.ts';
import type { Trace } from '../trace/trace.ts';
import { CopyButton } from '../views/parts/CopyButton.tsx';
import type { Address } from './address.ts';
import { Dialog } from './Dialog.tsx';
import { save } from './save.ts';
import { SaveCapture } from './SaveCapture.tsx';
import { fileNameOf, frameOf, linkTo, markdownOf, pageOf, textOf } from './share.ts';
import styles from './ShareDialog.module.css';

/** What some programs still take for the longest address. */
const longLink = 2000;

interface TextRowProps {
  readonly label: string;
  readonly text: string;
  readonly language: Language;
}

/** A text that can be seen, selected and copied. */
const TextRow = ({ label, text, language }: TextRowProps) => {
  const id = useId();
  return (
    <div className={styles.row}>
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        readOnly
        value={text}
        className={styles.text}
        lang="en"
        onFocus={({ currentTarget }) => currentTarget.select()}
      />
      <CopyButton
        subject={text}
        text={() => text}
        label={shareText(language).copy(label)}
        language={language}
      />
    </div>
  );
};

export interface ShareDialogProps {
  readonly scenario: Scenario;
  readonly trace: Trace;
  readonly title: string;
  /** Of what is on the screen, with its step. */
  readonly address: Address;
  readonly language: Language;
  readonly onEdit: () => void;
  readonly onClose: () => void;
}

/** The run for others: as a link in three forms, and as files. */
export const ShareDialog = (props: ShareDialogProps) => {
  const { scenario, trace, title, address, language, onEdit, onClose } = props;
  const text = shareText(language);
  const page = pageOf(window.location.href);
  const link = linkTo(address, page);
  const base = fileNameOf(scenario, title);
  const name = `${base}.json`;
  const onSave = () => save(name, textOf(scenario), 'application/json');
  return (
    <Dialog title={text.title} closeLabel={interfaceText(language).close} onClose={onClose}>
      <p className={styles.aside}>{text.what(address.step ?? 0)}</p>
      <TextRow label={text.link} text={link} language={language} />
      {link.length > longLink && (
        <p className={styles.aside}>{text.tooLong(count(link.length, language))}</p>
      )}
      <TextRow label={text.markdown} text={markdownOf(title, link)} language={language} />
      <TextRow label={text.frame} text={frameOf(title, address, page)} language={language} />
      <div className={styles.file}>
        <span>{text.file}</span>
        <button type="button" className="button" onClick={onSave}>
          {text.save(name)}
        </button>
        <button type="button" className="button" onClick={onEdit}>
          {text.edit.open}
        </button>
      </div>
      <SaveCapture trace={trace} name={base} language={language} />
    </Dialog>
  );
};
