import type { Language } from '@passline/shared/spoken'
import type { ShopState } from '@passline/shared/state'
import type { ScreenName } from '../screens.ts'

/** The language of the page, which is the one it speaks. */
export function pageLanguage(): Language {
  return document.documentElement.lang.startsWith('en') ? 'en' : 'zh'
}

/** In what a screen speaks: the board in all languages of the shop's boards, any other as it is written. */
export function spokenLanguages(screen: ScreenName, state: ShopState | null): readonly Language[] {
  return screen === 'board' && state ? state.shop.settings.boardLanguages : [pageLanguage()]
}
