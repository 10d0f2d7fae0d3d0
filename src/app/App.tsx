import type { MotionValue } from 'framer-motion';
import { memo, Suspense, useSyncExternalStore, type ComponentProps } from 'react';
import { interfaceText } from '../text/interface.ts';
import type { Language } from '../text/language.ts';
import styles from './App.module.css';
import { languageOf } from './environment.ts';
import { useLanguage } from './languages.ts';
import { FileDrop, Notices } from './later.ts';
import { Page } from './Page.tsx';
import type { Session } from './session.ts';

const Running = ({
  events,
  language,
}: {
  readonly events: number;
  readonly language: Language;
}) => (
  <p className={styles.running} role="status">
    {events === 0 ? interfaceText(language).running : interfaceText(language).runningSoFar(events)}
  </p>
);

const same = <T extends object>(a: T, b: T): boolean =>
  (Object.keys(b) as (keyof T)[]).every((key) => a[key] === b[key]);

type PageProps = ComponentProps<typeof Page>;

/** How far the making of another run is changes nothing on the page of this one. */
const samePage = ({ state: a, ...before }: PageProps, { state: b, ...now }: PageProps): boolean =>
  same(before, now) && same({ ...a, running: null }, { ...b, running: null });

const RunPage = memo(Page, samePage);

interface AppProps {
  readonly session: Session;
  readonly clock: MotionValue<number>;
}

export const App = ({ session, clock }: AppProps) => {
  const state = useSyncExternalStore(session.subscribe, session.state);
  const { address, player, scenario, running, notices } = state;
  const language = useLanguage(languageOf(address));
  if (language === null) return null;
  return (
    <>
      {player !== null && scenario !== null && (
        <RunPage
          session={session}
          state={state}
          player={player}
          scenario={scenario}
          clock={clock}
          language={language}
        />
      )}
      {running !== null && <Running events={running} language={language} />}
      {notices.length > 0 && (
        <Suspense>
          <Notices notices={notices} language={language} onDismiss={session.dismiss} />
        </Suspense>
      )}
      <Suspense>
        <FileDrop language={language} onFile={(file) => void session.openFile(file)} />
      </Suspense>
    </>
  );
};
