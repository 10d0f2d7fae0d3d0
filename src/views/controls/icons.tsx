/** The signs of the transport, drawn with the colour of their text. Only playing is a triangle. */
const drawings = {
  first: 'M5.5 4.5v11M14 5l-5 5 5 5',
  back: 'M12 5l-5 5 5 5',
  play: 'M7 4.5v11l8.5-5.5z',
  pause: 'M7 5v10M13 5v10',
  next: 'M8 5l5 5-5 5',
  last: 'M14.5 4.5v11M6 5l5 5-5 5',
} as const;

export type IconName = keyof typeof drawings;

export const Icon = ({ name }: { readonly name: IconName }) => (
  <svg viewBox="0 0 20 20" width="22" height="22" aria-hidden="true" focusable="false">
    <path
      d={drawings[name]}
      fill={name === 'play' ? 'currentColor' : 'none'}
      stroke="currentColor"
      strokeWidth={name === 'pause' ? 3 : 2}
      strokeLinecap="round"
      strokeLinejoin="round"
    />
  </svg>
);
