import type { AtLeastNode, QueryNode } from '../ast.ts'
import { Cursor } from './cursor.ts'
import { fieldNames, fieldSpec, isKnownOnlyAfterMatching, likelyField, type FieldSpec } from './fields.ts'
import type { Lexeme } from './lexer.ts'
import { joinNear, nearOperator } from './near.ts'
import type { QueryError } from './query-error.ts'
import { parseValue, skippedValue, unread } from './values.ts'

export interface ParserOptions {
  readonly for: 'subject' | 'search'
  readonly timeZone: string
}

const andWords = new Set(['AND', '且'])
const orWords = new Set(['OR', '或'])
const notWords = new Set(['NOT', '非'])

const strayComma = {
  code: 'unexpected',
  message: { zh: '逗号只用于 (n of) (…, …)', en: 'a comma belongs only into (n of) (…, …)' },
  suggestion: ' OR ',
} as const

/**
 * or := and (OR and)* · and := not ((AND)? not)* · not := (NOT | -)* near · near := primary (NEAR/n primary)? ·
 * primary := word | "phrase" | (or) | (n of) (or, or, …) | field:value | field:(or)
 *
 * A mistake is noted and parsing goes on behind it, so that every one is told at once; where what follows could only be
 * guessed it stops (`SyntaxStop`).
 */
export class Parser {
  readonly #cursor: Cursor
  readonly #options: ParserOptions
  /** The field whose bracket we are in: `title:(a OR b)`. */
  #field: FieldSpec | undefined

  constructor(query: string, options: ParserOptions) {
    this.#cursor = new Cursor(query)
    this.#options = options
  }

  /** Mistakes so far. */
  get errors(): readonly QueryError[] {
    return this.#cursor.errors
  }

  parse(): QueryNode {
    const root = this.#or()
    while (this.#cursor.peek().kind !== 'end') {
      const rest = this.#cursor.take()
      if (rest.kind === 'close')
        this.#cursor.report(rest, {
          code: 'unexpected',
          message: { zh: '多余的右括号', en: 'a closing bracket that nothing opened' },
          suggestion: '',
        })
      else if (rest.kind === 'comma') this.#cursor.report(rest, strayComma)
      else this.#cursor.stop(rest, 'unexpected', '此处不该出现这个', 'this cannot stand here')
      if (this.#startsOperand()) this.#or()
    }
    return root
  }

  #or(): QueryNode {
    const items = [this.#and()]
    while (this.#cursor.isWord(orWords)) {
      this.#cursor.take()
      items.push(this.#and())
    }
    return this.#joined('or', items)
  }

  #and(): QueryNode {
    const items = [this.#not()]
    for (;;) {
      if (this.#cursor.isWord(andWords)) this.#cursor.take()
      else if (!this.#startsOperand()) break
      items.push(this.#not())
    }
    return this.#joined('and', items)
  }

  #joined(kind: 'and' | 'or', items: readonly QueryNode[]): QueryNode {
    const [first] = items
    const last = items.at(-1)
    if (first === undefined || last === undefined) throw new Error('an operator always has operands')
    if (items.length === 1) return first
    return this.#cursor.count({ kind, items, at: { start: first.at.start, end: last.at.end } })
  }

  #startsOperand(): boolean {
    const { kind } = this.#cursor.peek()
    return kind !== 'end' && kind !== 'close' && kind !== 'comma' && !this.#cursor.isWord(orWords)
  }

  #not(): QueryNode {
    const lexeme = this.#cursor.peek()
    if (lexeme.kind !== 'minus' && !this.#cursor.isWord(notWords)) return this.#near()
    this.#cursor.take()
    const item = this.#cursor.deeper(lexeme, () => this.#not())
    return this.#cursor.count({ kind: 'not', item, at: { start: lexeme.start, end: item.at.end } })
  }

  #near(): QueryNode {
    const left = this.#primary()
    const operator = nearOperator(this.#cursor.peek())
    if (operator === undefined) return left
    const sign = this.#cursor.take()
    if (!operator.ok) this.#cursor.report(sign, operator.error)
    const right = this.#primary()
    if (!operator.ok) return left
    const joined = joinNear(left, right, operator)
    if (!joined.ok) {
      this.#cursor.report({ start: left.at.start, end: right.at.end }, joined.error)
      return left
    }
    const chained = this.#cursor.peek()
    if (nearOperator(chained) !== undefined) {
      const text = (node: QueryNode): string => this.#cursor.query.slice(node.at.start, node.at.end)
      this.#cursor.stop(
        chained,
        'near-refused',
        `NEAR 只连接两项；请写成 (${text(left)} ${sign.text} ${text(right)}) AND (${text(right)} ${chained.text} …)`,
        `NEAR joins two terms; write (${text(left)} ${sign.text} ${text(right)}) AND (${text(right)} ${chained.text} …)`,
      )
    }
    return this.#cursor.count(joined.node)
  }

  #primary(): QueryNode {
    const lexeme = this.#cursor.peek()
    if (lexeme.kind === 'open') return this.#isCount() ? this.#atLeast() : this.#bracket()
    if (lexeme.kind === 'field') return this.#fielded()
    if (lexeme.kind === 'phrase' || lexeme.kind === 'word') {
      if (lexeme.kind === 'word' && (andWords.has(lexeme.text) || orWords.has(lexeme.text) || nearOperator(lexeme)))
        return this.#missing(lexeme)
      return parseValue(this.#cursor, this.#cursor.take(), this.#field, this.#options.timeZone)
    }
    return this.#missing(lexeme)
  }

  /** Nothing is taken that anybody else takes: whoever asked for an operand goes on with what stands there. */
  #missing(at: Lexeme): QueryNode {
    const after = this.#cursor.before()?.text
    const expected = { zh: '词、短语、字段或括号', en: 'a word, a phrase, a field or a bracket' }
    this.#cursor.report(at, {
      code: 'missing-operand',
      message:
        after === undefined
          ? { zh: `开头不能是“${at.text}”`, en: `a query cannot begin with "${at.text}"` }
          : { zh: `“${after}”后面缺少内容`, en: `something is missing after "${after}"` },
      expected,
    })
    if (at.kind === 'compare' || at.kind === 'range') this.#cursor.take()
    return unread({ start: at.start, end: at.start })
  }

  #bracket(): QueryNode {
    const open = this.#cursor.take()
    const inner = this.#cursor.deeper(open, () => this.#or())
    const end = this.#close(open)
    return { ...inner, at: { start: open.start, end } }
  }

  #close(open: Lexeme): number {
    while (this.#cursor.peek().kind === 'comma') {
      this.#cursor.report(this.#cursor.take(), strayComma)
      if (this.#startsOperand()) this.#or()
    }
    const close = this.#cursor.peek()
    if (close.kind === 'close') return this.#cursor.take().end
    const { query } = this.#cursor
    const end = query.trimEnd().length
    // Of an empty one it is said already that something is missing.
    if (query.slice(open.end, end).trim() === '') return end
    this.#cursor.report(
      { start: open.start, end },
      {
        code: 'unclosed-bracket',
        message: { zh: '这个括号没有闭合', en: 'this bracket is never closed' },
        suggestion: `${query.slice(open.start, end)})`,
      },
    )
    return end
  }

  #isCount(): boolean {
    const [count, of, close] = [this.#cursor.peek(1), this.#cursor.peek(2), this.#cursor.peek(3)]
    return count.kind === 'word' && /^\d+$/.test(count.text) && /^of$/i.test(of.text) && close.kind === 'close'
  }

  #atLeast(): AtLeastNode {
    const begin = this.#cursor.take()
    const count = this.#cursor.take()
    this.#cursor.take()
    this.#cursor.take()
    const open = this.#cursor.take()
    if (open.kind !== 'open')
      this.#cursor.stop(
        open,
        'bad-count',
        '(n of) 后面要有列表：(2 of) (a, b, c)',
        '(n of) needs a list: (2 of) (a, b, c)',
      )
    const items = this.#cursor.deeper(open, () => {
      const list = [this.#or()]
      while (this.#cursor.peek().kind === 'comma') {
        this.#cursor.take()
        list.push(this.#or())
      }
      return list
    })
    const end = this.#close(open)
    const minimum = Number(count.text)
    if (minimum < 1 || minimum > items.length)
      this.#cursor.report(count, {
        code: 'bad-count',
        message: {
          zh: `列表有 ${items.length} 项，不能要求至少 ${count.text} 项`,
          en: `the list has ${items.length} items: at least ${count.text} of them cannot be`,
        },
        expected: { zh: `1 到 ${items.length}`, en: `1 to ${items.length}` },
        suggestion: String(Math.min(Math.max(minimum, 1), items.length)),
      })
    return this.#cursor.count({ kind: 'at-least', minimum, items, at: { start: begin.start, end } })
  }

  #fielded(): QueryNode {
    const lexeme = this.#cursor.take()
    const name = lexeme.text.slice(0, -1).toLowerCase()
    const spec = fieldSpec(name)
    const value = this.#cursor.peek()
    const adjacent = value.start === lexeme.end && value.kind !== 'end'
    if (spec === undefined) {
      const suggestion = likelyField(name)
      const whole = this.#cursor.query.slice(lexeme.start, adjacent ? value.end : lexeme.end)
      this.#cursor.report(lexeme, {
        code: 'unknown-field',
        message: {
          zh: `没有字段“${name}”；可用：${fieldNames.join('、')}。要查找文字本身请加引号："${whole}"`,
          en: `there is no field "${name}"; there are ${fieldNames.join(', ')}. To find the text itself, quote it: "${whole}"`,
        },
        ...(suggestion === undefined ? {} : { suggestion: `${suggestion}:` }),
      })
      return adjacent ? this.#skipped(value) : unread(lexeme)
    }
    if (this.#field !== undefined) {
      this.#cursor.report(lexeme, {
        code: 'unexpected',
        message: { zh: '字段括号里不能再写字段', en: 'a field cannot stand inside the bracket of a field' },
      })
      return adjacent ? this.#skipped(value) : unread(lexeme)
    }
    if (this.#options.for === 'subject' && isKnownOnlyAfterMatching(spec.field))
      this.#cursor.report(lexeme, {
        code: 'not-for-subjects',
        message: {
          zh: `${name} 在匹配之后才知道，不能用于主题；可用于搜索和预警条件`,
          en: `${name} is known only after matching: subjects cannot use it, searches and alert conditions can`,
        },
      })
    if (!adjacent || value.kind === 'close' || value.kind === 'comma' || value.kind === 'minus')
      return this.#valueless(lexeme, name)
    if (value.kind === 'open') {
      this.#field = spec
      const node = this.#bracket()
      this.#field = undefined
      return { ...node, at: { start: lexeme.start, end: node.at.end } }
    }
    const node = parseValue(this.#cursor, this.#cursor.take(), spec, this.#options.timeZone)
    return { ...node, at: { start: lexeme.start, end: node.at.end } }
  }

  #valueless(field: Lexeme, name: string): QueryNode {
    this.#cursor.report(field, {
      code: 'bad-value',
      message: { zh: `“${name}:”后面缺少取值`, en: `"${name}:" needs a value right after it` },
    })
    return unread(field)
  }

  /** The value of a field that was refused: a value of what, nobody knows; mistakes inside a bracket are still told. */
  #skipped(value: Lexeme): QueryNode {
    if (value.kind === 'open') return this.#bracket()
    if (value.kind === 'close' || value.kind === 'comma' || value.kind === 'minus') return unread(value)
    return skippedValue(this.#cursor, this.#cursor.take())
  }
}
