import type { AtLeastNode, Position, QueryNode } from '../ast.ts'
import { fieldNames, fieldSpec, fieldValue, isKnownOnlyAfterMatching, likelyField, type FieldSpec } from './fields.ts'
import { lex, type Lexeme } from './lexer.ts'
import { queryLimits } from './limits.ts'
import { joinNear, nearOperator } from './near.ts'
import { SyntaxStop, type QueryError } from './query-error.ts'
import { comparisonBounds, rangeBounds } from './ranges.ts'
import { foreignOperator, termOf } from './terms.ts'

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
 * Mistakes in one term are collected and parsing goes on; where the structure breaks it stops (`SyntaxStop`).
 */
export class Parser {
  readonly errors: QueryError[] = []
  readonly #query: string
  readonly #lexemes: readonly Lexeme[]
  readonly #options: ParserOptions
  #next = 0
  #depth = 0
  #nodes = 0
  /** The field whose bracket we are in: `title:(a OR b)`. */
  #field: FieldSpec | undefined

  constructor(query: string, options: ParserOptions) {
    this.#query = query
    this.#options = options
    this.#lexemes = lex(query)
  }

  parse(): QueryNode {
    const root = this.#or()
    const rest = this.#peek()
    if (rest.kind === 'close')
      this.#stop(rest, 'unexpected', '多余的右括号', 'a closing bracket that nothing opened', '')
    if (rest.kind === 'comma')
      this.#stop(rest, 'unexpected', '逗号只用于 (n of) (…, …)', 'a comma belongs only into (n of) (…, …)', ' OR ')
    if (rest.kind !== 'end') this.#stop(rest, 'unexpected', '此处不该出现这个', 'this cannot stand here')
    return root
  }

  #peek(ahead = 0): Lexeme {
    const lexeme = this.#lexemes[Math.min(this.#next + ahead, this.#lexemes.length - 1)]
    if (lexeme === undefined) throw new Error('a lexed query always ends with an end')
    return lexeme
  }

  #take(): Lexeme {
    const lexeme = this.#peek()
    this.#next += 1
    return lexeme
  }

  #isWord(words: ReadonlySet<string>): boolean {
    const lexeme = this.#peek()
    return lexeme.kind === 'word' && words.has(lexeme.text)
  }

  #report(at: Position, error: Omit<QueryError, 'start' | 'end'>): void {
    this.errors.push({ start: at.start, end: at.end, ...error })
  }

  #stop(at: Position, code: QueryError['code'], zh: string, en: string, suggestion?: string): never {
    this.#report(at, { code, message: { zh, en }, ...(suggestion === undefined ? {} : { suggestion }) })
    throw new SyntaxStop(code)
  }

  #count<T extends QueryNode>(node: T): T {
    this.#nodes += 1
    if (this.#nodes > queryLimits.nodes)
      this.#stop(
        node.at,
        'too-complex',
        `检索式过于复杂（最多 ${queryLimits.nodes} 个条件）`,
        `the query is too complex (at most ${queryLimits.nodes} parts)`,
      )
    return node
  }

  #deeper<T>(at: Position, parse: () => T): T {
    this.#depth += 1
    if (this.#depth > queryLimits.depth)
      this.#stop(at, 'too-deep', `嵌套超过 ${queryLimits.depth} 层`, `nested deeper than ${queryLimits.depth}`)
    const result = parse()
    this.#depth -= 1
    return result
  }

  #or(): QueryNode {
    const items = [this.#and()]
    while (this.#isWord(orWords)) {
      this.#take()
      items.push(this.#and())
    }
    return this.#joined('or', items)
  }

  #and(): QueryNode {
    const items = [this.#not()]
    for (;;) {
      if (this.#isWord(andWords)) this.#take()
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
    return this.#count({ kind, items, at: { start: first.at.start, end: last.at.end } })
  }

  #startsOperand(): boolean {
    const { kind } = this.#peek()
    return kind !== 'end' && kind !== 'close' && kind !== 'comma' && !this.#isWord(orWords)
  }

  #not(): QueryNode {
    const lexeme = this.#peek()
    if (lexeme.kind !== 'minus' && !this.#isWord(notWords)) return this.#near()
    this.#take()
    const item = this.#deeper(lexeme, () => this.#not())
    return this.#count({ kind: 'not', item, at: { start: lexeme.start, end: item.at.end } })
  }

  #near(): QueryNode {
    const left = this.#primary()
    const operator = nearOperator(this.#peek())
    if (operator === undefined) return left
    const sign = this.#take()
    if (!operator.ok) {
      this.#report(sign, operator.error)
      throw new SyntaxStop(operator.error.code)
    }
    const right = this.#primary()
    const joined = joinNear(left, right, operator)
    if (!joined.ok) {
      this.#report({ start: left.at.start, end: right.at.end }, joined.error)
      return left
    }
    const chained = this.#peek()
    if (nearOperator(chained) !== undefined) {
      const text = (node: QueryNode): string => this.#query.slice(node.at.start, node.at.end)
      this.#stop(
        chained,
        'near-refused',
        `NEAR 只连接两项；请写成 (${text(left)} ${sign.text} ${text(right)}) AND (${text(right)} ${chained.text} …)`,
        `NEAR joins two terms; write (${text(left)} ${sign.text} ${text(right)}) AND (${text(right)} ${chained.text} …)`,
      )
    }
    return this.#count(joined.node)
  }

  #primary(): QueryNode {
    const lexeme = this.#peek()
    if (lexeme.kind === 'open') return this.#isCount() ? this.#atLeast() : this.#bracket()
    if (lexeme.kind === 'field') return this.#fielded()
    if (lexeme.kind === 'phrase' || lexeme.kind === 'word') {
      if (lexeme.kind === 'word' && (andWords.has(lexeme.text) || orWords.has(lexeme.text) || nearOperator(lexeme)))
        return this.#missing(lexeme)
      return this.#value(this.#take(), this.#field)
    }
    return this.#missing(lexeme)
  }

  #missing(at: Lexeme): never {
    const before = this.#lexemes[this.#next - 1]
    const after = before === undefined ? undefined : before.text
    const expected = { zh: '词、短语、字段或括号', en: 'a word, a phrase, a field or a bracket' }
    this.#report(at, {
      code: 'missing-operand',
      message:
        after === undefined
          ? { zh: `开头不能是“${at.text}”`, en: `a query cannot begin with "${at.text}"` }
          : { zh: `“${after}”后面缺少内容`, en: `something is missing after "${after}"` },
      expected,
    })
    throw new SyntaxStop('missing-operand')
  }

  #bracket(): QueryNode {
    const open = this.#take()
    const inner = this.#deeper(open, () => this.#or())
    const end = this.#close(open)
    return { ...inner, at: { start: open.start, end } }
  }

  #close(open: Lexeme): number {
    const close = this.#peek()
    if (close.kind === 'close') return this.#take().end
    if (close.kind === 'comma')
      this.#stop(close, 'unexpected', '逗号只用于 (n of) (…, …)', 'a comma belongs only into (n of) (…, …)', ' OR ')
    return this.#stop(open, 'unclosed-bracket', '括号没有闭合', 'this bracket is never closed')
  }

  #isCount(): boolean {
    const [count, of, close] = [this.#peek(1), this.#peek(2), this.#peek(3)]
    return count.kind === 'word' && /^\d+$/.test(count.text) && /^of$/i.test(of.text) && close.kind === 'close'
  }

  #atLeast(): AtLeastNode {
    const begin = this.#take()
    const count = this.#take()
    this.#next += 2
    const open = this.#take()
    if (open.kind !== 'open')
      this.#stop(open, 'bad-count', '(n of) 后面要有列表：(2 of) (a, b, c)', '(n of) needs a list: (2 of) (a, b, c)')
    const items = this.#deeper(open, () => {
      const list = [this.#or()]
      while (this.#peek().kind === 'comma') {
        this.#take()
        list.push(this.#or())
      }
      return list
    })
    const end = this.#close(open)
    const minimum = Number(count.text)
    if (minimum < 1 || minimum > items.length)
      this.#report(count, {
        code: 'bad-count',
        message: {
          zh: `列表有 ${items.length} 项，不能要求至少 ${count.text} 项`,
          en: `the list has ${items.length} items: at least ${count.text} of them cannot be`,
        },
        expected: { zh: `1 到 ${items.length}`, en: `1 to ${items.length}` },
        suggestion: String(Math.min(Math.max(minimum, 1), items.length)),
      })
    return this.#count({ kind: 'at-least', minimum, items, at: { start: begin.start, end } })
  }

  #fielded(): QueryNode {
    const lexeme = this.#take()
    const name = lexeme.text.slice(0, -1).toLowerCase()
    const spec = fieldSpec(name)
    const value = this.#peek()
    const adjacent = value.start === lexeme.end && value.kind !== 'end'
    if (spec === undefined) {
      const suggestion = likelyField(name)
      const whole = this.#query.slice(lexeme.start, adjacent ? value.end : lexeme.end)
      this.#stop(
        lexeme,
        'unknown-field',
        `没有字段“${name}”；可用：${fieldNames.join('、')}。要查找文字本身请加引号："${whole}"`,
        `there is no field "${name}"; there are ${fieldNames.join(', ')}. To find the text itself, quote it: "${whole}"`,
        suggestion === undefined ? undefined : `${suggestion}:`,
      )
    }
    if (this.#field !== undefined)
      this.#stop(lexeme, 'unexpected', '字段括号里不能再写字段', 'a field cannot stand inside the bracket of a field')
    if (this.#options.for === 'subject' && isKnownOnlyAfterMatching(spec.field))
      this.#report(lexeme, {
        code: 'not-for-subjects',
        message: {
          zh: `${name} 在匹配之后才知道，不能用于主题；可用于搜索和预警条件`,
          en: `${name} is known only after matching: subjects cannot use it, searches and alert conditions can`,
        },
      })
    if (!adjacent || value.kind === 'close' || value.kind === 'comma' || value.kind === 'minus')
      this.#stop(lexeme, 'bad-value', `“${name}:”后面缺少取值`, `"${name}:" needs a value right after it`)
    if (value.kind === 'open') {
      this.#field = spec
      const node = this.#bracket()
      this.#field = undefined
      return { ...node, at: { start: lexeme.start, end: node.at.end } }
    }
    const node = this.#value(this.#take(), spec)
    return { ...node, at: { start: lexeme.start, end: node.at.end } }
  }

  #value(lexeme: Lexeme, spec: FieldSpec | undefined): QueryNode {
    if (spec?.kind === 'range') return this.#range(lexeme, spec.field)
    if (lexeme.unclosed === true)
      this.#stop(
        lexeme,
        lexeme.kind === 'range' ? 'unclosed-bracket' : 'unclosed-quote',
        '引号或方括号没有闭合',
        'this quote or bracket is never closed',
        lexeme.text + (lexeme.kind === 'range' ? ']' : '"'),
      )
    if (lexeme.kind === 'compare' || lexeme.kind === 'range')
      this.#stop(
        lexeme,
        'bad-value',
        '只有 reach、published、level 可以比较大小或取区间',
        'only reach, published and level take comparisons and ranges',
      )
    const written = this.#query.slice(lexeme.start, lexeme.end)
    const body = lexeme.kind === 'phrase' ? written.slice(1, -1) : written
    const at = { start: lexeme.start, end: lexeme.end }
    if (spec?.kind === 'value') return this.#fieldValue(body, lexeme, spec.field)
    const term = lexeme.kind === 'word' ? (foreignOperator(lexeme, this.#query) ?? termOf(body)) : termOf(body)
    if (!term.ok) {
      const { ok: _, suggestion, ...refusal } = term
      const quoted = lexeme.kind === 'phrase' && suggestion !== undefined ? `"${suggestion}"` : suggestion
      this.#report(at, { ...refusal, ...(quoted === undefined ? {} : { suggestion: quoted }) })
    }
    const { tokens, prefix } = term.ok ? term : { tokens: ['?'], prefix: false }
    return this.#count({ kind: 'term', field: spec?.field ?? 'any', tokens, prefix, at })
  }

  #fieldValue(body: string, lexeme: Lexeme, field: Extract<FieldSpec, { kind: 'value' }>['field']): QueryNode {
    const at = { start: lexeme.start, end: lexeme.end }
    const result = fieldValue(field, body)
    if (!result.ok) {
      const { message, expected, suggestion } = result
      this.#report(at, { code: 'bad-value', message, expected, ...(suggestion === undefined ? {} : { suggestion }) })
    } else if (result.value === '' || body.includes('*'))
      this.#report(at, {
        code: 'bad-value',
        message: { zh: `${field} 需要一个完整的取值`, en: `${field} needs one whole value` },
      })
    return this.#count({ kind: 'field', field, value: result.ok ? result.value : body, at })
  }

  #range(first: Lexeme, field: Extract<FieldSpec, { kind: 'range' }>['field']): QueryNode {
    let last = first
    let operator = '='
    if (first.kind === 'compare') {
      operator = first.text
      last = this.#take()
      if (last.kind !== 'word' || last.start !== first.end)
        this.#stop(first, 'bad-value', `“${operator}”后面缺少数值`, `"${operator}" needs a value right after it`)
    }
    const at = { start: first.start, end: last.end }
    const result =
      first.kind === 'range'
        ? rangeBounds(field, first.text, this.#options.timeZone)
        : comparisonBounds(field, operator, last.text, this.#options.timeZone)
    if (!result.ok) this.#report(at, { code: result.code, message: result.message, expected: result.expected })
    return this.#count({ kind: 'range', field, ...(result.ok ? result.bounds : {}), at })
  }
}
