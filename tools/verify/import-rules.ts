import type { IForbiddenRuleType } from 'dependency-cruiser';

// who may import whom (docs/reference.md); imports.ts refuses a run that looked at nothing
const pure =
  'node_modules/(zod|date-holidays|stdnum|ibantools|libphonenumber-js|any-ascii|csv-parse|fuzzball|temporal-polyfill|unhomoglyph|snowball-stemmers)/';
const plays = '^functions/events/back-test/';
const only = (name: string, path: string, comment: string, allowed: string[]): IForbiddenRuleType => ({
  name,
  severity: 'error',
  comment,
  from: { path, ...(path === plays ? {} : { pathNot: plays }) },
  to: { pathNot: allowed },
});

export const forbidden: IForbiddenRuleType[] = [
  {
    name: 'no-circular',
    severity: 'error',
    comment: 'no file imports itself by any way round',
    from: {},
    to: { circular: true },
  },
  {
    name: 'not-resolvable',
    severity: 'error',
    comment: 'every import leads to a file or a package of package.json',
    from: {},
    to: { couldNotResolve: true },
  },
  only('domain-is-pure', '^domain/', 'domain imports zod, pure libraries and itself', [
    '^domain/',
    '^policies/',
    pure,
    '^(node:)?crypto$',
  ]),
  only(
    'connectors-translate',
    '^connectors/',
    'a connector knows events of domain, JSONata and signatures: no client, no runtime',
    ['^connectors/', '^domain/', 'node_modules/(zod|jsonata)/', '^(node:)?crypto$'],
  ),
  only('adapters-reach-out', '^adapters/', 'adapters import domain, the SDK, readers of file formats and the solver', [
    '^adapters/',
    '^domain/',
    '^policies/',
    // what knows formats of files is as far from a decision as what knows services
    'node_modules/(@aws-sdk|@smithy|zod|csv-parse|fast-xml-parser|file-type|@cantoo/pdf-lib|@cj-tech-master/excelts|highs|hyparquet-writer)/',
    '^(node:)?(crypto|buffer|zlib|http|https|stream|stream/consumers|util|events|fs|fs/promises|os|path|timers/promises|worker_threads)$',
  ]),
  only('application-needs-no-runtime', '^application/', 'application imports domain: no middy, no client, no environment', [
    '^application/',
    '^domain/',
    'node_modules/zod/',
  ]),
  only('handlers-decide', '^functions/[^/]+/[^/]+/handler\\.ts$', 'a handler imports domain, application and types of runtime', [
    '^domain/',
    '^application/',
    '^connectors/',
    '^functions/[^/]+/[^/]+/',
    '^functions/runtime/',
    'node_modules/zod/',
  ]),
  {
    name: 'handlers-know-runtime-by-type',
    severity: 'error',
    comment: 'what runs around a handler is put there by its entry; the shapes of routes are plain data',
    from: { path: '^functions/[^/]+/[^/]+/handler\\.ts$' },
    to: {
      path: '^functions/runtime/',
      pathNot: '^functions/runtime/(route-contract|letter-route)\\.ts$',
      dependencyTypesNot: ['type-only'],
    },
  },
  only(
    'entries-compose',
    '^functions/[^/]+/[^/]+/index\\.ts$',
    'an entry imports its handler, entries, runtime, application, adapters and domain',
    [
      '^functions/[^/]+/[^/]+/',
      '^functions/(entries|runtime)/',
      '^application/',
      '^adapters/',
      '^connectors/',
      '^domain/',
      'node_modules/zod/',
    ],
  ),
  only('back-test-plays', plays, 'the back-test brings the fast engine, and who decides and behaves in stored stories', [
    '^functions/events/back-test/',
    '^functions/(entries|runtime)/',
    '^application/',
    '^adapters/',
    '^domain/',
    '^engine/',
    '^world/(stored|desk)/',
    'node_modules/zod/',
    '^(node:)?fs$',
  ]),
  only(
    'standard-entries-compose',
    '^functions/entries/',
    'what entries share imports runtime, application, adapters and domain',
    ['^functions/(entries|runtime)/', '^application/', '^adapters/', '^domain/', 'node_modules/zod/'],
  ),
  only('runtime-wraps', '^functions/runtime/', 'runtime imports domain, application, middy and the logger', [
    '^functions/runtime/',
    '^application/',
    '^domain/',
    'node_modules/(@middy|@aws-lambda-powertools|zod|aws-lambda|@types/aws-lambda)/',
    '^(node:)?[a-z_/]+$',
  ]),
  {
    name: 'functions-stand-alone',
    severity: 'error',
    comment: 'no function imports another',
    from: { path: '^functions/([^/]+/[^/]+)/', pathNot: '^functions/runtime/' },
    to: { path: '^functions/[^/]+/[^/]+/', pathNot: '^functions/($1|runtime)/' },
  },
  {
    name: 'middy-stays-in-runtime',
    severity: 'error',
    comment: 'what wraps handlers is known to functions/runtime only',
    from: { pathNot: '^functions/runtime/' },
    to: { path: 'node_modules/@middy/' },
  },
  only('lib-is-cdk', '^(lib|bin)/', 'lib is CDK: of the rest it knows event types and names of domain', [
    '^(lib|bin)/',
    '^domain/',
    '^connectors/registry\\.ts$',
    'node_modules/(aws-cdk-lib|constructs|cdk-nag|zod)/',
    '^(node:)?(fs|path|url)$',
  ]),
  {
    name: 'packages-know-nothing-of-us',
    severity: 'error',
    comment: 'a package could be published as it is',
    from: { path: '^packages/' },
    to: {
      path: '^(domain|application|adapters|functions|lib|bin|engine|world|programs|tools|policies|console|merchant-page|test)/',
    },
  },
  {
    name: 'packages-by-their-exports',
    severity: 'error',
    comment: 'from outside a package is what its package.json exports',
    from: { pathNot: '^packages/' },
    to: { path: '^packages/', dependencyTypesNot: ['aliased-workspace'] },
  },
  {
    name: 'packages-by-their-exports-among-themselves',
    severity: 'error',
    comment: 'a package reaches another by its name, never by a path',
    from: { path: '^packages/([^/]+)/' },
    to: { path: '^packages/', pathNot: '^packages/$1/', dependencyTypes: ['local'], dependencyTypesNot: ['aliased-workspace'] },
  },
  {
    name: 'the-language-knows-no-cloud',
    severity: 'error',
    comment: 'whatever bundles the language contains no emulator',
    from: { path: '^packages/states-language/' },
    to: { path: '^packages/', pathNot: '^packages/states-language/' },
  },
  only(
    'engine-plays-what-is-built',
    '^engine/',
    'the fast engine runs handlers as they are on the memory twins: no client, no emulator, nobody who behaves',
    [
      '^engine/',
      '^domain/',
      '^application/',
      '^functions/runtime/',
      '^functions/[^/]+/[^/]+/handler\\.ts$',
      '^adapters/memory/',
      '^adapters/dynamodb/(keys|payment-lines)\\.ts$',
      '^adapters/ses/mail-tags\\.ts$',
      '^packages/states-language/',
      'node_modules/(zod|@firstsale/states-language)/',
      '^(node:)?(crypto|timers/promises)$',
    ],
  ),
  {
    name: 'world-behaves',
    severity: 'error',
    comment: 'merchants and desks know domain, the laptop cloud, and the adapters they read with',
    from: { path: '^world/' },
    to: { path: '^(application|functions|lib|bin|engine|programs|tools|console|merchant-page)/' },
  },
  {
    name: 'programs-run-what-is-built',
    severity: 'error',
    comment:
      'a program starts what the template has: it calls no handler and no construct; the plain declarations of lib it may read',
    from: { path: '^programs/' },
    to: { path: '^(functions|bin|console|merchant-page)/|^lib/(constructs|stacks)/' },
  },
  {
    name: 'tools-build',
    severity: 'error',
    comment: 'tools work on the source: no program and nobody who behaves',
    from: { path: '^tools/' },
    to: { path: '^(engine|world|programs|console|merchant-page)/' },
  },
  {
    name: 'console-knows-schemas',
    severity: 'error',
    comment: 'the console knows types and schemas of domain, and the answers of the API',
    from: { path: '^console/' },
    to: {
      path: '^(adapters|application|functions|lib|bin|packages|engine|world|programs|tools)/',
      pathNot: '^functions/api/[^/]+/answer\\.ts$',
    },
  },
  {
    name: 'console-knows-answers-by-type',
    severity: 'error',
    comment: 'the schemas of answers type the client; none of them is sent to the browser',
    from: { path: '^console/' },
    to: { path: '^functions/', dependencyTypesNot: ['type-only'] },
  },
  {
    name: 'merchant-page-knows-types',
    severity: 'error',
    // the words of a refusal come along when a file is refused, amounts and files with the pages that show them
    comment:
      'the merchant’s page knows the answers of its API and types of domain by type: a phone loads neither, but what judges a file before it is sent, and how amounts and files are written',
    from: { path: '^merchant-page/' },
    to: {
      path: '^(domain|functions)/',
      pathNot: '^domain/(file/at-once|wording/documents/document-words|wording/voice|money/|text/csv)',
      dependencyTypesNot: ['type-only'],
    },
  },
  {
    name: 'merchant-page-stands-alone',
    severity: 'error',
    comment: 'the merchant’s page and the console share nothing but what a browser gives',
    from: { path: '^merchant-page/' },
    to: {
      path: '^(adapters|application|functions|lib|bin|packages|engine|world|programs|tools|console)/',
      pathNot: '^functions/merchant/[^/]+/answer\\.ts$',
    },
  },
  {
    name: 'nothing-imports-tests',
    severity: 'error',
    comment: 'tests are imported by tests',
    from: { pathNot: '^test/' },
    to: { path: '^test/' },
  },
];
