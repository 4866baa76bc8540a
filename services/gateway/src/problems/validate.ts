import type { FastifySchemaCompiler } from 'fastify'
import { z } from 'zod'
import { inChinese } from './chinese-messages.ts'
import type { InputError } from './problem.ts'
import type { Language } from './words.ts'

/** A part of a request that failed its schema; put into words only when the reader's language is known. */
export class InvalidPart extends Error {
  override readonly name = 'InvalidPart'
  readonly #schema: z.ZodType
  readonly #data: unknown

  constructor(part: string | undefined, schema: z.ZodType, data: unknown) {
    super(`${part ?? 'request'} does not fit its schema`)
    this.#schema = schema
    this.#data = data
  }

  errors(language: Language): InputError[] {
    return inputErrors(this.#schema, this.#data, language)
  }
}

/** What is wrong with `data`, one row a key, in the reader's language. */
export function inputErrors(schema: z.ZodType, data: unknown, language: Language): InputError[] {
  const locale = language === 'zh' ? z.locales.zhCN() : z.locales.en()
  const parsed = schema.safeParse(data, { error: locale.localeError })
  if (parsed.success) return []
  const rows = rowsOf(parsed.error.issues, [])
  if (language === 'en') return rows
  return rows.map((row) => (typeof row.message === 'string' ? { ...row, message: inChinese(row.message) } : row))
}

function rowsOf(issues: readonly z.core.$ZodIssue[], above: readonly string[]): InputError[] {
  return issues.flatMap((issue): InputError[] => {
    const path = [...above, ...issue.path.map(String)]
    if (issue.code === 'unrecognized_keys')
      return issue.keys.map((key) => ({
        path: [...path, key].join('.'),
        message: { zh: `未知的键 "${key}"`, en: `unknown key "${key}"` },
      }))
    // Of the shapes it could have had, the one it comes nearest to says what is wrong.
    const nearest = issue.code === 'invalid_union' ? issue.errors.toSorted((a, b) => a.length - b.length)[0] : undefined
    if (nearest !== undefined && nearest.length > 0) return rowsOf(nearest, path)
    return [{ path: path.join('.'), message: issue.message }]
  })
}

/** Strict zod schemas decide over bodies, query strings and path parameters alike. */
export const validatorCompiler: FastifySchemaCompiler<z.ZodType> = ({ schema, httpPart }) => {
  return (data) => {
    const parsed = schema.safeParse(data)
    return parsed.success ? { value: parsed.data } : { error: new InvalidPart(httpPart, schema, data) }
  }
}
