/**
 * Keeps the address bar on what is on the screen. Another run makes a history entry; anything else
 * replaces the present one, and a step does so at most four times a second, since browsers refuse
 * more.
 */
import { readAddress, sameRun, writeAddress, type Address } from './address.ts';

/** What the bar needs of a window. */
export interface Browser {
  readonly location: { readonly search: string; readonly hash: string };
  readonly history: Pick<History, 'pushState' | 'replaceState'>;
  readonly setTimeout: (action: () => void, milliseconds: number) => unknown;
}

export interface AddressBar {
  readonly read: () => ReturnType<typeof readAddress>;
  readonly show: (address: Address) => void;
  /** Writes at once what still waits to be written. */
  readonly flush: () => void;
}

const betweenSteps = 250;

export const addressBar = (browser: Browser): AddressBar => {
  let shown: Address | null = null;
  let waiting: Address | null = null;
  let resting = false;

  const write = (address: Address, how: 'pushState' | 'replaceState') => {
    try {
      browser.history[how](null, '', writeAddress(address, browser.location));
    } catch (error) {
      // Some frames have no address of their own to write; the page works all the same.
      console.warn('TCP Lanes: the address could not be written', error);
    }
  };
  const flush = () => {
    if (waiting !== null) write(waiting, 'replaceState');
    waiting = null;
  };
  const rest = () => {
    resting = true;
    browser.setTimeout(() => {
      resting = false;
      if (waiting === null) return;
      flush();
      rest();
    }, betweenSteps);
  };
  const replace = (address: Address) => {
    waiting = address;
    if (resting) return;
    flush();
    rest();
  };

  return {
    read: () => {
      const result = readAddress(browser.location);
      // Gone back or forward: what comes next on the screen is not another run.
      shown = result.address;
      waiting = null;
      return result;
    },
    show: (address) => {
      if (shown === null || sameRun(shown, address)) replace(address);
      else {
        flush();
        write(address, 'pushState');
      }
      shown = address;
    },
    flush,
  };
};
