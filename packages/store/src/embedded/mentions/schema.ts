import type { DatabaseSync } from 'node:sqlite'

/** Polarity scores are summed as whole millionths, so that taking one away again leaves nothing behind. */
export const scoreUnit = 1_000_000

/** In the roll-ups: the value that stands for all. */
export const wholeFacet = 0

/** Splits at white space only: what is joined by spaces comes out as it went in (see `indexText`). */
const tokenizer = `ascii tokenchars '!""#$%&''()*+,-./:;<=>?@[\\]^_\`{|}~'`

/**
 * - `mentions`: one narrow row a mention, numbered by time (`row-order.ts`); `bodies` its JSON under the same number.
 * - `texts`: the full-text index, contentless, under the same number; `flags` holds the drill flag and the facet values as
 *   tokens, so that most queries are one index expression.
 * - `subjects`, `provinces`: facets of which a mention has several. `words`: facet values by number.
 * - `rollups`: per hour and facet value, how many, how many negative, the sum of scores.
 */
export function createSchema(database: DatabaseSync): void {
  database.exec(`
    CREATE TABLE IF NOT EXISTS words (
      number INTEGER PRIMARY KEY, facet TEXT NOT NULL, value TEXT NOT NULL, UNIQUE (facet, value));
    CREATE TABLE IF NOT EXISTS mentions (
      row INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, version INTEGER NOT NULL, month TEXT NOT NULL,
      ms INTEGER NOT NULL, reach INTEGER NOT NULL, drill INTEGER NOT NULL, negative INTEGER NOT NULL,
      score INTEGER NOT NULL, platform INTEGER NOT NULL, source INTEGER NOT NULL, category INTEGER NOT NULL,
      polarity INTEGER NOT NULL, lang INTEGER NOT NULL, links TEXT, author INTEGER);
    CREATE INDEX IF NOT EXISTS mentions_by_month ON mentions (month);
    CREATE TABLE IF NOT EXISTS bodies (row INTEGER PRIMARY KEY, json TEXT NOT NULL);
    CREATE TABLE IF NOT EXISTS subjects (
      row INTEGER NOT NULL, subject INTEGER NOT NULL, story INTEGER, PRIMARY KEY (row, subject)) WITHOUT ROWID;
    CREATE INDEX IF NOT EXISTS subjects_by_story ON subjects (story, row) WHERE story IS NOT NULL;
    CREATE TABLE IF NOT EXISTS provinces (
      row INTEGER NOT NULL, province INTEGER NOT NULL, PRIMARY KEY (row, province)) WITHOUT ROWID;
    CREATE TABLE IF NOT EXISTS rollups (
      facet INTEGER NOT NULL, hour INTEGER NOT NULL, drill INTEGER NOT NULL, count INTEGER NOT NULL,
      negative INTEGER NOT NULL, score INTEGER NOT NULL, PRIMARY KEY (facet, hour, drill)) WITHOUT ROWID;
    CREATE VIRTUAL TABLE IF NOT EXISTS texts USING fts5(
      title, text, author, flags, content='', contentless_delete=1, tokenize="${tokenizer}");
  `)
  addColumn(database, 'mentions', 'author', 'INTEGER')
}

/** For a file made before the column was: what was written until then has no value in it. */
function addColumn(database: DatabaseSync, table: string, column: string, kind: string): void {
  const columns = database.prepare(`PRAGMA table_info(${table})`).all()
  if (!columns.some((each) => each['name'] === column))
    database.exec(`ALTER TABLE ${table} ADD COLUMN ${column} ${kind}`)
}

/** Tokens of the `flags` column. */
export const flag = {
  live: 'live',
  drill: 'drill',
  /** Of no mention. */
  never: 'never',
  word: (number: number): string => `w${number}`,
} as const
