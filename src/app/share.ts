/** What the reader gives to others: links to the run and the step, and the scenario as a file. */
import type { Scenario } from '../scenario/schema.ts';
import { writeAddress, type Address } from './address.ts';

/** The page itself, without query and fragment. */
export const pageOf = (href: string): string => {
  const { origin, pathname, protocol } = new URL(href);
  // A page that lies on a disk has no origin.
  return protocol === 'file:' ? `file://${pathname}` : origin + pathname;
};

/** A link to what is on the screen. */
export const linkTo = (address: Address, page: string): string =>
  page + writeAddress(address, { search: '', hash: '' });

const inMarkdown = (text: string): string =>
  text.replace(/\s+/g, ' ').replace(/[\\`*_[\]<>&]/g, (character) => `\\${character}`);

/** The same as a line of Markdown. No character of an address ends the link there. */
export const markdownOf = (title: string, link: string): string =>
  `[${inMarkdown(title)}](${link.replaceAll('(', '%28').replaceAll(')', '%29')})`;

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};

const inAttribute = (text: string): string =>
  text.replace(/[&<>"]/g, (character) => entities[character] ?? character);

/** The same as a frame for a page of a course. */
export const frameOf = (title: string, address: Address, page: string): string => {
  const link = linkTo({ ...address, mode: 'embed' }, page);
  return `<iframe src="${inAttribute(link)}" title="${inAttribute(title)}" width="720" height="520" style="border:0" loading="lazy" allow="fullscreen"></iframe>`;
};

/** The scenario as the text of a file. */
export const textOf = (scenario: Scenario): string => `${JSON.stringify(scenario, null, 2)}\n`;

/** A name that every system takes, without its ending. */
export const fileNameOf = ({ id }: Pick<Scenario, 'id'>, title: string): string => {
  const name = (id ?? title)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 60);
  return name === '' ? 'scenario' : name;
};
