import type { Language } from '../words/translate.ts'

interface Zone {
  /** IANA name. */
  readonly zone: string
  readonly zh: string
  readonly en: string
}

const zone = (name: string, zh: string, en: string): Zone => ({ zone: name, zh, en })

/** Zones by a city everybody knows: one of every offset and larger part of the world. */
const zones: readonly Zone[] = [
  zone('UTC', '协调世界时', 'Coordinated Universal Time'),
  zone('Pacific/Honolulu', '檀香山', 'Honolulu'),
  zone('America/Anchorage', '安克雷奇', 'Anchorage'),
  zone('America/Los_Angeles', '洛杉矶', 'Los Angeles'),
  zone('America/Denver', '丹佛', 'Denver'),
  zone('America/Chicago', '芝加哥', 'Chicago'),
  zone('America/Mexico_City', '墨西哥城', 'Mexico City'),
  zone('America/New_York', '纽约', 'New York'),
  zone('America/Toronto', '多伦多', 'Toronto'),
  zone('America/Bogota', '波哥大', 'Bogotá'),
  zone('America/Halifax', '哈利法克斯', 'Halifax'),
  zone('America/Santiago', '圣地亚哥', 'Santiago'),
  zone('America/Sao_Paulo', '圣保罗', 'São Paulo'),
  zone('America/Argentina/Buenos_Aires', '布宜诺斯艾利斯', 'Buenos Aires'),
  zone('Atlantic/Azores', '亚速尔群岛', 'Azores'),
  zone('Europe/London', '伦敦', 'London'),
  zone('Africa/Lagos', '拉各斯', 'Lagos'),
  zone('Europe/Paris', '巴黎', 'Paris'),
  zone('Europe/Berlin', '柏林', 'Berlin'),
  zone('Africa/Cairo', '开罗', 'Cairo'),
  zone('Africa/Johannesburg', '约翰内斯堡', 'Johannesburg'),
  zone('Europe/Athens', '雅典', 'Athens'),
  zone('Europe/Kyiv', '基辅', 'Kyiv'),
  zone('Europe/Istanbul', '伊斯坦布尔', 'Istanbul'),
  zone('Europe/Moscow', '莫斯科', 'Moscow'),
  zone('Africa/Nairobi', '内罗毕', 'Nairobi'),
  zone('Asia/Riyadh', '利雅得', 'Riyadh'),
  zone('Asia/Tehran', '德黑兰', 'Tehran'),
  zone('Asia/Dubai', '迪拜', 'Dubai'),
  zone('Asia/Kabul', '喀布尔', 'Kabul'),
  zone('Asia/Karachi', '卡拉奇', 'Karachi'),
  zone('Asia/Tashkent', '塔什干', 'Tashkent'),
  zone('Asia/Kolkata', '新德里', 'New Delhi'),
  zone('Asia/Kathmandu', '加德满都', 'Kathmandu'),
  zone('Asia/Urumqi', '乌鲁木齐', 'Ürümqi'),
  zone('Asia/Dhaka', '达卡', 'Dhaka'),
  zone('Asia/Yangon', '仰光', 'Yangon'),
  zone('Asia/Bangkok', '曼谷', 'Bangkok'),
  zone('Asia/Ho_Chi_Minh', '胡志明市', 'Ho Chi Minh City'),
  zone('Asia/Jakarta', '雅加达', 'Jakarta'),
  zone('Asia/Shanghai', '北京、上海', 'Beijing, Shanghai'),
  zone('Asia/Hong_Kong', '香港', 'Hong Kong'),
  zone('Asia/Taipei', '台北', 'Taipei'),
  zone('Asia/Singapore', '新加坡', 'Singapore'),
  zone('Asia/Manila', '马尼拉', 'Manila'),
  zone('Australia/Perth', '珀斯', 'Perth'),
  zone('Asia/Tokyo', '东京', 'Tokyo'),
  zone('Asia/Seoul', '首尔', 'Seoul'),
  zone('Australia/Adelaide', '阿德莱德', 'Adelaide'),
  zone('Australia/Brisbane', '布里斯班', 'Brisbane'),
  zone('Australia/Sydney', '悉尼', 'Sydney'),
  zone('Pacific/Auckland', '奥克兰', 'Auckland'),
]

/** IANA names from west to east by the clocks of now, or of an instant in epoch milliseconds. */
export function zonesFromWest(at = Date.now()): readonly string[] {
  const east = new Map(zones.map((one) => [one.zone, minutesEast(one.zone, at)]))
  return [...east.keys()].toSorted((a, b) => (east.get(a) ?? 0) - (east.get(b) ?? 0))
}

/** What a zone is called; one without a name of ours by its IANA name. */
export function zoneName(name: string, language: Language): string {
  return zones.find((one) => isSameZone(one.zone, name))?.[language] ?? name
}

/** Whether two names are one zone: browsers still give old ones, as Asia/Calcutta. */
export function isSameZone(one: string, other: string): boolean {
  return one === other || resolved(one) === resolved(other)
}

/** `UTC+8`, `UTC+5:45` of now, or of an instant in epoch milliseconds. */
export function offsetOf(name: string, at = Date.now()): string {
  const format = new Intl.DateTimeFormat('en', { timeZone: name, timeZoneName: 'shortOffset' })
  const written = format.formatToParts(at).find(({ type }) => type === 'timeZoneName')?.value ?? ''
  return written.replace('GMT', 'UTC').replace('-', '−')
}

function minutesEast(name: string, at: number): number {
  const [, sign, hours = '0', minutes = '0'] = /([+−])(\d+)(?::(\d+))?$/.exec(offsetOf(name, at)) ?? []
  return (sign === '−' ? -1 : 1) * (Number(hours) * 60 + Number(minutes))
}

function resolved(name: string): string {
  return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone
}
