import { writeEntries } from '../build/write-entries.ts';
import { freshDocs } from '../docs/write-docs.ts';
import { staleSchemas } from '../docs/write-schemas.ts';
import { commands, fileLength } from './check-files.ts';
import { frenchStates } from './check-french.ts';
import { imports } from './check-imports.ts';
import { anyMachine } from './check-machines.ts';
import { permissions } from './check-permissions.ts';
import { playbookMachines } from './check-playbooks.ts';
import { noProse } from './check-prose.ts';
import { retries } from './check-retries.ts';
import { aslErrors, aslRegistry, aslShape, aslStatic } from './check-statemachines.ts';
import { template } from './check-templates.ts';
import { actionlint, pinnedActions } from './check-workflows.ts';
import { type Check, tool } from './run-check.ts';

/** they lie outside git, and are type-checked with the rest once they are written */
const entries: Check = {
  name: 'every handler is registered and has its entry',
  run: () => {
    writeEntries();
    return [];
  },
};

// every check of the project that is not a test; `npm run verify`
const checks: readonly Check[] = [
  entries,
  tool('types hold', 'tsc', '-p', '.'),
  tool('types of the console hold', 'tsc', '-p', 'console'),
  tool('types of the merchant’s page hold', 'tsc', '-p', 'merchant-page'),
  tool('format and lint', 'biome', 'ci', '--colors=off', '--diagnostic-level=warn', '.'),
  tool('promises awaited, unions exhausted, nothing asserted', 'oxlint', '--type-aware', '--deny-warnings'),
  imports,
  tool('no dead code, no unlisted package', 'knip'),
  fileLength,
  commands,
  noProse,
  anyMachine,
  { name: 'docs/schemas say what the events say', run: staleSchemas },
  freshDocs,
  aslShape,
  aslStatic,
  aslRegistry,
  aslErrors,
  playbookMachines,
  retries,
  frenchStates,
  actionlint,
  pinnedActions,
  permissions,
  template,
];

let failed = 0;
for (const { name, run } of checks) {
  const started = performance.now();
  const problems = await Promise.resolve()
    .then(run)
    .catch((error: unknown) => [error instanceof Error ? error.message : String(error)]);
  const took = `${((performance.now() - started) / 1000).toFixed(1)} s`;
  console.log(`${problems.length === 0 ? 'ok  ' : 'FAIL'}  ${name} (${took})`);
  for (const problem of problems) console.log(problem.replace(/^/gm, '      '));
  if (problems.length > 0) failed += 1;
}
console.log(`${checks.length - failed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
