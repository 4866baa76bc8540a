import { englishCities, provinces, sharedDistricts } from '../lists/gazetteer.ts'
import type { VocabularyEntry } from '../reading/vocabulary.ts'

export interface GazetteerEntry {
  readonly province: string
  readonly city?: string
  readonly level: 'province' | 'city' | 'part'
  /** Other cities with a district of this name. */
  readonly others?: readonly { readonly province: string; readonly city: string }[]
}

export interface Gazetteer {
  readonly entries: readonly GazetteerEntry[]
  readonly words: readonly VocabularyEntry[]
}

/** Names of provinces, cities and districts with what they stand for; municipalities are their own city. */
export function createGazetteer(): Gazetteer {
  const entries: GazetteerEntry[] = []
  const words = new Map<string, number>()
  const add = (word: string, entry: GazetteerEntry): void => {
    if (words.has(word)) return
    words.set(word, entries.length)
    entries.push(entry)
  }
  for (const [district, list] of Object.entries(sharedDistricts)) {
    const cities = list.split(' ').map((pair) => {
      const [province = '', city = ''] = pair.split(':')
      return { province, city }
    })
    const [first] = cities
    if (first !== undefined) add(district, { ...first, level: 'part', others: cities })
  }
  for (const [province, entry] of Object.entries(provinces)) {
    const municipal = entry.cities === ''
    const whole: GazetteerEntry = municipal
      ? { province, city: province, level: 'province' }
      : { province, level: 'province' }
    add(province, whole)
    add(entry.full, whole)
    if (entry.english !== undefined) add(entry.english.replaceAll(' ', '_'), whole)
    for (const name of entry.cities.split(' ').filter(Boolean)) {
      const alone = !name.endsWith('!')
      const city = alone ? name.replace(/[州市]$/, (ending) => (name.length > 2 ? '' : ending)) : name.slice(0, -1)
      const found: GazetteerEntry = { province, city: name === '海南州' ? '海南州' : city, level: 'city' }
      if (alone) add(name, found)
      const stem = alone ? name : name.slice(0, -1)
      // 辽宁朝阳, 台湾桃园: behind its province even an ordinary word is the city.
      if (!alone) add(province + stem, found)
      if (!/[市州盟]$/.test(stem) || stem.length === 2)
        for (const ending of ['市', '地区', '州']) add(stem + ending, found)
    }
    for (const pair of (entry.parts ?? '').split(' ').filter(Boolean)) {
      const [name = '', city = ''] = pair.split(':')
      const found: GazetteerEntry = { province, city, level: name === `${city}市` ? 'city' : 'part' }
      add(name, found)
      if (!/[市区县镇]$/.test(name)) for (const ending of ['区', '市', '县', '镇']) add(name + ending, found)
    }
  }
  for (const [name, pair] of Object.entries(englishCities)) {
    const [province = '', city = ''] = pair.split(':')
    add(name, { province, city, level: 'city' })
  }
  return { entries, words: [...words].map(([word, value]): VocabularyEntry => ({ word, role: 'place', value })) }
}
