import type { Category } from '@groundswell/contracts'
import { Modal, Select } from 'antd'
import type { FoundMention } from '../api/answers.ts'
import { categories } from '../words/categories.ts'
import { useLanguage } from '../words/language.tsx'
import { judgedOf } from './correction-change.ts'

interface CategoryPickerProps {
  readonly mention: FoundMention
  readonly onPick: (category: Category) => void
  readonly onClose: () => void
}

/** Type a few letters, Enter takes it. */
export function CategoryPicker({ mention, onPick, onClose }: CategoryPickerProps) {
  const { t, label } = useLanguage()
  return (
    <Modal open onCancel={onClose} footer={null} title={t('correction.category')} width={420} destroyOnHidden>
      <Select<Category>
        autoFocus
        defaultOpen
        showSearch={{ optionFilterProp: 'label' }}
        style={{ width: '100%' }}
        aria-label={t('correction.category')}
        defaultValue={judgedOf(mention).category}
        options={categories.map((value) => ({ value, label: label('category', value) }))}
        onSelect={onPick}
      />
    </Modal>
  )
}
