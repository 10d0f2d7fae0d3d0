import { memo, Suspense, useState } from 'react';
import { interfaceText } from '../text/interface.ts';
import { defaultAddress } from './address.ts';
import { CourseChoice, ScenarioChoice } from './much-later.ts';
import styles from './Lists.module.css';
import { currentOf, type View } from './view.ts';

const lists = ['course', 'runs'] as const;

/** The course is the front door; who came for another run finds it in the list of all. */
const listOf = ({ address }: Pick<View, 'address'>): (typeof lists)[number] =>
  address.lesson !== null || (address.run === null && address.scenario === defaultAddress.scenario)
    ? 'course'
    : 'runs';

interface ListsProps extends Pick<View, 'address' | 'language' | 'controls'> {
  /** Each entry says what it is about, not only the chosen one. */
  readonly detailed?: boolean;
  /** Something was chosen. */
  readonly onChosen?: () => void;
}

/** What there is to open: the lessons of the course, or all runs. It is the same at every step. */
export const Lists = memo(({ detailed = false, onChosen, ...view }: ListsProps) => {
  const { language, controls, address } = view;
  const [chosen, choose] = useState<(typeof lists)[number] | null>(null);
  const list = chosen ?? listOf(view);
  const text = interfaceText(language).lists;
  const then = (open: (id: string) => void) => (id: string) => {
    open(id);
    onChosen?.();
  };
  return (
    <section aria-label={text.label}>
      <div role="group" aria-label={text.label} className={styles.lists}>
        {lists.map((name) => (
          <button
            key={name}
            type="button"
            className={styles.choice}
            aria-pressed={name === list}
            onClick={() => choose(name)}
          >
            {text[name]}
          </button>
        ))}
      </div>
      <Suspense>
        {list === 'course' ? (
          <CourseChoice
            current={address.lesson}
            language={language}
            detailed={detailed}
            onChoose={then(controls.learn)}
            controls={controls}
          />
        ) : (
          <ScenarioChoice
            current={currentOf(view)}
            language={language}
            detailed={detailed}
            onChoose={then(controls.choose)}
          />
        )}
      </Suspense>
    </section>
  );
});
Lists.displayName = 'Lists';
