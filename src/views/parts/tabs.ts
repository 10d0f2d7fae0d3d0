/**
 * Whoever presses a tab with the mouse goes on with the keys of the page; the arrows belong to the
 * tabs only where the keyboard has come to them.
 */
export const keepFocus = (press: { readonly preventDefault: () => void }): void =>
  press.preventDefault();

/** The tab that a key leads to, as the tabs pattern of ARIA has it; undefined for other keys. */
export const tabFor = <Tab extends string>(
  key: string,
  tabs: readonly Tab[],
  current: Tab,
): Tab | undefined => {
  const place = tabs.indexOf(current);
  return {
    ArrowRight: tabs[(place + 1) % tabs.length],
    ArrowLeft: tabs.at(place - 1),
    Home: tabs[0],
    End: tabs.at(-1),
  }[key];
};
