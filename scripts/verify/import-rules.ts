import type { ICruiseOptions, IForbiddenRuleType } from 'dependency-cruiser';

// who may import whom (docs/architecture.md); imports.ts refuses a run that looked at nothing
const pure = 'node_modules/(zod|date-holidays|stdnum|ibantools|libphonenumber-js|fuzzball|temporal-polyfill)/';
/** parts of functions/shared that reach nothing but what they are handed */
const withoutEffect =
  '^functions/shared/(api|decide-on|delivery|envelope|fresh|graph|in-parallel|put-off|refuse|rejected-reference|take-payments|to-json|unit-of-work|without-account-numbers)\\.ts$';
const only = (name: string, path: string, comment: string, allowed: string[]): IForbiddenRuleType => ({
  name,
  severity: 'error',
  comment,
  from: { path },
  to: { pathNot: allowed },
});

export const forbidden: IForbiddenRuleType[] = [
  { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
  { name: 'not-resolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
  only('domain-is-pure', '^domain/', 'domain imports zod, pure libraries and itself', [
    '^domain/',
    '^policies/',
    pure,
    '^(node:)?crypto$',
  ]),
  only('adapters-reach-out', '^adapters/', 'adapters import domain and the SDK', [
    '^adapters/',
    '^domain/',
    '^policies/',
    'node_modules/(@aws-sdk|@smithy|zod)/',
    '^(node:)?(crypto|buffer|zlib|http|https|stream|util)$',
  ]),
  only('handlers-decide', '^functions/[^/]+/[^/]+/handler\\.ts$', 'a handler imports domain, and types of shared', [
    '^domain/',
    '^functions/[^/]+/[^/]+/',
    '^functions/shared/',
    'node_modules/zod/',
  ]),
  {
    name: 'handlers-know-shared-by-type',
    severity: 'error',
    comment: 'what a handler uses of shared at run time is handed to it by its index.ts, or has no effect whatever',
    from: { path: '^functions/[^/]+/[^/]+/handler\\.ts$' },
    to: { path: '^functions/shared/', pathNot: withoutEffect, dependencyTypesNot: ['type-only'] },
  },
  {
    name: 'shared-without-effect-stays-so',
    severity: 'error',
    comment: 'no middy, no client, no environment in what handlers may call',
    from: { path: withoutEffect },
    to: { pathNot: ['^domain/', withoutEffect, 'node_modules/zod/'], dependencyTypesNot: ['type-only'] },
  },
  only('entries-compose', '^functions/[^/]+/[^/]+/index\\.ts$', 'an entry imports its handler, shared, adapters and domain', [
    '^functions/[^/]+/[^/]+/',
    '^functions/shared/',
    '^adapters/',
    '^domain/',
    'node_modules/zod/',
  ]),
  {
    name: 'functions-stand-alone',
    severity: 'error',
    comment: 'no function imports another',
    from: { path: '^functions/([^/]+/[^/]+)/', pathNot: '^functions/shared/' },
    to: { path: '^functions/[^/]+/[^/]+/', pathNot: '^functions/($1|shared)/' },
  },
  {
    name: 'middy-stays-in-shared',
    severity: 'error',
    from: { pathNot: '^functions/shared/' },
    to: { path: 'node_modules/@middy/' },
  },
  only('lib-is-cdk', '^(lib|bin)/', 'lib is CDK: of the rest it knows event types and names of domain', [
    '^(lib|bin)/',
    '^domain/',
    'node_modules/(aws-cdk-lib|constructs|cdk-nag|zod)/',
    '^(node:)?(fs|path|url)$',
  ]),
  {
    name: 'local-knows-aws-only',
    severity: 'error',
    comment: 'the laptop cloud could be lifted out as a package',
    from: { path: '^local/' },
    to: { path: '^(domain|adapters|functions|lib|bin|backtest|scripts|policies|console)/' },
  },
  only('backtest-replays', '^backtest/', 'backtest imports local, domain, the adapters that read the table, and the synth', [
    '^(backtest|local|domain|policies|adapters)/',
    '^lib/project\\.ts$',
    '^scripts/(synth|source-hash)\\.ts$',
    'node_modules/',
    '^(node:)?[a-z_/]+$',
  ]),
  {
    name: 'console-knows-schemas',
    severity: 'error',
    from: { path: '^console/' },
    to: { path: '^(adapters|functions|lib|bin|local|backtest|scripts)/', pathNot: '^functions/api/[^/]+/answer\\.ts$' },
  },
  {
    name: 'console-knows-answers-by-type',
    severity: 'error',
    comment: 'the schemas of answers type the client; none of them is sent to the browser',
    from: { path: '^console/' },
    to: { path: '^functions/', dependencyTypesNot: ['type-only'] },
  },
  {
    name: 'nothing-imports-tests',
    severity: 'error',
    from: { pathNot: '^test/' },
    to: { path: '^test/' },
  },
];

export const options: ICruiseOptions = {
  doNotFollow: { path: 'node_modules' },
  exclude: { path: '(^|/)(dist|cdk\\.out|coverage)/' },
  tsPreCompilationDeps: true,
  tsConfig: { fileName: 'tsconfig.json' },
  enhancedResolveOptions: {
    exportsFields: ['exports'],
    conditionNames: ['import', 'node', 'types'],
    extensions: ['.ts', '.js', '.json'],
  },
};
