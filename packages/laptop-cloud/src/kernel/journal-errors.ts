/** another process works on the same state folder */
export class StateFolderInUse extends Error {
  override readonly name = 'StateFolderInUse';
}
/** no space left for the journal */
export class JournalDiskFull extends Error {
  override readonly name = 'JournalDiskFull';
}
/** the journal file is damaged beyond its tail */
export class JournalDamaged extends Error {
  override readonly name = 'JournalDamaged';
}
/** the journal file cannot be opened or written for a reason of the file system */
export class JournalUnusable extends Error {
  override readonly name = 'JournalUnusable';
}

// primary result codes of sqlite: https://www.sqlite.org/rescode.html
const BUSY = 5;
const LOCKED = 6;
const READONLY = 8;
const IO_ERROR = 10;
const CORRUPT = 11;
const FULL = 13;
const CANNOT_OPEN = 14;
const NOT_A_DATABASE = 26;

const codeOf = (error: unknown): number | undefined =>
  error instanceof Error && 'errcode' in error && typeof error.errcode === 'number' ? error.errcode & 0xff : undefined;

const systemCodeOf = (error: unknown): string | undefined =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;

/** names what happened to the file and the remedy; errors of a statement (a constraint, a typo in SQL) come back as they were */
export function journalErrorFrom(error: unknown, file: string, doing: 'open' | 'read' | 'write'): unknown & Error {
  const cause = error instanceof Error ? error : new Error(String(error));
  if (systemCodeOf(error) === 'ENOSPC') return diskFull(file, cause);
  switch (codeOf(error)) {
    case BUSY:
    case LOCKED:
      return new StateFolderInUse(
        `${file} is in use by another process. Stop that one first, or give this one a state folder of its own.`,
        { cause },
      );
    case FULL:
      return diskFull(file, cause);
    case CORRUPT:
    case NOT_A_DATABASE:
      return new JournalDamaged(
        `${file} is damaged (${cause.message}). It was left as it is and nothing was written to it. Restore the folder from a copy, or move it away and start with an empty one.`,
        { cause },
      );
    case READONLY:
    case IO_ERROR:
    case CANNOT_OPEN:
      return new JournalUnusable(
        `cannot ${doing} ${file} (${cause.message}). Check that the folder exists, belongs to you and its disk is healthy. What was committed before is kept.`,
        { cause },
      );
    default:
      return cause;
  }
}

const diskFull = (file: string, cause: Error): JournalDiskFull =>
  new JournalDiskFull(
    `the disk of ${file} is full. Everything committed so far is kept and the clock has stopped. Free some space and start again: it goes on from there.`,
    { cause },
  );
