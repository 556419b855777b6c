import { isoInstant } from '@firstsale/states-language/context';
import { isJsonArray, isJsonObject, type Json, parseJson } from '@firstsale/states-language/json';
import type { Caller } from '../integrations/shared.ts';
import { redriveStatus } from '../redrive-status.ts';
import type { ExecutionRow } from '../store/execution-rows.ts';

/** a file of results is closed after this much, and the next begun */
const LARGEST_FILE_BYTES = 5 * 1_073_741_824;
type Kind = 'FAILED' | 'PENDING' | 'SUCCEEDED';
const KINDS: readonly Kind[] = ['FAILED', 'PENDING', 'SUCCEEDED'];

interface Written {
  readonly Key: string;
  readonly Size: number;
}

/**
 * Writes what became of a Map Run's children, as a ResultWriter does: files by how they ended, and the manifest that names them.
 * Throws AwsError. @returns where the manifest is
 */
export async function writeResults(caller: Caller, asked: Json): Promise<Json> {
  const given = isJsonObject(asked) ? asked : {};
  const place = isJsonObject(given.Arguments) ? given.Arguments : {};
  const config = isJsonObject(given.WriterConfig) ? given.WriterConfig : {};
  const run = String(given.MapRunArn);
  const Bucket = place.Bucket ?? null;
  const prefix = typeof place.Prefix === 'string' && place.Prefix !== '' ? `${place.Prefix.replace(/\/$/, '')}/` : '';
  const folder = `${prefix}${run.slice(run.lastIndexOf(':') + 1)}`;
  const lines = config.OutputType === 'JSONL';
  const put = async (Key: string, text: string): Promise<Written> => {
    const Body = Buffer.from(text);
    await caller.kernel.call({ service: 's3', action: 'PutObject', input: { Bucket, Key, Body }, principal: caller.principal });
    return { Key, Size: Body.byteLength };
  };
  const records = recordsOf(caller.childrenOf(run), isJsonArray(given.Pending) ? given.Pending : [], config.Transformation);
  const files: Record<Kind, Written[]> = { FAILED: [], PENDING: [], SUCCEEDED: [] };
  for (const kind of KINDS)
    for (const [n, part] of parts(records[kind]).entries()) {
      const text = lines ? part.map((line) => `${line}\n`).join('') : `[${part.join(',')}]`;
      files[kind].push(await put(`${folder}/${kind}_${n}.${lines ? 'jsonl' : 'json'}`, text));
    }
  const Key = `${folder}/manifest.json`;
  await put(Key, JSON.stringify({ DestinationBucket: Bucket, MapRunArn: run, ResultFiles: files }));
  return { Bucket, Key };
}

/** every record as JSON text */
function recordsOf(
  children: readonly ExecutionRow[],
  pending: readonly Json[],
  transformation: Json | undefined,
): Record<Kind, string[]> {
  const records: Record<Kind, string[]> = { FAILED: [], PENDING: [], SUCCEEDED: [] };
  for (const child of children) {
    if (child.status === 'SUCCEEDED') records.SUCCEEDED.push(...succeeded(child, transformation));
    // whatever the transformation, a failure is told with all that is known of it
    else if (child.status !== 'RUNNING') records.FAILED.push(JSON.stringify(described(child)));
  }
  for (const input of pending)
    records.PENDING.push(JSON.stringify({ Input: JSON.stringify(input), InputDetails: { Included: true } }));
  return records;
}

function succeeded(child: ExecutionRow, transformation: Json | undefined): readonly string[] {
  if (transformation !== 'COMPACT' && transformation !== 'FLATTEN') return [JSON.stringify(described(child))];
  const output = parseJson(child.output ?? 'null') ?? null;
  if (transformation === 'FLATTEN' && isJsonArray(output)) return output.map((one) => JSON.stringify(one));
  return [JSON.stringify(output)];
}

function described(child: ExecutionRow): Json {
  const { status, reason } = redriveStatus(child);
  const shown: Record<string, Json> = {};
  if (child.cause !== null) shown.Cause = child.cause;
  if (child.error !== null) shown.Error = child.error;
  shown.ExecutionArn = child.arn;
  shown.Input = child.input;
  shown.InputDetails = { Included: true };
  shown.Name = child.name;
  if (child.output !== null) {
    shown.Output = child.output;
    shown.OutputDetails = { Included: true };
  }
  shown.RedriveCount = child.redrives;
  shown.RedriveStatus = status;
  if (reason !== null) shown.RedriveStatusReason = reason;
  shown.StartDate = isoInstant(child.started);
  shown.StateMachineArn = child.machine;
  shown.Status = child.status;
  if (child.stopped !== null) shown.StopDate = isoInstant(child.stopped);
  return shown;
}

/** as many files as it takes: none for nothing. @param most bytes after which the next begins */
export function parts(records: readonly string[], most = LARGEST_FILE_BYTES): readonly (readonly string[])[] {
  const files: string[][] = [];
  let used = 0;
  for (const record of records) {
    const size = Buffer.byteLength(record) + 1;
    const open = files.at(-1);
    if (open !== undefined && used + size <= most) {
      open.push(record);
      used += size;
    } else {
      files.push([record]);
      used = size;
    }
  }
  return files;
}
