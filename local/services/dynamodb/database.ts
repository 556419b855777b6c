import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { AwsError, type Kernel } from '../../contract.ts';
import { ChangeLog } from './change-log.ts';
import { DirectRead } from './direct-read.ts';
import { type DynoxideProcess, startDynoxide } from './dynoxide-process.ts';
import { fromWire, isRecord } from './item.ts';
import { WireClient } from './wire-client.ts';

/** dynoxide, its file, and the connections to both */
export interface Database {
  readonly file: DatabaseSync;
  readonly direct: DirectRead;
  readonly changes: ChangeLog;
  /** @throws AwsError as DynamoDB words it */
  send(action: string, body: string): Promise<Readonly<Record<string, unknown>>>;
  close(): Promise<void>;
}

export async function openDatabase(kernel: Kernel): Promise<Database> {
  const folder = kernel.stateDir ?? mkdtempSync(join(tmpdir(), 'laptop-dynamodb-'));
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'dynamodb.sqlite');
  const process = await startDynoxide(file);
  const client = new WireClient(process.port);
  const database = new DatabaseSync(file, { timeout: 5_000 });
  database.exec('PRAGMA synchronous=NORMAL');
  const arnPlace = `arn:aws:dynamodb:${kernel.region}:${kernel.account}:`;
  return {
    file: database,
    direct: new DirectRead(database),
    changes: new ChangeLog(database),
    send: async (action, body) => {
      const answer = await sendOrSayWhy(client, process, action, body);
      const text = answer.body.includes('arn:aws:dynamodb:dynoxide:')
        ? answer.body.replaceAll('arn:aws:dynamodb:dynoxide:000000000000:', arnPlace)
        : answer.body;
      const parsed = fromWire(JSON.parse(text === '' ? '{}' : text), text);
      const content = isRecord(parsed) ? parsed : {};
      if (answer.status !== 200) throw errorFrom(content, answer.status, file);
      return content;
    },
    close: async () => {
      client.close();
      database.close();
      await process.stop();
      if (kernel.stateDir === undefined) rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function sendOrSayWhy(client: WireClient, process: DynoxideProcess, action: string, body: string) {
  try {
    return await client.call(action, body);
  } catch (error) {
    throw process.failure() ?? error;
  }
}

function errorFrom(content: Readonly<Record<string, unknown>>, status: number, file: string): AwsError {
  const { __type, message, Message, ...fields } = content;
  const code =
    String(__type ?? 'InternalServerError')
      .split('#')
      .at(-1) ?? 'InternalServerError';
  const text = String(message ?? Message ?? code);
  if (status === 500 && /disk is full|no space/i.test(text))
    return new AwsError(
      code,
      `the disk of ${file} is full. What was written before is kept. Free some space and start again.`,
      500,
    );
  return new AwsError(code, text, status, fields);
}
