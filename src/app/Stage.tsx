/** What all layouts have: the lanes, the explanation under them, and the transport. */
import { memo, Suspense, useDeferredValue, useMemo } from 'react';
import { interfaceText } from '../text/interface.ts';
import type { HostId } from '../trace/trace.ts';
import { Transport } from '../views/controls/Transport.tsx';
import { Foretold } from '../views/lanes/foretold.ts';
import { Lanes } from '../views/lanes/Lanes.tsx';
import { Sentence } from '../views/sentence/Sentence.tsx';
import { shows } from './address.ts';
import { foretoldAt } from './foretold.ts';
import { EndActions, LessonDock, PredictDock, RunTable, SegmentActions } from './later.ts';
import styles from './Stage.module.css';
import { usePressed } from './usePressed.ts';
import type { View } from './view.ts';

/** The anchor of the skip link. */
export const lanesId = 'lanes';

type Heard = Pick<View, 'trace' | 'step' | 'language'>;

/** The run as a table, for a screen reader. It is long, so it follows when there is time. */
const TableForEars = memo(({ trace, step, language }: Heard) => (
  // A table does not shrink, so it lies in something that does.
  <div className={styles.heard}>
    <Suspense>
      <RunTable trace={trace} step={step} language={language} />
    </Suspense>
  </div>
));
TableForEars.displayName = 'TableForEars';

/** By itself, so that nothing else is rendered again for it. */
const LaterTable = ({ trace, step, language }: Heard) => (
  <TableForEars trace={useDeferredValue(trace)} step={useDeferredValue(step)} language={language} />
);

export const LanesStage = (view: View) => {
  const { trace, part, connections, step, clock, address, language, player } = view;
  const { pressed, press, release } = usePressed(view);
  const foretold = useMemo(() => foretoldAt(trace, view.copy, step), [trace, view.copy, step]);
  const actionsOf = (host: HostId) => (
    <Suspense>
      <EndActions {...view} trace={part} host={host} />
    </Suspense>
  );
  return (
    <div id={lanesId} tabIndex={-1} className={styles.lanes}>
      {connections !== null && connections !== 'coming' && <connections.Bar {...view} />}
      {connections !== 'coming' && (
        <Foretold value={foretold}>
          <Lanes
            trace={part}
            step={step}
            clock={clock}
            mode={address.mode}
            language={language}
            reducedMotion={view.reducedMotion}
            heads={shows(address, 'hosts')}
            told={shows(address, 'sentence')}
            programs={view.taught?.lesson.applications === true || part.messages !== undefined}
            selectedSegment={view.selectedSegment}
            onPressSegment={press}
            actions={address.mode === 'explore' ? actionsOf : undefined}
            onSelectStep={(chosen) => {
              view.onSelectSegment(null);
              player.send({ type: 'go', step: chosen });
            }}
          />
        </Foretold>
      )}
      <Suspense>
        {pressed !== null && (
          <SegmentActions key={pressed.segment} {...view} {...pressed} onClose={release} />
        )}
      </Suspense>
      <LaterTable trace={trace} step={step} language={language} />
    </div>
  );
};

/** What a newcomer does first, while nothing has happened yet, by what there is to do it with. */
const hintOf = ({ address, trace, step, playing, language }: View): string | null => {
  const { hints } = interfaceText(language);
  if (step > 0 || playing) return null;
  if (trace.events.length === 0) return address.mode === 'explore' ? hints.empty : null;
  if (!shows(address, 'transport')) return address.keyboard ? hints.key : null;
  return address.keyboard ? hints.keyOrButton : hints.button;
};

/** A lesson has its own questions; and in the frame of another page there is no room for one. */
const mayPredict = ({ taught, trace, address }: View): boolean =>
  taught === null &&
  trace.events.length > 0 &&
  address.mode !== 'embed' &&
  shows(address, 'sentence');

export const Explanation = (view: View) => {
  const { address, telling, scenario, language } = view;
  return (
    shows(address, 'sentence') && (
      <div className={styles.explained} data-mode={address.mode}>
        {view.taught !== null && (
          <Suspense>
            <LessonDock {...view} />
          </Suspense>
        )}
        {view.predicting > 0 && mayPredict(view) && (
          <Suspense>
            <PredictDock
              key={view.predicting}
              {...view}
              onClose={() => view.controls.predict(false)}
            />
          </Suspense>
        )}
        <Sentence
          sentence={telling.sentence}
          host={telling.host}
          connection={telling.connection}
          phase={telling.phase}
          warning={scenario.options?.fiction === undefined ? null : interfaceText(language).fiction}
          hint={address.mode === 'lecture' ? null : hintOf(view)}
          language={language}
        />
      </div>
    )
  );
};

export const TransportBar = (view: View) =>
  shows(view.address, 'transport') && (
    <Transport
      {...view}
      stepTitle={view.telling.title}
      onCommand={(type) => view.player.send({ type })}
      onScrub={(reading) => view.player.send({ type: 'scrub', reading })}
      onSpeed={(speed) => view.player.send({ type: 'speed', speed })}
      onPredict={mayPredict(view) ? () => view.controls.predict(true) : null}
    />
  );

/** What lies under the lanes; nothing where both are hidden. */
export const Dock = ({ className, ...view }: View & { readonly className: string | undefined }) =>
  (shows(view.address, 'sentence') || shows(view.address, 'transport')) && (
    <div className={className}>
      <Explanation {...view} />
      <TransportBar {...view} />
    </div>
  );
