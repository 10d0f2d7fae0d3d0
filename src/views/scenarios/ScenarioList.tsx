import { interfaceText } from '../../text/interface.ts';
import { inLanguage, type Language, type Localized } from '../../text/language.ts';
import styles from './ScenarioList.module.css';

export interface ScenarioEntry {
  readonly id: string;
  readonly title: Localized;
  readonly description: Localized;
}

export interface ScenarioGroup {
  readonly title: Localized;
  readonly entries: readonly ScenarioEntry[];
}

interface ScenarioListProps {
  readonly groups: readonly ScenarioGroup[];
  /** The one on the screen, or null where it is none of these. */
  readonly current: string | null;
  readonly language: Language;
  /** Each says what it is about, not only the chosen one. */
  readonly detailed?: boolean;
  readonly onChoose: (id: string) => void;
}

interface EntryProps extends Pick<ScenarioListProps, 'language' | 'onChoose'> {
  readonly entry: ScenarioEntry;
  readonly isCurrent: boolean;
}

const Entry = ({ entry, isCurrent, language, onChoose }: EntryProps) => (
  <li>
    <button
      type="button"
      className={styles.entry}
      title={isCurrent ? undefined : inLanguage(entry.description, language)}
      aria-current={isCurrent ? 'true' : undefined}
      onClick={() => {
        onChoose(entry.id);
      }}
    >
      <span className={styles.title}>{inLanguage(entry.title, language)}</span>
      <span className={styles.description}>{inLanguage(entry.description, language)}</span>
    </button>
  </li>
);

/** The catalogue, to choose from: a title each, and one line that says what it is about. */
export const ScenarioList = ({ groups, detailed = false, ...rest }: ScenarioListProps) => (
  <nav
    className={styles.list}
    data-detailed={detailed || undefined}
    aria-label={interfaceText(rest.language).scenarios}
  >
    {groups.map((group) => (
      <section key={inLanguage(group.title, 'en')}>
        <h2 className={styles.group}>{inLanguage(group.title, rest.language)}</h2>
        <ul>
          {group.entries.map((entry) => (
            <Entry
              key={entry.id}
              entry={entry}
              isCurrent={entry.id === rest.current}
              language={rest.language}
              onChoose={rest.onChoose}
            />
          ))}
        </ul>
      </section>
    ))}
  </nav>
);
