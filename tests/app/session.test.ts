import { afterEach, describe, expect, it, vi } from 'vitest';
import { addressBar } from '../../src/app/address-bar.ts';
import { pack } from '../../src/app/outside.ts';
import { Session } from '../../src/app/session.ts';
import { simulation } from '../../src/app/simulation.ts';
import { fromCatalogue } from '../../src/scenario/catalogue/index.ts';
import { fakeClock } from '../player/fake-clock.ts';

/** A window whose history is a list. */
const browser = (search: string, hash = '') => {
  const entries = [{ search, hash }];
  let place = 0;
  const url = (text: string) => {
    const [query = '', fragment] = text.split('#');
    return { search: query, hash: fragment === undefined ? '' : `#${fragment}` };
  };
  return {
    entries,
    go: (by: number) => {
      place += by;
    },
    location: {
      get search() {
        return entries[place]!.search;
      },
      get hash() {
        return entries[place]!.hash;
      },
    },
    history: {
      pushState: (_: unknown, __: string, to?: string | URL | null) => {
        place += 1;
        entries.splice(place, Infinity, url(String(to)));
      },
      replaceState: (_: unknown, __: string, to?: string | URL | null) => {
        entries[place] = url(String(to));
      },
    },
    setTimeout: (action: () => void) => setTimeout(action, 0),
    afterPaint: (action: () => void) => {
      action();
    },
  };
};

const start = (search: string, hash = '') => {
  const window = browser(search, hash);
  const bar = addressBar(window);
  const warn = vi.fn<(message: string) => void>();
  const session = new Session({
    bar,
    clock: fakeClock(),
    simulation,
    warn,
  });
  session.restore();
  const ready = () =>
    vi.waitFor(() => {
      expect(session.state().running).toBeNull();
    }, 10_000);
  const context = () => session.state().player!.getSnapshot().context;
  return { window, bar, warn, session, ready, context };
};

const file = (name: string, text: string) => new File([text], name, { type: 'application/json' });
const own = JSON.stringify({
  version: 1,
  title: 'Mine',
  hosts: { A: {}, B: {} },
  events: [{ at: 0, host: 'B', call: 'listen', port: 80, socket: 'b' }],
});

afterEach(() => {
  vi.restoreAllMocks();
});

describe('a session', () => {
  it('opens the handshake at step 0 where the address says nothing', async () => {
    const { window, bar, ready, session, context } = start('');
    await ready();
    bar.flush();
    expect(session.state().scenario?.id).toBe('three-way-handshake');
    expect(context().step).toBe(0);
    expect(window.entries).toEqual([{ search: '?scenario=three-way-handshake&step=0', hash: '' }]);
  });

  it('opens a scenario at a step, and no further than its last', async () => {
    const { ready, context, warn } = start('?scenario=last-ack-lost&step=999');
    await ready();
    expect(context().step).toBe(context().trace.events.length);
    expect(warn).toHaveBeenCalledWith(expect.stringContaining('step=999'));
  });

  it('keeps to the range of its address, and tells what the run has not', async () => {
    const { ready, context, warn } = start('?start=2&end=5&step=9&loop=1');
    await ready();
    expect(context()).toMatchObject({ step: 5, range: { first: 2, last: 5 }, loop: true });
    expect(warn).toHaveBeenCalledExactlyOnceWith('step=9: expected from 2 to 5');
    const wrong = start('?start=4&end=3');
    await wrong.ready();
    const last = wrong.context().trace.events.length;
    expect(wrong.context().range).toEqual({ first: 4, last });
    expect(wrong.warn).toHaveBeenCalledWith(expect.stringContaining('end=3'));
    const far = start('?start=999');
    await far.ready();
    expect(far.context().range.first).toBe(0);
    expect(far.warn).toHaveBeenCalledWith(expect.stringContaining('start=999'));
  });

  it('leaves the range behind with its run', async () => {
    const { ready, context, session } = start('?start=2&end=5');
    await ready();
    session.choose('four-way-close');
    await ready();
    expect(context().range).toEqual({ first: 0, last: context().trace.events.length });
  });

  it('plays by itself once, where the address says so', async () => {
    const { ready, session } = start('?autoplay=1');
    const isPlaying = () => session.state().player!.getSnapshot().hasTag('playing');
    await ready();
    expect(isPlaying()).toBe(false);
    session.begin();
    expect(isPlaying()).toBe(true);
    session.choose('four-way-close');
    await ready();
    session.begin();
    expect(isPlaying()).toBe(false);
  });

  it('opens the default for a scenario that nobody knows, and says so', async () => {
    const { ready, session, warn } = start('?scenario=no-such');
    await ready();
    expect(session.state().scenario?.id).toBe('three-way-handshake');
    expect(warn).toHaveBeenCalledWith(expect.stringContaining('scenario=no-such'));
    const notice = { kind: 'badLink', detail: 'scenario=no-such' };
    expect(session.state().notices).toEqual([notice]);
  });

  it('says so of a lesson, too', async () => {
    const { ready, session } = start('?lesson=L99');
    await ready();
    expect(session.state().scenario?.id).toBe('three-way-handshake');
    expect(session.state().notices).toEqual([{ kind: 'badLink', detail: 'lesson=L99' }]);
  });

  it.each([[[0x0a, 0x0d, 0x0d, 0x0a]], [[0xd4, 0xc3, 0xb2, 0xa1]]])(
    'says of a capture that it is no scenario: %s',
    async (octets) => {
      const { ready, session } = start('');
      await ready();
      await session.openFile(new File([Uint8Array.from([...octets, 0, 0])], 'a.pcapng'));
      const detail = 'This is a capture, not a scenario.';
      expect(session.state().notices).toMatchObject([
        { kind: 'refused', file: 'a.pcapng', detail },
      ]);
    },
  );

  it('opens the default for a link that is damaged, with a notice', async () => {
    const { ready, session } = start('', '#run=1.%%%');
    await ready();
    await vi.waitFor(() => {
      expect(session.state().notices[0]?.kind).toBe('badLink');
    });
    expect(session.state().scenario?.id).toBe('three-way-handshake');
  });

  it('holds an own file in the address, so that it opens again from there', async () => {
    const { window, bar, ready, session, context } = start('');
    await ready();
    await session.openFile(file('mine.json', own));
    context();
    bar.flush();
    expect(window.entries).toHaveLength(2);
    const again = start(window.location.search, window.location.hash);
    await again.ready();
    expect(again.session.state().scenario?.title).toBe('Mine');
  });

  it.each([
    ['{ not json', 'refused'],
    ['{"version": 2}', 'refused'],
    [own.replace('"host":"B"', '"host":"C"'), 'refused'],
    [' '.repeat(2_000_000), 'tooLarge'],
  ])('keeps its run when a file is broken: %.20s', async (text, kind) => {
    const { ready, session } = start('?scenario=syn-lost&step=3');
    await ready();
    await session.openFile(file('broken.json', text));
    const { scenario, notices, running, player } = session.state();
    expect([scenario?.id, running, notices[0]?.kind]).toEqual(['syn-lost', null, kind]);
    expect(player!.getSnapshot().context.step).toBe(3);
  });

  it('makes a history entry for another scenario and comes back by it', async () => {
    const { window, bar, ready, session, context } = start('?scenario=syn-lost');
    await ready();
    session.state().player!.send({ type: 'go', step: 4 });
    session.choose('four-way-close');
    await ready();
    bar.flush();
    expect(window.entries.map(({ search }) => search)).toEqual([
      '?scenario=syn-lost&step=4',
      '?scenario=four-way-close&step=0',
    ]);
    window.go(-1);
    session.restore();
    await ready();
    expect([session.state().scenario?.id, context().step]).toEqual(['syn-lost', 4]);
    bar.flush();
    expect(window.entries).toHaveLength(2);
  });

  it('shows only the last of several choices', async () => {
    const { ready, session } = start('');
    session.choose('syn-lost');
    session.choose('four-way-close');
    await ready();
    expect(session.state().scenario?.id).toBe('four-way-close');
    expect(session.state().notices).toEqual([]);
  });

  it('keeps the step when a setting changes', async () => {
    const { window, bar, ready, session, context } = start('?scenario=syn-lost&step=3');
    await ready();
    session.change({ lang: 'zh', theme: 'dark' });
    bar.flush();
    expect(context().step).toBe(3);
    expect(window.location.search).toBe('?scenario=syn-lost&step=3&lang=zh&theme=dark');
  });
});

describe('an undone change', () => {
  it('leaves the page where it was made, however far the reader has gone since', async () => {
    const { ready, session, context } = start('?scenario=four-way-close&step=4');
    await ready();
    const go = (step: number) => session.state().player!.send({ type: 'go', step });
    const slower = (delay: number) =>
      session.edit((scenario) => ({ ...scenario, link: { ...scenario.link, delay } }));
    slower(0.2);
    await ready();
    expect(context().step).toBe(4);
    go(6);
    slower(0.3);
    await ready();
    go(9);
    session.undo();
    await ready();
    expect([context().step, session.state().scenario?.link?.delay]).toEqual([6, 0.2]);
    go(2);
    session.undo();
    await ready();
    expect([context().step, session.state().scenario?.link?.delay]).toEqual([4, 0.1]);
    session.redo();
    await ready();
    expect([context().step, session.state().scenario?.link?.delay]).toEqual([4, 0.2]);
  });
});

describe('a changed copy that is opened again', () => {
  const unfinished = { until: 0.3 };

  it.each([
    ['of the catalogue', '?scenario=four-way-close', /^\?scenario=four-way-close&step=0$/],
    ['of a lesson', '?lesson=L05', /^\?lesson=L05&step=0$/],
  ])('knows the original %s, and goes back to it', async (_, address, itsOwn) => {
    const first = start(address);
    await first.ready();
    const original = first.session.state().scenario;
    first.session.edit((scenario) => ({ ...scenario, ...unfinished }));
    await first.ready();
    first.bar.flush();

    const { search, hash } = first.window.location;
    expect(hash).toContain('run=');
    const again = start(search, hash);
    await again.ready();
    const { copy } = again.session.state();
    expect(copy?.present.scenario).toMatchObject(unfinished);
    expect(copy?.original).toEqual(original);

    again.session.restart();
    await again.ready();
    again.bar.flush();
    expect(again.session.state().scenario).toEqual(original);
    expect(again.window.location.search).toMatch(itsOwn);
    expect(again.window.location.hash).toBe('');
    again.session.undo();
    await again.ready();
    expect(again.session.state().scenario).toMatchObject(unfinished);
  });

  it('is none where nothing was changed, nor where the reader made it all', async () => {
    const four = fromCatalogue('four-way-close')!;
    for (const scenario of [four, { ...four, id: 'mine' }]) {
      const { ready, session } = start('', `#run=${await pack(scenario)}`);
      await ready();
      expect(session.state().copy).toBeNull();
    }
  });
});

describe('what was refused', () => {
  it('is told in parts, so that a notice can say it in the reader’s language', async () => {
    const { ready, session } = start('');
    await ready();
    await session.openFile(file('two.json', '{"version": 2}'));
    expect(session.state().notices[0]).toMatchObject({
      kind: 'refused',
      refused: { path: 'version', problem: 'found 2, expected 1' },
    });
    const link = start('', '#run=2.abc');
    await link.ready();
    await vi.waitFor(() => {
      expect(link.session.state().notices[0]).toMatchObject({
        kind: 'badLink',
        refused: { problem: 'This link was made by a newer version of TCP Lanes.' },
      });
    });
  });
});
