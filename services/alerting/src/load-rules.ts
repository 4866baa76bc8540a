import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { UserError } from '@groundswell/runtime'
import { parseRuleBook, type RuleBook } from './grade/rule-book.ts'

/** The rule file that comes with the service. */
export const defaultRulesPath = fileURLToPath(new URL('../rules/default.yaml', import.meta.url))

/** Reads a rule file; a bad one is a `UserError` that names every fault with line and column. */
export function loadRules(path: string = defaultRulesPath): RuleBook {
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch (error) {
    throw new UserError(`cannot read the rule file ${path}: ${(error as Error).message}`, 'check the path of the rules')
  }
  return parseRuleBook(text, path)
}
