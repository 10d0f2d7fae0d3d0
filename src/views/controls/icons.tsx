/** The signs of the transport, drawn with the colour of their text. */
const drawings = {
  first: 'M5 4h2v12H5zM15.5 4v12L7.5 10z',
  back: 'M13.5 4v12L5.5 10z',
  play: 'M6.5 4v12l9-6z',
  pause: 'M5.5 4h3v12h-3zM11.5 4h3v12h-3z',
  next: 'M6.5 4v12l8-6z',
  last: 'M13 4h2v12h-2zM4.5 4v12l8-6z',
} as const;

export type IconName = keyof typeof drawings;

export const Icon = ({ name }: { readonly name: IconName }) => (
  <svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true" focusable="false">
    <path d={drawings[name]} fill="currentColor" />
  </svg>
);
