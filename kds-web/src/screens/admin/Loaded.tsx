import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Icon } from '../../parts/Icon.tsx'
import { useText } from '../../text/i18n.ts'
import type { Failure } from './queries.ts'
import { useWhyNot } from './useWhyNot.ts'

interface LoadedProps<T> {
  read: Pick<UseQueryResult<T, Failure>, 'data' | 'error' | 'refetch'>
  children: (value: T) => ReactNode
}

/** Shows what was read; until then that it is being read, or why it could not be, with a way to ask again. */
export function Loaded<T>({ read, children }: LoadedProps<T>) {
  const { t } = useText()
  const whyNot = useWhyNot()
  if (read.data !== undefined) return children(read.data)
  if (read.error === null)
    return (
      <p className="page-loading" role="status">
        {t('admin.loading')}
      </p>
    )
  return (
    <div className="said bad" role="alert">
      <Icon name="alert" />
      <span className="grow">{t('admin.failed', { why: whyNot(read.error) })}</span>
      <button type="button" className="b2" onClick={() => void read.refetch()}>
        {t('admin.again')}
      </button>
    </div>
  )
}
