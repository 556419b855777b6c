import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { AwsError, type Kernel } from '../../contract.ts';
import { removing } from '../../platform.mjs';
import { ChangeLog } from './change-log.ts';
import { DirectRead } from './direct-read.ts';
import { DirectWrite } from './direct-write.ts';
import { type DynoxideProcess, startDynoxide } from './dynoxide-process.ts';
import { fromWire, isRecord } from './item-codec.ts';
import { TablesDamaged, type TablesError, tablesErrorFrom } from './table-errors.ts';
import { WireClient } from './wire-client.ts';

/** dynoxide, its file, and the connections to both */
export interface Database {
  readonly file: DatabaseSync;
  readonly reads: DirectRead;
  /** undefined: dynoxide makes every write */
  readonly writes: DirectWrite | undefined;
  readonly changes: ChangeLog;
  /** @throws AwsError as DynamoDB words it; TablesError when the tables cannot be worked on any more */
  send(action: string, body: string): Promise<Readonly<Record<string, unknown>>>;
  /** why nothing can be done with the tables any more; undefined for errors of a request */
  fatal(error: unknown): Error | undefined;
  close(): Promise<void>;
}

const LARGEST_CHECKED_BYTES = 64 * 1024 * 1024;

export interface DynamodbOptions {
  /** makes plain writes in dynoxide's own file, which is faster and nothing else (adr/0038). Default false */
  readonly writesBesideDynoxide?: boolean | undefined;
  /** keeps the past of tables with point-in-time recovery, so that they can be restored. Default false: it is a second record of each write */
  readonly pointInTimeRecovery?: boolean | undefined;
}

export async function openDatabase(kernel: Kernel, { writesBesideDynoxide = false }: DynamodbOptions): Promise<Database> {
  const folder = kernel.stateDir ?? mkdtempSync(join(tmpdir(), 'laptop-dynamodb-'));
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'dynamodb.sqlite');
  checkPages(file);
  const process = await startDynoxide(file);
  const client = new WireClient(process.port);
  const database = new DatabaseSync(file, { timeout: 5_000 });
  database.exec('PRAGMA synchronous=NORMAL; PRAGMA wal_autocheckpoint=4000');
  let closed = false;
  let asked = 0;
  const writes = writesBesideDynoxide
    ? new DirectWrite(
        database,
        () => kernel.now(),
        () => asked === 0,
      )
    : undefined;
  const arnPlace = `arn:aws:dynamodb:${kernel.region}:${kernel.account}:`;
  return {
    file: database,
    reads: new DirectRead(database),
    writes,
    changes: new ChangeLog(database),
    send: async (action, body) => {
      writes?.commit();
      asked += 1;
      const answer = await sendOrSayWhy(client, process, action, body).finally(() => {
        asked -= 1;
      });
      const text = answer.body.includes('arn:aws:dynamodb:dynoxide:')
        ? answer.body.replaceAll('arn:aws:dynamodb:dynoxide:000000000000:', arnPlace)
        : answer.body;
      const parsed = fromWire(JSON.parse(text === '' ? '{}' : text), text);
      const content = isRecord(parsed) ? parsed : {};
      if (answer.status !== 200) throw errorFrom(content, answer.status, file);
      return content;
    },
    fatal: (error) => (closed ? undefined : fatalErrorFrom(error, file)),
    close: async () => {
      closed = true;
      client.close();
      writes?.commit();
      database.close();
      await process.stop();
      if (kernel.stateDir === undefined) rmSync(folder, removing);
    },
  };
}

async function sendOrSayWhy(client: WireClient, process: DynoxideProcess, action: string, body: string) {
  try {
    return await client.call(action, body);
  } catch (error) {
    throw (await process.failure()) ?? error;
  }
}

const tablesErrors: readonly string[] = [
  'TablesDiskFull',
  'TablesDamaged',
  'TablesUnusable',
  'DynoxideFailed',
] satisfies readonly TablesError['name'][];

/** ours as they are; what sqlite says about a file read beside dynoxide, in our words */
function fatalErrorFrom(error: unknown, file: string): Error | undefined {
  if (!(error instanceof Error) || error instanceof AwsError) return undefined;
  if (tablesErrors.includes(error.name)) return error;
  return 'errcode' in error ? tablesErrorFrom(error.message, file) : undefined;
}

/** damage in a large file is met when its pages are read; looking at all of them would hold up every start */
function checkPages(file: string): void {
  if (!existsSync(file) || statSync(file).size > LARGEST_CHECKED_BYTES) return;
  let verdict: unknown;
  try {
    // read only: what is found damaged is left as it is
    const database = new DatabaseSync(file, { readOnly: true });
    verdict = database.prepare('PRAGMA quick_check(1)').get()?.quick_check;
    database.close();
  } catch (error) {
    throw tablesErrorFrom(String(error), file) ?? error;
  }
  if (verdict !== 'ok') throw tablesErrorFrom(`malformed: ${verdict}`, file) ?? new TablesDamaged(file);
}

function errorFrom(content: Readonly<Record<string, unknown>>, status: number, file: string): Error {
  const { __type, message, Message, ...fields } = content;
  const code =
    String(__type ?? 'InternalServerError')
      .split('#')
      .at(-1) ?? 'InternalServerError';
  const text = String(message ?? Message ?? code);
  const fatal = status === 500 ? tablesErrorFrom(text, file) : undefined;
  return fatal ?? new AwsError(code, text, status, fields);
}
