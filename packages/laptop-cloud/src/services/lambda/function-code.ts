import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, realpathSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, sep } from 'node:path';
import type { Journal } from '../../contract.ts';

export interface Code {
  readonly root: string;
  readonly sha256: string;
  readonly size: number;
}

/** a folder for code, by what is in it. Its real path: on a Mac the one for temporary files is a link, and stack traces do not know links */
function scratch(content: string): string {
  const root = join(tmpdir(), 'laptop-cloud-code', createHash('sha256').update(content).digest('hex').slice(0, 24));
  mkdirSync(root, { recursive: true });
  return realpathSync(root);
}

/** Windows does not put a file in the place of one that is being read: then another laptop was faster, with the same text */
function renameUnlessThere(from: string, to: string): void {
  try {
    renameSync(from, to);
  } catch (error) {
    if (!existsSync(to)) throw error;
    rmSync(from, { force: true });
  }
}

/** folder of an inline function: one file called index */
export function inlineCode(text: string): Code {
  const sha256 = createHash('sha256').update(text).digest('base64');
  const root = scratch(text);
  const file = join(root, 'index.js');
  // another laptop may be reading the same file: it must never see half of it
  if (!existsSync(file)) {
    writeFileSync(`${file}.${process.pid}`, text);
    renameUnlessThere(`${file}.${process.pid}`, file);
  }
  return { root, sha256, size: Buffer.byteLength(text) };
}

const filesOf = (root: string): string[] =>
  readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(root.length + 1)
        .replaceAll(sep, '/'),
    )
    .sort();

/** a folder of code, and a digest of what is in it */
export function folderCode(folder: string): Code {
  const root = realpathSync(folder);
  const hash = createHash('sha256');
  let size = 0;
  for (const file of filesOf(root)) {
    const bytes = readFileSync(join(root, file));
    hash.update(file).update('\0').update(bytes);
    size += bytes.length;
  }
  return { root, sha256: hash.digest('base64'), size };
}

/** The code of published versions, kept in the journal: a later synth may remove the asset a running execution still needs. */
export class CodeStore {
  readonly #journal: Journal;

  constructor(journal: Journal) {
    this.#journal = journal;
    journal.exec(
      'CREATE TABLE IF NOT EXISTS lambda_code (sha256 TEXT, path TEXT, content BLOB NOT NULL, PRIMARY KEY (sha256, path)) WITHOUT ROWID',
    );
  }

  keep(code: { root: string; codeSha256: string }): void {
    if (this.#journal.get('SELECT 1 FROM lambda_code WHERE sha256 = ? LIMIT 1', code.codeSha256)) return;
    for (const file of filesOf(code.root))
      this.#journal.run('INSERT INTO lambda_code VALUES (?, ?, ?)', code.codeSha256, file, readFileSync(join(code.root, file)));
  }

  /** the folder of a version's code; written anew when it is gone */
  folder(code: { root: string; codeSha256: string }): string {
    if (existsSync(code.root) && folderCode(code.root).sha256 === code.codeSha256) return code.root;
    const root = scratch(code.codeSha256);
    const files = this.#journal.all<{ path: string; content: Uint8Array }>(
      'SELECT path, content FROM lambda_code WHERE sha256 = ?',
      code.codeSha256,
    );
    for (const { path, content } of files) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), content);
    }
    return root;
  }
}
