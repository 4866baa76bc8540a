/** The calls a thread answers: each takes one structured-cloneable argument and gives one such value. */
export type CallMap = Readonly<Record<string, (argument: never) => unknown>>

export type ToThread =
  | { readonly kind: 'call'; readonly id: number; readonly method: string; readonly argument: unknown }
  | { readonly kind: 'close' }

export type FromThread =
  | { readonly kind: 'ready' }
  | { readonly kind: 'refused'; readonly message: string; readonly fix: string }
  | { readonly kind: 'answer'; readonly id: number; readonly value: unknown }
  | {
      readonly kind: 'failure'
      readonly id: number
      readonly message: string
      readonly transient: boolean
      readonly overdue: boolean
    }
