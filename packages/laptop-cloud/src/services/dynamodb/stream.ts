import type { Instant, Kernel } from '../../contract.ts';

/** one change of an item, in DynamoDB's attribute-value JSON */
export interface StreamRecord {
  /** grows by the order of the changes of the table; not without gaps */
  readonly sequence: number;
  /** as AWS shows it: 21 digits or more */
  readonly sequenceNumber: string;
  readonly eventId: string;
  readonly eventName: 'INSERT' | 'MODIFY' | 'REMOVE';
  readonly at: Instant;
  /** text of the partition key: records with the same one must be handled in order */
  readonly partition: string;
  readonly keys: Readonly<Record<string, unknown>>;
  readonly newImage?: Readonly<Record<string, unknown>>;
  readonly oldImage?: Readonly<Record<string, unknown>>;
  readonly sizeBytes: number;
  /** of a deletion by time to live: type Service, principalId dynamodb.amazonaws.com */
  readonly userIdentity?: { readonly type: string; readonly principalId: string };
}

/** the stream of one table; records live for 24 virtual hours */
export interface TableStream {
  readonly arn: string;
  readonly table: string;
  readonly viewType: string;
  /** sequence of the newest record there ever was; 0 when there was none */
  latestSequence(): number;
  /** records after a sequence (0: from the oldest kept), oldest first */
  read(after: number, limit: number): StreamRecord[];
  /** told synchronously when records arrived; the listener must only schedule work (kernel.spawn). Returns how to stop listening */
  onRecords(listener: () => void): () => void;
}

const registries = new WeakMap<Kernel, Map<string, TableStream>>();

const registryOf = (kernel: Kernel): Map<string, TableStream> => {
  let registry = registries.get(kernel);
  if (registry === undefined) {
    registry = new Map();
    registries.set(kernel, registry);
  }
  return registry;
};

/** the stream with this ARN; there once its table was provisioned */
export const streamOf = (kernel: Kernel, arn: string): TableStream | undefined => registryOf(kernel).get(arn);

export const streamsOf = (kernel: Kernel): readonly TableStream[] => [...registryOf(kernel).values()];

export const announceStream = (kernel: Kernel, stream: TableStream): void => void registryOf(kernel).set(stream.arn, stream);

/** a record as Lambda and GetRecords show it. Source: the DynamoDB Streams API reference, Record */
export const recordView = (record: StreamRecord, region: string, viewType: string) => ({
  eventID: record.eventId,
  eventName: record.eventName,
  eventVersion: '1.1',
  eventSource: 'aws:dynamodb',
  awsRegion: region,
  dynamodb: {
    ApproximateCreationDateTime: Math.floor(record.at / 1000),
    Keys: record.keys,
    ...(record.newImage === undefined ? {} : { NewImage: record.newImage }),
    ...(record.oldImage === undefined ? {} : { OldImage: record.oldImage }),
    SequenceNumber: record.sequenceNumber,
    SizeBytes: record.sizeBytes,
    StreamViewType: viewType,
  },
  ...(record.userIdentity === undefined ? {} : { userIdentity: record.userIdentity }),
});
