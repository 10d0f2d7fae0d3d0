import type { MotionValue } from 'framer-motion';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { interfaceText } from '../text/interface.ts';
import { inLanguage, type Language } from '../text/language.ts';
import styles from './App.module.css';
import { perform } from './commands.ts';
import type { Controls } from './controls.ts';
import { preferredLanguage, useDark, useDocument, useReducedMotion } from './environment.ts';
import { Embed } from './Embed.tsx';
import { Explore } from './Explore.tsx';
import { KeysDialog } from './KeysDialog.tsx';
import { Lecture } from './Lecture.tsx';
import { Notices } from './Notices.tsx';
import { ScenarioSheet } from './ScenarioSheet.tsx';
import { currentOf } from './view.ts';
import type { Scenario } from '../scenario/schema.ts';
import type { PlayerRef, Session, SessionState } from './session.ts';
import { tellingAt, useStanding, LiveRegion } from './standing.tsx';
import { useFileDrop } from './useFileDrop.ts';
import { useKeys } from './useKeys.ts';

const layouts = { explore: Explore, lecture: Lecture, embed: Embed };

/** Which of the things that lie over the page is open. */
type Overlay = 'none' | 'keys' | 'scenarios' | 'blank';

interface PageProps {
  readonly session: Session;
  readonly state: SessionState;
  readonly clock: MotionValue<number>;
  readonly language: Language;
}

/** What is there once the first run is. */
interface Shown {
  readonly player: PlayerRef;
  readonly scenario: Scenario;
}

const controlsOf = (
  session: Session,
  language: Language,
  dark: boolean,
  show: (overlay: Overlay) => void,
): Controls => ({
  openFile: (file) => void session.openFile(file),
  choose: session.choose,
  enterLecture: () => session.change({ mode: 'lecture' }),
  leaveLecture: () => session.change({ mode: 'explore' }),
  switchLanguage: () => session.change({ lang: language === 'en' ? 'zh' : 'en' }),
  switchTheme: () => session.change({ theme: dark ? 'light' : 'dark' }),
  choosePanel: (panel) => session.change({ panel }),
  showKeys: () => show('keys'),
  showScenarios: () => show('scenarios'),
});

/** The page of a run. */
const Page = ({ session, state, player, scenario, clock, language }: PageProps & Shown) => {
  const { address } = state;
  const [overlay, show] = useState<Overlay>('none');
  const standing = useStanding(player);
  const telling = tellingAt(standing.trace, standing.step, language);
  const dark = useDark(address.theme);
  const reducedMotion = useReducedMotion(address.motion);
  const text = interfaceText(language);
  const title = inLanguage(scenario.title ?? text.ownScenario, language);
  const controls = controlsOf(session, language, dark, show);
  const Layout = layouts[address.mode];

  useDocument({ language, dark, mode: address.mode, title: `${title} · ${text.product}` });
  useEffect(() => {
    player.send({ type: 'reduceMotion', reduced: reducedMotion });
  }, [player, reducedMotion]);
  useKeys(address.keyboard, address.mode, (command) => {
    perform(command, player, {
      showKeys: controls.showKeys,
      blank: () => show(overlay === 'blank' ? 'none' : 'blank'),
      close: () => {
        if (overlay !== 'none') show('none');
        else if (address.mode === 'lecture') controls.leaveLecture();
      },
    });
  });

  const view = { ...standing, telling, scenario, title, address, player, clock, controls };
  const shared = { language, dark, reducedMotion };
  const closed = () => show('none');
  return (
    <>
      <Layout {...view} {...shared} />
      <LiveRegion telling={telling} playing={standing.playing} />
      <KeysDialog
        open={overlay === 'keys'}
        mode={address.mode}
        language={language}
        onClose={closed}
      />
      <ScenarioSheet
        open={overlay === 'scenarios'}
        current={currentOf(state)}
        language={language}
        controls={controls}
        onClose={closed}
      />
      {overlay === 'blank' && <p className={styles.blank}>{text.blank}</p>}
    </>
  );
};

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

interface AppProps {
  readonly session: Session;
  readonly clock: MotionValue<number>;
}

export const App = ({ session, clock }: AppProps) => {
  const state = useSyncExternalStore(session.subscribe, session.state);
  const { address, player, scenario, running, notices } = state;
  const language = address.lang ?? preferredLanguage();
  const fileIsOver = useFileDrop((file) => void session.openFile(file));
  return (
    <>
      {player !== null && scenario !== null && (
        <Page
          session={session}
          state={state}
          player={player}
          scenario={scenario}
          clock={clock}
          language={language}
        />
      )}
      {running !== null && <Running events={running} language={language} />}
      <Notices notices={notices} language={language} onDismiss={session.dismiss} />
      {fileIsOver && <p className={styles.drop}>{interfaceText(language).dropHere}</p>}
    </>
  );
};
