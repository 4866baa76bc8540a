/**
 * Every word of the interface, both languages side by side, so that neither can lack one.
 * `{name}` is filled in; `{n|one|other}` chooses by the plural of n and prints only the chosen form.
 */
export type Word = readonly [zh: string, en: string]
export type WordList = Readonly<Record<string, Word>>
