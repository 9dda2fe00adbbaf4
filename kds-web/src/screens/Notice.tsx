import type { ReactNode } from 'react'
import { Icon } from '../parts/Icon.tsx'
import { LangSwitch } from '../parts/LangSwitch.tsx'
import './notice.css'

interface NoticeProps {
  title: string
  body: string
  children?: ReactNode
}

/** A page with one thing to say and nothing else to show. */
export function Notice({ title, body, children }: NoticeProps) {
  return (
    <main className="notice">
      <div className="notice-mark">
        <Icon name="logo" />
      </div>
      <h1>{title}</h1>
      {body !== '' && <p>{body}</p>}
      {children}
      <LangSwitch />
    </main>
  )
}
