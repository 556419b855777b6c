// runs on any node: says what is missing in words, before something else says it in a stack trace
import { existsSync } from 'node:fs';

const here = (path) => existsSync(new URL(`../node_modules/${path}`, import.meta.url));
// a package of the project, so it is not there before npm ci
const platform = await import('@firstsale/laptop-cloud/platform').catch(() => undefined);
const problems =
  platform === undefined
    ? ['the packages are not installed: run `npm ci`']
    : platform.problemsOn(platform.thisMachine, {
        node: process.versions.node,
        ownNode: here('.bin/node') || here('.bin/node.cmd'),
        packages: here('aws-cdk-lib'),
        dynoxide: here(platform.dynoxideFor(platform.thisMachine).package),
      });

for (const problem of problems) console.error(`preflight: ${problem}`);
process.exitCode = problems.length === 0 ? 0 : 1;
