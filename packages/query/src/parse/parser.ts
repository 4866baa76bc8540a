import type { AtLeastNode, Position, QueryNode } from '../ast.ts'
import { commaError } from './commas.ts'
import { Cursor, nothingRead } from './cursor.ts'
import { fieldNames, fieldSpec, isKnownOnlyAfterMatching, likelyField, type FieldSpec } from './fields.ts'
import type { Lexeme } from './lexer.ts'
import { lookAlike } from './look-alikes.ts'
import { joinNear, nearOperator } from './near.ts'
import type { QueryError } from './query-error.ts'
import { parseValue } from './values.ts'

export interface ParserOptions {
  readonly for: 'subject' | 'search'
  readonly timeZone: string
}

const andWords = new Set(['AND', '且'])
const orWords = new Set(['OR', '或'])
const notWords = new Set(['NOT', '非'])

/**
 * or := and (OR and)* · and := not ((AND)? not)* · not := (NOT | -)* near · near := primary (NEAR/n primary)? ·
 * primary := word | "phrase" | (or) | (n of) (or, or, …) | field:value | field:(or)
 *
 * Mistakes are collected and parsing goes on behind each; a tree from which some part is missing leaves only as errors.
 * What costs too much stops it (`SyntaxStop`).
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
    for (let rest = this.#cursor.peek(); rest.kind !== 'end'; rest = this.#cursor.peek()) {
      if (rest.kind === 'close')
        this.#cursor.report(rest, {
          code: 'unexpected',
          message: { zh: '多余的右括号', en: 'a closing bracket that nothing opened' },
          suggestion: '',
        })
      else if (rest.kind === 'comma') this.#comma(rest, undefined)
      this.#cursor.take()
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
    let left = this.#primary()
    let joined: Lexeme | undefined
    for (;;) {
      const sign = this.#cursor.peek()
      const operator = nearOperator(sign)
      if (operator === undefined) return left
      this.#cursor.take()
      if (!operator.ok) this.#cursor.report(sign, operator.error)
      const right = this.#nearRight(left, sign)
      const at = { start: left.at.start, end: right.at.end }
      if (joined !== undefined) this.#chained(sign, joined, left, right)
      else if (operator.ok) {
        const result = joinNear(left, right, operator)
        if (!result.ok) this.#cursor.report(at, result.error)
        else left = this.#cursor.count(result.node)
      }
      joined = sign
    }
  }

  #nearRight(left: QueryNode, sign: Lexeme): QueryNode {
    while (this.#cursor.peek().kind === 'minus' || this.#cursor.isWord(notWords)) {
      const not = this.#cursor.take()
      const text = this.#cursor.query.slice(left.at.start, sign.end)
      this.#cursor.report(not, {
        code: 'near-refused',
        message: { zh: 'NEAR 后面不能写 NOT', en: 'NOT cannot stand after NEAR' },
        expected: { zh: `要排除整个邻近条件，写 NOT (${text} …)`, en: `to leave out the whole of it, NOT (${text} …)` },
      })
    }
    return this.#primary()
  }

  #chained(sign: Lexeme, before: Lexeme, left: QueryNode, right: QueryNode): void {
    const middle = left.kind === 'near' ? left.right : left
    const [a, b, c] = [left.kind === 'near' ? left.left : left, middle, right].map(({ at }) =>
      this.#cursor.query.slice(at.start, at.end),
    )
    const written = `(${a} ${before.text} ${b}) AND (${b} ${sign.text} ${c})`
    this.#cursor.report(sign, {
      code: 'near-refused',
      message: { zh: `NEAR 只连接两项；请写成 ${written}`, en: `NEAR joins two terms; write ${written}` },
    })
  }

  #primary(): QueryNode {
    const lexeme = this.#cursor.peek()
    if (lexeme.kind === 'open') return this.#isCount() ? this.#atLeast() : this.#bracket()
    if (lexeme.kind === 'field') return this.#fielded()
    if (lexeme.kind === 'phrase')
      return parseValue(this.#cursor, this.#cursor.take(), this.#field, this.#options.timeZone)
    if (lexeme.kind !== 'word' || andWords.has(lexeme.text) || orWords.has(lexeme.text) || nearOperator(lexeme))
      return this.#missing(lexeme)
    const mistaken = this.#field === undefined ? lookAlike(this.#cursor) : undefined
    if (mistaken === undefined)
      return parseValue(this.#cursor, this.#cursor.take(), this.#field, this.#options.timeZone)
    this.#cursor.report(mistaken, mistaken.error)
    this.#cursor.take()
    this.#cursor.skipTo(mistaken.end)
    return nothingRead(mistaken)
  }

  /** What is missing is left to the reader; what stands here instead may be what comes next. */
  #missing(at: Lexeme): QueryNode {
    const after = this.#cursor.before()?.text
    this.#cursor.report(at, {
      code: 'missing-operand',
      message:
        after === undefined
          ? { zh: `开头不能是“${at.text}”`, en: `a query cannot begin with "${at.text}"` }
          : { zh: `“${after}”后面缺少内容`, en: `something is missing after "${after}"` },
      expected: { zh: '词、短语、字段或括号', en: 'a word, a phrase, a field or a bracket' },
    })
    if (at.kind === 'compare' || at.kind === 'range') this.#cursor.take()
    return nothingRead({ start: at.start, end: at.start })
  }

  #bracket(): QueryNode {
    const open = this.#cursor.take()
    const inner = this.#cursor.deeper(open, () => this.#or())
    const end = this.#close(open)
    return { ...inner, at: { start: open.start, end } }
  }

  /** The end of the bracket. */
  #close(open: Lexeme): number {
    while (this.#cursor.peek().kind === 'comma') {
      this.#comma(this.#cursor.peek(), open)
      this.#cursor.take()
      if (this.#startsOperand()) this.#cursor.deeper(open, () => this.#or())
    }
    if (this.#cursor.peek().kind === 'close') return this.#cursor.take().end
    const end = this.#cursor.query.trimEnd().length
    // Of an empty one it is said already that something is missing.
    if (this.#cursor.query.slice(open.end, end).trim() === '') return end
    this.#cursor.report(
      { start: open.start, end },
      {
        code: 'unclosed-bracket',
        message: { zh: '左括号没有闭合', en: 'this bracket is never closed' },
        expected: { zh: '右括号 )', en: 'a closing bracket )' },
        suggestion: `${this.#cursor.query.slice(open.start, end)})`,
      },
    )
    return end
  }

  #comma(comma: Lexeme, open: Lexeme | undefined): void {
    const { start, end, ...error } = commaError(this.#cursor.query, comma, open)
    this.#cursor.report({ start, end }, error)
  }

  #isCount(): boolean {
    const [count, of, close] = [this.#cursor.peek(1), this.#cursor.peek(2), this.#cursor.peek(3)]
    return count.kind === 'word' && /^\d+$/.test(count.text) && /^of$/i.test(of.text) && close.kind === 'close'
  }

  #atLeast(): QueryNode {
    const begin = this.#cursor.take()
    const count = this.#cursor.take()
    this.#cursor.take()
    const { end: head } = this.#cursor.take()
    const open = this.#cursor.peek()
    if (open.kind !== 'open') {
      this.#cursor.report(open, {
        code: 'bad-count',
        message: { zh: '(n of) 后面要有列表', en: '(n of) needs a list' },
        expected: { zh: '列表，如 (2 of) (a, b, c)', en: 'a list, as in (2 of) (a, b, c)' },
      })
      return nothingRead({ start: begin.start, end: head })
    }
    this.#cursor.take()
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
    const node: AtLeastNode = { kind: 'at-least', minimum, items, at: { start: begin.start, end } }
    return this.#cursor.count(node)
  }

  #fielded(): QueryNode {
    const lexeme = this.#cursor.take()
    const name = lexeme.text.slice(0, -1).toLowerCase()
    const spec = fieldSpec(name)
    const value = this.#cursor.peek()
    const adjacent = value.start === lexeme.end && value.kind !== 'end'
    if (this.#field !== undefined && spec === undefined) return this.#withColon(lexeme, adjacent)
    if (spec === undefined) return this.#unknownField(lexeme, name, adjacent)
    if (this.#field !== undefined) this.#fieldInField(lexeme)
    if (this.#options.for === 'subject' && isKnownOnlyAfterMatching(spec.field))
      this.#cursor.report(lexeme, {
        code: 'not-for-subjects',
        message: {
          zh: `${name} 在匹配之后才知道，不能用于主题；可用于搜索和预警条件`,
          en: `${name} is known only after matching: subjects cannot use it, searches and alert conditions can`,
        },
      })
    if (adjacent && value.kind === 'minus' && spec.kind !== 'range') {
      this.#cursor.take()
      this.#cursor.report(
        { start: lexeme.start, end: value.end },
        {
          code: 'bad-value',
          message: { zh: '减号要写在字段前面', en: 'the minus stands before the field' },
          suggestion: `-${lexeme.text}`,
        },
      )
      return this.#startsOperand() ? this.#primary() : nothingRead(lexeme)
    }
    if (!adjacent || value.kind === 'close' || value.kind === 'comma') {
      this.#cursor.report(lexeme, {
        code: 'bad-value',
        message: { zh: `“${name}:”后面缺少取值`, en: `"${name}:" needs a value right after it` },
      })
      return nothingRead(lexeme)
    }
    if (value.kind === 'open') return this.#fieldBracket(lexeme, spec)
    const inner = /^([a-z_]+):/i.exec(value.text)?.[1]?.toLowerCase()
    if (value.kind === 'word' && spec.kind === 'text' && inner !== undefined && fieldSpec(inner) !== undefined)
      this.#fieldInField(value)
    const node = parseValue(this.#cursor, this.#cursor.take(), spec, this.#options.timeZone)
    return { ...node, at: { start: lexeme.start, end: node.at.end } }
  }

  #fieldBracket(lexeme: Lexeme, spec: FieldSpec): QueryNode {
    const outer = this.#field
    this.#field = spec
    const node = this.#bracket()
    this.#field = outer
    return { ...node, at: { start: lexeme.start, end: node.at.end } }
  }

  #fieldInField(at: Position): void {
    this.#cursor.report(at, {
      code: 'unexpected',
      message: { zh: '字段里不能再写字段', en: 'a field cannot stand inside a field' },
      expected: {
        zh: '词或短语；要查找冒号前后的文字请加引号',
        en: 'a word or a phrase; to find the text with its colon, quote it',
      },
    })
  }

  /** Inside the bracket of a field, a word with a colon is a word: `source:(src:ab OR x)`. */
  #withColon(lexeme: Lexeme, adjacent: boolean): QueryNode {
    const value = this.#cursor.peek()
    const end = adjacent && value.kind === 'word' ? this.#cursor.take().end : lexeme.end
    const word: Lexeme = { kind: 'word', text: this.#cursor.plain.slice(lexeme.start, end), start: lexeme.start, end }
    return parseValue(this.#cursor, word, this.#field, this.#options.timeZone)
  }

  #unknownField(lexeme: Lexeme, name: string, adjacent: boolean): QueryNode {
    const value = this.#cursor.peek()
    const suggestion = likelyField(name)
    const whole = this.#cursor.query.slice(lexeme.start, adjacent && value.kind !== 'open' ? value.end : lexeme.end)
    this.#cursor.report(lexeme, {
      code: 'unknown-field',
      message: {
        zh: `没有字段“${name}”。要查找文字本身请加引号："${whole}"`,
        en: `there is no field "${name}". To find the text itself, quote it: "${whole}"`,
      },
      expected: { zh: `以下之一：${fieldNames.join('、')}`, en: `one of ${fieldNames.join(', ')}` },
      ...(suggestion === undefined ? {} : { suggestion: `${suggestion}:` }),
    })
    if (!adjacent || value.kind === 'close' || value.kind === 'comma') return nothingRead(lexeme)
    // What its value may be nobody knows; a bracket can hold mistakes of its own.
    if (value.kind === 'open') return this.#bracket()
    if (this.#cursor.take().kind === 'compare') this.#cursor.takeAdjacentWord()
    return nothingRead(lexeme)
  }
}
