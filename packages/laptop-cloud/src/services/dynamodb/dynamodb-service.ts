import { AwsError, type Kernel, type Service } from '../../contract.ts';
import { jsonOf } from '../../kernel/written-json.ts';
import { appendedPastEnd, setsElements } from './append-past-end.ts';
import { questionsOf, tableNameOf } from './authorize-dynamodb.ts';
import { countCapacity, dataActions } from './capacity.ts';
import { type Database, type DynamodbOptions, openDatabase } from './database.ts';
import { foundAnswer } from './found-answer.ts';
import { type Attributes, isRecord } from './item-codec.ts';
import { refuseKeyOperands } from './key-operands.ts';
import { type TableSpec, tableTypes } from './local-table.ts';
import { refuseDuplicateKeys } from './refuse-duplicate-keys.ts';
import { refuseExpressions } from './refuse-expressions.ts';
import { chargeRefused } from './refused-write.ts';
import { restoreTable } from './restore-table.ts';
import { type Input, type Output, shown, updatesOf, wireInput } from './service-shapes.ts';
import { StreamStore } from './stream-store.ts';
import { tableBackups } from './table-backups.ts';
import { TableHistory } from './table-history.ts';
import { declareTableMetrics } from './table-metrics.ts';
import { provisionTable } from './tables.ts';
import { TimeToLive } from './time-to-live.ts';
import { refuseMixedItems } from './transact-items.ts';
import { WriteGate } from './write-gate.ts';

/** DynamoDB: the tables of the template on dynoxide, capacity counted, streams and time to live ours */
export function dynamodb(kernel: Kernel, options: DynamodbOptions = {}): Service {
  const tables = new Map<string, TableSpec>();
  const history = new TableHistory(kernel.journal, options.pointInTimeRecovery ?? false);
  const streams = new StreamStore(kernel, history);
  declareTableMetrics(kernel);
  let database: Promise<Database> | undefined;
  let working: Database | undefined;
  const open = (): Promise<Database> => {
    database ??= openDatabase(kernel, options).then(async (opened) => {
      await streams.open(opened);
      working = opened;
      return opened;
    });
    return database;
  };

  // tables that cannot be worked on stop everything, as a journal does: what nobody was answered is done again after the next start
  const halting = (error: unknown): Error | undefined => {
    const fatal = working?.fatal(error);
    if (fatal !== undefined) kernel.halt(fatal);
    return fatal;
  };
  const orHalt = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      throw halting(error) ?? error;
    }
  };
  const shorten = (): void => {
    try {
      streams.shorten();
    } catch (error) {
      // the commit it follows has succeeded
      if (halting(error) === undefined) throw error;
    }
  };

  kernel.journal.onBeforeCommit(() => {
    try {
      working?.writes?.commit();
    } catch (error) {
      throw halting(error) ?? error;
    }
  });

  const gate = new WriteGate();
  kernel.journal.onCommit(() => {
    if (streams.backlogged) gate.whenAlone(shorten);
  });

  const readFrom = async (opened: Database, action: string, input: Input): Promise<Output> => {
    const table = tables.get(tableNameOf(input.TableName));
    const found = opened.reads.find(action, input, table);
    const answer = found === undefined ? await opened.send(action, wireInput(input)) : undefined;
    if (answer !== undefined && action === 'Query') refuseKeyOperands(input, table);
    countCapacity(kernel.usage, 'read', found?.consumed ?? answer?.ConsumedCapacity);
    return found === undefined ? shown(answer ?? {}, input) : foundAnswer(found, input.ReturnConsumedCapacity);
  };

  const read = async (action: string, input: Input): Promise<Output> => {
    refuseExpressions(input, false);
    if (action === 'BatchGetItem') refuseDuplicateKeys(input.RequestItems);
    const opened = await open();
    return orHalt(() => readFrom(opened, action, input));
  };

  const itemThere = async (opened: Database, TableName: string, Key: Attributes): Promise<Attributes | undefined> => {
    const input = { TableName, Key, ConsistentRead: true };
    const found = opened.reads.find('GetItem', input, tables.get(TableName));
    const item: unknown =
      found === undefined ? (await opened.send('GetItem', jsonOf(input))).Item : JSON.parse(found.item ?? 'null');
    return isRecord(item) ? item : undefined;
  };

  const tableOf = (name: unknown) => tables.get(tableNameOf(name));
  const writeTo = async (opened: Database, action: string, input: Input): Promise<Output> => {
    try {
      const written = opened.writes?.write(action, input, tableOf, gate.quiet);
      const answer = written === undefined ? await opened.send(action, wireInput(input)) : { ConsumedCapacity: written.consumed };
      if (written === undefined) opened.writes?.learn(action, input);
      countCapacity(kernel.usage, 'write', answer.ConsumedCapacity);
      return shown(answer, input);
    } catch (error) {
      await chargeRefused(error, input, {
        usage: kernel.usage,
        table: (name) => tables.get(name),
        item: (name, key) => itemThere(opened, name, key),
      });
      throw error;
    } finally {
      streams.takeOver();
      if (streams.overfull) kernel.journal.commit();
    }
  };

  const appending = async (opened: Database, action: string, input: Input): Promise<Input> => {
    const appended = async (update: Input): Promise<Input> =>
      setsElements(update) && isRecord(update.Key)
        ? appendedPastEnd(update, await itemThere(opened, tableNameOf(update.TableName), update.Key).catch(() => undefined))
        : update;
    if (action === 'UpdateItem') return appended(input);
    const entries = Array.isArray(input.TransactItems) ? input.TransactItems : [];
    const TransactItems = await Promise.all(
      entries.map(async (entry: unknown) =>
        isRecord(entry) && isRecord(entry.Update) ? { ...entry, Update: await appended(entry.Update) } : entry,
      ),
    );
    return { ...input, TransactItems };
  };

  const write = async (action: string, input: Input): Promise<Output> => {
    if (action === 'TransactWriteItems') refuseMixedItems(input.TransactItems);
    refuseExpressions(input, true);
    const opened = await open();
    const updates = updatesOf(action, input);
    if (!updates.some(setsElements)) return orHalt(() => gate.write(() => writeTo(opened, action, input)));
    // where the list ends must hold until the write is made
    return orHalt(() => gate.exclusively(async () => writeTo(opened, action, await appending(opened, action, input))));
  };

  const timeToLive = new TimeToLive(kernel, async (table, key, nowSeconds) => {
    const opened = await open();
    streams.expectExpiry(table.name, JSON.stringify(key));
    const input = {
      TableName: table.name,
      Key: key,
      ConditionExpression: '#ttl <= :now',
      ExpressionAttributeNames: { '#ttl': table.ttlAttribute },
      ExpressionAttributeValues: { ':now': { N: String(nowSeconds) } },
    };
    const remove = async () => {
      // changed in the meantime: it lives on. A deletion by time to live costs no write units
      const written = opened.writes?.write('DeleteItem', input, tableOf, gate.quiet);
      if (written !== undefined) return streams.takeOver();
      const send = opened.send('DeleteItem', jsonOf(input)).then(() => opened.writes?.learn('DeleteItem', input));
      await send.catch((error: unknown) => {
        streams.forgetExpiry(table.name, JSON.stringify(key));
        if (!(error instanceof AwsError) || error.code !== 'ConditionalCheckFailedException') throw error;
      });
      streams.takeOver();
    };
    await orHalt(() => gate.write(remove));
  });

  const restore = restoreTable({
    kernel,
    history,
    table: (name) => tables.get(name),
    added: (spec) => void tables.set(spec.name, spec),
  });

  const backups = tableBackups({ kernel, tables });

  const describe = async (input: Input): Promise<Output> => {
    const name = tableNameOf(input.TableName);
    const { Table } = await (await open()).send('DescribeTable', JSON.stringify({ TableName: name }));
    const spec = tables.get(name);
    const stream =
      spec?.streamArn === undefined
        ? {}
        : {
            StreamSpecification: { StreamEnabled: true, StreamViewType: spec.streamViewType },
            LatestStreamArn: spec.streamArn,
            LatestStreamLabel: spec.streamArn.split('/stream/')[1],
          };
    return { Table: { ...(isRecord(Table) ? Table : {}), ...stream } };
  };

  return {
    name: 'dynamodb',
    resourceTypes: tableTypes(async (resource) => {
      const opened = await open();
      const spec = await provisionTable(kernel, opened, resource);
      tables.set(spec.name, spec);
      streams.addTable(spec);
      if (spec.recoverable) history.addTable(spec.name);
      timeToLive.addTable(spec, opened.file);
    }),
    actions: {
      ...Object.fromEntries(
        Object.entries(dataActions).map(([action, access]) => [
          action,
          (input: Input) => (access === 'read' ? read : write)(action, input),
        ]),
      ),
      RestoreTableToPointInTime: async (input: Input) => {
        const opened = await open();
        return gate.exclusively(() => restore(opened, input));
      },
      CreateBackup: async (input: Input) => backups.create(await open(), input),
      RestoreTableFromBackup: async (input: Input) => {
        const opened = await open();
        return gate.exclusively(() => backups.restore(opened, input));
      },
      DeleteTable: async (input: Input) => {
        const opened = await open();
        return gate.exclusively(() => backups.remove(opened, input));
      },
      DescribeTable: describe,
      ListTables: async (input: Input) => (await open()).send('ListTables', JSON.stringify(input)),
      DescribeTimeToLive: ({ TableName }: Input) => {
        const spec = tables.get(tableNameOf(TableName));
        if (spec === undefined)
          throw new AwsError('ResourceNotFoundException', `Requested resource not found: Table: ${String(TableName)} not found`);
        const { ttlAttribute } = spec;
        const off = { TimeToLiveStatus: 'DISABLED' };
        return {
          TimeToLiveDescription: ttlAttribute === undefined ? off : { TimeToLiveStatus: 'ENABLED', AttributeName: ttlAttribute },
        };
      },
    },
    authorize: (action, input) =>
      questionsOf(action, input, { account: kernel.account, region: kernel.region, table: (name) => tables.get(name) }),
    start: () => timeToLive.start(),
    stop: async () => {
      streams.close();
      // one that never opened was reported where it was asked for
      await database?.then(
        (opened) => opened.close(),
        () => undefined,
      );
    },
  };
}
