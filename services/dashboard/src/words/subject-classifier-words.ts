import type { WordList } from './word-list.ts'

/** The small classifier of a subject, trained by corrections. */
export const subjectClassifierWords = {
  'classifier.title': ['对象分类器', 'Subject classifier'],
  'classifier.what': [
    '由对该对象的更正训练而成。开启后，对此后收到的信息，负面事件与情感改由它判断；内置判断仍留在旁边。',
    'Trained by what people corrected towards this subject. Switched on, it judges the negative event and polarity of what comes in from then on; the built-in answer is kept beside.',
  ],
  'classifier.none': ['尚无对该对象的更正', 'Nothing was corrected towards this subject yet'],
  'classifier.teach': [
    '在实时页按该对象筛选，用 j k 选择信息：按 e 更正负面事件（再按一次即确认为原判断），按 - 0 + 更正或确认情感。判断正确的也请标注，否则无从知道模型何时是对的。',
    'On the Live page, narrowed to this subject, pick a mention with j k: e corrects the negative event (pressed again it confirms what the model said), - 0 + correct or confirm the polarity. Mark right answers too, or nobody can tell when the model is right.',
  ],
  'classifier.teachLink': ['去实时页更正', 'Correct on the Live page'],
  'classifier.corrections': ['更正', 'Corrections'],
  'classifier.confirmed': ['其中确认模型正确', 'Confirm the model'],
  'classifier.needed': [
    '同一标签需要 {total} 条，每类至少 {each} 条，其中至少 {confirmed} 条确认模型正确；近似文本只计一次。',
    'One label needs {total}, at least {each} of each side and {confirmed} that confirm the model; near-duplicates count once.',
  ],
  'classifier.train': ['训练', 'Train'],
  'classifier.trainAgain': ['重新训练', 'Train again'],
  'classifier.judgedAll': ['我们逐条标注，对错都标', 'We marked every mention as it came, right or wrong'],
  'classifier.judgedAllWhy': [
    '不勾选时，因为人们多半只改错的，确认会加权计算（每条错误至多配九条正确）。',
    'Otherwise, since people mostly correct what is wrong, confirmations are given more weight: up to nine right answers for each mistake.',
  ],
  'classifier.trained': ['{who} 训练于 {at}，第 {version} 版', 'Trained by {who}, {at}, version {version}'],
  'classifier.builtIn': ['内置判断', 'Built-in'],
  'classifier.own': ['对象分类器', 'Subject classifier'],
  'classifier.accuracy': ['准确率', 'Accuracy'],
  'classifier.f1': ['F1', 'F1'],
  'classifier.figures': [
    '五折交叉验证，与更正中保存的内置判断在同一批文本上比较。',
    'Five-fold cross-validation, on the very texts whose built-in answers the corrections keep.',
  ],
  'classifier.weighted': [
    '每条确认按 {weight} 条计，以接近平常的信息。',
    'Each confirmation counts as {weight}, to come near ordinary mentions.',
  ],
  'classifier.better': ['优于内置判断', 'Better than built-in'],
  'classifier.notBetter': ['未见优于内置判断', 'Not shown to be better'],
  'classifier.differ': [
    '仅它正确 {own}，仅内置正确 {builtIn}，{chance}',
    'only it right {own}, only built-in right {builtIn}, {chance}',
  ],
  'classifier.telling': ['最有分量的词', 'Words that count most'],
  'classifier.on': ['已开启，正在判断新信息', 'On: it judges what comes in'],
  'classifier.off': ['已关闭，使用内置判断', 'Off: the built-in answer counts'],
  'classifier.cannot': [
    '准确率须高出 {points} 个百分点以上且 p ≤ {chance}，才能开启。',
    'It can be switched on once it is right more often by {points} points or more, with p ≤ {chance}.',
  ],
  'classifier.preview': ['预览会改变什么', 'Preview what it would change'],
  'classifier.previewOn': ['看它改变什么', 'Show what it changes'],
  'classifier.previewHide': ['收起预览', 'Hide the preview'],
  'classifier.previewFirst': ['看过预览之后，才能开启。', 'It can be switched on once the preview was looked at.'],
  'classifier.previewState': [
    '最近 {count} 条信息中，{changed} 条（{share}）的判断与内置不同：',
    'Of the newest {count} {count|mention|mentions}, {changed} ({share}) {changed|is|are} judged otherwise than built-in:',
  ],
  'classifier.previewNone': [
    '还没有该对象的信息可供预览；开启后，从此后收到的信息起由它判断。',
    'There is no mention of this subject to preview yet; switched on, it judges what comes in from then on.',
  ],
  'classifier.previewSame': ['没有改变', 'no change'],
  'classifier.previewLeft': ['仍由内置判断', 'left to the built-in answer'],
  'classifier.judged': ['对象分类器判断', 'by the subject classifier'],
} as const satisfies WordList
