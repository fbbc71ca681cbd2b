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
        path: '^(services/(?!shared/)|sandbox/|start/|web/|e2e/|story/|crowd/|rush/|bench/|audit/|contracts/|examples/|events/)',
      },
    },
    {
      name: 'services-do-not-know-how-they-are-started',
      severity: 'error',
      from: { path: '^services/', pathNot: '(\\.test\\.ts$|/testing/)' },
      to: { path: '^(sandbox|start|web|e2e|story|crowd|rush|bench|audit|contracts|examples|events)/' },
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
    {
      name: 'nobody-leans-on-the-whole-system-tests',
      severity: 'error',
      from: { pathNot: '^e2e/' },
      to: { path: '^e2e/' },
    },
    {
      name: 'loads-and-rushes-share-the-crowd-alone',
      severity: 'error',
      from: { path: '^(bench|rush|crowd)/' },
      to: { path: '^(bench|rush)/', pathNot: '^$1/' },
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
