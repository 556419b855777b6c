// runs on any node: says what is missing in words, before something else says it in a stack trace
import { existsSync } from 'node:fs';
import { dynoxideFor, problemsOn, thisMachine } from '../local/platform.mjs';

const here = (path) => existsSync(new URL(`../node_modules/${path}`, import.meta.url));
const problems = problemsOn(thisMachine, {
  node: process.versions.node,
  ownNode: here('.bin/node') || here('.bin/node.cmd'),
  packages: here('aws-cdk-lib'),
  dynoxide: here(dynoxideFor(thisMachine).package),
});

for (const problem of problems) console.error(`preflight: ${problem}`);
process.exitCode = problems.length === 0 ? 0 : 1;
