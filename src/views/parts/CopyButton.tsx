import { useState } from 'react';
import { interfaceText } from '../../text/interface.ts';
import type { Language } from '../../text/language.ts';
import styles from './parts.module.css';

type Outcome = 'none' | 'copied' | 'notCopied';

interface CopyButtonProps {
  /** What it is about; when that changes, nothing of it was copied yet. */
  readonly subject: string;
  /** The text, made when it is asked for. */
  readonly text: () => string;
  /** For whoever does not see what it stands beside. */
  readonly label?: string;
  readonly language: Language;
}

/** Copies a text and says how it went. */
export const CopyButton = ({ subject, text, label, language }: CopyButtonProps) => {
  const [copied, setCopied] = useState<{ subject: string; outcome: Outcome }>();
  const words = interfaceText(language).mermaid;
  const outcome = copied?.subject === subject ? copied.outcome : 'none';
  const finish = (result: Outcome) => () => {
    setCopied({ subject, outcome: result });
  };
  const copy = () => {
    navigator.clipboard.writeText(text()).then(finish('copied'), finish('notCopied'));
  };
  return (
    <>
      <span role="status" className={styles.outcome}>
        {outcome !== 'none' && words[outcome]}
      </span>
      <button type="button" className="button" aria-label={label} onClick={copy}>
        {words.copy}
      </button>
    </>
  );
};
