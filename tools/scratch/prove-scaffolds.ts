import { spawnSync } from 'node:child_process';
import { scratchClone } from './scratch-clone.ts';

// a new playbook, a new connector and a new step in a copy of the project: what they make and change, that the playbook runs, and that verify holds
const clone = scratchClone();
// npm tells its scripts where it is; on Windows its command is a script of the shell
const { npm_execpath } = process.env;
const [program, ...npm] = npm_execpath === undefined ? ['npm'] : [process.execPath, npm_execpath];
let failed = false;

const said = (what: string, problem: string | undefined): void => {
  console.log(`${problem === undefined ? 'ok  ' : 'FAIL'}  ${what}`);
  if (problem !== undefined) console.log(problem.trim().replace(/^/gm, '      '));
  failed ||= problem !== undefined;
};
const run = (what: string, ...command: readonly string[]): void => {
  const started = performance.now();
  const { status, stdout, stderr } = spawnSync(program, [...npm, ...command], {
    cwd: clone.folder,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  const took = `${((performance.now() - started) / 1000).toFixed(1)} s`;
  said(`${what} (${took})`, status === 0 ? undefined : `${stdout}${stderr}`);
};
const holds = (what: string, found: readonly string[], wanted: readonly string[]): void =>
  said(
    what,
    found.join('\n') === wanted.join('\n') ? undefined : `found ${found.join('\n      ')}\nnot ${wanted.join('\n    ')}`,
  );

try {
  run('npm run new:playbook -- refund-review', 'run', 'new:playbook', '--', 'refund-review');
  holds('a new playbook changes one line', clone.changed(), [
    "domain/playbooks/all.ts: +export { refundReview } from './refund-review.ts';",
  ]);
  holds('and creates five files', clone.created(), [
    'console/src/i18n/states/refund-review.ts',
    'docs/playbooks/refund-review.md',
    'domain/playbooks/refund-review.ts',
    'statemachines/refund-review.asl.json',
    'test/playbooks/refund-review.test.ts',
  ]);
  run('it runs on the laptop cloud, in its own test', 'exec', 'vitest', 'run', 'test/playbooks/refund-review.test.ts');
  clone.keep();
  run('npm run new:connector -- acme', 'run', 'new:connector', '--', 'acme');
  holds('a new connector changes one line', clone.changed(), [
    "connectors/all.ts: +export { acme } from './acme/acme-connector.ts';",
  ]);
  run('it takes a message on the laptop cloud, in its own test', 'exec', 'vitest', 'run', 'test/connectors/acme.test.ts');
  clone.keep();
  const into = ['--area', 'merchant', '--into', 'refund-review', '--fr', 'Noter le marchand'];
  run('npm run new:step -- score-merchant, into the playbook', 'run', 'new:step', '--', 'score-merchant', ...into);
  run('npm run verify', 'run', 'verify');
} finally {
  clone.remove();
}
process.exitCode = failed ? 1 : 0;
