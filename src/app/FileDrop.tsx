/** Files dropped anywhere on the page. */
import { useEffect, useEffectEvent, useState } from 'react';
import { interfaceText } from '../text/interface.ts';
import type { Language } from '../text/language.ts';
import styles from './FileDrop.module.css';

const carriesFiles = ({ dataTransfer }: DragEvent): boolean =>
  dataTransfer?.types.includes('Files') === true;

/** True while a file is held over the page. */
const useFileDrop = (onFile: (file: File) => void): boolean => {
  const [over, setOver] = useState(false);
  const receive = useEffectEvent(onFile);
  useEffect(() => {
    const hold = (event: DragEvent) => {
      if (!carriesFiles(event)) return;
      event.preventDefault();
      setOver(true);
    };
    const leave = ({ relatedTarget }: DragEvent) => {
      // Only leaving the window has nowhere to go to.
      if (relatedTarget === null) setOver(false);
    };
    const drop = (event: DragEvent) => {
      if (!carriesFiles(event)) return;
      event.preventDefault();
      setOver(false);
      const [file] = event.dataTransfer?.files ?? [];
      if (file !== undefined) receive(file);
    };
    document.addEventListener('dragover', hold);
    document.addEventListener('dragleave', leave);
    document.addEventListener('drop', drop);
    return () => {
      document.removeEventListener('dragover', hold);
      document.removeEventListener('dragleave', leave);
      document.removeEventListener('drop', drop);
    };
  }, []);
  return over;
};

interface FileDropProps {
  readonly language: Language;
  readonly onFile: (file: File) => void;
}

/** Says what will become of the file that is held over the page. */
export const FileDrop = ({ language, onFile }: FileDropProps) => {
  const isOver = useFileDrop(onFile);
  return isOver && <p className={styles.drop}>{interfaceText(language).dropHere}</p>;
};
