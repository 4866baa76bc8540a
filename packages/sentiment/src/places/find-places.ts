import type { Place } from '@groundswell/contracts'
import type { Passage, Stretch } from '../signals/passage.ts'
import type { GazetteerEntry } from './gazetteer-index.ts'

const maximumPlaces = 40
/** A street, school, dish or person that only bears the name. */
const bearer =
  /^(?:路|街|大道|东路|西路|南路|北路|中路|大街|大学|理工|师范|人民路|烤鸭|菜馆|拉面|小面|米粉|热干面|火锅|啤酒|茅台|白药|火腿|话|人寿|银行|证券|航空|医药|制药|现代|大众|汽车(?!站)|晚报|日报|证监|香菜|时间|牌|石(?!家庄|河|嘴|狮|景|化))/
/** 张南京老师, 我叫王海南: the name of a person. */
const surnames = new Set(
  '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯董程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶余潘杜戴夏钟汪田姜范姚谭廖邹熊陆郝孔崔康毛邱秦顾侯邵孟龙段雷钱汤尹黎',
)
const title = /^(?:先生|女士|老师|律师|医生|经理|师傅|警官|同学|教授|小姐|某)/
const introduced = /(?:叫|名叫|姓名|是|名为|记者|作者|编辑)[:]?.$/

interface Found extends GazetteerEntry {
  readonly passage: Passage
  readonly start: number
  readonly end: number
}

/** Places with their province; the districts several cities share go to the one the text names, else to the best known. */
export function findPlaces(passages: readonly Passage[], entries: readonly GazetteerEntry[]): Place[] {
  const found: Found[] = []
  for (const passage of passages) {
    for (const hit of passage.hits.of('place')) {
      const entry = entries[hit.value]
      if (entry === undefined || bearer.test(passage.text.slice(hit.end, hit.end + 3)) || isPerson(passage, hit))
        continue
      const last = found[found.length - 1]
      if (last !== undefined && last.passage === passage && joins(passage, last, entry, hit.start)) found.pop()
      else {
        found.push({ ...entry, passage, start: hit.start, end: hit.end })
        continue
      }
      const inside = last.level === 'city' && entry.level === 'part'
      const city = inside ? last.city : (entry.city ?? last.city)
      found.push({
        province: last.province,
        ...(city === undefined ? {} : { city }),
        level: entry.level,
        passage,
        start: last.start,
        end: hit.end,
      })
    }
  }
  if (found.length === 0) return []
  const cities = new Set(found.filter((each) => each.others === undefined).map((each) => each.city ?? each.province))
  const provinces = new Set(found.filter((each) => each.others === undefined).map((each) => each.province))
  const kept = new Map<string, Place>()
  for (const each of found) {
    const settled =
      each.others?.find((other) => cities.has(other.city)) ??
      each.others?.find((other) => provinces.has(other.province)) ??
      each
    const key = `${settled.province}/${settled.city ?? ''}`
    if (kept.has(key) || kept.size >= maximumPlaces) continue
    kept.set(key, {
      province: settled.province,
      ...(settled.city === undefined ? {} : { city: settled.city }),
      field: each.passage.reading.field,
      start: each.passage.reading.start(each.start),
      end: each.passage.reading.end(each.end),
    })
  }
  return withoutImplied([...kept.values()])
}

function isPerson(passage: Passage, hit: Stretch): boolean {
  if (!surnames.has(passage.text[hit.start - 1] ?? '')) return false
  const lead = passage.text.slice(Math.max(0, hit.start - 4), hit.start)
  return title.test(passage.text.slice(hit.end, hit.end + 2)) || introduced.test(lead)
}

/** A province goes without saying where one of its cities is named. */
function withoutImplied(places: readonly Place[]): Place[] {
  if (places.length < 2) return [...places]
  const withCity = new Set(places.filter((place) => place.city !== undefined).map((place) => place.province))
  return places.filter((place) => place.city !== undefined || !withCity.has(place.province))
}

/** 江西省南昌市, 杭州余杭: a place right behind the larger one it lies in makes one place. */
function joins(passage: Passage, last: Found, entry: GazetteerEntry, start: number): boolean {
  if (start - last.end > 1 || (start - last.end === 1 && !/[省市,· ]/.test(passage.text[last.end] ?? ''))) return false
  if (entry.level === 'province' || last.level === 'part') return false
  if (entry.others?.some((other) => other.province === last.province) === true) return true
  if (entry.province !== last.province) return false
  return last.level === 'province' || (entry.level === 'part' && entry.city === last.city)
}
