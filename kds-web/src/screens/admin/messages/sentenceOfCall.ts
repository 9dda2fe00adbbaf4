import type { ImCall } from '@passline/shared/message'
import type { Language } from '@passline/shared/spoken'

/** What a call said: the words of the first of its messages that has some, else what it was given to say. */
export function sentenceOfCall({ messages, params }: Pick<ImCall, 'messages' | 'params'>, language: Language): string {
  const content = messages.find((each) => each.content !== null)?.content
  return content ? content[language].shown : Object.values(params).join(' ')
}
