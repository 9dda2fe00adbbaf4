// The floor plan, checked by `npm run check`: a folder may import itself and the folders listed here; nothing else.
// Tests and measurements also start databases, so they may import `db` and `base`; that only actions write (`db/tx.ts`) holds for them too.
// Trap: regular expressions with nested optional groups are refused.
const transport = ['shared/src', 'server/src/base', 'server/src/db', 'server/src/store', 'server/src/actions']
const may = {
  'shared/src': [],
  'server/src/base': [],
  'server/src/db': ['server/src/base'],
  'server/src/store': ['shared/src', 'server/src/db'],
  'server/src/rules': ['shared/src'],
  'server/src/actions': ['shared/src', 'server/src/base', 'server/src/db', 'server/src/store', 'server/src/rules'],
  'server/src/outside': ['shared/src', 'server/src/base', 'server/src/actions/ports.ts'],
  'server/src/http': transport,
  'server/src/sockets': transport,
  'server/src/jobs': transport,
  'kds-web/src/api': ['shared/src'],
  'kds-web/src/text': ['shared/src'],
  'kds-web/src/live': ['shared/src', 'kds-web/src/api'],
  'kds-web/src/voice': ['shared/src', 'kds-web/src/text'],
  'kds-web/src/parts': ['shared/src', 'kds-web/src/text'],
  'kds-web/src/screens': ['api', 'text', 'live', 'voice', 'parts'].map((f) => `kds-web/src/${f}`).concat('shared/src'),
  test: [
    'shared/src',
    'server/src/app.ts',
    'server/src/base',
    'server/src/db',
    'server/src/store',
    'server/src/jobs',
    'server/src/actions/keepHouse.ts',
  ],
  bench: ['shared/src', 'server/src/app.ts', 'server/src/base', 'server/src/db', 'server/src/store'],
  e2e: ['shared/src'],
}
const FIXTURES = 'kds-web/src/fixtures'
const ours = '^((server|shared|kds-web)/src|test|bench|e2e)/'
const inside = (path) => (/[.]ts$/.test(path) ? `^${path}$` : `^${path}/`)
const floor = ([folder, list]) => ({
  name: `floor ${folder}`,
  severity: 'error',
  from: { path: inside(folder) },
  to: { path: ours, pathNot: [folder, ...list, FIXTURES].map(inside) },
})
module.exports = {
  forbidden: [
    { name: 'no cycles', severity: 'error', from: {}, to: { circular: true } },
    { name: 'no barrels', severity: 'error', from: {}, to: { path: `${ours}.*index[.]tsx?$` } },
    {
      name: 'shared is pure',
      severity: 'error',
      from: { path: '^shared/src/', pathNot: '[.]test[.]ts$' },
      to: { pathNot: ['^shared/src/', 'node_modules/zod'] },
    },
    {
      name: 'only actions write',
      severity: 'error',
      from: { pathNot: '^server/src/(actions|db)/' },
      to: { path: '^server/src/db/tx[.]ts$' },
    },
    {
      name: 'fixtures are for tests',
      severity: 'error',
      from: { pathNot: ['[.]test[.]tsx?$', inside(FIXTURES)] },
      to: { path: inside(FIXTURES) },
    },
    ...Object.entries(may).map(floor),
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)dist/' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'types', 'default'] },
  },
}
