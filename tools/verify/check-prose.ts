import { readdirSync, readFileSync } from 'node:fs';
import { projectFiles, projectPath } from '../../lib/project.ts';
import { proseIn } from './find-prose.ts';
import type { Check } from './run-check.ts';

/** how many files a folder has at least; every folder is looked at, also one that is not named here */
const folders: Readonly<Record<string, number>> = {
  adapters: 40,
  application: 15,
  bin: 1,
  console: 100,
  domain: 250,
  engine: 30,
  functions: 100,
  lib: 30,
  'merchant-page': 20,
  packages: 200,
  programs: 80,
  test: 30,
  tools: 30,
  world: 20,
};
const programs = '**/*.{ts,tsx,js,mjs}';
// tests may read sentences, their helpers may not
const isTest = /\.(?:test|bench)\.tsx?$|^packages\/[^/]+\/(?:test|conformance)\//;

/** where a sentence is a name that somebody else gives, and why no code can stand in its place */
const allowed: Readonly<Record<string, string>> = {
  'application/without-account-numbers.ts': 'our own mark where a number was taken out; rows kept before have no other sign',
  'console/src/i18n/states/': 'state machines name their states in sentences; a state is known by its name',
  'packages/laptop-cloud/generate/rule-from-finding.ts': 'the validator of AWS tells limits in words alone',
  'packages/laptop-cloud/src/services/dynamodb/dynoxide-process.ts':
    'the database program has no sign but its log that it is ready',
  'packages/laptop-cloud/src/services/dynamodb/table-errors.ts':
    'the database program passes on the words of SQLite, not its codes',
  'packages/laptop-cloud/src/services/lambda/sandbox/':
    'Node has one class and no code for syntax errors, and Lambda tells by these words',
  'packages/states-language/src/jsonata/jsonata-expression.ts': 'V8 has one class and no code for a deep call and a long text',
  'programs/bench/': 'names of what is measured, printed as they are',
  'programs/cases/csv-player.ts': 'case files from outside say in words alone that both outcomes are right',
  'test/console/open-console.ts': 'the browser has no code for what it writes on its console',
  'tools/docs/': 'marks in the documents, and the line before a handler that describes it',
  'tools/new-playbook/playbook-machine.ts': 'state machines name their states in sentences; a state is known by its name',
  'tools/verify/check-files.ts': 'a command that a document names',
};

/** complaints about the files of the project; `read` gives the text of one */
export const proseOf = (files: readonly string[], read: (file: string) => string): readonly string[] => {
  const looked = files.filter((file) => !isTest.test(file));
  const blind = Object.entries(folders).flatMap(([folder, least]) => {
    const count = looked.filter((file) => file.startsWith(`${folder}/`)).length;
    return count < least ? [`only ${count} files of ${folder}/ were looked at: the check is blind`] : [];
  });
  const unused = new Set(Object.keys(allowed));
  const found = looked.flatMap((file) => {
    const complaints = proseIn(file, read(file));
    const place = Object.keys(allowed).find((one) => file.startsWith(one));
    if (place === undefined) return complaints.map((one) => `${one}; carry a code and its values instead`);
    if (complaints.length > 0) unused.delete(place);
    return [];
  });
  return [
    ...blind,
    ...[...unused].map((place) => `${place} is allowed to read sentences and reads none: take it off the list`),
    ...found,
  ];
};

/** what is built or installed there is not ours */
const notOurs = /^(?:\.|node_modules|dist|coverage|out$|cdk\.out)/;
const everyFile = (): readonly string[] => {
  const tops = readdirSync(projectPath(''), { withFileTypes: true }).filter(
    (one) => one.isDirectory() && !notOurs.test(one.name),
  );
  const files = projectFiles(...tops.map(({ name }) => `${name}/${programs}`));
  return files.filter((file) => !/\/(?:node_modules|dist)\//.test(file));
};

/** a sentence is worded for people, from a code: no program reads it back */
export const noProse: Check = {
  name: 'no program parses a sentence',
  run: () => proseOf(everyFile(), (file) => readFileSync(projectPath(file), 'utf8')),
};
