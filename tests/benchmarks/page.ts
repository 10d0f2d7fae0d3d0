/** What the built page costs in Chromium: moving to any step of a long run, and a second of motion. */
import { chromium, type CDPSession, type Page } from 'playwright';
import { preview } from 'vite';
import type { Scenario } from '../../src/scenario/schema.ts';
import { launchOptions } from '../chromium.js';
import type { Row } from './run.ts';
import { transfer } from './simulation.ts';

const slowdowns = [1, 4];

/** One `send` that leaves as so many segments at once. */
const flight = (segments: number): Scenario => {
  const maximumSegmentSize = 300;
  const { events = [], ...scenario } = transfer(0);
  return {
    ...scenario,
    hosts: { A: { iss: 1, maximumSegmentSize }, B: { iss: 2, maximumSegmentSize } },
    link: { delay: 0.1 },
    events: [
      ...events.filter((event) => 'call' in event && ['listen', 'connect'].includes(event.call)),
      { at: 1, host: 'A', call: 'send', length: segments * maximumSegmentSize, socket: 'a' },
    ],
  };
};

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;

const choose = (page: Page, scenario: Scenario, title: string): Promise<void> =>
  page
    .getByTestId('scenario-file')
    .first()
    .setInputFiles({
      name: 'benchmark.json',
      mimeType: 'application/json',
      buffer: Buffer.from(JSON.stringify({ ...scenario, title })),
    });

const open = async (page: Page, address: string, scenario: Scenario): Promise<void> => {
  await page.goto(address);
  await choose(page, scenario, 'benchmark');
  await page.getByText('benchmark').first().waitFor();
};

/** What a reader does, in the page. */
const acts = {
  jump: (fraction: number) => {
    const range = document.querySelector<HTMLInputElement>('input[type=range]');
    if (range === null) throw new Error('no scrubber');
    range.valueAsNumber = Number(range.max) * fraction;
    range.dispatchEvent(new Event('input', { bubbles: true }));
  },
  step: () => {
    document.body.dispatchEvent(new KeyboardEvent('keydown', { key: '.', bubbles: true }));
  },
  select: (fraction: number) => {
    const segments = [...document.querySelectorAll('[role=button][data-segment]')];
    const chosen = segments[Math.floor(segments.length * fraction)];
    if (chosen === undefined) throw new Error('no segment');
    chosen.dispatchEvent(new MouseEvent('click', { bubbles: true }));
  },
};
type Act = keyof typeof acts;

/**
 * From what a reader does to the frame that shows what came of it, in milliseconds. A reader first
 * closes the menu that is open, and looks.
 */
const timeOf = (page: Page, act: Act, fraction: number): Promise<number> =>
  page.evaluate(
    `(async () => {
      document.querySelector('[popover]')?.hidePopover();
      await new Promise((resolve) => setTimeout(resolve, 300));
      const start = performance.now();
      (${acts[act].toString()})(${String(fraction)});
      await new Promise(requestAnimationFrame);
      // What is most urgent runs as soon as the frame in which the change was painted is over.
      await scheduler.postTask(() => undefined, { priority: 'user-blocking' });
      return performance.now() - start;
    })()`,
  );

/** Watches for tasks that block the page; to be called before what they belong to. */
const watchTasks = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const kept = globalThis as unknown as { longTasks: number[] };
    kept.longTasks = [];
    new PerformanceObserver((list) => {
      kept.longTasks.push(...list.getEntries().map(({ duration }) => duration));
    }).observe({ type: 'longtask' });
  });

/** The longest task since then, in milliseconds; those of less than 50 ms are not told. */
const longestTask = (page: Page): Promise<number> =>
  page.evaluate(() => Math.max(0, ...(globalThis as unknown as { longTasks: number[] }).longTasks));

const once = (measure: string, milliseconds: number, longest: number): Row => ({
  measure,
  slowdown: 1,
  'median ms': milliseconds.toFixed(0),
  'slowest ms': `longest task ${longest === 0 ? 'under 50' : longest.toFixed(0)}`,
});

const opening = async (page: Page, address: string): Promise<Row> => {
  await open(page, address, flight(1));
  await watchTasks(page);
  const start = performance.now();
  await choose(page, transfer(7400), 'long');
  await page.getByText('long').first().waitFor();
  const elapsed = performance.now() - start;
  return once('open a run of 10,000 events', elapsed, await longestTask(page));
};

/** From the press on a call of the client to the first screen of the changed run, at mid run. */
const fork = async (page: Page): Promise<Row> => {
  await timeOf(page, 'jump', 0.4);
  await watchTasks(page);
  const elapsed = await page.evaluate(async () => {
    const title = document.querySelector('h1');
    const call = [...document.querySelectorAll<HTMLButtonElement>('[data-host=A] button')].find(
      ({ textContent }) => textContent === 'close()',
    );
    if (title === null || call === undefined) throw new Error('no title, or no call');
    const start = performance.now();
    const changed = new Promise<number>((resolve) => {
      new MutationObserver(() => resolve(performance.now() - start)).observe(title, {
        subtree: true,
        childList: true,
        characterData: true,
      });
    });
    call.click();
    return changed;
  });
  await page.waitForTimeout(2000);
  return once('first screen of a change at step 4,000 of it', elapsed, await longestTask(page));
};

/** The exploration of handshake and close in its worker, as the dialog tells it. */
const exploration = async (page: Page, address: string): Promise<Row> => {
  await page.goto(`${address}?lang=en`);
  await page.getByRole('button', { name: 'Explore…' }).first().click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('radio').nth(1).check();
  const start = performance.now();
  await dialog.getByRole('button', { name: 'Explore', exact: true }).click();
  const told = dialog.getByText(/situations visited, .* a second/);
  await told.waitFor({ timeout: 120_000 });
  return {
    measure: 'explore handshake and close, 2 losses, 1 duplicate',
    slowdown: 1,
    'median ms': (performance.now() - start).toFixed(0),
    'slowest ms': await told.innerText(),
  };
};

const titles: Readonly<Record<Act, string>> = {
  jump: 'jump to a step of a run of 10,000 events',
  step: 'the next step of it',
  select: 'select a segment of it',
};

const answers = async (page: Page, cdp: CDPSession, address: string): Promise<Row[]> => {
  await open(page, address, transfer(7400));
  const rows: Row[] = [];
  for (const act of ['jump', 'step', 'select'] as const) {
    for (const rate of slowdowns) {
      await cdp.send('Emulation.setCPUThrottlingRate', { rate });
      const times: number[] = [];
      for (let i = 0; i < 40; i++) times.push(await timeOf(page, act, ((i * 0.382) % 1) * 0.98));
      rows.push({
        measure: titles[act],
        slowdown: rate,
        'median ms': median(times).toFixed(1),
        'slowest ms': Math.max(...times).toFixed(1),
      });
    }
    await timeOf(page, 'jump', 0.5);
  }
  return rows;
};

const scriptSeconds = async (cdp: CDPSession): Promise<number> => {
  const { metrics } = await cdp.send('Performance.getMetrics');
  return metrics.find(({ name }) => name === 'ScriptDuration')?.value ?? NaN;
};

/** Script time of one second of play in which so many segments are under way. */
const motion = async (
  page: Page,
  cdp: CDPSession,
  address: string,
  segments: number,
): Promise<Row> => {
  await open(page, `${address}?speed=0.25`, flight(segments));
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  // Step 6 is the send: from there on its segments are under way.
  for (let step = 0; step < 6; step++) await page.keyboard.press('.');
  await page.keyboard.press('k');
  await page.waitForTimeout(300);
  const before = await scriptSeconds(cdp);
  const start = Date.now();
  await page.waitForTimeout(1000);
  const spent = (await scriptSeconds(cdp)) - before;
  const elapsed = (Date.now() - start) / 1000;
  await page.keyboard.press('k');
  return {
    measure: `a second of motion with ${String(segments)} segments`,
    slowdown: 4,
    'median ms': ((spent / elapsed) * 1000).toFixed(0),
    'slowest ms': '',
  };
};

export const page = async (): Promise<Row[]> => {
  const server = await preview({
    build: { outDir: process.env.BENCH_BUILD ?? 'dist' },
    preview: { port: 0, strictPort: false },
  });
  const browser = await chromium.launch(await launchOptions());
  try {
    const address = server.resolvedUrls?.local[0] ?? '';
    const tab = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    const cdp = await tab.context().newCDPSession(tab);
    await cdp.send('Performance.enable');
    const rows = [await opening(tab, address), await fork(tab)];
    rows.push(await exploration(tab, address));
    rows.push(...(await answers(tab, cdp, address)));
    for (const segments of [1, 20, 200]) rows.push(await motion(tab, cdp, address, segments));
    return rows;
  } finally {
    await browser.close();
    await server.close();
  }
};
