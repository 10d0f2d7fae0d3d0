/** The scenario that the page opens with; apart, so that it is shown before the others are fetched. */
import type { CatalogueEntry } from './index.ts';
import file from './three-way-handshake.json' with { type: 'json' };

export const home = file as unknown as CatalogueEntry;
