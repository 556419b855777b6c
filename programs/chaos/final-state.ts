import type { Laptop } from '../../world/laptop.ts';

type Plain = Readonly<Record<string, unknown>>;

/**
 * Every item of the table with its instants, and every execution, as text lines in order: what has to be equal however often the process
 * died. Left out are the count of writes of an item and what was drawn at random (the mail service's id, the secret part of a task token):
 * a step that was cut short counts and draws again.
 */
export async function finalState({ cloud, tableName }: Laptop): Promise<readonly string[]> {
  const call = (service: string, action: string, input: unknown): Promise<unknown> => cloud.call(service, action, input);
  const lines: string[] = [];
  let ExclusiveStartKey: unknown;
  do {
    const page = record(
      await call('dynamodb', 'Scan', { TableName: tableName, ...(ExclusiveStartKey === undefined ? {} : { ExclusiveStartKey }) }),
    );
    for (const item of list(page.Items))
      lines.push(
        JSON.stringify(sorted({ ...item, version: undefined, messageId: drawn(item.messageId), token: drawn(item.token) })),
      );
    ExclusiveStartKey = page.LastEvaluatedKey;
  } while (ExclusiveStartKey !== undefined);
  for (const machine of list(record(await call('states', 'ListStateMachines', {})).stateMachines)) {
    let nextToken: unknown;
    do {
      const page = record(
        await call('states', 'ListExecutions', {
          stateMachineArn: machine.stateMachineArn,
          ...(nextToken === undefined ? {} : { nextToken }),
        }),
      );
      for (const { name, status, startDate, stopDate } of list(page.executions))
        lines.push(JSON.stringify({ execution: name, status, startDate, stopDate }));
      nextToken = page.nextToken;
    } while (nextToken !== undefined);
  }
  return lines.sort();
}

const drawn = (value: unknown): string | undefined => (value === undefined ? undefined : 'drawn');
const isRecord = (value: unknown): value is Plain => typeof value === 'object' && value !== null && !Array.isArray(value);
const record = (value: unknown): Plain => (isRecord(value) ? value : {});
const list = (value: unknown): readonly Plain[] => (Array.isArray(value) ? value.filter(isRecord) : []);

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (!isRecord(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      // S3 draws the version of an upload
      .map(([key, inner]) => [key, key === 'versionId' ? drawn(inner) : sorted(inner)]),
  );
}
