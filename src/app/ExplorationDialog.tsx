/** Every order of events, tried in a worker; what is found can be played. */
import { useId, useState } from 'react';
import { boundsOf, handshakeAndClose, whyNotTwo, type Bounds } from '../explore/bounds.ts';
import type { Finding, Result } from '../explore/explore.ts';
import type { Scenario } from '../scenario/schema.ts';
import { explorationText, type ExplorationText } from '../text/exploration.zh.ts';
import { count } from '../text/format.ts';
import { interfaceText } from '../text/interface.ts';
import type { Language } from '../text/language.ts';
import { Dialog } from './Dialog.tsx';
import styles from './ExplorationDialog.module.css';
import { useExploration } from './useExploration.ts';

interface ExplorationDialogProps {
  readonly scenario: Scenario;
  /** It begins at once, with the question why two steps are not enough. */
  readonly begins?: boolean;
  readonly language: Language;
  readonly onPlay: (scenario: Scenario) => void;
  readonly onClose: () => void;
}

interface Subject {
  readonly id: 'whyNotTwo' | 'handshake' | 'thisRun';
  readonly bounds: () => Bounds;
}

const subjectsOf = (scenario: Scenario): readonly Subject[] => [
  { id: 'whyNotTwo', bounds: () => whyNotTwo },
  { id: 'handshake', bounds: () => handshakeAndClose },
  { id: 'thisRun', bounds: () => boundsOf(scenario) },
];

interface FoundProps {
  readonly finding: Finding;
  readonly text: ExplorationText;
  readonly language: Language;
  readonly onPlay: (scenario: Scenario) => void;
}

/** What sets one finding of a kind apart from the others: where it is, how it came, what it came to. */
const differenceOf = ({ host, states, oldSyn, path }: Finding, text: ExplorationText): string =>
  [
    text.at(host),
    oldSyn ? text.oldSyn : '',
    states === null ? '' : text.ends(states.A, states.B),
    path.length === 1 ? text.step : text.steps(String(path.length)),
  ]
    .filter(Boolean)
    .join(text.between);

const Found = ({ finding, text, language, onPlay }: FoundProps) => {
  const { kind, judgement, times, scenario, path } = finding;
  return (
    <li className={styles.finding} data-judgement={judgement}>
      <details>
        <summary>
          <strong>{text.kinds[kind]}</strong> {text.times(count(times, language))}
          {judgement === 'legal' && ` (${text.legal})`}
          <span className={styles.hint}>{differenceOf(finding, text)}</span>
        </summary>
        <ol className={styles.path} lang="en">
          {path.map((line, index) => (
            <li key={index}>{line}</li>
          ))}
        </ol>
      </details>
      {scenario !== null && (
        <button type="button" className="button" onClick={() => onPlay(scenario)}>
          {text.play}
        </button>
      )}
    </li>
  );
};

interface OutcomeProps extends Omit<FoundProps, 'finding'> {
  readonly result: Result;
  readonly seconds: number;
}

const Outcome = ({ result, seconds, ...shared }: OutcomeProps) => {
  const { text, language } = shared;
  const perSecond = count(Math.round(result.visited / Math.max(seconds, 0.001)), language);
  const bad = result.findings.filter(({ judgement }) => judgement === 'bad');
  return (
    <>
      <p>{text.done(count(result.visited, language), perSecond)}</p>
      {!result.complete && <p>{text.incomplete}</p>}
      {bad.length === 0 && result.complete && <p>{text.nothing}</p>}
      {result.findings.length > 0 && (
        <>
          <h3>{text.found}</h3>
          <ul className={styles.findings}>
            {result.findings.map((finding, index) => (
              <Found key={index} finding={finding} {...shared} />
            ))}
          </ul>
        </>
      )}
    </>
  );
};

export const ExplorationDialog = (props: ExplorationDialogProps) => {
  const { scenario, begins = false, language, onPlay, onClose } = props;
  const text = explorationText(language);
  const subjects = subjectsOf(scenario);
  const [chosen, choose] = useState<Subject['id']>('whyNotTwo');
  const { exploration, start, cancel } = useExploration(begins ? whyNotTwo : null);
  const name = useId();
  const running = exploration.state === 'running';
  const begin = () => {
    const subject = subjects.find(({ id }) => id === chosen);
    if (subject !== undefined) start(subject.bounds());
  };
  return (
    <Dialog title={text.title} closeLabel={interfaceText(language).close} onClose={onClose}>
      <p className={styles.intro}>{text.intro}</p>
      <fieldset className={styles.subjects} disabled={running}>
        {subjects.map(({ id }) => (
          <label key={id} className={styles.subject}>
            <input type="radio" name={name} checked={chosen === id} onChange={() => choose(id)} />
            <span>
              <strong>{text[id]}</strong>
              <span className={styles.hint}>{text[`${id}Hint`]}</span>
            </span>
          </label>
        ))}
      </fieldset>
      <button type="button" className="button" onClick={running ? cancel : begin}>
        {running ? text.cancel : text.start}
      </button>
      <div role="status" className={styles.outcome}>
        {running && (
          <p>
            {text.progress(
              count(exploration.progress.visited, language),
              count(exploration.progress.visited + exploration.progress.queued, language),
            )}
          </p>
        )}
        {exploration.state === 'failed' && <p>{text.failed}</p>}
        {exploration.state === 'done' && (
          <Outcome {...exploration} text={text} language={language} onPlay={onPlay} />
        )}
      </div>
    </Dialog>
  );
};
