import { useId, useLayoutEffect, useRef, useState, type RefObject } from 'react';
import { hostName } from '../../draw/names.ts';
import { atMoment, standingAt, type Moment } from '../../scenario/interventions.ts';
import type { Scenario } from '../../scenario/schema.ts';
import { interveneText } from '../../text/intervene.ts';
import type { Language } from '../../text/language.ts';
import type { HostId, Trace } from '../../trace/trace.ts';
import { After, secondsOf } from './After.tsx';
import { callAt } from './calling.ts';
import {
  callOffers,
  endAt,
  machineOffers,
  type CallOffer,
  type End,
  type MachineEvent,
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
  /** Gives the scenario in which it is done. */
  readonly onDo: (changed: Scenario) => void;
  /** A segment is to be put on the link at this moment, towards this host. */
  readonly onInject: (moment: Moment) => void;
}

/** The calls that stand on the card; all of them are in the menu. */
const foremost = ({ state, reads }: End): readonly OfferedCall[] => {
  if (state === 'CLOSED') return ['listen', 'connect'];
  return reads ? ['send', 'receive', 'close', 'abort'] : ['send', 'close', 'abort'];
};

/**
 * A call may take its own button away, since the end is in another state after it. The focus goes to
 * the menu of the same end then, and does not fall to the page (WCAG 2.4.3).
 */
const useMenuAfter = (call: RefObject<HTMLButtonElement | null>): void => {
  useLayoutEffect(() => {
    const button = call.current;
    const menu = button?.parentElement?.querySelector<HTMLElement>(':scope > [aria-haspopup]');
    return () => {
      if (button === document.activeElement) menu?.focus({ preventScroll: true });
    };
  }, [call]);
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
  const button = useRef<HTMLButtonElement>(null);
  useMenuAfter(button);
  const { call, clause, refused } = offer;
  const said = refused === null ? text.says[call] : `${reasonOf(offer, end, text)} ${clause}`;
  return (
    <>
      <button
        ref={button}
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

interface MenuProps extends Omit<CallButtonProps, 'offer' | 'end' | 'onPress'> {
  readonly endLater: (later: number) => End;
  readonly onPress: (offer: CallOffer, from: Element, later: number) => void;
  readonly onMachine: (event: MachineEvent, later: number) => void;
  readonly onInject: (later: number) => void;
}

/** All calls, what can befall the machine, and a segment towards it: now or some seconds later. */
const Menu = ({ endLater, language, onPress, onMachine, onInject }: MenuProps) => {
  const text = interveneText(language);
  const [wait, write] = useState('0');
  const seconds = secondsOf(wait);
  const later = seconds ?? 0;
  const end = endLater(later);
  const shared = { end, language };
  return (
    <>
      <After wait={wait} state={end.state} language={language} onWrite={write} />
      <h4 className={styles.heading}>{text.calls}</h4>
      <div className={styles.items} data-first>
        {callOffers(end).map((offer) => (
          <CallButton
            key={offer.call}
            {...shared}
            offer={offer}
            onPress={(pressed, from) => {
              if (seconds !== null) onPress(pressed, from, later);
            }}
          />
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
            onClick={() => {
              if (seconds !== null) onMachine(event, later);
            }}
          >
            {text.events[event]}
          </button>
        ))}
      </div>
      <h4 className={styles.heading}>{text.link}</h4>
      <button
        type="button"
        className={styles.item}
        aria-haspopup="dialog"
        title={text.injectSays}
        onClick={() => {
          if (seconds !== null) onInject(later);
        }}
      >
        {text.inject}
      </button>
    </>
  );
};

type Open =
  | { readonly what: 'menu'; readonly place: Place }
  | {
      readonly what: 'call';
      readonly offer: CallOffer;
      readonly place: Place;
      /** Seconds after the step. */
      readonly later: number;
    };

interface CallPopupProps {
  readonly open: Extract<Open, { what: 'call' }>;
  readonly end: End;
  readonly language: Language;
  readonly onSend: (text: string) => void;
  readonly onClose: () => void;
}

/** What a call still needs to know, or why it is not allowed. */
const CallPopup = ({ open: { offer, place }, end, language, onSend, onClose }: CallPopupProps) => {
  const text = interveneText(language);
  const isAllowed = offer.refused === null;
  const title = isAllowed ? text.says[offer.call] : text.refused(`${offer.call}()`);
  return (
    <Popup title={title} place={place} onClose={onClose}>
      {isAllowed ? (
        <SendForm language={language} onSend={onSend} />
      ) : (
        <>
          <Reason offer={offer} end={end} language={language} />
          <button type="button" className={styles.item} onClick={onClose}>
            {text.close}
          </button>
        </>
      )}
    </Popup>
  );
};

interface CardButtonsProps {
  readonly end: End;
  readonly name: string;
  readonly language: Language;
  readonly onPress: (offer: CallOffer, from: Element) => void;
  readonly onMore: (place: Place) => void;
}

/** What stands on the card itself. */
const CardButtons = ({ end, name, language, onPress, onMore }: CardButtonsProps) => {
  const label = interveneText(language).callsOf(name);
  const offers = callOffers(end);
  return (
    <>
      {foremost(end).map((call) => {
        const offer = offers.find((other) => other.call === call);
        return offer && <CallButton key={call} {...{ offer, end, language, onPress }} />;
      })}
      <button
        type="button"
        className={`${styles.call} ${styles.more}`}
        aria-haspopup="dialog"
        aria-label={label}
        title={label}
        onClick={({ currentTarget }) => onMore(placeOf(currentTarget))}
      >
        <span aria-hidden="true">⋯</span>
      </button>
    </>
  );
};

/** What a reader can do at one end: the calls that its state allows, and the machine. */
export const HostActions = (props: HostActionsProps) => {
  const { trace, scenario, step, host, language, onDo, onInject } = props;
  const [open, show] = useState<Open | null>(null);
  const text = interveneText(language);
  const end = endAt(trace, scenario, step, host);
  if (end === null) return null;
  const momentAfter = (later: number): Moment => ({ step, later });
  const endLater = (later: number): End =>
    endAt(trace, scenario, standingAt(trace.events, momentAfter(later)).step, host) ?? end;
  const close = () => show(null);
  const make = (call: OfferedCall, words: string, later: number) => {
    close();
    onDo(callAt(trace, scenario, momentAfter(later), host, call, words));
  };
  const press = (offer: CallOffer, from: Element, later: number) => {
    if (offer.refused === null && offer.call !== 'send') make(offer.call, '', later);
    else show({ what: 'call', offer, place: open?.place ?? placeOf(from), later });
  };
  const name = hostName(trace, host, language);
  return (
    <div className={styles.actions} role="group" aria-label={text.callsOf(name)}>
      <CardButtons
        {...{ end, name, language }}
        onPress={(offer, from) => press(offer, from, 0)}
        onMore={(place) => show({ what: 'menu', place })}
      />
      {open?.what === 'menu' && (
        <Popup title={name} place={open.place} onClose={close}>
          <Menu
            {...{ endLater, language }}
            onPress={press}
            onMachine={(event, later) => {
              close();
              onDo(atMoment(scenario, trace.events, momentAfter(later), { host, event }));
            }}
            onInject={(later) => {
              close();
              onInject(momentAfter(later));
            }}
          />
        </Popup>
      )}
      {open?.what === 'call' && (
        <CallPopup
          key={open.offer.call}
          open={open}
          end={endLater(open.later)}
          language={language}
          onSend={(words) => make('send', words, open.later)}
          onClose={close}
        />
      )}
    </div>
  );
};
