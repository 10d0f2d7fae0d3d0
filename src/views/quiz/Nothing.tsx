import { useEffect, useRef } from 'react';
import styles from './Nothing.module.css';

interface NothingProps {
  readonly text: string;
  readonly closeLabel: string;
  readonly onClose: () => void;
}

/** Where a question was wanted and there is none: why, until it is read. */
export const Nothing = ({ text, closeLabel, onClose }: NothingProps) => {
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    button.current?.focus();
  }, []);
  return (
    <p role="status" className={styles.nothing}>
      <span>{text}</span>
      <button ref={button} type="button" className="button" onClick={onClose}>
        {closeLabel}
      </button>
    </p>
  );
};
