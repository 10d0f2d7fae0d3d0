import { useId, useLayoutEffect, useRef, type ReactNode } from 'react';
import styles from './Dialog.module.css';

interface DialogProps {
  readonly title: string;
  readonly closeLabel: string;
  /** Along an edge of the screen instead of in its middle. */
  readonly sheet?: boolean;
  /** `page`: as large as the screen lets it be; what it holds scrolls by itself. */
  readonly size?: 'page';
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** The browser's own dialog, open while it is there: it holds the focus and closes with Esc. */
export const Dialog = ({ title, closeLabel, sheet, size, onClose, children }: DialogProps) => {
  const dialog = useRef<HTMLDialogElement>(null);
  const isGoing = useRef(false);
  const heading = useId();
  useLayoutEffect(() => {
    const element = dialog.current;
    isGoing.current = false;
    if (element?.open === false) element.showModal();
    return () => {
      // Closed before it goes, it gives the focus back to where it was.
      isGoing.current = true;
      element?.close();
    };
  }, []);
  return (
    <dialog
      ref={dialog}
      className={styles.dialog}
      data-sheet={sheet}
      data-size={size}
      aria-labelledby={heading}
      // Told late, of a closing that may have been followed by an opening.
      onClose={({ currentTarget }) => {
        if (!isGoing.current && !currentTarget.open) onClose();
      }}
      onClick={({ target, currentTarget }) => {
        // Only the backdrop is the dialog itself; all else lies in a child.
        if (target === currentTarget) onClose();
      }}
    >
      <div className={styles.content}>
        <header className={styles.header}>
          <h2 id={heading}>{title}</h2>
          <button type="button" className="button" onClick={onClose}>
            {closeLabel}
          </button>
        </header>
        {children}
      </div>
    </dialog>
  );
};
