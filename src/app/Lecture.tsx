import { useEffect, useRef, useState } from 'react';
import { interfaceText } from '../text/interface.ts';
import { shows } from './address.ts';
import styles from './Lecture.module.css';
import { Explanation, LanesStage, TransportBar } from './Stage.tsx';
import type { View } from './view.ts';

const awakeMilliseconds = 3000;

/** True for a while after the pointer was moved. */
const useAwake = (): boolean => {
  const [awake, setAwake] = useState(false);
  const timer = useRef(0);
  useEffect(() => {
    const wake = () => {
      setAwake(true);
      clearTimeout(timer.current);
      timer.current = window.setTimeout(() => setAwake(false), awakeMilliseconds);
    };
    document.addEventListener('pointermove', wake);
    return () => {
      document.removeEventListener('pointermove', wake);
      clearTimeout(timer.current);
    };
  }, []);
  return awake;
};

/** For a projector: the lanes and the sentence, large. The controls come when they are reached for. */
export const Lecture = (view: View) => {
  const { step, trace, language, controls, address } = view;
  const awake = useAwake();
  const text = interfaceText(language);
  return (
    <main className={styles.lecture} data-awake={awake}>
      <h1 className="unseen">{view.title}</h1>
      <LanesStage {...view} />
      <div className={styles.told}>
        <Explanation {...view} />
        <p className={styles.place} aria-label={text.controls.position(step, trace.events.length)}>
          {step} / {trace.events.length}
        </p>
      </div>
      {shows(address, 'transport') && (
        <div className={styles.controls}>
          <TransportBar {...view} />
          <button type="button" className="button" onClick={controls.switchLanguage}>
            {text.otherLanguage}
          </button>
          <button type="button" className="button" onClick={controls.leaveLecture}>
            {text.leaveLecture}
          </button>
        </div>
      )}
    </main>
  );
};
