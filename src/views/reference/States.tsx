import { cardOf } from '../../lessons/glossary.ts';
import { arrows, outsideArrows, type Arrow, type OutsideArrow } from '../../tcp/figure5.ts';
import { states, type State } from '../../tcp/machine.ts';
import { refusal, type CallName } from '../../tcp/permission.ts';
import type { Language } from '../../text/language.ts';
import { referenceText } from '../../text/reference.ts';
import { glosses } from '../../text/states.zh.ts';
import { stateName } from '../../trace/shown.ts';
import { Prose } from '../parts/Prose.tsx';
import { StateBadge } from '../parts/StateBadge.tsx';
import { Entry } from './Entry.tsx';
import type { ReferencePageProps } from './page.ts';
import styles from './reference.module.css';

const calls = [
  ...(['passive OPEN', 'active OPEN', 'SEND', 'RECEIVE', 'CLOSE', 'ABORT', 'STATUS'] as const),
] as const satisfies readonly CallName[];

const standing = { closePending: false, orphaned: false };
/** What speaks most for a call, and what speaks least. */
const favourable = { ...standing, unread: 1, remoteSpecified: true };
const unfavourable = { ...standing, unread: 0, remoteSpecified: false };

type Permission = 'allowed' | 'sometimes' | 'refused';

const permissionOf = (call: CallName, state: State): Permission => {
  if (refusal(call, { state, ...favourable }) !== null) return 'refused';
  return refusal(call, { state, ...unfavourable }) === null ? 'allowed' : 'sometimes';
};

/** The RFC's words for a refusal; or on what it depends. */
const reasonOf = (call: CallName, state: State, language: Language): string | null => {
  const { conditions } = referenceText(language).states;
  const permission = permissionOf(call, state);
  if (permission === 'refused') return refusal(call, { state, ...favourable });
  if (permission === 'allowed') return null;
  return call === 'SEND' || call === 'RECEIVE' ? conditions[call] : null;
};

interface ArrowsProps {
  readonly title: string;
  readonly list: readonly (Arrow | OutsideArrow)[];
  /** The end of each arrow that is shown: where it comes from, or where it leads. */
  readonly end: 'from' | 'to';
  readonly language: Language;
}

type ArrowProps = Pick<ArrowsProps, 'end' | 'language'> & {
  readonly arrow: Arrow | OutsideArrow;
};

const ArrowLine = ({ arrow, end, language }: ArrowProps) => (
  <li>
    {end === 'from' && <StateBadge state={arrow.from} naming="rfc" />}
    <code lang="en">{arrow.event}</code>
    {arrow.sends !== null && (
      <span className={styles.aside}>{referenceText(language).states.sends(arrow.sends)}</span>
    )}
    {end === 'to' && (
      <>
        <span aria-hidden="true">→</span>
        <StateBadge state={arrow.to} naming="rfc" />
      </>
    )}
    {'clause' in arrow && (
      <span className={styles.aside} lang="en">
        {arrow.clause}
      </span>
    )}
  </li>
);

const Arrows = ({ title, list, end, language }: ArrowsProps) =>
  list.length === 0 ? null : (
    <>
      <h4>{title}</h4>
      <ul className={styles.arrows}>
        {list.map((arrow) => (
          <ArrowLine
            key={`${arrow.from} ${arrow.event}`}
            arrow={arrow}
            end={end}
            language={language}
          />
        ))}
      </ul>
    </>
  );

const Calls = ({ state, language }: { readonly state: State; readonly language: Language }) => {
  const text = referenceText(language).states;
  return (
    <>
      <h4>{text.calls}</h4>
      <ul className={styles.calls}>
        {calls.map((call) => {
          const permission = permissionOf(call, state);
          const reason = reasonOf(call, state, language);
          return (
            <li key={call} data-permission={permission}>
              <code lang="en">{call}</code> {text[permission]}{' '}
              {reason !== null && (
                <span className={styles.aside} lang={permission === 'refused' ? 'en' : undefined}>
                  {reason}
                </span>
              )}
            </li>
          );
        })}
      </ul>
    </>
  );
};

const StateEntry = ({
  state,
  language,
  card,
}: Pick<ReferencePageProps, 'language' | 'card'> & { readonly state: State }) => {
  const text = referenceText(language).states;
  const printed = stateName(state, 'netstat');
  const word = cardOf(state.toLowerCase());
  return (
    <Entry id={state.toLowerCase()} card={card}>
      <h3>
        <StateBadge state={state} naming="rfc" />
        {language === 'zh' && <span className={styles.gloss}>{glosses[state]}</span>}
        {printed !== state && <span className={styles.aside}>{text.printed(printed)}</span>}
      </h3>
      <p>{word !== undefined && <Prose text={word[language].text} language={language} />}</p>
      <div className={styles.columns}>
        <div>
          <Arrows
            title={text.into}
            list={arrows.filter(({ to }) => to === state)}
            end="from"
            language={language}
          />
        </div>
        <div>
          <Arrows
            title={text.outOf}
            list={arrows.filter(({ from }) => from === state)}
            end="to"
            language={language}
          />
          <Arrows
            title={text.outside}
            list={outsideArrows.filter(({ from }) => from === state)}
            end="to"
            language={language}
          />
        </div>
        <div>
          <Calls state={state} language={language} />
        </div>
      </div>
    </Entry>
  );
};

/** The 11 states: what each means, how one comes and goes, what a program may do there. */
export const StatesPage = ({ language, card }: ReferencePageProps) => (
  <>
    <p className={styles.intro}>{referenceText(language).states.intro}</p>
    {states.map((state) => (
      <StateEntry key={state} state={state} language={language} card={card} />
    ))}
  </>
);
