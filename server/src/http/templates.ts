import { brandId, chosenId, shopId as shopIdSchema } from '@passline/shared/ids'
import { previewAnswer, previewRequest, templateAnswer, templateInput, templateList } from '@passline/shared/ruleApi'
import { z } from 'zod'
import { changeTemplate, removeTemplate } from '../actions/messages/changeTemplate.ts'
import { previewTemplate } from '../actions/messages/previewTemplate.ts'
import { readBrandTemplates, readShopTemplates } from '../actions/messages/readRules.ts'
import { problemReply } from '../actions/reply.ts'
import type { Pool } from '../db/pool.ts'
import { type Endpoint, endpoint, ok } from './endpoint.ts'

const tag = 'Message templates'
const inShop = z.object({ shop: shopIdSchema })
const ofBrand = z.object({ brand: brandId })
const ofTemplate = z.object({ brand: brandId, template: chosenId })

export function templateEndpoints({ pool }: { pool: Pool }): Endpoint[] {
  return [
    endpoint({
      method: 'get',
      path: '/v1/shops/{shop}/im/templates',
      tag,
      summary: 'List the templates that a shop can use',
      permission: 'readMessages',
      params: inShop,
      answer: { status: 200, schema: templateList },
      handle: async ({ shopId }) => ok({ templates: await readShopTemplates(pool.db, shopId) }),
    }),
    endpoint({
      method: 'post',
      path: '/v1/im/templates/preview',
      tag,
      summary: 'See how texts would look and sound',
      description:
        'Parameters that are not given have samples. `faults` says what stands in the way of saving: a parameter that the event does not have, ' +
        'with the list of those it has. Writes nothing, so it needs no key.',
      permission: 'readMessages',
      body: previewRequest,
      keyOf: () => null,
      answer: { status: 200, schema: previewAnswer },
      handle: async ({ body }) => ok(previewTemplate(body)),
    }),
    endpoint({
      method: 'get',
      path: '/v1/brands/{brand}/im/templates',
      tag,
      summary: 'List the templates of a brand',
      permission: 'everyShop',
      params: ofBrand,
      answer: { status: 200, schema: templateList },
      handle: async ({ params }) => {
        const templates = await readBrandTemplates(pool.db, params.brand)
        return templates ? ok({ templates }) : problemReply('notFound', { detail: `No brand "${params.brand}".` })
      },
    }),
    endpoint({
      method: 'put',
      path: '/v1/brands/{brand}/im/templates/{template}',
      tag,
      summary: 'Create or change a template of a brand',
      description: 'What is written already keeps its text. A template that names a parameter its event does not have is refused.',
      permission: 'everyShop',
      params: ofTemplate,
      body: templateInput,
      answer: { status: 200, schema: templateAnswer },
      refusals: ['templateInvalid', 'alreadyExists'],
      handle: ({ asker, params, body }) => changeTemplate(pool, asker.key, params.brand, { id: params.template, ...body }),
    }),
    endpoint({
      method: 'delete',
      path: '/v1/brands/{brand}/im/templates/{template}',
      tag,
      summary: 'Remove a template of a brand',
      description: 'The default of the same id, if there is one, holds again.',
      permission: 'everyShop',
      params: ofTemplate,
      answer: { status: 200, schema: z.strictObject({}) },
      refusals: ['inUse'],
      handle: ({ asker, params }) => removeTemplate(pool, asker.key, params.brand, params.template),
    }),
  ]
}
