import type { Category, Emotion } from '@groundswell/contracts'
import { Modal, Select } from 'antd'
import { useRef, useState, type ComponentRef } from 'react'
import type { FoundMention } from '../api/answers.ts'
import { categories } from '../words/categories.ts'
import { emotions } from '../words/emotions.ts'
import { useLanguage } from '../words/language.tsx'
import { judgedOf, type CorrectionChange } from './correction-change.ts'

/** Labels of the whole text with too many values for a button each. */
export type PickedLabel = 'category' | 'emotion'

interface LabelPickerProps {
  readonly mention: FoundMention
  readonly picked: PickedLabel
  readonly onPick: (change: CorrectionChange) => void
  readonly onClose: () => void
}

/** Type a few letters, Enter takes it. */
export function LabelPicker({ mention, picked, onPick, onClose }: LabelPickerProps) {
  const { t, label } = useLanguage()
  const [open, setOpen] = useState(false)
  const select = useRef<ComponentRef<typeof Select>>(null)
  const values: readonly (Category | Emotion)[] = picked === 'category' ? categories : emotions
  return (
    <Modal
      open
      onCancel={onClose}
      footer={null}
      title={t(`correction.${picked}`)}
      width={420}
      destroyOnHidden
      // A list that opens before the panel stands has no place to open at, and the panel then takes the focus to its head.
      afterOpenChange={(stands) => {
        setOpen(stands)
        if (stands) select.current?.focus()
      }}
    >
      <Select<Category | Emotion>
        ref={select}
        open={open}
        onOpenChange={setOpen}
        showSearch={{ optionFilterProp: 'label' }}
        style={{ width: '100%' }}
        aria-label={t(`correction.${picked}`)}
        defaultValue={judgedOf(mention)[picked]}
        options={values.map((value) => ({ value, label: label(picked, value) }))}
        onSelect={(value) => onPick({ [picked]: value })}
      />
    </Modal>
  )
}
