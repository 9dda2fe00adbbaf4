import { logPage } from '@passline/shared/reportApi'
import { type InfiniteData, type UseInfiniteQueryResult, useInfiniteQuery } from '@tanstack/react-query'
import type * as z from 'zod'
import { useClient } from '../../../live/LiveContext.tsx'
import { answered, type Failure, useAddress } from '../queries.ts'
import { type LogQuestion, logPath } from './filter.ts'

export type LoggedPages = InfiniteData<z.infer<typeof logPage>, number | null>

/** Reads the log page by page; the newest page is asked again while the screen is in front and no older one was opened. */
export function useLog(question: LogQuestion, timeZone: string): UseInfiniteQueryResult<LoggedPages, Failure> {
  const client = useClient()
  const address = useAddress()
  const path = address(logPath(question, timeZone, null))
  return useInfiniteQuery<z.infer<typeof logPage>, Failure, LoggedPages, [string], number | null>({
    queryKey: [path],
    queryFn: async ({ pageParam }) =>
      answered(await client.ask({ method: 'GET', path: address(logPath(question, timeZone, pageParam)) }, logPage)),
    initialPageParam: null,
    getNextPageParam: (page) => page.next,
    refetchInterval: ({ state }) => (state.data && state.data.pages.length > 1 ? false : 10_000),
  })
}
