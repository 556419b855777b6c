import { readdirSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import { defineConfig } from 'vitest/config';

// V8 does not count what its optimising compilers made of a branch: branches that were tested were then missing now and then
for (const flag of ['--no-opt', '--no-maglev']) setFlagsFromString(flag);

// pure code needs no fresh process per file; what starts servers, children and databases gets one
const light = new Set(['domain', 'functions', 'adapters']);
// what keeps nothing between two tests is loaded once for many files: loading it anew for each was more work than its tests
const together = new Set(['domain', 'laptop-cloud', 'states-language']);
const folders = (of: string) =>
  readdirSync(new URL(of, import.meta.url), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);
// every folder of test/ and every package is a project of its name: a new one cannot be forgotten here
const areas = [
  ...folders('test').map((name) => ({ name, include: [`test/${name}/**/*.test.ts`] })),
  ...folders('packages').map((name) => ({ name, include: [`packages/${name}/test/**/*.test.ts`] })),
];

export default defineConfig({
  test: {
    projects: areas.map(({ name, include }) => ({
      test: {
        name,
        include,
        pool: light.has(name) ? 'threads' : 'forks',
        isolate: !together.has(name),
        setupFiles: name === 'domain' ? ['test/same-samples.ts'] : [],
        testTimeout: light.has(name) ? 30_000 : 120_000,
        hookTimeout: 120_000,
      },
    })),
    maxWorkers: 2,
    globalSetup: 'test/clear-scratch.ts',
    coverage: {
      provider: 'v8',
      include: ['domain/**/*.ts'],
      reporter: ['text-summary', 'json-summary'],
      reportOnFailure: true,
      thresholds: { branches: 100 },
    },
  },
});
