import { Select } from 'antd'

interface PickProps<T extends string> {
  readonly label: string
  readonly value: T | undefined
  readonly options: readonly { readonly value: T; readonly label: string }[]
  readonly onChange: (value: T | undefined) => void
  readonly width?: number
  readonly clearable?: boolean
}

/** One filter: named by its label until something is chosen. */
export function Pick<T extends string>({
  label,
  value,
  options,
  onChange,
  width = 132,
  clearable = true,
}: PickProps<T>) {
  return (
    <Select<T>
      aria-label={label}
      placeholder={label}
      value={value ?? null}
      options={[...options]}
      onChange={(next: T | undefined) => onChange(next ?? undefined)}
      allowClear={clearable}
      style={{ width }}
      showSearch={options.length > 8 ? { optionFilterProp: 'label' } : false}
      popupMatchSelectWidth={false}
    />
  )
}
