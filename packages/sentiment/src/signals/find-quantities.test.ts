import { describe, expect, it } from 'vitest'
import { findQuantities } from './find-quantities.ts'

function read(text: string): string {
  return findQuantities(text)
    .map(({ value, atLeast, approx }) => `${value}${atLeast ? '+' : ''}${approx ? '~' : ''}`)
    .join(' ')
}

describe('findQuantities', () => {
  it.each([
    ['二十三人', '23'],
    ['一千二百名', '1200'],
    ['一万零五十', '10050'],
    ['三万五', '35000'],
    ['1.2万', '12000'],
    ['1,200人', '1200'],
    ['俩人', '2'],
    ['三百六十五', '365'],
    ['twenty-five people', '25'],
  ])('reads %s as %s', (text, value) => {
    expect(read(text)).toBe(value)
  })

  it.each([
    ['20余人', '20+'],
    ['上千人', '1000+'],
    ['数百名', '100+'],
    ['十几人', '10+'],
    ['超过24小时', '24+'],
    ['over 20', '20+'],
    ['近千人', '1000~'],
    ['约30万元', '300000~'],
    ['12人左右', '12~'],
    ['nearly 100', '100~'],
  ])('marks %s as %s', (text, value) => {
    expect(read(text)).toBe(value)
  })

  it.each([
    ['10至20人', '10'],
    ['10-20人', '10'],
    ['1至2万', '10000'],
    ['两三百人', '200'],
    ['三五人', '3'],
  ])('gives the lower bound of the range %s', (text, value) => {
    expect(read(text)).toBe(value)
  })

  it('takes a place in a row for no count', () => {
    expect(findQuantities('第5名')[0]?.ordinal).toBe(true)
  })
})
