/** no space left for the tables */
export class TablesDiskFull extends Error {
  override readonly name = 'TablesDiskFull';
}
/** the file of the tables is damaged */
export class TablesDamaged extends Error {
  override readonly name = 'TablesDamaged';
}
/** the file of the tables cannot be read or written for another reason */
export class TablesUnusable extends Error {
  override readonly name = 'TablesUnusable';
}
/** the program that keeps the tables did not start, or ended */
export class DynoxideFailed extends Error {
  override readonly name = 'DynoxideFailed';
}
export type TablesError = TablesDiskFull | TablesDamaged | TablesUnusable | DynoxideFailed;

/** names what happened to the file of the tables and the remedy, from what SQLite said; undefined when it is not about the file */
export function tablesErrorFrom(said: string, file: string): TablesError | undefined {
  // a limit on the size of files ends a process that runs into it
  if (/is full|no space|SIGXFSZ/i.test(said))
    return new TablesDiskFull(
      `the disk of ${file} is full. Everything committed so far is kept and the clock has stopped. Free some space and start again: it goes on from there.`,
    );
  if (/malformed|not a database|corrupt/i.test(said))
    return new TablesDamaged(
      `${file} is damaged (${said.trim()}). It was left as it is. Restore the folder from a copy, or start with --fresh to forget it.`,
    );
  if (/disk I\/O error|readonly database|unable to open/i.test(said))
    return new TablesUnusable(
      `cannot work on ${file} (${said.trim()}). Check that the folder exists, belongs to you and its disk is healthy. What was committed before is kept.`,
    );
  return undefined;
}
