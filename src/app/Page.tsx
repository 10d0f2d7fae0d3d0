import type { MotionValue } from 'framer-motion';
import { lazy, Suspense, useEffect, useMemo, useState } from 'react';
import type { Scenario } from '../scenario/schema.ts';
import { interfaceText } from '../text/interface.ts';
import { inLanguage, type Language } from '../text/language.ts';
import { shownTrace } from '../trace/shown.ts';
import type { Address } from './address.ts';
import { perform } from './commands.ts';
import type { Controls } from './controls.ts';
import { useDark, useDocument, useReducedMotion } from './environment.ts';
import { Explore } from './Explore.tsx';
import { useFirstPaint } from './first-paint.ts';
import { Compare, Overlays, Reference } from './later.ts';
import type { Overlay } from './Overlays.tsx';
import { useSelection } from './selection.ts';
import type { PlayerRef, Session, SessionState } from './session.ts';
import { LiveRegion, tellingAt, useStanding } from './standing.tsx';
import { useConnections } from './useConnections.ts';
import { useKeys } from './useKeys.ts';
import type { View } from './view.ts';

/** Who asks for one of the others waits for it: nothing else is shown meanwhile. */
const layouts = {
  explore: Explore,
  lecture: lazy(async () => ({ default: (await import('./Lecture.tsx')).Lecture })),
  embed: lazy(async () => ({ default: (await import('./Embed.tsx')).Embed })),
};

interface PageProps {
  readonly session: Session;
  readonly state: SessionState;
  readonly player: PlayerRef;
  readonly scenario: Scenario;
  readonly clock: MotionValue<number>;
  readonly language: Language;
}

const controlsOf = (
  session: Session,
  language: Language,
  dark: boolean,
  show: (overlay: Overlay) => void,
  compare: (comparing: boolean) => void,
): Omit<Controls, 'showAllPanels' | 'predict'> => ({
  openFile: (file) => void session.openFile(file),
  choose: session.choose,
  enterLecture: () => session.change({ mode: 'lecture' }),
  leaveLecture: () => session.change({ mode: 'explore' }),
  switchLanguage: () => session.change({ lang: language === 'en' ? 'zh' : 'en' }),
  switchTheme: () => session.change({ theme: dark ? 'light' : 'dark' }),
  choosePanel: (panel) => session.change({ panel }),
  chooseConnection: (connection) => session.change({ connection }),
  restart: session.restart,
  compare: () => {
    show('none');
    compare(true);
  },
  leaveComparison: () => compare(false),
  share: () => show('share'),
  editText: () => show('json'),
  showConditions: () => show('conditions'),
  showExploration: () => show('exploration'),
  openScenario: (scenario, taught) => void session.openScenario(scenario, taught),
  learn: session.learn,
  showReference: () => {
    show('none');
    session.change({ reference: 'glossary', card: null });
  },
  showTerm: (card) => session.change({ reference: null, card }),
  refer: (reference, card) => session.change({ reference, card: card ?? null }),
  wait: (wait) => session.change({ wait }),
  showQuiz: () => show('quiz'),
  showNotes: () => show('notes'),
  showContradictions: () => show('pairs'),
  showWhyNotTwo: () => show('whyNotTwo'),
  showKeys: () => show('keys'),
  showScenarios: () => show('scenarios'),
  edit: session.edit,
  undo: session.undo,
  redo: session.redo,
});

interface Surface {
  readonly overlay: Overlay;
  readonly show: (overlay: Overlay) => void;
  readonly compare: (comparing: boolean) => void;
  readonly controls: Controls;
}

/** What the keys do, with whatever lies over the page. */
const usePageKeys = (
  { session, state, player }: Pick<PageProps, 'session' | 'state' | 'player'>,
  { overlay, show, compare, controls }: Surface,
): void => {
  const { keyboard, mode } = state.address;
  const close = () => {
    const [notice] = state.notices;
    if (overlay === 'none' && notice !== undefined) session.dismiss(notice);
    else if (overlay === 'none' && mode === 'lecture') controls.leaveLecture();
    else if (overlay === 'none') compare(false);
    show('none');
  };
  useKeys(keyboard, mode, (command) => {
    // A step that nobody sees would be lost: any key shows the screen again, and does no more.
    if (overlay === 'blank') show('none');
    else {
      const { showKeys } = controls;
      perform(command, player, { session, showKeys, blank: () => show('blank'), close });
    }
  });
};

/** The run as it stands on the screen: its names and numbers, what is chosen of it, what is told. */
const useShown = (player: PlayerRef, address: Address, language: Language) => {
  const stood = useStanding(player);
  const { names, numbers } = address;
  const standing = { ...stood, trace: shownTrace(stood.trace, names, numbers) };
  const { trace, step, moving } = standing;
  const selection = useSelection(standing);
  const connections = useConnections(trace, step, moving, address.connection);
  const seen = connections === null || connections === 'coming' ? null : connections;
  const telling = tellingAt(trace, step, language, seen?.current?.name);
  return { ...standing, ...selection, connections, part: seen?.part ?? trace, telling };
};

interface OverProps {
  readonly view: View;
  readonly overlay: Overlay;
  readonly onClose: () => void;
}

/** What lies over the page. */
const Over = ({ view, overlay, onClose }: OverProps) => {
  const { reference, card } = view.address;
  if (overlay === 'none' && (reference ?? card) === null) return null;
  return (
    <Suspense>
      {overlay === 'none' ? (
        <Reference {...view} />
      ) : (
        <Overlays {...view} overlay={overlay} onClose={onClose} />
      )}
    </Suspense>
  );
};

/** The page of a run, in the layout that the address asks for. */
export const Page = ({ session, state, player, scenario, clock, language }: PageProps) => {
  const { address } = state;
  const [overlay, show] = useState<Overlay>('none');
  const [comparing, compare] = useState(false);
  const [allPanels, showAllPanels] = useState(false);
  const [predicting, predictAgain] = useState(0);
  const shown = useShown(player, address, language);
  const dark = useDark(address.theme);
  const reducedMotion = useReducedMotion(address.motion);
  const text = interfaceText(language);
  const title = inLanguage(
    state.taught?.lesson.title ?? scenario.title ?? text.ownScenario,
    language,
  );
  const controls = useMemo(
    () => ({
      ...controlsOf(session, language, dark, show, compare),
      showAllPanels,
      predict: (asks: boolean) => predictAgain((before) => (asks ? before + 1 : 0)),
    }),
    [session, language, dark],
  );
  const Layout = comparing && address.mode === 'explore' ? Compare : layouts[address.mode];

  useFirstPaint();
  useDocument({ language, dark, mode: address.mode, title: `${title} · ${text.product}` });
  useEffect(() => {
    player.send({ type: 'reduceMotion', reduced: reducedMotion });
  }, [player, reducedMotion]);
  useEffect(() => {
    session.begin();
  }, [session]);
  usePageKeys({ session, state, player }, { overlay, show, compare, controls });

  const view: View = {
    ...shown,
    scenario,
    copy: state.copy,
    taught: state.taught,
    allPanels,
    title,
    address,
    player,
    clock,
    controls,
    predicting,
    language,
    dark,
    reducedMotion,
  };
  return (
    <>
      <Suspense fallback={address.mode === 'explore' && <Explore {...view} />}>
        <Layout {...view} />
      </Suspense>
      <LiveRegion telling={shown.telling} playing={shown.playing} />
      <Over view={view} overlay={overlay} onClose={() => show('none')} />
    </>
  );
};
