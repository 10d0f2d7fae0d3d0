import { useId, useState } from 'react';
import { hostName } from '../../draw/table.ts';
import type { Happening } from '../../scenario/interventions.ts';
import type { Scenario } from '../../scenario/schema.ts';
import { interveneText } from '../../text/intervene.ts';
import type { Language } from '../../text/language.ts';
import type { HostId, Trace } from '../../trace/trace.ts';
import {
  callHappening,
  callOffers,
  endAt,
  machineOffers,
  type CallOffer,
  type End,
  type OfferedCall,
} from './offers.ts';
import { placeOf, Popup, type Place } from './Popup.tsx';
import { reasonOf } from './reasons.ts';
import styles from './intervene.module.css';

interface HostActionsProps {
  readonly trace: Trace;
  readonly scenario: Scenario;
  readonly step: number;
  readonly host: HostId;
  readonly language: Language;
  readonly onDo: (happening: Happening) => void;
}

/** The calls that stand on the card; all of them are in the menu. */
const foremost = ({ state, reads }: End): readonly OfferedCall[] => {
  if (state === 'CLOSED') return ['listen', 'connect'];
  return reads ? ['send', 'receive', 'close', 'abort'] : ['send', 'close', 'abort'];
};

interface CallButtonProps {
  readonly offer: CallOffer;
  readonly end: End;
  readonly language: Language;
  readonly onPress: (offer: CallOffer, from: Element) => void;
}

/** A refused call can be reached and pressed like any other: it tells its reason. */
const CallButton = ({ offer, end, language, onPress }: CallButtonProps) => {
  const text = interveneText(language);
  const description = useId();
  const { call, clause, refused } = offer;
  const said = refused === null ? text.says[call] : `${reasonOf(offer, end, text)} ${clause}`;
  return (
    <>
      <button
        type="button"
        className={styles.call}
        lang="en"
        title={said}
        aria-describedby={description}
        aria-disabled={refused !== null || undefined}
        onClick={({ currentTarget }) => onPress(offer, currentTarget)}
      >
        {`${call}()`}
      </button>
      <span id={description} hidden>
        {said}
      </span>
    </>
  );
};

const Reason = ({ offer, end, language }: Omit<CallButtonProps, 'onPress'>) => {
  const text = interveneText(language);
  return (
    <>
      <p className={styles.note}>{reasonOf(offer, end, text)}</p>
      <p className={styles.clause}>
        {offer.refused !== null && <span lang="en">{text.error(offer.refused)}</span>}
        <span lang="en">{offer.clause}</span>
      </p>
    </>
  );
};

interface SendFormProps {
  readonly language: Language;
  readonly onSend: (text: string) => void;
}

const SendForm = ({ language, onSend }: SendFormProps) => {
  const text = interveneText(language);
  const [words, write] = useState<string>(text.example);
  return (
    <form
      className={styles.items}
      onSubmit={(event) => {
        event.preventDefault();
        onSend(words);
      }}
    >
      <input
        className={styles.text}
        aria-label={text.text}
        value={words}
        required
        maxLength={2000}
        onChange={({ currentTarget }) => write(currentTarget.value)}
      />
      <button type="submit" className={styles.item}>
        {text.send}
      </button>
    </form>
  );
};

interface MenuProps extends Omit<CallButtonProps, 'offer'> {
  readonly offers: readonly CallOffer[];
  readonly onDo: (happening: Happening) => void;
}

/** All calls, and what can befall the machine. */
const Menu = ({ offers, end, language, onPress, onDo }: MenuProps) => {
  const text = interveneText(language);
  return (
    <>
      <h4 className={styles.heading}>{text.calls}</h4>
      <div className={styles.items}>
        {offers.map((offer) => (
          <CallButton key={offer.call} {...{ offer, end, language, onPress }} />
        ))}
      </div>
      <h4 className={styles.heading}>{text.machine}</h4>
      <div className={styles.items}>
        {machineOffers(end).map((event) => (
          <button
            key={event}
            type="button"
            className={styles.item}
            data-action={event}
            title={text.eventsSay[event]}
            onClick={() => onDo({ host: end.host, event })}
          >
            {text.events[event]}
          </button>
        ))}
      </div>
    </>
  );
};

type Open =
  | { readonly what: 'menu'; readonly place: Place }
  | { readonly what: 'call'; readonly offer: CallOffer; readonly place: Place };

/** What a reader can do at one end: the calls that its state allows, and the machine. */
export const HostActions = (props: HostActionsProps) => {
  const { trace, scenario, step, host, language, onDo } = props;
  const [open, show] = useState<Open | null>(null);
  const text = interveneText(language);
  const end = endAt(trace, scenario, step, host);
  if (end === null) return null;
  const offers = callOffers(end);
  const act = (happening: Happening) => {
    show(null);
    onDo(happening);
  };
  const make = (call: OfferedCall, words: string) =>
    act(callHappening(trace, scenario, step, end, call, words));
  const onPress = (offer: CallOffer, from: Element) => {
    if (offer.refused === null && offer.call !== 'send') make(offer.call, '');
    else show({ what: 'call', offer, place: open?.place ?? placeOf(from) });
  };
  const name = hostName(trace, host, language);
  const shared = { end, language, onPress };
  const close = () => show(null);
  return (
    <div className={styles.actions} role="group" aria-label={text.callsOf(name)}>
      {foremost(end).map((call) => {
        const offer = offers.find((other) => other.call === call);
        return offer && <CallButton key={call} offer={offer} {...shared} />;
      })}
      <button
        type="button"
        className={`${styles.call} ${styles.more}`}
        aria-haspopup="dialog"
        aria-label={text.callsOf(name)}
        title={text.callsOf(name)}
        onClick={({ currentTarget }) => show({ what: 'menu', place: placeOf(currentTarget) })}
      >
        <span aria-hidden="true">⋯</span>
      </button>
      {open?.what === 'menu' && (
        <Popup title={name} place={open.place} onClose={close}>
          <Menu offers={offers} {...shared} onDo={act} />
        </Popup>
      )}
      {open?.what === 'call' && (
        <Popup
          title={
            open.offer.refused === null
              ? text.says[open.offer.call]
              : text.refused(`${open.offer.call}()`)
          }
          place={open.place}
          onClose={close}
        >
          {open.offer.refused === null ? (
            <SendForm language={language} onSend={(words) => make('send', words)} />
          ) : (
            <>
              <Reason offer={open.offer} end={end} language={language} />
              <button type="button" className={styles.item} onClick={close}>
                {text.close}
              </button>
            </>
          )}
        </Popup>
      )}
    </div>
  );
};
