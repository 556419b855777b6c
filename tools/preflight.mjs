// runs on any node: says what is missing in words, before something else says it in a stack trace
import { existsSync } from 'node:fs';

const here = (path) => existsSync(new URL(`../${path}`, import.meta.url));
const { platform, arch } = process;
const place = `${platform}-${arch}`;
const problems = [];

if (Number(process.versions.node.split('.')[0]) < 24) {
  problems.push(
    here('node_modules/.bin/node') || here('node_modules/.bin/node.exe')
      ? `this is Node ${process.versions.node}: start it with npm (npm start, npm test), which puts the project's own Node 24 first`
      : `Node 24 or newer is needed and this is ${process.versions.node}; npm brings Node 24 for Linux and Windows on x64 and Linux on arm64: ` +
          `run \`npm ci\` without --omit=optional, or install Node 24 on ${place} yourself`,
  );
}
if (!here('node_modules/aws-cdk-lib')) problems.push('the packages are not installed: run `npm ci`');
else if (!here(`node_modules/@dynoxide/${place}`)) {
  problems.push(
    `the local DynamoDB (dynoxide) is not installed for ${place}: run \`npm ci\` without --omit=optional; the lockfile has it for linux-x64`,
  );
}

for (const problem of problems) console.error(`preflight: ${problem}`);
process.exitCode = problems.length === 0 ? 0 : 1;
