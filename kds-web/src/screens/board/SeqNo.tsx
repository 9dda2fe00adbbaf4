import { shownSeqNo } from '@passline/shared/businessDay'

/** A number as guests look for it: the sign small, the digits large. */
export function SeqNo({ seqNo }: { seqNo: number }) {
  return (
    <>
      <i>#</i>
      {shownSeqNo(seqNo).slice(1)}
    </>
  )
}
