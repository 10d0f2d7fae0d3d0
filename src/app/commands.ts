/** What a key does. */
import { speeds, type Speed } from '../player/player.ts';
import type { Command } from './keys.ts';
import type { PlayerRef, Session } from './session.ts';

export interface PageCommands {
  readonly session: Pick<Session, 'restart' | 'undo' | 'redo'>;
  readonly showKeys: () => void;
  readonly blank: () => void;
  readonly close: () => void;
}

/** The next faster (1) or slower (-1) speed; the present one where there is none. */
export const neighbour = (speed: Speed, by: 1 | -1): Speed =>
  speeds[speeds.indexOf(speed) + by] ?? speed;

const toggleFullScreen = (): void => {
  const change =
    document.fullscreenElement === null
      ? document.documentElement.requestFullscreen()
      : document.exitFullscreen();
  // A frame that may not be full screen stays as it is.
  change.catch(() => undefined);
};

const changeSpeed = (player: PlayerRef, by: 1 | -1): void => {
  player.send({ type: 'speed', speed: neighbour(player.getSnapshot().context.speed, by) });
};

export const perform = (command: Command, player: PlayerRef, page: PageCommands): void => {
  const actions: Readonly<Record<Command, () => void>> = {
    toggle: () => player.send({ type: 'toggle' }),
    next: () => player.send({ type: 'next' }),
    back: () => player.send({ type: 'back' }),
    first: () => player.send({ type: 'first' }),
    restart: page.session.restart,
    undo: page.session.undo,
    redo: page.session.redo,
    last: () => player.send({ type: 'last' }),
    faster: () => changeSpeed(player, 1),
    slower: () => changeSpeed(player, -1),
    fullscreen: toggleFullScreen,
    keys: page.showKeys,
    blank: page.blank,
    close: page.close,
  };
  actions[command]();
};
