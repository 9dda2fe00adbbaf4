import {
  keepPreviousData,
  QueryClient,
  type UseMutationResult,
  type UseQueryResult,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query'
import type * as z from 'zod'
import type { Answer, Refusal, Unreachable } from '../../api/answer.ts'
import { type Sent, untilDecided } from '../../api/client.ts'
import { useClient, useLive } from '../../live/LiveContext.tsx'

/** The answer was a refusal, or none came. */
export class Failure extends Error {
  readonly answer: Refusal | Unreachable

  constructor(answer: Refusal | Unreachable) {
    super(answer.kind === 'refused' ? answer.detail : answer.reason)
    this.answer = answer
  }
}

/** Reads are asked again after a moment when nobody answered, never when the server said no. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        networkMode: 'always',
        staleTime: 5_000,
        refetchOnWindowFocus: true,
        retry: (times, cause) => cause instanceof Failure && cause.answer.kind === 'unreachable' && times < 3,
      },
      mutations: { networkMode: 'always' },
    },
  })
}

interface ReadOptions {
  /** Ask again every so many ms while the page is in front. */
  everyMs?: number
  /** Whether to ask at all; true when missing. */
  isOn?: boolean
  /** Whether the answer to an earlier path stays until the one to a new path is there. */
  keepsEarlier?: boolean
}

/** Reads an address. A path that begins with a slash but not with `/v1` is inside the shop: `/presence`. */
export function useRead<S extends z.ZodType>(path: string, schema: S, options: ReadOptions = {}): UseQueryResult<z.infer<S>, Failure> {
  const client = useClient()
  const full = useAddress()(path)
  return useQuery<z.infer<S>, Failure>({
    queryKey: [full],
    queryFn: async () => answered(await client.ask({ method: 'GET', path: full }, schema)),
    enabled: options.isOn ?? true,
    ...(options.everyMs ? { refetchInterval: options.everyMs } : {}),
    ...(options.keepsEarlier ? { placeholderData: keepPreviousData } : {}),
  })
}

/** `key`: of an intended action that may be asked for again while it is undecided; without one every write is an action of its own. */
export type Written = Omit<Sent, 'method'> & { method: Exclude<Sent['method'], 'GET'> }

/**
 * Writes to an address, inside the shop unless it begins with `/v1`, repeated under one key until somebody decided it. Afterwards every read
 * is asked again. @throws Failure through the mutation's error
 */
export function useWrite<S extends z.ZodType>(schema: S): UseMutationResult<z.infer<S>, Failure, Written> {
  const client = useClient()
  const queries = useQueryClient()
  const address = useAddress()
  return useMutation<z.infer<S>, Failure, Written>({
    mutationFn: async (written) =>
      answered(await untilDecided((key) => client.ask({ ...written, path: address(written.path), key }, schema), written.key)),
    onSuccess: () => queries.invalidateQueries(),
  })
}

/** Makes whole addresses of addresses inside the shop. */
export function useAddress(): (path: string) => string {
  const shopId = useLive(({ self }) => self?.shopId ?? null)
  return (path) => (path.startsWith('/v1/') || shopId === null ? path : `/v1/shops/${shopId}${path}`)
}

/** The value of an answer. @throws Failure when there is none */
export function answered<T>(answer: Answer<T>): T {
  if (answer.kind === 'ok') return answer.value
  throw new Failure(answer)
}
