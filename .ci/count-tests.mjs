// reads what the tests wrote: prints "passed failed", writes what did not hold and in which files
import { readFileSync, writeFileSync } from 'node:fs';

const [, , results, sentences, files] = process.argv;
const { testResults } = JSON.parse(readFileSync(results, 'utf8'));
// a skipped test did not hold: the browser or the command line it needs was not there
const bad = testResults.flatMap((file) => {
  const wrong = file.assertionResults.filter(({ status }) => status !== 'passed');
  const told = wrong.map(
    ({ status, fullName, failureMessages }) =>
      `${file.name}: ${status}: ${fullName}: ${failureMessages?.[0]?.split('\n')[0] ?? ''}`,
  );
  return file.status === 'failed' && told.length === 0 ? [`${file.name}: ${file.message?.split('\n')[0]}`] : told;
});
const passed = testResults.flatMap(({ assertionResults }) => assertionResults).filter(({ status }) => status === 'passed').length;
const again = testResults.filter((file) => file.status === 'failed').map(({ name }) => name);
writeFileSync(sentences, bad.map((line) => `${line}\n`).join(''));
writeFileSync(files, again.map((name) => `${name}\n`).join(''));
console.log(`${passed} ${bad.length}`);
