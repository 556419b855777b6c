import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** a cloud assembly as CDK writes it, from templates written by hand: stacks in reverse order, each depending on those before it */
export function writeAssembly(
  templates: Readonly<Record<string, unknown>>,
  environment = 'aws://unknown-account/unknown-region',
): string {
  const folder = mkdtempSync(join(tmpdir(), 'assembly-'));
  const names = Object.keys(templates);
  const artifacts = names.map((name, index) => {
    writeFileSync(join(folder, `${name}.template.json`), JSON.stringify(templates[name]));
    const properties = { templateFile: `${name}.template.json` };
    return [name, { type: 'aws:cloudformation:stack', environment, properties, dependencies: names.slice(0, index) }] as const;
  });
  writeFileSync(
    join(folder, 'manifest.json'),
    JSON.stringify({ version: '55.0.0', artifacts: Object.fromEntries(artifacts.reverse()) }),
  );
  return folder;
}
