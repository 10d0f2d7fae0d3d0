import { useEffect, useId, useRef } from 'react';
import type { Listed } from '../../lessons/course/list.ts';
import { onPath, pathNames, type PathName } from '../../lessons/paths.ts';
import { inLanguage, type Language, type Localized } from '../../text/language.ts';
import { lessonText } from '../../text/lesson.ts';
import styles from './CourseList.module.css';

/** How far one has come in each lesson; one that was never opened is not there. */
export type Progress = Readonly<Record<string, 'begun' | 'done'>>;

/** Something else that the course has: a round of questions, the reference. */
export interface Extra {
  readonly id: string;
  readonly label: Localized;
  readonly onOpen: () => void;
}

interface CourseListProps {
  readonly lessons: readonly Listed[];
  /** The lesson on the screen, or null. */
  readonly current: string | null;
  readonly progress: Progress;
  readonly path: PathName;
  readonly language: Language;
  readonly extras: readonly Extra[];
  readonly onPath: (path: PathName) => void;
  readonly onChoose: (id: string) => void;
}

const Mark = ({ how, language }: { how: 'begun' | 'done' | undefined; language: Language }) => {
  if (how === undefined) return null;
  const { list } = lessonText(language);
  return (
    <span className={styles.mark} data-how={how}>
      <span aria-hidden="true">{how === 'done' ? '✓' : '…'}</span>
      <span className="unseen">{list[how]}</span>
    </span>
  );
};

const Entry = ({ lesson, ...props }: CourseListProps & { readonly lesson: Listed }) => (
  <li>
    <button
      type="button"
      className={styles.entry}
      data-lesson={lesson.id}
      aria-current={lesson.id === props.current ? 'true' : undefined}
      onClick={() => props.onChoose(lesson.id)}
    >
      <span className={styles.title}>{inLanguage(lesson.title, props.language)}</span>
      <Mark how={props.progress[lesson.id]} language={props.language} />
      <span className={styles.minutes}>{lessonText(props.language).minutes(lesson.minutes)}</span>
    </button>
  </li>
);

/** The lessons in the order of the course, a group for each module. */
const modulesOf = (lessons: readonly Listed[]) =>
  [...new Set(lessons.map(({ module }) => module))].map((module) => ({
    module,
    lessons: lessons.filter((lesson) => lesson.module === module),
  }));

const PathChoice = ({ lessons, path, progress, language, onPath: choose }: CourseListProps) => {
  const id = useId();
  const { list } = lessonText(language);
  const chosen = onPath(lessons, path);
  const minutes = chosen.reduce((sum, lesson) => sum + lesson.minutes, 0);
  const done = chosen.filter((lesson) => progress[lesson.id] === 'done').length;
  return (
    <div className={styles.path}>
      <label htmlFor={id} className="unseen">
        {list.path}
      </label>
      <select
        id={id}
        className={styles.select}
        value={path}
        onChange={(event) => choose(pathNames.find((name) => name === event.target.value) ?? 'all')}
      >
        {pathNames.map((name) => (
          <option key={name} value={name}>
            {list.paths[name]}
          </option>
        ))}
      </select>
      <p className={styles.about}>
        {list.pathMinutes(chosen.length, minutes)}
        {done > 0 && <span>{list.progress(done, chosen.length)}</span>}
      </p>
    </div>
  );
};

/** The course, to choose from: its lessons by modules, how far one has come, and what else it has. */
export const CourseList = (props: CourseListProps) => {
  const { lessons, path, language, extras } = props;
  const text = lessonText(language);
  const list = useRef<HTMLElement>(null);
  // The list opens where one stands in it. Afterwards it stays where it is: nothing moves by itself.
  useEffect(() => {
    list.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' });
  }, []);
  return (
    <nav ref={list} className={styles.list} aria-label={text.list.label}>
      <PathChoice {...props} />
      {modulesOf(onPath(lessons, path)).map((group) => (
        <section key={group.module}>
          <h2 className={styles.group}>{text.modules[group.module]}</h2>
          <ul>
            {group.lessons.map((lesson) => (
              <Entry key={lesson.id} {...props} lesson={lesson} />
            ))}
          </ul>
        </section>
      ))}
      {extras.length > 0 && (
        <section>
          <h2 className={styles.group}>{text.list.more}</h2>
          <ul>
            {extras.map(({ id, label, onOpen }) => (
              <li key={id}>
                <button type="button" className={styles.entry} onClick={onOpen}>
                  <span className={styles.title}>{inLanguage(label, language)}</span>
                </button>
              </li>
            ))}
          </ul>
        </section>
      )}
    </nav>
  );
};
