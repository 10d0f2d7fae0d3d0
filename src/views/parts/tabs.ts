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
