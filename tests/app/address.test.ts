import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { addressBar } from '../../src/app/address-bar.ts';
import {
  defaultAddress,
  parts,
  readAddress,
  writeAddress,
  type Address,
} from '../../src/app/address.ts';
import { speeds } from '../../src/player/player.ts';

const at = (search: string, hash = '') => ({ search, hash });

describe('reading an address', () => {
  it('is the handshake where nothing is said', () => {
    expect(readAddress(at(''))).toEqual({ address: defaultAddress, warnings: [] });
  });

  it('takes the query and the fragment, and the fragment first', () => {
    const { address } = readAddress(at('?step=3&lang=en', '#step=4&theme=dark'));
    expect(address).toMatchObject({ step: 4, lang: 'en', theme: 'dark' });
  });

  it('knows locale as another name of lang', () => {
    expect(readAddress(at('?locale=zh')).address.lang).toBe('zh');
  });

  it('falls back to the default for every bad value, and names each', () => {
    const bad =
      '?scenario=A B&step=-1&lang=fr&theme=pink&mode=tv&panel=x&speed=3&motion=no&controls=7&keyboard=yes&run=' +
      '&names=x&numbers=y&start=b&end=-2&autoplay=maybe&loop=?&hide=,';
    const { address, warnings } = readAddress(at(bad));
    expect(address).toEqual(defaultAddress);
    expect(warnings.map((line) => line.split('=')[0])).toEqual(
      expect.arrayContaining(['scenario', 'step', 'lang', 'theme', 'mode', 'panel', 'speed']),
    );
    expect(warnings).toHaveLength(18);
  });

  it('hides the parts that it knows, and says that it does not know the others', () => {
    const { address, warnings } = readAddress(at('?hide=list,footer, header'));
    expect(address.hide).toEqual(['header', 'list']);
    expect(warnings).toEqual([expect.stringContaining('hide=list,footer, header: expected some')]);
  });

  it('never throws, whatever it is given', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (search, hash) => {
        readAddress(at(`?${search}`, `#${hash}`));
      }),
    );
  });
});

describe('writing an address', () => {
  const addresses: fc.Arbitrary<Address> = fc.record({
    scenario: fc.constantFrom('three-way-handshake', 'last-ack-lost'),
    run: fc.constantFrom(null, '1.abc_-9'),
    step: fc.nat(500),
    lesson: fc.constantFrom(null, 'L02'),
    variant: fc.constantFrom(null, 'a', 'b2'),
    wait: fc.boolean(),
    reference: fc.constantFrom(null, 'glossary' as const),
    card: fc.constantFrom(null, 'three-way-handshake'),
    connection: fc.constantFrom(null, 1, 12),
    lang: fc.constantFrom(null, 'en', 'zh'),
    theme: fc.constantFrom('auto', 'light', 'dark'),
    mode: fc.constantFrom('explore', 'lecture', 'embed'),
    panel: fc.constantFrom(null, 'states', 'mermaid'),
    speed: fc.constantFrom(...speeds),
    motion: fc.constantFrom('auto', 'reduced'),
    names: fc.constantFrom('rfc', 'netstat'),
    numbers: fc.constantFrom('absolute', 'relative'),
    start: fc.constantFrom(null, 0, 3),
    end: fc.constantFrom(null, 0, 7),
    autoplay: fc.boolean(),
    loop: fc.boolean(),
    hide: fc.subarray([...parts]),
    controls: fc.boolean(),
    keyboard: fc.boolean(),
  });

  it('is read again as the same', () => {
    fc.assert(
      fc.property(addresses, (address) => {
        const [search = '', hash = ''] = writeAddress(address, at('')).split('#');
        const read = readAddress(at(search, hash)).address;
        const named = address.run === null && address.lesson === null;
        expect(named ? read : { ...read, scenario: address.scenario }).toEqual(address);
      }),
    );
  });

  it('keeps what belongs to others', () => {
    const written = writeAddress({ ...defaultAddress, step: 2 }, at('?course=tcp&step=1'));
    expect(written).toBe('?scenario=three-way-handshake&step=2&course=tcp');
  });
});

describe('the address bar', () => {
  const browser = () => {
    const calls: [string, string][] = [];
    const timers: (() => void)[] = [];
    const painted: (() => void)[] = [];
    const record = (how: string) => (_: unknown, __: string, url?: string | URL | null) => {
      calls.push([how, String(url)]);
    };
    const bar = addressBar({
      location: at(''),
      history: { pushState: record('push'), replaceState: record('replace') },
      setTimeout: (action) => timers.push(action),
      afterPaint: (action) => painted.push(action),
    });
    const paint = () => {
      for (const action of painted.splice(0)) action();
    };
    return { bar, calls, timers, paint };
  };
  const stepped = (step: number): Address => ({ ...defaultAddress, step });

  it('is written when the screen is there, then at most once in a quarter of a second', () => {
    const { bar, calls, timers, paint } = browser();
    bar.show(stepped(0));
    expect(calls).toEqual([]);
    paint();
    for (let step = 1; step < 10; step++) bar.show(stepped(step));
    paint();
    expect(calls).toHaveLength(1);
    timers.shift()?.();
    expect(calls.at(-1)).toEqual(['replace', '?scenario=three-way-handshake&step=9']);
    expect(calls).toHaveLength(2);
  });

  it('makes an entry for another run, after the last step of the one before is written', () => {
    const { bar, calls, paint } = browser();
    bar.show(stepped(0));
    paint();
    bar.show(stepped(3));
    bar.show({ ...defaultAddress, scenario: 'last-ack-lost', step: 0 });
    paint();
    expect(calls.map(([how]) => how)).toEqual(['replace', 'replace', 'push']);
    expect(calls[1]?.[1]).toContain('step=3');
  });

  it('makes an entry for what is looked up, so that going back closes it', () => {
    const { bar, calls, paint } = browser();
    bar.show(stepped(4));
    paint();
    bar.show({ ...stepped(4), reference: 'glossary' });
    paint();
    bar.show({ ...stepped(4), reference: 'glossary', card: 'half-close' });
    paint();
    expect(calls.map(([how]) => how)).toEqual(['replace', 'push', 'push']);
    expect(calls.at(-1)?.[1]).toContain('step=4&reference=glossary&card=half-close');
  });

  it('does not make an entry for what the history itself led to', () => {
    const { bar, calls } = browser();
    bar.show({ ...defaultAddress, scenario: 'last-ack-lost', step: 0 });
    bar.read();
    bar.show(stepped(0));
    bar.flush();
    expect(calls.map(([how]) => how)).not.toContain('push');
  });

  it('lives on where the address cannot be written', () => {
    const warn = vi.spyOn(console, 'warn').mockReturnValue();
    const refuse = () => {
      throw new DOMException('no', 'SecurityError');
    };
    const bar = addressBar({
      location: at(''),
      history: { pushState: refuse, replaceState: refuse },
      setTimeout: () => 0,
      afterPaint: (action) => {
        action();
      },
    });
    expect(() => {
      bar.show(stepped(1));
    }).not.toThrow();
    expect(warn).toHaveBeenCalledOnce();
    warn.mockRestore();
  });
});
