import type { Position, QueryNode, TermNode } from '../ast.ts'
import { lex, plainForm, type Lexeme } from './lexer.ts'
import { queryLimits } from './limits.ts'
import { SyntaxStop, type QueryError } from './query-error.ts'

/** More mistakes than these help nobody. */
const mostErrors = 50

/** Stands for a part that could not be read; its error has been reported. */
export function nothingRead({ start, end }: Position): TermNode {
  return { kind: 'term', field: 'any', tokens: ['?'], prefix: false, at: { start, end } }
}

/** Where the parser stands in a query, what it has found wrong, and how much it has built. */
export class Cursor {
  readonly errors: QueryError[] = []
  readonly query: string
  /** The query as the grammar spells it, offset for offset. */
  readonly plain: string
  readonly #lexemes: readonly Lexeme[]
  #next = 0
  #depth = 0
  #nodes = 0

  constructor(query: string) {
    this.query = query
    this.plain = plainForm(query)
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

  /** The word that stands right behind what was taken last, if one does. */
  takeAdjacentWord(): Lexeme | undefined {
    const lexeme = this.peek()
    return lexeme.kind === 'word' && lexeme.start === this.before()?.end ? this.take() : undefined
  }

  /** Passes over what begins before an offset. */
  skipTo(offset: number): void {
    while (this.peek().kind !== 'end' && this.peek().start < offset) this.take()
  }

  isWord(words: ReadonlySet<string>): boolean {
    const lexeme = this.peek()
    return lexeme.kind === 'word' && words.has(lexeme.text)
  }

  /** Notes a mistake; parsing goes on. Of several at one place the first says enough. */
  report(at: Position, error: Omit<QueryError, 'start' | 'end'>): void {
    if (this.errors.some(({ start, end }) => start === at.start && end === at.end)) return
    this.errors.push({ start: at.start, end: at.end, ...error })
    if (this.errors.length === mostErrors) throw new SyntaxStop(error.code)
  }

  /** Notes a mistake after which going on would cost too much. */
  stop(at: Position, code: QueryError['code'], zh: string, en: string): never {
    this.report(at, { code, message: { zh, en } })
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
