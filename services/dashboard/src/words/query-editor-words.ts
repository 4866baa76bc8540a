import type { WordList } from './word-list.ts'

/** Suggestions and hints while a query is written. */
export const queryEditorWords = {
  'editor.suggestions': ['可填写的内容', 'What could stand here'],
  'editor.offered': [
    '{count} 项建议，用上下键选择',
    '{count} {count|suggestion|suggestions}; choose with the arrow keys',
  ],
  'editor.keys': ['↑↓ 选中后回车填入 · Esc 关闭', '↑↓ choose, then Enter inserts · Esc close'],
  'editor.hint': ['Alt+↓ 列出字段与运算符', 'Alt+↓ lists fields and operators'],
  'editor.levelUpTo': ['{level}及以上', '{level} and above'],
  'editor.followersFrom': ['{count} 粉丝及以上', '{count} followers or more'],
  'editor.field.title': ['标题中的词', 'words in the title'],
  'editor.field.text': ['正文中的词', 'words in the text'],
  'editor.field.author': ['作者名或账号', 'name or handle of the author'],
  'editor.field.platform': ['平台', 'platform'],
  'editor.field.source': ['来源', 'source'],
  'editor.field.sentiment': ['情感', 'polarity'],
  'editor.field.category': ['事件类别', 'category'],
  'editor.field.province': ['提到的省份', 'a province it names'],
  'editor.field.lang': ['语言', 'language'],
  'editor.field.reach': ['作者粉丝数', 'followers of the author'],
  'editor.field.published': ['发布日期', 'day of publication'],
  'editor.field.level': ['所属事件的当前等级', 'present level of its event'],
  'editor.field.subject': ['命中的监测对象', 'a subject it matches'],
  'editor.field.story': ['事件线索', 'a story it belongs to'],
  'editor.operator.AND': ['两者都有（且）', 'both'],
  'editor.operator.OR': ['任一即可（或）', 'either'],
  'editor.operator.NOT': ['不含（非）', 'without'],
  'editor.operator.NEAR/5': ['相距不超过 5 个词', 'at most 5 words apart'],
  'editor.operator.ONEAR/5': ['先后出现，相距不超过 5 个词', 'in this order, at most 5 words apart'],
  'editor.operator.(2 of) (': ['列出的至少 2 项', 'at least 2 of a list'],
} as const satisfies WordList
