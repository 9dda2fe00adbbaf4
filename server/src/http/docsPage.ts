/** The page under /docs: Swagger UI over the OpenAPI document, served from this machine. */
export const docsPage = {
  html: `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Passline API</title>
<link rel="stylesheet" href="/docs/swagger-ui.css">
</head>
<body>
<div id="api"></div>
<script src="/docs/swagger-ui-bundle.js"></script>
<script type="module" src="/docs/start.js"></script>
</body>
</html>
`,
  script: `const newKey = () => 'docs-' + Array.from(crypto.getRandomValues(new Uint32Array(3)), (n) => n.toString(36)).join('')
const spec = await (await fetch('/v1/openapi.json')).json()
// Here every write gets its key by itself, so nobody has to type one.
for (const path of Object.values(spec.paths)) {
  for (const operation of Object.values(path)) operation.parameters = operation.parameters.filter((each) => each.name !== 'Idempotency-Key')
}
SwaggerUIBundle({
  spec,
  dom_id: '#api',
  docExpansion: 'list',
  defaultModelsExpandDepth: 0,
  requestInterceptor: (request) => {
    if (request.method !== 'GET') request.headers['Idempotency-Key'] = newKey()
    return request
  },
})
`,
}
