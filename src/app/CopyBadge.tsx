import { interveneText } from '../text/intervene.ts';
import styles from './CopyBadge.module.css';
import { isOriginal } from './own-copy.ts';
import type { View } from './view.ts';

interface StepProps {
  readonly label: string;
  readonly sign: string;
  readonly possible: boolean;
  readonly onPress: () => void;
}

/** What is not possible now stays where it is, and keeps the focus. */
const Step = ({ label, sign, possible, onPress }: StepProps) => (
  <button
    type="button"
    className="button"
    aria-label={label}
    title={label}
    aria-disabled={!possible || undefined}
    onClick={() => {
      if (possible) onPress();
    }}
  >
    <span aria-hidden="true">{sign}</span>
  </button>
);

/** Says that the run is the reader's own, and takes changes back. Nothing before the first change. */
export const CopyBadge = ({
  copy,
  language,
  controls,
}: Pick<View, 'copy' | 'language' | 'controls'>) => {
  const { copy: text } = interveneText(language);
  const own = copy !== null && !isOriginal(copy);
  const changes = copy?.past.length ?? 0;
  // What a link brought was changed before, nobody knows how often.
  const said =
    changes === 0 ? (
      text.badge
    ) : (
      <>
        <span className={styles.whose}>{text.badge} · </span>
        {text.changes(changes)}
      </>
    );
  return (
    <div className={styles.copy} role="group" aria-label={text.badge} hidden={copy === null}>
      <span className={styles.badge} title={text.hint}>
        <span role="status">{own && said}</span>
      </span>
      {copy !== null && (
        <>
          <Step
            label={text.undo}
            sign="↶"
            possible={copy.past.length > 0}
            onPress={controls.undo}
          />
          <Step
            label={text.redo}
            sign="↷"
            possible={copy.future.length > 0}
            onPress={controls.redo}
          />
        </>
      )}
    </div>
  );
};
