import { Icon } from '../../parts/Icon.tsx'

interface ReplayNoticeProps {
  title: string
  body: string
  action?: string
  onAction?(): void
}

/** In the place of the wall: why there is nothing, and what to do. */
export function ReplayNotice({ title, body, action, onAction }: ReplayNoticeProps) {
  return (
    <div className="empty">
      <Icon name="history" />
      <h2>{title}</h2>
      <p>{body}</p>
      {action && (
        <button type="button" className="outlined" onClick={onAction}>
          {action}
        </button>
      )}
    </div>
  )
}
