import { brandId, chosenId, shopId as shopIdSchema } from '@passline/shared/ids'
import {
  previewAnswer,
  previewRequest,
  templateAnswer,
  templateEntry,
  templateInput,
  templateList,
  templateSaved,
} from '@passline/shared/ruleApi'
import * as z from 'zod'
import type { Desk } from '../actions/desk/Desk.ts'
import { changeShopTemplate, changeTemplate, removeShopTemplate, removeTemplate } from '../actions/messages/changeTemplate.ts'
import { previewTemplate } from '../actions/messages/previewTemplate.ts'
import { readBrandTemplates, readShopTemplates } from '../actions/messages/readRules.ts'
import { problemReply } from '../actions/reply.ts'
import type { Pool } from '../db/pool.ts'
import { type Endpoint, endpoint, ok } from './endpoint.ts'

const tag = 'Message templates'
const inShop = z.object({ shop: shopIdSchema })
const ofBrand = z.object({ brand: brandId })
const ofShopTemplate = inShop.extend({ template: chosenId })
const ofTemplate = z.object({ brand: brandId, template: chosenId })

export function templateEndpoints({ desk, pool }: { desk: Desk; pool: Pool }): Endpoint[] {
  const inDesk = { desk, db: pool.db }
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
      method: 'put',
      path: '/v1/shops/{shop}/im/templates/{template}',
      tag,
      summary: 'Word a template for one shop',
      description: "It holds instead of the brand's, or the default, of the same id. What is written already keeps its text.",
      permission: 'messageRules',
      params: ofShopTemplate,
      body: templateInput,
      answer: { status: 200, schema: templateSaved },
      refusals: ['templateInvalid', 'alreadyExists'],
      handle: ({ asker, params, body }) => changeShopTemplate(inDesk, asker, { id: params.template, ...body }),
    }),
    endpoint({
      method: 'delete',
      path: '/v1/shops/{shop}/im/templates/{template}',
      tag,
      summary: "Let the brand's wording of a template hold in a shop again",
      description: '`template` is what holds now; null when nothing of this id is left.',
      permission: 'messageRules',
      params: ofShopTemplate,
      answer: { status: 200, schema: templateSaved.extend({ template: templateEntry.nullable() }) },
      refusals: ['inUse'],
      handle: ({ asker, params }) => removeShopTemplate(inDesk, asker, params.template),
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
