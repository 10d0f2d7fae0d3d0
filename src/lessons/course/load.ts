/** Where each lesson lies. Each is fetched by itself when it is opened, or just before. */
export const lessonFiles: Readonly<Record<string, () => Promise<{ readonly default: unknown }>>> = {
  L02: () => import('./L02.json'),
  L03: () => import('./L03.json'),
  L04: () => import('./L04.json'),
  L05: () => import('./L05.json'),
  L13: () => import('./L13.json'),
  L14: () => import('./L14.json'),
  L15: () => import('./L15.json'),
  L16: () => import('./L16.json'),
  L17: () => import('./L17.json'),
  L18: () => import('./L18.json'),
  L20: () => import('./L20.json'),
  L21: () => import('./L21.json'),
  L22: () => import('./L22.json'),
  L23: () => import('./L23.json'),
  L24: () => import('./L24.json'),
  L27: () => import('./L27.json'),
};
