import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** the program that keeps the tables is not installed */
export class DynoxideMissing extends Error {
  override readonly name = 'DynoxideMissing';
}

/** path of the dynoxide program of this platform. @throws DynoxideMissing with the remedy */
export function dynoxideBinary(platform: string = process.platform, architecture: string = process.arch): string {
  const name = `@dynoxide/${platform}-${architecture}`;
  try {
    const folder = dirname(createRequire(import.meta.url).resolve(`${name}/package.json`));
    const file = join(folder, platform === 'win32' ? 'dynoxide.exe' : 'dynoxide');
    if (existsSync(file)) return file;
  } catch {
    // not installed: told below
  }
  throw new DynoxideMissing(
    `DynamoDB on the laptop needs ${name}, which is not installed. Run: npm install --no-save --include=optional ${name}@1.2.1`,
  );
}
