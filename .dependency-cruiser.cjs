/** The layers, held by `npm run check`: services meet only through Dapr, shared code knows no domain. */
module.exports = {
  forbidden: [
    {
      name: 'services-do-not-import-each-other',
      severity: 'error',
      from: { path: '^services/(?!shared/)([^/]+)/' },
      to: { path: '^services/(?!shared/)([^/]+)/', pathNot: '^services/$1/' },
    },
    {
      name: 'shared-knows-no-service',
      severity: 'error',
      from: { path: '^services/shared/' },
      to: {
        path: '^(services/(?!shared/)|sandbox/|start/|web/|e2e/|story/|rush/|bench/|audit/|contracts/|examples/|events/)',
      },
    },
    {
      name: 'services-do-not-know-how-they-are-started',
      severity: 'error',
      from: { path: '^services/', pathNot: '(\\.test\\.ts$|/testing/)' },
      to: { path: '^(sandbox|start|web|e2e|story|rush|bench|audit|contracts|examples|events)/' },
    },
    {
      name: 'domain-does-not-know-http',
      comment: 'routes call the domain, never the other way round',
      severity: 'error',
      from: {
        path: '^services/(?!shared/)[^/]+/[^/]+/',
        pathNot: '((\\.route|\\.routes|\\.test)\\.ts$|/testing/)',
      },
      to: { path: '(node_modules/hono|node_modules/@hono)' },
    },
    {
      name: 'what-runs-does-not-lean-on-tests',
      severity: 'error',
      from: { pathNot: '(\\.test\\.ts$|\\.setup\\.ts$|/testing/|^e2e/)' },
      to: { path: '/testing/' },
    },
    { name: 'no-circles', severity: 'error', from: {}, to: { circular: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
  },
};
