/**
 * The lessons as the list shows them, in the order of the course. The build works it out
 * (`workedOut` in vite.config.ts), so that the list ships without the lessons.
 */
import type { Module } from '../schema.ts';
import L01 from './L01.json' with { type: 'json' };
import L02 from './L02.json' with { type: 'json' };
import L03 from './L03.json' with { type: 'json' };
import L04 from './L04.json' with { type: 'json' };
import L05 from './L05.json' with { type: 'json' };
import L06 from './L06.json' with { type: 'json' };
import L07 from './L07.json' with { type: 'json' };
import L08 from './L08.json' with { type: 'json' };
import L13 from './L13.json' with { type: 'json' };
import L14 from './L14.json' with { type: 'json' };
import L15 from './L15.json' with { type: 'json' };
import L16 from './L16.json' with { type: 'json' };
import L17 from './L17.json' with { type: 'json' };
import L18 from './L18.json' with { type: 'json' };
import L19 from './L19.json' with { type: 'json' };
import L20 from './L20.json' with { type: 'json' };
import L21 from './L21.json' with { type: 'json' };
import L22 from './L22.json' with { type: 'json' };
import L23 from './L23.json' with { type: 'json' };
import L24 from './L24.json' with { type: 'json' };
import L27 from './L27.json' with { type: 'json' };
import L28 from './L28.json' with { type: 'json' };
import L29 from './L29.json' with { type: 'json' };
import L30 from './L30.json' with { type: 'json' };

export interface Listed {
  readonly id: string;
  readonly module: Module;
  readonly minutes: number;
  readonly title: { readonly en: string; readonly zh: string };
}

const files: readonly unknown[] = [
  L01,
  L02,
  L03,
  L04,
  L05,
  L06,
  L07,
  L08,
  L13,
  L14,
  L15,
  L16,
  L17,
  L18,
  L19,
  L20,
  L21,
  L22,
  L23,
  L24,
  L27,
  L28,
  L29,
  L30,
];

export const course: readonly Listed[] = (files as readonly Listed[]).map(
  ({ id, module, minutes, title }) => ({ id, module, minutes, title }),
);
