import { readdirSync } from 'node:fs';
import { defineConfig } from 'vitest/config';

// pure code needs no fresh process per file; what starts servers, children and databases gets one
const light = new Set(['domain', 'functions', 'adapters']);
const areas = readdirSync(new URL('test', import.meta.url), { withFileTypes: true }).filter((entry) => entry.isDirectory());

export default defineConfig({
  test: {
    // every folder of test/ is a project of its name: a new one cannot be forgotten here
    projects: areas.map(({ name }) => ({
      test: {
        name,
        include: [`test/${name}/**/*.test.ts`],
        pool: light.has(name) ? 'threads' : 'forks',
        testTimeout: light.has(name) ? 10_000 : 60_000,
        hookTimeout: 60_000,
      },
    })),
    maxWorkers: 2,
    coverage: {
      provider: 'v8',
      include: ['domain/**/*.ts'],
      reporter: ['text-summary', 'json-summary'],
      reportOnFailure: true,
      thresholds: { branches: 100 },
    },
  },
});
