import { readFileSync } from 'node:fs';
import { projectFiles, projectPath } from '../../lib/project.ts';
import { proseIn } from './find-prose.ts';
import type { Check } from './run-check.ts';

/** what runs in the product: tools and tests may read sentences of others */
const product = '{domain,application,adapters,functions,console/src,merchant-page/src,engine,lib,programs,world}/**/*.{ts,tsx}';

/** where a sentence is a name that somebody else gives, and why no code can stand in its place */
const allowed: Readonly<Record<string, string>> = {
  'application/without-account-numbers.ts': 'our own mark where a number was taken out; rows kept before have no other sign',
  'console/src/i18n/states/': 'state machines name their states in sentences; a state is known by its name',
  'programs/bench/': 'names of what is measured, printed as they are',
  'programs/cases/csv-player.ts': 'case files from outside say in words alone that both outcomes are right',
};

/** a sentence is worded for people, from a code: no program reads it back */
export const noProse: Check = {
  name: 'no program parses a sentence',
  run: () => {
    const files = projectFiles(product);
    if (files.length < 500) return [`only ${files.length} files were looked at: the check is blind`];
    const unused = Object.keys(allowed).filter((place) => !files.some((file) => file.startsWith(place)));
    const found = files
      .filter((file) => !Object.keys(allowed).some((place) => file.startsWith(place)))
      .flatMap((file) => proseIn(file, readFileSync(projectPath(file), 'utf8')))
      .map((one) => `${one}; carry a code and its values instead`);
    return [...unused.map((place) => `${place} is allowed to read sentences and is gone: take it off the list`), ...found];
  },
};
