import { piecesOf, type Stretch } from './pieces.ts'

interface MarkedTextProps {
  readonly text: string
  readonly stretches: readonly Stretch[]
  /** What subjects hit, marked more quietly and only where nothing else is. */
  readonly others?: readonly Stretch[]
}

export function MarkedText({ text, stretches, others = [] }: MarkedTextProps) {
  return piecesOf(text, stretches, others).map((piece, index) =>
    piece.marked ? (
      <mark key={index} data-of={piece.other === true ? 'subject' : 'searched'}>
        {piece.text}
      </mark>
    ) : (
      <span key={index}>{piece.text}</span>
    ),
  )
}
