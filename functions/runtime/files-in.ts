import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';

/**
 * Every file below a folder by its path in it, with slashes, in the order of the paths.
 * @throws Error when there is no file: an empty release would take the page away
 */
export const filesIn = async (folder: string): Promise<ReadonlyMap<string, Uint8Array>> => {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  if (paths.length === 0) throw new Error(`${folder} holds no file: build the console before the deployment`);
  const read = paths.sort().map(async (path) => [relative(folder, path).replaceAll(sep, '/'), await readFile(path)] as const);
  return new Map(await Promise.all(read));
};
