import type { WordList } from './word-list.ts'

/** Labels that people correct. */
export const correctionWords = {
  'correction.polarity': ['更正情感', 'Correct the polarity'],
  'correction.negativeEvent': ['更正负面事件', 'Correct the negative event'],
  'correction.category': ['更正事件类别', 'Correct the category'],
  'correction.change': ['更正', 'Correct'],
  'correction.takeBack': ['撤回更正', 'Take back'],
  'correction.takenBack': ['撤回，以模型为准', 'taken back, as the model says'],
  'correction.yes': ['是', 'Yes'],
  'correction.no': ['否', 'No'],
  'correction.event': ['负面事件', 'Negative event'],
  'correction.noEvent': ['非负面事件', 'No negative event'],
  'correction.done': ['已更正：{what}', 'Corrected: {what}'],
  'correction.failed': ['更正未能保存，已恢复原状', 'The correction was not kept; it is as before'],
  'correction.undone': ['已撤销', 'Undone'],
  'correction.undo': ['撤销', 'Undo'],
  'correction.corrected': ['{by} 更正：{what}（模型：{model}）', '{by}: {what} (model: {model})'],
  'correction.confirmed': ['{by} 确认：{what}', '{by} confirmed: {what}'],
  'correction.at': ['{by}，{at}', '{by}, {at}'],
  'correction.model': ['模型：{what}', 'model: {what}'],
  'correction.history': ['更正记录', 'Corrections'],
  'correction.show': ['查看记录', 'Show the history'],
  'correction.hide': ['收起记录', 'Hide the history'],
  'correction.none': ['尚无更正', 'None yet'],
  'correction.reach': [
    '更正会在此处显示，并可导出为训练数据；检索、趋势与定级仍用模型的判断。',
    'Corrections are shown here and can be exported as training data; searches, trends and grades go by the model.',
  ],
  'correction.ofText': ['全文', 'Whole text'],
  'help.correct': [
    '更正所选或打开的信息（分析人员、品牌、管理员）',
    'Correct the selected or open mention (analyst, brand, admin)',
  ],
  'help.correctTarget': [
    '列表按监测对象筛选时，更正的是对该对象的判断；否则是全文。',
    'In a list narrowed to one subject it is what is said towards that subject, elsewhere the whole text.',
  ],
  'help.polarity': ['负面 / 中性 / 正面', 'Negative / neutral / positive'],
  'help.event': ['负面事件：是 / 否', 'Negative event: yes / no'],
  'help.category': ['选择事件类别', 'Choose the category'],
  'help.undo': ['撤销刚才的更正', 'Undo the last correction'],
} as const satisfies WordList
