import { createContext } from 'react';

/** The segments on their way whose fate the reader knows already, having chosen it. */
export const Foretold = createContext<ReadonlySet<string>>(new Set());
