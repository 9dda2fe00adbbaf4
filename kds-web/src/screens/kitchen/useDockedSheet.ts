import { type ComponentType, useEffect, useState } from 'react'
import type { DockedSheetProps } from './DockedSheet.tsx'

/** The start of the wall comes first. */
const AFTER_START_MS = 5_000

/**
 * The sheets, which are fetched apart: soon after the start, so that they are there without a network too, or when one is opened.
 * Null: not yet; it is tried again when the link is back.
 */
export function useDockedSheet(isAsked: boolean, isLive: boolean): ComponentType<DockedSheetProps> | null {
  const [sheet, setSheet] = useState<ComponentType<DockedSheetProps> | null>(null)
  useEffect(() => {
    if (sheet !== null || (!isAsked && !isLive)) return
    const fetchIt = () =>
      import('./DockedSheet.tsx').then(
        ({ DockedSheet }) => setSheet(() => DockedSheet),
        (cause: unknown) => console.warn('the sheets beside the wall could not be fetched', cause),
      )
    const timer = setTimeout(fetchIt, isAsked ? 0 : AFTER_START_MS)
    return () => clearTimeout(timer)
  }, [sheet, isAsked, isLive])
  return sheet
}
