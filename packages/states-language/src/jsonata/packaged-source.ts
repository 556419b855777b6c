import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const VERSION = '2.0.6';

/** the text of the jsonata package. Throws when another version is installed than Step Functions runs */
export function packagedSource(): string {
  const require = createRequire(import.meta.url);
  const { version } = require('jsonata/package.json');
  if (version !== VERSION)
    throw new Error(`jsonata ${version} is installed; Step Functions runs ${VERSION}: pin it in package.json`);
  return readFileSync(require.resolve('jsonata'), 'utf8');
}

/** esbuild's `define` for a bundle that runs where no packages are, as in Lambda: the text that is otherwise read from the package */
export const bundlerDefines = (): { readonly JSONATA_SOURCE: string } => ({ JSONATA_SOURCE: JSON.stringify(packagedSource()) });
