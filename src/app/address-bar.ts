/**
 * Keeps the address bar on what is on the screen. Another run makes a history entry, and so does what
 * is looked up; anything else replaces the present one, and a step does so at most four times a
 * second, since browsers refuse more. The screen comes first: a browser takes its time to write an address.
 */
import { readAddress, sameRun, writeAddress, type Address } from './address.ts';

/** What the bar needs of a window. */
export interface Browser {
  readonly location: { readonly search: string; readonly hash: string };
  readonly history: Pick<History, 'pushState' | 'replaceState'>;
  readonly setTimeout: (action: () => void, milliseconds: number) => unknown;
  /** Calls once what was just changed is on the screen. */
  readonly afterPaint: (action: () => void) => void;
}

export interface AddressBar {
  readonly read: () => ReturnType<typeof readAddress>;
  readonly show: (address: Address) => void;
  /** Writes at once what still waits to be written. */
  readonly flush: () => void;
}

const betweenSteps = 250;

/** The same run, and what is looked up over it: going back from there closes it. */
const isSamePlace = (a: Address, b: Address): boolean =>
  sameRun(a, b) && a.reference === b.reference && a.card === b.card;

interface Entry {
  readonly address: Address;
  readonly how: 'pushState' | 'replaceState';
}

export const addressBar = (browser: Browser): AddressBar => {
  let shown: Address | null = null;
  let waiting: readonly Entry[] = [];
  let resting = false;

  const write = ({ address, how }: Entry) => {
    try {
      browser.history[how](null, '', writeAddress(address, browser.location));
    } catch (error) {
      // Some frames have no address of their own to write; the page works all the same.
      console.warn('TCP Lanes: the address could not be written', error);
    }
  };
  const flush = () => {
    const entries = waiting;
    waiting = [];
    entries.forEach(write);
  };
  const rest = () => {
    resting = true;
    browser.setTimeout(() => {
      resting = false;
      if (waiting.length === 0) return;
      flush();
      rest();
    }, betweenSteps);
  };
  const replace = (address: Address) => {
    const how = waiting.at(-1)?.how ?? 'replaceState';
    waiting = [...waiting.slice(0, -1), { address, how }];
    if (resting) return;
    rest();
    browser.afterPaint(flush);
  };
  const push = (address: Address) => {
    waiting = [...waiting, { address, how: 'pushState' }];
    browser.afterPaint(flush);
  };

  return {
    read: () => {
      const result = readAddress(browser.location);
      // Gone back or forward: what comes next on the screen is not another run.
      shown = result.address;
      waiting = [];
      return result;
    },
    show: (address) => {
      if (shown === null || isSamePlace(shown, address)) replace(address);
      else push(address);
      shown = address;
    },
    flush,
  };
};
