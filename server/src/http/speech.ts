import { shopId } from '@passline/shared/ids'
import { type Language, languages, MOST_SPOKEN } from '@passline/shared/spoken'
import { requiredText } from '@passline/shared/text'
import * as z from 'zod'
import { problemReply } from '../actions/reply.ts'
import { type Endpoint, endpoint } from './endpoint.ts'

const speechQuery = z.strictObject({
  language: z.enum(languages),
  text: requiredText(MOST_SPOKEN).refine(
    (value) => /[\p{L}\p{N}]/u.test(value),
    'must have a letter or a digit, so that there is something to say',
  ),
})

interface Parts {
  /** Makes the sound; null when there is no engine for it. */
  speech: { wav(text: string, language: Language): Promise<{ file: string } | null> }
}

export function speechEndpoints({ speech }: Parts): Endpoint[] {
  return [
    endpoint({
      method: 'get',
      path: '/v1/shops/{shop}/speech',
      tag: 'Speech',
      summary: 'Hear a sentence, spoken by this server',
      description:
        'For devices that cannot speak themselves. A WAV file, which may be kept for a week. Give the text as it should be said: 八零幺, not 801. ' +
        '404 speechMissing when the server has no engine, or none for the language.',
      permission: 'hear',
      params: z.object({ shop: shopId }),
      query: speechQuery,
      answer: { status: 200, type: 'audio/wav' },
      refusals: ['speechMissing'],
      handle: async ({ query }) => {
        const made = await speech.wav(query.text, query.language)
        return made ? { status: 200, file: made.file, type: 'audio/wav' } : problemReply('speechMissing')
      },
    }),
  ]
}
