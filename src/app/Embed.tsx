import { interfaceText } from '../text/interface.ts';
import { withoutAuthor, writeAddress } from './address.ts';
import styles from './Embed.module.css';
import { Explanation, LanesStage, TransportBar } from './Stage.tsx';
import type { View } from './view.ts';

/** The same run and step on the full page. */
const fullPage = ({ address, step, speed }: View): string =>
  writeAddress(
    { ...address, step, speed, mode: 'explore', ...withoutAuthor },
    { search: '', hash: '' },
  );

/** In a frame of another page: the lanes, the sentence, the transport, and the way to more. */
export const Embed = (view: View) => {
  const text = interfaceText(view.language);
  return (
    <main className={styles.embed}>
      <h1 className="unseen">{view.title}</h1>
      <LanesStage {...view} />
      <div className={styles.dock}>
        <div className={styles.told}>
          <Explanation {...view} />
          <a
            className={styles.open}
            href={fullPage(view)}
            target="_blank"
            rel="noopener"
            title={text.openFullPageHint}
          >
            {text.openFullPage} <span aria-hidden="true">↗</span>
          </a>
        </div>
        <TransportBar {...view} />
      </div>
    </main>
  );
};
