import type { Connection } from './connection.ts'
import { statusOf } from './connection.ts'
import { mentionMapping } from './mention-document.ts'

/** The monthly indices behind one alias: `PREFIXmentions-YYYY-MM`, made by a template when first written to. */
export class MonthIndices {
  readonly alias: string
  readonly #connection: Connection

  constructor(connection: Connection, prefix: string) {
    this.#connection = connection
    this.alias = `${prefix}mentions`
  }

  of(month: string): string {
    return `${this.alias}-${month}`
  }

  async prepare(): Promise<void> {
    await this.#connection.call((client) =>
      client.indices.putIndexTemplate({
        name: this.alias,
        index_patterns: [`${this.alias}-*`],
        priority: 200,
        template: {
          settings: { number_of_shards: 1, auto_expand_replicas: '0-1', refresh_interval: '1s' },
          mappings: mentionMapping,
          aliases: { [this.alias]: {} },
        },
      }),
    )
    // Months from before a field was added take it from here on.
    await this.#connection.call((client) =>
      client.indices.putMapping({
        index: `${this.alias}-*`,
        allow_no_indices: true,
        ignore_unavailable: true,
        properties: mentionMapping.properties ?? {},
      }),
    )
  }

  /** Names, newest month first. */
  async list(): Promise<string[]> {
    try {
      const found = await this.#connection.call((client) => client.indices.getAlias({ name: this.alias }))
      return Object.keys(found).sort().reverse()
    } catch (error) {
      if (statusOf(error) === 404) return []
      throw error
    }
  }

  monthOf(index: string): string {
    return index.slice(this.alias.length + 1)
  }

  /** How many mentions went with it; 0 where somebody else dropped it. */
  async drop(index: string): Promise<number> {
    try {
      return await this.#connection.call(async (client) => {
        const { count } = await client.count({ index })
        await client.indices.delete({ index })
        return count
      })
    } catch (error) {
      if (statusOf(error) === 404) return 0
      throw error
    }
  }
}
