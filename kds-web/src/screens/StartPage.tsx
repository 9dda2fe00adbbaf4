import { may } from '@passline/shared/role'
import { useCallback, useState } from 'react'
import type { Answer } from '../api/answer.ts'
import { createClient, type WhoAmI } from '../api/client.ts'
import { knownTokens } from '../api/screenToken.ts'
import { useText } from '../text/i18n.ts'
import { Notice } from './Notice.tsx'
import { SCREENS, type ScreenName, screenNames } from './screens.ts'
import { useAsked } from './useAsked.ts'

interface Known {
  token: string
  answer: Answer<WhoAmI>
}

/** What this device may open, asked from the server with the tokens it has. */
export function StartPage() {
  const { t } = useText()
  const [tokens] = useState(() => knownTokens(['start', ...screenNames], localStorage))
  const ask = useCallback(() => Promise.all(tokens.map(whoIs)), [tokens])
  const { answer: known, again } = useAsked(ask)

  if (tokens.length === 0) return <Notice title={t('start.noTokenTitle')} body={t('start.noTokenBody', { path: '/kitchen' })} />
  if (known === null) return <Notice title={t('app.start')} body={t('start.asking')} />
  const isAnswered = known.some((each) => each.answer.kind !== 'unreachable')
  if (!isAnswered)
    return (
      <Notice title={t('app.start')} body={t('start.unreachable')}>
        <button type="button" onClick={again}>
          {t('start.again')}
        </button>
      </Notice>
    )
  const devices = known.flatMap(({ token, answer }) => (answer.kind === 'ok' ? [{ token, who: answer.value }] : []))
  if (devices.length === 0) return <Notice title={t('start.refusedTitle')} body={t('start.refusedBody')} />
  return (
    <Notice title={t('app.start')} body="">
      <ul>
        {devices.map(({ token, who }) => (
          <Device key={token} token={token} who={who} />
        ))}
      </ul>
    </Notice>
  )
}

async function whoIs(token: string): Promise<Known> {
  return { token, answer: await createClient({ token }).whoAmI() }
}

function Device({ token, who }: { token: string; who: WhoAmI }) {
  const { t, nameOf } = useText()
  const screens = screensFor(who)
  return (
    <li>
      <p>{t('start.you', { device: who.device.name, shop: who.shop ? nameOf(who.shop.name) : t('start.noShop') })}</p>
      {screens.length === 0 && <p>{t('start.none')}</p>}
      {screens.map((screen) => (
        <a key={screen} className="open" href={`/${screen}#token=${encodeURIComponent(token)}`}>
          {t('start.open', { screen: t(`screen.${screen}`) })}
        </a>
      ))}
    </li>
  )
}

/** The screen that bears the role's name, or every screen its permissions allow. */
function screensFor({ device, shop }: WhoAmI): ScreenName[] {
  if (shop === null) return []
  const own = screenNames.find((name) => name === device.role.toLowerCase())
  return own ? [own] : screenNames.filter((name) => may(device.role, SCREENS[name].needs))
}
