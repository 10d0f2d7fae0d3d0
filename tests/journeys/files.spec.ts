import { expect, screen, test } from './journey.ts';

const own = {
  version: 1,
  title: { en: 'Made by a student', zh: '学生自制' },
  hosts: { A: { iss: 1 }, B: { iss: 2 } },
  events: [
    { at: 0, host: 'B', call: 'listen', port: 80, socket: 'listener', accepts: ['b'] },
    {
      at: 0,
      host: 'A',
      call: 'connect',
      port: 4000,
      to: { host: 'B', port: 80 },
      socket: 'a',
    },
  ],
};

test('a scenario file is opened, and its address opens it again', async ({ page }) => {
  const { openFile, title, next, standsAt } = screen(page);
  await page.goto('./');
  await standsAt(0);
  await openFile('own.json', JSON.stringify(own));
  await expect(title).toContainText('Made by a student');
  await next.click();
  await standsAt(1);
  await expect(page).toHaveURL(/step=1.*#run=1\./);
  await page.reload();
  await expect(title).toContainText('Made by a student');
  await standsAt(1);
});

test('a scenario file is dropped on the page', async ({ page }) => {
  const { title, standsAt } = screen(page);
  await page.goto('./');
  await standsAt(0);
  const data = await page.evaluateHandle((text) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([text], 'own.json', { type: 'application/json' }));
    return transfer;
  }, JSON.stringify(own));
  await page.dispatchEvent('body', 'dragover', { dataTransfer: data });
  await expect(page.getByText('Drop a scenario file')).toBeVisible();
  await page.dispatchEvent('body', 'drop', { dataTransfer: data });
  await expect(title).toContainText('Made by a student');
  await expect(page.getByText('Drop a scenario file')).toBeHidden();
});

const broken: readonly (readonly [string, string, RegExp])[] = [
  ['no JSON', '{ "version": 1,', /not JSON/],
  ['a wrong type', JSON.stringify({ ...own, link: { delay: 'soon' } }), /link\.delay.*"soon"/],
  [
    'an unknown host',
    JSON.stringify({ ...own, events: [{ ...own.events[0], host: 'C' }] }),
    /events\[0\]\.host.*"C"/,
  ],
  ['ten megabytes', `"${'x'.repeat(10_000_000)}"`, /larger than 1 MB/],
];

for (const [what, text, message] of broken) {
  test(`a broken file, ${what}, is refused in words and the page lives on`, async ({ page }) => {
    const { openFile, title, next, standsAt } = screen(page);
    await page.goto('./?step=2');
    await standsAt(2);
    await openFile('broken.json', text);
    const alert = page.getByRole('alert');
    await expect(alert).toContainText('broken.json');
    await expect(alert).toContainText(message);
    await expect(title).toContainText('Three-way handshake');
    await next.click();
    await standsAt(3);
    await alert.getByRole('button', { name: 'Dismiss' }).click();
    await expect(alert).toBeHidden();
  });
}

test('Esc puts away what was said about a broken file', async ({ page }) => {
  const { openFile, standsAt } = screen(page);
  await page.goto('./');
  await standsAt(0);
  await openFile('broken.json', 'no JSON');
  await expect(page.getByRole('alert')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('alert')).toBeHidden();
});

/** One file is one lesson: a run, what is said along it, and a question that the run answers. */
const lesson = {
  version: 1,
  id: 'refused',
  module: 'opening',
  minutes: 3,
  title: { en: 'A closed door', zh: '关着的门' },
  goal: { en: 'You know how a refusal looks.', zh: '你知道拒绝是什么样子。' },
  sources: ['RFC 9293 3.5.2'],
  runs: [
    {
      id: 'a',
      title: { en: 'Nobody listens', zh: '无人监听' },
      scenario: 'syn-to-closed-port',
      predictions: [
        {
          id: 'answer',
          at: { kind: 'arrival', segment: { flags: ['SYN'] } },
          question: { en: 'What does the server send?', zh: '服务器发出什么？' },
          ask: { of: 'sends', at: { kind: 'arrival', segment: { flags: ['SYN'] } } },
          options: [
            {
              is: 'RST,ACK',
              why: { en: 'Nobody has that port.', zh: '没有程序占用这个端口。' },
              clause: 'RFC 9293 3.5.2',
            },
            {
              is: 'nothing',
              why: { en: 'Silence comes from a filter.', zh: '沉默来自过滤。' },
              clause: 'RFC 9293 3.10.7.1',
            },
          ],
        },
      ],
    },
  ],
};

test('a lesson is one file: opened, it asks; its address opens the run again', async ({ page }) => {
  const { openFile, title, next, standsAt } = screen(page);
  await page.goto('./?motion=reduced');
  await standsAt(0);
  await openFile('lesson.json', JSON.stringify(lesson));
  await expect(title).toContainText('A closed door');
  await expect(page.getByRole('tab', { name: 'Lesson' })).toBeVisible();
  // It holds until its questions are known.
  await expect(next).toHaveAttribute('aria-disabled', 'false');
  await page.keyboard.press('End');
  const question = page.getByRole('group', { name: 'What does the server send?' });
  await question.getByRole('button', { name: 'RST,ACK' }).click();
  await expect(question.getByRole('status')).toContainText('Right');
  await page.reload();
  await expect(title).toContainText('Nobody listens');
});

test('a lesson whose run answers otherwise is refused with the place', async ({ page }) => {
  const { openFile, title, standsAt } = screen(page);
  await page.goto('./');
  await standsAt(0);
  const [run] = lesson.runs;
  const [prediction] = run!.predictions;
  const wrong = {
    ...prediction!,
    options: prediction!.options.map((one, at) => ({ ...one, is: ['FIN', 'SYN'][at] })),
  };
  const broken = { ...lesson, runs: [{ ...run!, predictions: [wrong] }] };
  await openFile('lesson.json', JSON.stringify(broken));
  await expect(page.getByRole('alert')).toContainText(
    'runs.a.predictions.answer: none of the options is right: the run answers "RST,ACK"',
  );
  await expect(title).toContainText('Three-way handshake');
});

test('an author is told of every mistake in the form of a lesson at once', async ({ page }) => {
  const { openFile, standsAt } = screen(page);
  await page.goto('./?lang=zh');
  await standsAt(0);
  await openFile('lesson.json', JSON.stringify({ ...lesson, minuts: 3, module: 'openning' }));
  const alert = page.getByRole('alert');
  await expect(alert).toContainText('minuts：此处没有这个键，请改正或删去。');
  await expect(alert).toContainText('module：此处为 "openning"');
});

test('an author who misspelt a scenario learns which is nearest', async ({ page }) => {
  const { openFile, standsAt } = screen(page);
  await page.goto('./');
  await standsAt(0);
  const [run] = lesson.runs;
  const broken = { ...lesson, runs: [{ ...run!, scenario: 'syn-lsot' }] };
  await openFile('lesson.json', JSON.stringify(broken));
  await expect(page.getByRole('alert')).toContainText(
    'runs.a.scenario: There is no scenario “syn-lsot”. The nearest is “syn-lost”.',
  );
});
