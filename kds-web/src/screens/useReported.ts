import { useEffect } from 'react'
import { useReporter } from '../live/LiveContext.tsx'

/**
 * Tells the server which position of the journal is on the glass, after the frame that shows it, and for which stations.
 * @param rev null while the screen shows an older one
 * @param stations what it shows; null for all of them
 */
export function useReported(rev: number | null, stations: readonly string[] | null): void {
  const reporter = useReporter()
  const key = stations?.join('\n') ?? null
  // A page that nobody sees has no frames: then nothing is said to be painted.
  useEffect(() => {
    if (rev === null) return
    requestAnimationFrame(() => requestAnimationFrame(() => reporter.say({ painted: rev })))
  }, [rev, reporter])
  useEffect(() => {
    reporter.say({ stations: key === null ? null : key.split('\n').filter((each) => each !== '') })
  }, [key, reporter])
}
