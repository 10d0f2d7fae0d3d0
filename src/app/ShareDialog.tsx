import { useId } from 'react';
import type { Scenario } from '../scenario/schema.ts';
import { count } from '../text/format.ts';
import { interfaceText } from '../text/interface.ts';
import type { Language } from '../text/language.ts';
import { shareText } from '../text/share.ts';
import { CopyButton } from '../views/parts/CopyButton.tsx';
import type { Address } from './address.ts';
import { Dialog } from './Dialog.tsx';
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

/** The browser's own way to a file: a link to the text, followed once. */
const save = (name: string, text: string): void => {
  const url = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The download has begun; a browser that is slow to begin gets a moment more.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
};

export interface ShareDialogProps {
  readonly scenario: Scenario;
  readonly title: string;
  /** Of what is on the screen, with its step. */
  readonly address: Address;
  readonly language: Language;
  readonly onEdit: () => void;
  readonly onClose: () => void;
}

/** The run for others: as a link in three forms, and as a file. */
export const ShareDialog = (props: ShareDialogProps) => {
  const { scenario, title, address, language, onEdit, onClose } = props;
  const text = shareText(language);
  const page = pageOf(window.location.href);
  const link = linkTo(address, page);
  const name = fileNameOf(scenario, title);
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
        <button type="button" className="button" onClick={() => save(name, textOf(scenario))}>
          {text.save(name)}
        </button>
        <button type="button" className="button" onClick={onEdit}>
          {text.edit.open}
        </button>
      </div>
    </Dialog>
  );
};
