/**
 * Where each province stands on a board of equal tiles, column and row from the north-west, near enough to where it lies
 * for its neighbours to be found; drawn by us. `code` is its part of ISO 3166-2:CN, for readers of Latin letters.
 */
export interface ProvinceTile {
  readonly province: string
  readonly code: string
  readonly column: number
  readonly row: number
}

const board: readonly (readonly [province: string, code: string, column: number, row: number])[] = [
  ['黑龙江', 'HL', 9, 1],
  ['新疆', 'XJ', 1, 2],
  ['内蒙古', 'NM', 6, 2],
  ['吉林', 'JL', 9, 2],
  ['青海', 'QH', 2, 3],
  ['甘肃', 'GS', 3, 3],
  ['宁夏', 'NX', 4, 3],
  ['山西', 'SX', 5, 3],
  ['河北', 'HE', 6, 3],
  ['北京', 'BJ', 7, 3],
  ['天津', 'TJ', 8, 3],
  ['辽宁', 'LN', 9, 3],
  ['西藏', 'XZ', 1, 4],
  ['四川', 'SC', 3, 4],
  ['陕西', 'SN', 4, 4],
  ['河南', 'HA', 5, 4],
  ['山东', 'SD', 6, 4],
  ['重庆', 'CQ', 3, 5],
  ['湖北', 'HB', 4, 5],
  ['安徽', 'AH', 5, 5],
  ['江苏', 'JS', 6, 5],
  ['上海', 'SH', 7, 5],
  ['云南', 'YN', 2, 6],
  ['贵州', 'GZ', 3, 6],
  ['湖南', 'HN', 4, 6],
  ['江西', 'JX', 5, 6],
  ['浙江', 'ZJ', 6, 6],
  ['广西', 'GX', 3, 7],
  ['广东', 'GD', 4, 7],
  ['福建', 'FJ', 5, 7],
  ['台湾', 'TW', 7, 7],
  ['海南', 'HI', 3, 8],
  ['澳门', 'MO', 4, 8],
  ['香港', 'HK', 5, 8],
]

export const provinceTiles: readonly ProvinceTile[] = board.map(([province, code, column, row]) => ({
  province,
  code,
  column,
  row,
}))
