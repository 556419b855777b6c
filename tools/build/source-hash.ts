import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { projectPath } from '../../lib/project.ts';

const sources = [
  'bin/**/*.ts',
  'lib/**/*.ts',
  'functions/**/*.{ts,js,json}',
  'console/*.{ts,json,html}',
  'console/{src,public}/**/*',
  'application/**/*.ts',
  'domain/**/*.{ts,json}',
  'adapters/**/*.{ts,json}',
  'policies/**/*.json',
  'statemachines/*.json',
  'tools/build/build-{functions,console}.ts',
  'cdk.json',
  'package-lock.json',
];

/** sha256 over the name and bytes of every file a template depends on; equal hashes give equal templates */
export const sourceHash = (salt: string): string => {
  const root = projectPath('');
  const hash = createHash('sha256').update(salt);
  const files = sources.flatMap((pattern) => globSync(pattern, { cwd: root, withFileTypes: true }));
  const paths = files.filter((file) => file.isFile()).map((file) => `${file.parentPath}/${file.name}`);
  for (const path of paths.sort()) hash.update(path.slice(root.length)).update('\0').update(readFileSync(path)).update('\0');
  return hash.digest('hex');
};
