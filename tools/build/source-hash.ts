import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { projectFiles, projectPath } from '../../lib/project.ts';

export const templateSources = [
  'bin/**/*.ts',
  'lib/**/*.ts',
  'functions/**/*.{ts,js,json}',
  '{console,merchant-page}/*.{ts,json,html}',
  '{console,merchant-page}/{src,public}/**/*',
  'application/**/*.ts',
  'connectors/**/*',
  'domain/**/*.{ts,json}',
  'engine/**/*.ts',
  'world/**/*.{ts,json}',
  'packages/states-language/src/**/*.ts',
  'adapters/**/*.{ts,json}',
  'policies/**/*.json',
  'statemachines/*.json',
  'tools/build/*.ts',
  'cdk.json',
  'package-lock.json',
];

/** sha256 over the name and bytes of files, and a salt; by default of every file a template depends on: equal hashes give equal templates */
export const sourceHash = (salt: string, sources: readonly string[] = templateSources): string => {
  const hash = createHash('sha256').update(salt);
  for (const file of projectFiles(...sources))
    hash
      .update(file)
      .update('\0')
      .update(readFileSync(projectPath(file)))
      .update('\0');
  return hash.digest('hex');
};
