import type { WordList } from './word-list.ts'

/** Labels that people correct. */
export const correctionWords = {
  'correction.polarity': ['更正情感', 'Correct the polarity'],
  'correction.negativeEvent': ['更正负面事件', 'Correct the negative event'],
  'correction.category': ['更正事件类别', 'Correct the category'],
  'correction.emotion': ['更正情绪', 'Correct the emotion'],
  'correction.change': ['更正', 'Correct'],
  'correction.takeBack': ['撤回更正', 'Take back'],
  'correction.takenBack': ['撤回，以模型为准', 'taken back, as the model says'],
  'correction.yes': ['是', 'Yes'],
  'correction.no': ['否', 'No'],
  'correction.event': ['负面事件', 'Negative event'],
  'correction.noEvent': ['非负面事件', 'No negative event'],
  'correction.done': ['已更正：{what}', 'Corrected: {what}'],
  'correction.failed': ['更正未能保存，已恢复原状', 'The correction was not kept; it is as before'],
  'correction.undone': [
    '已撤销：标签恢复原状，更正记录仍保留。要彻底删除，请打开该信息的更正记录。',
    "Undone: the label is as before and the history keeps it. To erase it for good, open the mention's corrections.",
  ],
  'correction.undo': ['撤销，记录保留', 'Undo, keep the history'],
  'correction.undoWhat': [
    '标签恢复原状；更正记录仍保留，彻底删除在该信息的更正记录里',
    "The label is as before; the history keeps it. Erasing for good is among the mention's corrections",
  ],
  'correction.erased': ['已彻底删除，无法恢复', 'Erased for good; nothing brings it back'],
  'correction.erase': ['彻底删除', 'Erase for good'],
  'correction.eraseTitle': ['彻底删除更正：{what}', 'Erase the correction for good: {what}'],
  'correction.eraseWhat': [
    '删去其中保存的标题、正文、标签、备注和全部 {count} 条记录，无法恢复；标签以模型为准。',
    "Its title, text, labels, notes and {count} {count|entry|entries} of history go and cannot be brought back; the model's answer stands again.",
  ],
  'correction.eraseStays': [
    '信息本身和证据仍在；已导出的文件里也仍有，用它训练过的对象分类器须重新训练才会忘记。日志只记谁删除了哪一条，不记内容。',
    'The mention and its evidence stay, files exported before keep it, and a subject classifier forgets it only when trained again. The log keeps who erased which, not what it said.',
  ],
  'correction.eraseNotUndo': [
    '只想改回标签，请用撤回或撤销：记录仍保留。',
    'To bring a label back only, take it back or undo: the history stays.',
  ],
  'correction.corrected': ['{by} 更正：{what}（模型：{model}）', '{by}: {what} (model: {model})'],
  'correction.confirmed': ['{by} 确认：{what}', '{by} confirmed: {what}'],
  'correction.at': ['{by}，{at}', '{by}, {at}'],
  'correction.model': ['模型：{what}', 'model: {what}'],
  'correction.history': ['更正记录', 'Corrections'],
  'correction.show': ['查看记录', 'Show the history'],
  'correction.hide': ['收起记录', 'Hide the history'],
  'correction.none': ['尚无更正', 'None yet'],
  'correction.reach': [
    '更正与模型的判断并列显示，随信息一同导出，也可导出为训练数据；检索、趋势与定级仍用模型的判断。',
    'Corrections are shown and exported beside what the model says, and can be exported as training data; searches, trends and grades go by the model.',
  ],
  'correction.export': ['导出训练数据', 'Export the training data'],
  'correction.ofEarlierText': ['针对修改前的文字，已不计', 'of an earlier text, no longer counts'],
  'correction.ofText': ['全文', 'Whole text'],
  'help.correct': [
    '更正所选或打开的信息（分析师、信息监测组、管理员）',
    'Correct the selected or open mention (analyst, brand team, administrator)',
  ],
  'help.correctTarget': [
    '列表按监测对象筛选时，更正的是对该对象的判断；否则是全文。',
    'In a list narrowed to one subject it is what is said towards that subject, elsewhere the whole text.',
  ],
  'help.polarity': ['负面 / 中性 / 正面', 'Negative / neutral / positive'],
  'help.event': ['负面事件：是 / 否', 'Negative event: yes / no'],
  'help.category': ['选择事件类别', 'Choose the category'],
  'help.emotion': ['选择情绪', 'Choose the emotion'],
  'help.undo': [
    '撤销刚才的更正，记录仍保留（彻底删除在信息的更正记录里）',
    "Undo the last correction; the history keeps it (erasing for good is among the mention's corrections)",
  ],
} as const satisfies WordList
