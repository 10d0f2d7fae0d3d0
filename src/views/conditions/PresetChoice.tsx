import { presetNames, type Preset } from '../../scenario/conditions.ts';
import { conditionsText } from '../../text/conditions.ts';
import type { Language } from '../../text/language.ts';
import styles from './conditions.module.css';

interface PresetChoiceProps {
  readonly chosen: Preset;
  readonly language: Language;
  readonly onChoose: (preset: Preset) => void;
}

/** Whose values hold for every option that is not changed. */
export const PresetChoice = ({ chosen, language, onChoose }: PresetChoiceProps) => {
  const { preset: text } = conditionsText(language);
  return (
    <div className={styles.row} data-of="options">
      <div className={styles.head}>
        <label className={styles.name} htmlFor="preset">
          {text.name}
        </label>
        <div className={styles.entry}>
          <select
            id="preset"
            className={styles.choice}
            value={chosen}
            aria-describedby="preset-says"
            onChange={({ currentTarget: { value } }) => {
              const preset = presetNames.find((name) => name === value);
              if (preset !== undefined) onChoose(preset);
            }}
          >
            {presetNames.map((name) => (
              <option key={name} value={name}>
                {text[name]}
              </option>
            ))}
          </select>
        </div>
      </div>
      <p id="preset-says" className={styles.says}>
        {text.says}
      </p>
    </div>
  );
};
