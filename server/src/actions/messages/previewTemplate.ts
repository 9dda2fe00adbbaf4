import type { Preview, PreviewRequest } from '@passline/shared/ruleApi'
import { preview } from '../../rules/preview.ts'

/** How a template would look and sound, for whoever writes it [M5]. Decides nothing and writes nothing. */
export function previewTemplate(request: PreviewRequest): Preview {
  return preview(request)
}
