import { useId, useState } from 'react';
import { hostName } from '../narrate/narrate.ts';
import type { Language } from '../text/language.ts';
import { shareText } from '../text/share.ts';
import { originalOf } from '../trace/shown.ts';
import type { Trace } from '../trace/trace.ts';
import { captureOf, taps, type Tap } from '../wire/capture-of.ts';
import { save } from './save.ts';
import styles from './ShareDialog.module.css';

interface SaveCaptureProps {
  /** With any names and numbers: the packets have the run's own. */
  readonly trace: Trace;
  /** The file's name without its ending. */
  readonly name: string;
  readonly language: Language;
}

/** The packets of the run as a file for Wireshark, from the place that the reader chooses. */
export const SaveCapture = ({ trace, name, language }: SaveCaptureProps) => {
  const text = shareText(language).capture;
  const [tap, choose] = useState<Tap>('link');
  const [where, hint] = [useId(), useId()];
  const nameOf = (place: Tap): string =>
    place === 'link' ? text.onLink : text.atHost(hostName(trace, place, language));
  const onSave = () =>
    save(`${name}.${tap}.pcapng`, captureOf(originalOf(trace), tap), 'application/octet-stream');
  return (
    <div className={styles.file}>
      <span>{text.title}</span>
      <label htmlFor={where}>{text.where}</label>
      <select
        id={where}
        className={styles.select}
        value={tap}
        onChange={({ currentTarget: { value } }) =>
          choose(taps.find((place) => place === value) ?? 'link')
        }
      >
        {taps.map((place) => (
          <option key={place} value={place}>
            {nameOf(place)}
          </option>
        ))}
      </select>
      <button type="button" className="button" aria-describedby={hint} onClick={onSave}>
        {text.save}
      </button>
      <p id={hint} className={styles.aside}>
        {text.what}
      </p>
    </div>
  );
};
