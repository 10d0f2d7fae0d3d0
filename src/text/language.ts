/** The two languages that every text of TCP Lanes exists in. */
export const languages = ['en', 'zh'] as const;
export type Language = (typeof languages)[number];

/** The value of the `lang` attribute for a language. */
export const languageTag = { en: 'en', zh: 'zh-Hans' } as const satisfies Record<Language, string>;

/** A text in both languages, or one that is the same in both. */
export type Localized = string | { readonly en: string; readonly zh: string };

export const inLanguage = (text: Localized, language: Language): string =>
  typeof text === 'string' ? text : text[language];

/**
 * The shape of a catalogue: each line keeps its kind (a text, or a function that gives one) and may
 * say something else. What is typed by the shape of the other language cannot miss a line.
 */
export type Lines<T> = {
  readonly [Key in keyof T]: T[Key] extends string
    ? string
    : T[Key] extends (...values: infer Values) => string
      ? (...values: Values) => string
      : Lines<T[Key]>;
};
