import { AwsError, type Kernel, type Service } from '../../contract.ts';
import { isRecord } from './item-codec.ts';
import { recordView, streamOf, streamsOf, type TableStream } from './stream.ts';

const SHARD = 'shardId-00000000000000000000-00000000';

const text = (input: unknown, field: string): string => {
  const value = isRecord(input) ? input[field] : undefined;
  if (typeof value !== 'string')
    throw new AwsError(
      'ValidationException',
      `1 validation error detected: Value null at '${field}' failed to satisfy constraint: Member must not be null`,
    );
  return value;
};

/** iterators carry their place themselves: stream and the sequence after which to read */
const iteratorOf = (arn: string, after: number): string => Buffer.from(JSON.stringify([arn, after])).toString('base64url');

function readIterator(iterator: string): { arn: string; after: number } {
  try {
    const parsed: unknown = JSON.parse(Buffer.from(iterator, 'base64url').toString());
    if (Array.isArray(parsed) && typeof parsed[0] === 'string' && typeof parsed[1] === 'number')
      return { arn: parsed[0], after: parsed[1] };
  } catch {
    // told below
  }
  throw new AwsError('ValidationException', 'Invalid ShardIterator');
}

/** DynamoDB Streams, one shard per table */
export function dynamodbStreams(kernel: Kernel): Service {
  const find = (arn: string): TableStream => {
    const stream = streamOf(kernel, arn);
    if (stream === undefined)
      throw new AwsError('ResourceNotFoundException', `Requested resource not found: Stream: ${arn} not found`);
    return stream;
  };
  const summary = ({ arn, table }: TableStream) => ({ StreamArn: arn, StreamLabel: arn.split('/stream/')[1], TableName: table });

  const actions = {
    ListStreams: (input: unknown) => {
      const table = isRecord(input) ? input.TableName : undefined;
      return {
        Streams: streamsOf(kernel)
          .filter((stream) => table === undefined || stream.table === table)
          .map(summary),
      };
    },
    DescribeStream: (input: unknown) => {
      const stream = find(text(input, 'StreamArn'));
      const range = { StartingSequenceNumber: `1${'0'.repeat(23)}` };
      return {
        StreamDescription: {
          ...summary(stream),
          StreamStatus: 'ENABLED',
          StreamViewType: stream.viewType,
          Shards: [{ ShardId: SHARD, SequenceNumberRange: range }],
        },
      };
    },
    GetShardIterator: (input: unknown) => {
      const stream = find(text(input, 'StreamArn'));
      const type = text(input, 'ShardIteratorType');
      const after = () => Number(text(input, 'SequenceNumber').slice(1));
      switch (type) {
        case 'TRIM_HORIZON':
          return { ShardIterator: iteratorOf(stream.arn, 0) };
        case 'LATEST':
          return { ShardIterator: iteratorOf(stream.arn, stream.latestSequence()) };
        case 'AFTER_SEQUENCE_NUMBER':
          return { ShardIterator: iteratorOf(stream.arn, after()) };
        case 'AT_SEQUENCE_NUMBER':
          return { ShardIterator: iteratorOf(stream.arn, after() - 1) };
        default:
          throw new AwsError(
            'ValidationException',
            `1 validation error detected: Value '${type}' at 'shardIteratorType' failed to satisfy constraint: Member must satisfy enum value set: [TRIM_HORIZON, LATEST, AT_SEQUENCE_NUMBER, AFTER_SEQUENCE_NUMBER]`,
          );
      }
    },
    GetRecords: (input: unknown) => {
      const { arn, after } = readIterator(text(input, 'ShardIterator'));
      const stream = find(arn);
      const limit = isRecord(input) && typeof input.Limit === 'number' ? Math.min(input.Limit, 1_000) : 1_000;
      const records = stream.read(after, limit);
      const Records = records.map((record) => recordView(record, kernel.region, stream.viewType));
      return { Records, NextShardIterator: iteratorOf(arn, records.at(-1)?.sequence ?? after) };
    },
  };

  return {
    name: 'dynamodbstreams',
    resourceTypes: [],
    actions,
    authorize: (action, input) => {
      if (action === 'ListStreams') return [{ action: 'dynamodb:ListStreams', resource: '*' }];
      const resource = action === 'GetRecords' ? readIterator(text(input, 'ShardIterator')).arn : text(input, 'StreamArn');
      return [{ action: `dynamodb:${action}`, resource }];
    },
    start: () => undefined,
    stop: () => undefined,
  };
}
