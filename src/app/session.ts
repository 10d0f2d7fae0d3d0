/**
 * What is on the screen: the settings of the address, the run, and what there is to tell about it.
 * A session opens one run after another; the player keeps the place in it. It lives outside React,
 * which reads it as it reads the player.
 */
import { createActor, type ActorRefFrom } from 'xstate';
import type { Clock } from '../player/clock.ts';
import { player } from '../player/player.ts';
import type { Scenario } from '../scenario/schema.ts';
import type { Trace } from '../trace/trace.ts';
import type { AddressBar } from './address-bar.ts';
import { defaultAddress, samePlaying, sameRun, shows, type Address } from './address.ts';
import { noticeOf, noticesOf, notFound, type Notice } from './notices.ts';
import {
  changed,
  copyAgain,
  copyOf,
  isOriginal,
  redone,
  undone,
  type OwnCopy,
} from './own-copy.ts';
import { rangeOf, stepWithin } from './range.ts';
import { wasGivenUp } from './refusals.ts';
import type { RunningOptions } from './running.ts';
import type { Opened } from './outside.ts';
import type { Opening } from './source.ts';
import type { Taught } from './taught.ts';

export type PlayerRef = ActorRefFrom<typeof player>;

/** The settings that the reader changes, and that change no run. */
export type Settings = Pick<
  Address,
  'lang' | 'theme' | 'mode' | 'panel' | 'motion' | 'connection' | 'wait' | 'reference' | 'card'
>;

export interface SessionState {
  readonly address: Address;
  /** The scenario of the run on the screen; null, as is the player, until the first run is there. */
  readonly scenario: Scenario | null;
  /** The reader's changes to it; null before the first. */
  readonly copy: OwnCopy | null;
  readonly player: PlayerRef | null;
  /** What is taught along the run; null where it is only a run. */
  readonly taught: Taught | null;
  /** How many events a run has that is being made, or null. */
  readonly running: number | null;
  readonly notices: readonly Notice[];
}

/** What makes runs. */
export interface Simulation {
  readonly open: (address: Address, warn: (message: string) => void) => Promise<Opening>;
  readonly read: (file: File) => Promise<Opened>;
  readonly run: (scenario: Scenario, options: RunningOptions) => Promise<Trace<Scenario>>;
  /** A scenario packed for an address. */
  readonly pack: (scenario: Scenario) => Promise<string>;
}

export interface SessionPorts {
  readonly bar: AddressBar;
  readonly clock: Clock;
  readonly simulation: Simulation;
  readonly warn: (message: string) => void;
}

/** So many events are more than a screen shows. */
const screenful = 300;

/** The first screen is made by itself where it takes less than this part of the run. */
const worthwhile = 0.7;

/** The steps of one run mean nothing in another. */
const noSteps = { step: null, connection: null, start: null, end: null };
/** Another run, and no lesson. */
const another = { lesson: null, variant: null, ...noSteps };
const home = { scenario: defaultAddress.scenario, run: null, ...another };

export class Session {
  readonly #ports: SessionPorts;
  readonly #listeners = new Set<() => void>();
  #state: SessionState = {
    address: defaultAddress,
    scenario: null,
    copy: null,
    player: null,
    taught: null,
    running: null,
    notices: [],
  };
  /** Gives up the run that is being made. */
  #making = new AbortController();
  #hasBegun = false;

  constructor(ports: SessionPorts) {
    this.#ports = ports;
  }

  readonly state = (): SessionState => this.#state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Shows what the address bar says: at the start, and after going back or forward. */
  readonly restore = (): void => {
    const { bar, warn } = this.#ports;
    const { address, warnings } = bar.read();
    warnings.forEach(warn);
    const { player: actor, running } = this.#state;
    const before = this.#state.address;
    const same = sameRun(address, before) && samePlaying(address, before);
    if (actor === null || running !== null || !same) {
      // The settings hold from the first picture on, also while there is no run yet.
      if (actor === null) this.#set({ address });
      void this.#open(address);
      return;
    }
    this.#set({ address });
    actor.send({ type: 'speed', speed: address.speed });
    actor.send({ type: 'go', step: address.step ?? 0 });
  };

  /** The page is there for the first time: it plays by itself where its author asked for that. */
  readonly begin = (): void => {
    const { address, player: actor } = this.#state;
    if (address.autoplay && !this.#hasBegun) actor?.send({ type: 'play' });
    this.#hasBegun = true;
  };

  readonly change = (settings: Partial<Settings>): void => {
    this.#set({ address: { ...this.#state.address, ...settings } });
    this.#showAddress();
  };

  readonly choose = (scenario: string): void => {
    void this.#open({ ...this.#state.address, scenario, run: null, ...another });
  };

  /** Opens a lesson at the beginning of its first run, or of another. */
  readonly learn = (lesson: string, variant: string | null = null): void => {
    const { address } = this.#state;
    const panel = address.lesson === lesson ? address.panel : null;
    void this.#open({ ...address, run: null, ...noSteps, lesson, variant, panel });
  };

  readonly openFile = (file: File): Promise<void> =>
    this.#show(
      async ({ read }) => {
        const { run, ...opened } = await read(file);
        return { ...opened, address: { ...this.#state.address, run, ...another } };
      },
      { file: file.name },
    );

  /** Opens a scenario that is none of the catalogue, at its beginning. */
  readonly openScenario = (scenario: Scenario, taught: Taught | null = null): Promise<void> =>
    this.#show(async ({ pack }) => {
      const run = await pack(scenario);
      return { scenario, taught, address: { ...this.#state.address, run, ...another } };
    });

  /** The reader changes the scenario. The page stays at its step; the first change makes a copy. */
  readonly edit = (change: (scenario: Scenario) => Scenario): void => {
    const { scenario, address, copy } = this.#state;
    if (scenario === null) return;
    const step = this.#step();
    void this.#showCopy(changed(copy ?? copyOf(scenario, address), change(scenario), step), step);
  };

  readonly undo = (): void => {
    const { copy } = this.#state;
    const before = copy && undone(copy);
    // Where the change was made: up to there both are the same.
    if (before !== null) void this.#showCopy(before, copy?.present.made);
  };

  readonly redo = (): void => {
    const copy = this.#state.copy && redone(this.#state.copy);
    if (copy !== null) void this.#showCopy(copy, copy.present.shown);
  };

  /** To the beginning, and of a copy to the original. That is a change, so it can be undone. */
  readonly restart = (): void => {
    const { copy, player: actor } = this.#state;
    if (copy === null || isOriginal(copy)) actor?.send({ type: 'first' });
    else void this.#showCopy(changed(copy, copy.original, this.#step(), 0), 0);
  };

  #step(): number {
    return this.#state.player?.getSnapshot().context.step ?? 0;
  }

  #showCopy(copy: OwnCopy, step = 0): Promise<void> {
    const { address } = this.#state;
    const { scenario } = copy.present;
    return this.#show(
      async ({ pack }) => {
        const place = isOriginal(copy) ? copy.address : { run: await pack(scenario) };
        return { scenario, address: { ...address, ...place, step } };
      },
      { copy },
    );
  }

  readonly dismiss = (notice: Notice): void => {
    this.#set({ notices: this.#state.notices.filter((other) => other !== notice) });
  };

  #set(change: Partial<SessionState>): void {
    this.#state = { ...this.#state, ...change };
    this.#listeners.forEach((listener) => {
      listener();
    });
  }

  #tell(error: unknown, file?: string): void {
    if (wasGivenUp(error)) return;
    const notice = noticeOf(error, file);
    if (notice.kind === 'badLink') this.#ports.warn(`run: ${notice.detail}`);
    this.#set({ running: null, notices: [notice] });
  }

  /** Makes a run, or tells why there is none. */
  async #show(
    opening: (simulation: Simulation) => Promise<Opening>,
    { copy = null, file }: { readonly copy?: OwnCopy | null; readonly file?: string } = {},
  ): Promise<void> {
    try {
      await this.#make(opening, copy);
    } catch (error) {
      this.#tell(error, file);
    }
  }

  async #open(address: Address): Promise<void> {
    const { warn } = this.#ports;
    try {
      await this.#make(({ open }) => open(address, warn));
    } catch (error) {
      // Never a blank page: where there is nothing to stay with, the first scenario opens.
      if (this.#state.player === null && address.run !== null && !wasGivenUp(error)) {
        await this.#make(({ open }) => open({ ...address, ...home }, warn));
      }
      this.#tell(error);
    }
  }

  /** Makes a run. The one on the screen stays until the other is there, also if that fails. */
  async #make(
    opening: (simulation: Simulation) => Promise<Opening>,
    made: OwnCopy | null = null,
  ): Promise<void> {
    this.#making.abort();
    const { signal } = (this.#making = new AbortController());
    this.#set({ running: 0 });
    const { simulation } = this.#ports;
    const opened = await opening(simulation);
    signal.throwIfAborted();
    const { address, scenario, original = null, taught = this.#state.taught } = opened;
    const copy = original === null ? made : copyAgain(original, scenario, address);
    const noted = opened.unknown === undefined ? [] : [notFound(opened.unknown)];
    const onProgress = (events: number) => {
      this.#set({ running: events });
    };
    const part = this.#firstPart(address, made);
    if (part !== null) {
      const beginning = await simulation.run(scenario, { onProgress, signal, limit: part });
      signal.throwIfAborted();
      this.#place(beginning, address, { copy, taught });
      if (beginning.endedBecause !== 'limit') return;
      // What follows the first screen of the changed run.
      this.#set({ running: part, notices: [] });
    }
    const trace = await simulation.run(scenario, { onProgress, signal });
    signal.throwIfAborted();
    if (part === null) this.#place(trace, address, { copy, taught }, noted);
    else this.#extend(trace, address);
  }

  /**
   * How many events of a changed run make its first screen, where that comes much before its end;
   * else null. It is as long as the one on the screen, as a rule.
   */
  #firstPart({ step, end }: Address, copy: OwnCopy | null): number | null {
    const events = this.#state.player?.getSnapshot().context.trace.events.length ?? 0;
    const part = (step ?? 0) + screenful;
    return copy !== null && end === null && part < events * worthwhile ? part : null;
  }

  /** The run on the screen is there to its end; the reader may have gone on meanwhile. */
  #extend(trace: Trace<Scenario>, address: Address): void {
    const range = rangeOf(address, trace.events.length, this.#ports.warn);
    this.#state = { ...this.#state, running: null, notices: noticesOf(trace) };
    this.#state.player?.send({ type: 'extend', trace, range });
    this.#set({});
  }

  #place(
    trace: Trace<Scenario>,
    address: Address,
    { copy, taught }: Pick<SessionState, 'copy' | 'taught'>,
    noted: readonly Notice[] = [],
  ): void {
    const { scenario } = trace;
    const { warn } = this.#ports;
    const range = rangeOf(address, trace.events.length, warn);
    const step = stepWithin(address, scenario.view?.start ?? 0, range, warn);
    const actor = this.#state.player ?? this.#startPlayer(trace, step, address);
    const notices = [...noted, ...noticesOf(trace)];
    this.#state = {
      ...this.#state,
      address,
      scenario,
      copy,
      taught,
      player: actor,
      running: null,
      notices,
    };
    // Until its questions are known, a lesson holds where it opens.
    const asks = taught !== null && address.wait && !address.autoplay && shows(address, 'sentence');
    const questions = asks ? [step] : [];
    actor.send({ type: 'open', trace, step, range, loop: address.loop, questions });
    this.#set({});
  }

  #startPlayer(trace: Trace, step: number, { speed, motion }: Address): PlayerRef {
    const { clock } = this.#ports;
    const reducedMotion = motion === 'reduced';
    const actor = createActor(player, { input: { clock, trace, step, speed, reducedMotion } });
    actor.subscribe(() => {
      this.#showAddress();
    });
    return actor.start();
  }

  /** The address of what is seen now: where the player stands, as the settings show it. */
  #showAddress(): void {
    const { player: actor, running, address } = this.#state;
    if (actor === null || running !== null) return;
    const { step, speed } = actor.getSnapshot().context;
    this.#ports.bar.show({ ...address, step, speed });
  }
}
