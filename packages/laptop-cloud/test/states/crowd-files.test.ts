import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import { AwsError, type Principal } from '../../src/contract.ts';
import { parts } from '../../src/services/states/crowd-files/write-results.ts';
import { type Cloud, functions, machine, startCloud } from './cloud.ts';

const clouds: Cloud[] = [];
afterEach(async () => {
  for (const made of clouds.splice(0)) await made.kernel.stop();
});

type Files = Map<string, Uint8Array>;
const BUCKET = 'files';
/** pages of two, as S3 has them of a thousand */
const PAGE = 2;

/** S3 as far as a Map Run calls it, with one bucket */
const store = (files: Files, seen: Principal[] = []) => ({
  GetObject({ Bucket, Key }: Record<string, unknown>, principal: Principal) {
    seen.push(principal);
    const Body = Bucket === BUCKET ? files.get(String(Key)) : undefined;
    if (Body === undefined) throw new AwsError('NoSuchKey', 'The specified key does not exist.', 404);
    return { Body };
  },
  PutObject({ Bucket, Key, Body }: Record<string, unknown>) {
    if (Bucket !== BUCKET || !(Body instanceof Uint8Array))
      throw new AwsError('NoSuchBucket', 'The specified bucket does not exist', 404);
    files.set(String(Key), Body);
    return {};
  },
  ListObjectsV2({ Prefix = '', ContinuationToken = '0' }: Record<string, unknown>) {
    const all = [...files.keys()].filter((key) => key.startsWith(String(Prefix))).sort();
    const from = Number(ContinuationToken);
    const Contents = all.slice(from, from + PAGE).map((Key) => ({
      ...{ Key, Size: files.get(Key)?.byteLength, ETag: '"e"', LastModified: 1_767_600_000, StorageClass: 'STANDARD' },
    }));
    return { Contents, ...(from + PAGE < all.length ? { NextContinuationToken: String(from + PAGE) } : {}) };
  },
});

async function laptop(given: Readonly<Record<string, string | Uint8Array>>) {
  const files: Files = new Map(Object.entries(given).map(([key, body]) => [key, Buffer.from(body)]));
  const seen: Principal[] = [];
  const calls: unknown[] = [];
  const odd = (event: unknown): unknown => {
    calls.push(event);
    if (JSON.stringify(event).includes('bad')) throw new RangeError('it is bad');
    return { seen: Object(event).of };
  };
  const cloud = await startCloud({ services: { s3: store(files, seen), lambda: functions({ odd }) } });
  clouds.push(cloud);
  const json = (key: string): unknown => JSON.parse(Buffer.from(files.get(key) ?? '').toString('utf8'));
  return { cloud, files, seen, calls, json };
}

const GET = 'arn:aws:states:::s3:getObject';
const LIST = 'arn:aws:states:::s3:listObjectsV2';
const pass = { Same: { Type: 'Pass', End: true } };
const call = {
  Call: {
    Type: 'Task',
    Resource: 'arn:aws:states:::lambda:invoke',
    Arguments: { FunctionName: 'odd', Payload: { of: '{% $states.input %}' } },
    Output: '{% $states.result.Payload %}',
    End: true,
  },
};
const over = (more: object, states: object = pass, type = 'EXPRESS') =>
  machine({
    All: {
      Type: 'Map',
      Label: 'Each',
      ItemProcessor: {
        ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: type },
        StartAt: Object.keys(states)[0],
        States: states,
      },
      End: true,
      ...more,
    },
  });
const reads = (ReaderConfig: object, Key = 'items') => ({
  ItemReader: { Resource: GET, ReaderConfig, Arguments: { Bucket: BUCKET, Key } },
});
const writes = (more: object = {}) => ({
  ResultWriter: { Resource: 'arn:aws:states:::s3:putObject', Arguments: { Bucket: BUCKET, Prefix: 'out' }, ...more },
});

async function ended(cloud: Cloud, definition: object, input: unknown = {}) {
  const arn = await cloud.start(await cloud.create(definition), input);
  await cloud.pass(1);
  const described = await cloud.describe(arn);
  const { mapRuns } = await cloud.call('ListMapRuns', { executionArn: arn });
  const run = Array.isArray(mapRuns) ? mapRuns[0]?.mapRunArn : undefined;
  return {
    arn,
    status: described.status,
    error: described.error,
    cause: described.cause,
    output: typeof described.output === 'string' ? JSON.parse(described.output) : undefined,
    run: run === undefined ? {} : await cloud.call('DescribeMapRun', { mapRunArn: run }),
  };
}

describe('an ItemReader', () => {
  it.each([
    ['JSON Lines: one item a line', { InputType: 'JSONL' }, '{"n":1}\n{"n":2}\n', [{ n: 1 }, { n: 2 }]],
    ['a JSON array', { InputType: 'JSON' }, '[1,{"n":2}]', [1, { n: 2 }]],
    [
      'CSV with its header in the first row: texts only, a short row is filled, a long one cut, two quotes are one',
      { InputType: 'CSV', CSVHeaderLocation: 'FIRST_ROW' },
      'a,b\r\n1,"say ""so"", now"\n2\n3,4,5\n',
      [
        { a: '1', b: 'say "so", now' },
        { a: '2', b: '' },
        { a: '3', b: '4' },
      ],
    ],
    [
      'CSV whose header is given',
      { InputType: 'CSV', CSVHeaderLocation: 'GIVEN', CSVHeaders: ['x', 'y'], CSVDelimiter: 'SEMICOLON' },
      '1;2\n3;4',
      [
        { x: '1', y: '2' },
        { x: '3', y: '4' },
      ],
    ],
    ['as many as MaxItems', { InputType: 'JSONL', MaxItems: 2 }, '1\n2\n3\n', [1, 2]],
    ['as many as an expression says', { InputType: 'JSONL', MaxItems: '{% 1 + 1 %}' }, '1\n2\n3\n', [1, 2]],
  ])('reads %s', async (_, config, text, items) => {
    const { cloud, seen } = await laptop({ items: text });
    const { output, arn, run } = await ended(cloud, over(reads(config)));
    expect(output).toEqual(items);
    expect(seen[0]).toMatchObject({ kind: 'role', roleArn: 'arn:aws:iam::123456789012:role/runner' });
    expect(run).toMatchObject({ itemCounts: { total: items.length, succeeded: items.length } });
    expect(await cloud.types(arn)).toEqual([
      ...['ExecutionStarted', 'MapStateEntered', 'MapStateStarted', 'MapRunStarted', 'MapRunSucceeded', 'MapStateSucceeded'],
      ...['MapStateExited', 'ExecutionSucceeded'],
    ]);
  });

  it.each([
    ['PIPE', '|'],
    ['SPACE', ' '],
    ['TAB', '\t'],
    ['COMMA', ','],
  ])('takes %s between cells', async (CSVDelimiter, sign) => {
    const { cloud } = await laptop({ items: `a${sign}b\n1${sign}2` });
    expect((await ended(cloud, over(reads({ InputType: 'CSV', CSVHeaderLocation: 'FIRST_ROW', CSVDelimiter })))).output).toEqual([
      { a: '1', b: '2' },
    ]);
  });

  it('reads what is packed with gzip', async () => {
    const { cloud } = await laptop({ 'items.gz': gzipSync('1\n2\n') });
    expect((await ended(cloud, over(reads({ InputType: 'JSONL' }, 'items.gz')))).output).toEqual([1, 2]);
  });

  it('lists objects: all pages, folders too, and the prefix a means a10/ as well', async () => {
    const { cloud } = await laptop({ 'a/': '', 'a/1': 'x', 'a10/1': 'y', 'b/1': 'z' });
    const ItemReader = { Resource: LIST, Arguments: { Bucket: BUCKET, Prefix: 'a' } };
    const { output } = await ended(cloud, over({ ItemReader }));
    expect(output).toMatchObject([
      { Key: 'a/', Size: 0 },
      { Key: 'a/1', Size: 1, StorageClass: 'STANDARD', LastModified: 1_767_600_000 },
      { Key: 'a10/1' },
    ]);
  });

  it('loads the objects of a list and has their items', async () => {
    const { cloud } = await laptop({ 'a/': '', 'a/1': '1\n2\n', 'a/2': '3\n' });
    const ItemReader = {
      Resource: LIST,
      Arguments: { Bucket: BUCKET, Prefix: 'a/' },
      ReaderConfig: { Transformation: 'LOAD_AND_FLATTEN', InputType: 'JSONL' },
    };
    expect((await ended(cloud, over({ ItemReader }))).output).toEqual([1, 2, 3]);
  });

  it.each([
    ['an object that is not there', 'other', 'The specified key does not exist.'],
    ['a line that is not JSON', 'items', 'The line 2 of items is not JSON'],
  ])('that meets %s fails with States.ItemReaderFailed, which can be caught', async (_, key, cause) => {
    const { cloud } = await laptop({ items: '1\n{' });
    const definition = over({
      ...reads({ InputType: 'JSONL' }, key),
      Catch: [{ ErrorEquals: ['States.ItemReaderFailed'], Next: 'Sorry' }],
    });
    const { output, run } = await ended(cloud, {
      ...definition,
      States: { ...Object(definition).States, Sorry: { Type: 'Pass', End: true } },
    });
    expect(output).toEqual({ Error: 'States.ItemReaderFailed', Cause: cause });
    expect(run).toMatchObject({ status: 'FAILED' });
  });

  it('lets ItemSelector make less of a large item, and a child gets what it made', async () => {
    const { cloud } = await laptop({ items: `${JSON.stringify({ id: 1, body: 'x'.repeat(300_000) })}\n` });
    const selected = over({
      ...reads({ InputType: 'JSONL' }),
      ItemSelector: { id: '{% $states.context.Map.Item.Value.id %}', at: '{% $states.context.Map.Item.Index %}' },
    });
    expect((await ended(cloud, selected)).output).toEqual([{ id: 1, at: 0 }]);
    const whole = await ended(cloud, over(reads({ InputType: 'JSONL' })));
    expect(whole).toMatchObject({ status: 'FAILED', error: 'States.DataLimitExceeded', run: { status: 'FAILED' } });
  });

  it('fails a role that may not start the machine itself, which a definition from a text does not allow by itself', async () => {
    const { cloud } = await laptop({ items: '1\n' });
    cloud.kernel.authorizeWith({
      check: (principal, questions) => {
        if (principal.kind === 'role' && questions.some(({ action }) => action === 'states:StartExecution'))
          throw new AwsError('AccessDeniedException', 'not authorized to perform: states:StartExecution', 403);
      },
    });
    expect(await ended(cloud, over(reads({ InputType: 'JSONL' })))).toMatchObject({
      ...{ status: 'FAILED', error: 'States.ItemReaderFailed', cause: 'not authorized to perform: states:StartExecution' },
    });
  });
});

describe('an ItemBatcher', () => {
  it('gives a child its items, and what all batches get', async () => {
    const { cloud } = await laptop({ items: '1\n2\n3\n4\n5\n' });
    const ItemBatcher = { MaxItemsPerBatch: 2, BatchInput: { of: '{% $states.input.of %}' } };
    const { output, run } = await ended(cloud, over({ ...reads({ InputType: 'JSONL' }), ItemBatcher }), { of: 'May' });
    expect(output).toEqual([[1, 2], [3, 4], [5]].map((Items) => ({ BatchInput: { of: 'May' }, Items })));
    expect(run).toMatchObject({ itemCounts: { total: 5, succeeded: 5 }, executionCounts: { total: 3, succeeded: 3 } });
  });

  it('counts bytes with the envelope and what all batches get', async () => {
    const { cloud } = await laptop({});
    const batched = async (MaxInputBytesPerBatch: unknown) =>
      ended(cloud, over({ Items: ['aaa', 'bbb', 'ccc'], ItemBatcher: { MaxInputBytesPerBatch, BatchInput: 1 } }));
    const two = JSON.stringify({ BatchInput: 1, Items: ['aaa', 'bbb'] }).length;
    expect((await batched(two)).output).toHaveLength(2);
    expect((await batched(two - 1)).output).toHaveLength(3);
    expect((await batched(`{% ${two} %}`)).output).toHaveLength(2);
  });

  it('fails where a single item is larger than a batch may be', async () => {
    const { cloud } = await laptop({});
    const { status, error } = await ended(cloud, over({ Items: ['a'.repeat(50)], ItemBatcher: { MaxInputBytesPerBatch: 40 } }));
    expect({ status, error }).toEqual({ status: 'FAILED', error: 'States.DataLimitExceeded' });
  });

  it('with a failed batch has as many failed items as it held', async () => {
    const { cloud } = await laptop({});
    const batched = (ToleratedFailureCount: number) =>
      ended(cloud, over({ Items: ['bad', 2, 3, 4], ItemBatcher: { MaxItemsPerBatch: 2 }, ToleratedFailureCount }, call));
    expect(await batched(2)).toMatchObject({
      status: 'SUCCEEDED',
      run: { itemCounts: { failed: 2, succeeded: 2 }, executionCounts: { failed: 1 } },
    });
    expect(await batched(1)).toMatchObject({ status: 'FAILED', error: 'States.ExceedToleratedFailureThreshold' });
  });
});

describe('a ResultWriter', () => {
  it('writes what became of the children, and the manifest that names the files', async () => {
    const { cloud, files, json } = await laptop({});
    const { output, run } = await ended(
      cloud,
      over({ Items: [1, 'bad'], ...writes(), ToleratedFailurePercentage: 50 }, call, 'STANDARD'),
    );
    const mapRunArn = String(Object(run).mapRunArn);
    const folder = `out/${mapRunArn.slice(mapRunArn.lastIndexOf(':') + 1)}`;
    expect(output).toEqual({ MapRunArn: mapRunArn, ResultWriterDetails: { Bucket: BUCKET, Key: `${folder}/manifest.json` } });
    const of = (name: string) => ({ Key: `${folder}/${name}`, Size: files.get(`${folder}/${name}`)?.byteLength });
    expect(json(`${folder}/manifest.json`)).toEqual({
      ...{ DestinationBucket: BUCKET, MapRunArn: mapRunArn },
      ResultFiles: { FAILED: [of('FAILED_0.json')], PENDING: [], SUCCEEDED: [of('SUCCEEDED_0.json')] },
    });
    expect(json(`${folder}/SUCCEEDED_0.json`)).toEqual([
      {
        ExecutionArn: expect.stringMatching(/:execution:machine-\d+\/Each:[0-9a-f-]{36}$/),
        ...{ Input: '1', InputDetails: { Included: true }, Name: expect.any(String) },
        ...{ Output: '{"seen":1}', OutputDetails: { Included: true }, RedriveCount: 0, RedriveStatus: 'NOT_REDRIVABLE' },
        ...{ RedriveStatusReason: 'Execution is SUCCEEDED and cannot be redriven', StartDate: '2026-01-05T09:00:00.000Z' },
        StateMachineArn: expect.stringMatching(/:stateMachine:machine-\d+\/Each$/),
        ...{ Status: 'SUCCEEDED', StopDate: '2026-01-05T09:00:00.000Z' },
      },
    ]);
    expect(json(`${folder}/FAILED_0.json`)).toMatchObject([
      { Input: '"bad"', Cause: expect.stringContaining('it is bad'), Status: 'FAILED' },
    ]);
    expect(run).toMatchObject({ itemCounts: { resultsWritten: 2 } });
  });

  it.each([
    ['COMPACT', 'JSON', 'SUCCEEDED_0.json', '[[1,2],[3]]'],
    ['FLATTEN', 'JSON', 'SUCCEEDED_0.json', '[1,2,3]'],
    ['FLATTEN', 'JSONL', 'SUCCEEDED_0.jsonl', '1\n2\n3\n'],
  ])('makes them %s as %s', async (Transformation, OutputType, name, text) => {
    const { cloud, files } = await laptop({});
    await ended(cloud, over({ Items: [[1, 2], [3]], ...writes({ WriterConfig: { Transformation, OutputType } }) }));
    const key = [...files.keys()].find((one) => one.endsWith(name));
    expect(Buffer.from(files.get(key ?? '') ?? '').toString('utf8')).toBe(text);
  });

  it('writes them past the threshold as well, with those that never began, and the state fails after it', async () => {
    const { cloud, files, json } = await laptop({});
    const states = {
      Rest: { Type: 'Choice', Choices: [{ Condition: "{% $states.input = 'bad' %}", Next: 'No' }], Default: 'Wait' },
      No: { Type: 'Fail', Error: 'No' },
      Wait: { Type: 'Wait', Seconds: 60, End: true },
    };
    const found = await ended(cloud, over({ Items: [1, 'bad', 3], MaxConcurrency: 2, ...writes() }, states));
    expect(found).toMatchObject({ status: 'FAILED', error: 'States.ExceedToleratedFailureThreshold', run: { status: 'FAILED' } });
    const keyOf = (kind: string) => [...files.keys()].find((one) => one.includes(kind)) ?? '';
    expect(json(keyOf('FAILED_0'))).toMatchObject([
      { Input: '1', Status: 'ABORTED' },
      { Input: '"bad"', Error: 'No' },
    ]);
    expect(json(keyOf('PENDING_0'))).toMatchObject([{ Input: '3' }]);
    expect((await cloud.types(found.arn)).slice(-3)).toEqual(['MapRunFailed', 'MapStateFailed', 'ExecutionFailed']);
  });

  it('that cannot write fails with States.ResultWriterFailed', async () => {
    const { cloud } = await laptop({});
    const writer = { ResultWriter: { Resource: 'arn:aws:states:::s3:putObject', Arguments: { Bucket: 'nowhere' } } };
    expect(await ended(cloud, over({ Items: [1], ...writer }))).toMatchObject({
      status: 'FAILED',
      error: 'States.ResultWriterFailed',
    });
  });

  it('begins another file where one is full', () => {
    expect(parts(['aaaa', 'bbbb', 'cc'], 10)).toEqual([['aaaa', 'bbbb'], ['cc']]);
    expect(parts([])).toEqual([]);
  });
});

describe('Express children', () => {
  it('have no history and are in no list, and are counted', async () => {
    const { cloud } = await laptop({});
    const { run } = await ended(cloud, over({ Items: [1, 2] }));
    const mapRunArn = String(Object(run).mapRunArn);
    expect(await cloud.refusal('ListExecutions', { mapRunArn })).toBe('StateMachineTypeNotSupported');
    expect(run).toMatchObject({ executionCounts: { succeeded: 2 } });
    expect(cloud.kernel.usage.read()['states:express:requests']).toBe(2);
  });

  it('are cut off after five minutes', async () => {
    const { cloud } = await laptop({});
    const wait = { Wait: { Type: 'Wait', Seconds: '{% $states.input %}', End: true } };
    const arn = await cloud.start(await cloud.create(over({ Items: [299, 301], ToleratedFailureCount: 1 }, wait)));
    await cloud.pass(400);
    expect(await cloud.describe(arn)).toMatchObject({ status: 'SUCCEEDED', output: '[299]', stopDate: expect.any(Number) });
    const { mapRuns } = await cloud.call('ListMapRuns', { executionArn: arn });
    const [one] = Array.isArray(mapRuns) ? mapRuns : [];
    expect(await cloud.call('DescribeMapRun', { mapRunArn: one.mapRunArn })).toMatchObject({
      itemCounts: { timedOut: 1, succeeded: 1 },
    });
  });

  it('a run that was stopped in the middle has none left, and whatever ends late changes nothing', async () => {
    const { cloud } = await laptop({});
    const wait = { Wait: { Type: 'Wait', Seconds: 60, End: true } };
    const arn = await cloud.start(await cloud.create(over({ Items: [1, 2, 3], MaxConcurrency: 2, ...writes() }, wait)));
    await cloud.pass(1);
    await cloud.call('StopExecution', { executionArn: arn });
    await cloud.pass(100);
    const { mapRuns } = await cloud.call('ListMapRuns', { executionArn: arn });
    const [one] = Array.isArray(mapRuns) ? mapRuns : [];
    expect(await cloud.call('DescribeMapRun', { mapRunArn: one.mapRunArn })).toMatchObject({
      status: 'ABORTED',
      itemCounts: { running: 0, pending: 0, aborted: 3 },
    });
    expect((await cloud.types(arn)).at(-1)).toBe('ExecutionAborted');
  });
});

it('a failed Map Run with a ResultWriter is redriven: what failed starts anew, and all is written', async () => {
  const { cloud, files, json } = await laptop({});
  let broken = true;
  const flaky = functions({
    odd: () => {
      if (broken) throw new RangeError('later');
      return 'well';
    },
  });
  await cloud.kernel.stop();
  const again = await startCloud({ services: { s3: store(files), lambda: flaky } });
  clouds.push(again);
  const { arn } = await ended(again, over({ Items: [1], ...writes() }, call));
  broken = false;
  await again.call('RedriveExecution', { executionArn: arn });
  await again.pass(1);
  expect(await again.describe(arn)).toMatchObject({ status: 'SUCCEEDED' });
  const key = [...files.keys()].findLast((one) => one.includes('SUCCEEDED_0')) ?? '';
  expect(json(key)).toMatchObject([{ Output: '"well"' }]);
});

it('a second Map Run ends as the first did, and so does one inside another', async () => {
  const { cloud } = await laptop({ items: '1\n2\n' });
  const inner = { In: { ...Object(over(reads({ InputType: 'JSONL' }))).States.All, Label: 'Inner' } };
  const outer = over(reads({ InputType: 'JSONL' }), inner, 'STANDARD');
  const stateMachineArn = await cloud.create(outer);
  for (const _ of [1, 2]) {
    const arn = await cloud.start(stateMachineArn);
    await cloud.pass(1);
    expect(await cloud.describe(arn)).toMatchObject({ status: 'SUCCEEDED', output: '[[1,2],[1,2]]' });
  }
});
