import type { Position, QueryNode } from '../ast.ts'
import { lex, type Lexeme } from './lexer.ts'
import { queryLimits } from './limits.ts'
import { SyntaxStop, type QueryError } from './query-error.ts'

/** Where the parser stands in a query, what it has found wrong, and how much it has built. */
export class Cursor {
  readonly errors: QueryError[] = []
  readonly query: string
  readonly #lexemes: readonly Lexeme[]
  #next = 0
  #depth = 0
  #nodes = 0

  constructor(query: string) {
    this.query = query
    this.#lexemes = lex(query)
  }

  /** The piece before the next one. */
  before(): Lexeme | undefined {
    return this.#lexemes[this.#next - 1]
  }

  peek(ahead = 0): Lexeme {
    const lexeme = this.#lexemes[Math.min(this.#next + ahead, this.#lexemes.length - 1)]
    if (lexeme === undefined) throw new Error('a lexed query always ends with an end')
    return lexeme
  }

  take(): Lexeme {
    const lexeme = this.peek()
    this.#next += 1
    return lexeme
  }

  isWord(words: ReadonlySet<string>): boolean {
    const lexeme = this.peek()
    return lexeme.kind === 'word' && words.has(lexeme.text)
  }

  /** Notes a mistake; parsing goes on. */
  report(at: Position, error: Omit<QueryError, 'start' | 'end'>): void {
    this.errors.push({ start: at.start, end: at.end, ...error })
  }

  /** Notes a mistake after which going on would only guess. */
  stop(at: Position, code: QueryError['code'], zh: string, en: string, suggestion?: string): never {
    this.report(at, { code, message: { zh, en }, ...(suggestion === undefined ? {} : { suggestion }) })
    throw new SyntaxStop(code)
  }

  count<T extends QueryNode>(node: T): T {
    this.#nodes += 1
    if (this.#nodes > queryLimits.nodes)
      this.stop(
        node.at,
        'too-complex',
        `检索式过于复杂（最多 ${queryLimits.nodes} 个条件）`,
        `the query is too complex (at most ${queryLimits.nodes} parts)`,
      )
    return node
  }

  deeper<T>(at: Position, parse: () => T): T {
    this.#depth += 1
    if (this.#depth > queryLimits.depth)
      this.stop(at, 'too-deep', `嵌套超过 ${queryLimits.depth} 层`, `nested deeper than ${queryLimits.depth}`)
    const result = parse()
    this.#depth -= 1
    return result
  }
}
