import { piecesOf } from './pieces.ts'

interface MarkedTextProps {
  readonly text: string
  readonly stretches: readonly { readonly start: number; readonly end: number }[]
}

export function MarkedText({ text, stretches }: MarkedTextProps) {
  return piecesOf(text, stretches).map((piece, index) =>
    piece.marked ? <mark key={index}>{piece.text}</mark> : <span key={index}>{piece.text}</span>,
  )
}
