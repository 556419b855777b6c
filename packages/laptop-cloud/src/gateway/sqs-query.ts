import { type Tree, treeOf } from './query-shape.ts';
import { isRecord } from './wire.ts';
import { element, leaf } from './xml.ts';

/** flattened lists of the query protocol, and the member each is in the SDK's shape */
const lists: Readonly<Record<string, string>> = {
  AttributeName: 'AttributeNames',
  MessageSystemAttributeName: 'MessageSystemAttributeNames',
  MessageAttributeName: 'MessageAttributeNames',
  TagKey: 'TagKeys',
};
const batchEntries = [
  'SendMessageBatchRequestEntry',
  'DeleteMessageBatchRequestEntry',
  'ChangeMessageVisibilityBatchRequestEntry',
];
const pairs: Readonly<Record<string, string>> = { Attribute: 'Attributes', Tag: 'Tags' };
const attributePairs: Readonly<Record<string, string>> = {
  MessageAttribute: 'MessageAttributes',
  MessageSystemAttribute: 'MessageSystemAttributes',
};
const numbers = new Set([
  'DelaySeconds',
  'MaxNumberOfMessages',
  'VisibilityTimeout',
  'WaitTimeSeconds',
  'MaxResults',
  'MaxNumberOfMessagesPerSecond',
]);

const items = (tree: Tree | string): (Tree | string)[] =>
  typeof tree === 'string'
    ? [tree]
    : Object.keys(tree)
        .sort((a, b) => Number(a) - Number(b))
        .flatMap((key) => tree[key] ?? []);

/** the SDK's input of an SQS call in the query protocol; the queue may stand in the path alone */
export function sqsInput(action: string, parameters: URLSearchParams, path: string): unknown {
  const input = shape(treeOf(parameters));
  delete input.Action;
  delete input.Version;
  if (input.QueueUrl === undefined && path !== '/' && !['CreateQueue', 'ListQueues', 'GetQueueUrl'].includes(action))
    input.QueueUrl = path;
  if (action === 'TagQueue' || action === 'CreateQueue')
    return { ...input, ...(action === 'CreateQueue' ? { tags: input.Tags } : {}) };
  return input;
}

function shape(tree: Tree): Record<string, unknown> {
  const input: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(tree)) {
    const list = lists[key];
    const pair = pairs[key];
    const attributes = attributePairs[key];
    if (list !== undefined) input[list] = items(value);
    else if (batchEntries.includes(key))
      input.Entries = items(value).map((item) => (typeof item === 'string' ? item : shape(item)));
    else if (pair !== undefined) input[pair] = Object.fromEntries(items(value).flatMap(nameAndValue));
    else if (attributes !== undefined) input[attributes] = Object.fromEntries(items(value).flatMap(nameAndAttribute));
    else if (typeof value === 'string') input[key] = numbers.has(key) ? Number(value) : value;
  }
  return input;
}

const nameAndValue = (item: Tree | string): [string, string][] =>
  typeof item === 'string' ? [] : [[String(item.Name ?? item.Key ?? ''), String(item.Value ?? '')]];

function nameAndAttribute(item: Tree | string): [string, unknown][] {
  if (typeof item === 'string' || typeof item.Value !== 'object') return [];
  const { BinaryValue, ...value } = item.Value;
  const binary = typeof BinaryValue === 'string' ? { BinaryValue: Uint8Array.from(Buffer.from(BinaryValue, 'base64')) } : {};
  return [[String(item.Name ?? ''), { ...value, ...binary }]];
}

const text = (value: unknown): string => (value instanceof Uint8Array ? Buffer.from(value).toString('base64') : String(value));

const flatMap = (name: string, key: string, entries: unknown): string =>
  Object.entries(isRecord(entries) ? entries : {})
    .map(([entry, value]) =>
      element(name, leaf(key, entry) + (isRecord(value) ? element('Value', plain(value)) : leaf('Value', text(value)))),
    )
    .join('');

const plain = (record: Readonly<Record<string, unknown>>): string =>
  Object.entries(record)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => leaf(name, text(value)))
    .join('');

const flatList = (name: string, values: unknown, one: (value: unknown) => string): string =>
  (Array.isArray(values) ? values : []).map((value) => element(name, one(value))).join('');

const message = (value: unknown): string => {
  const { Attributes, MessageAttributes, ...rest } = isRecord(value) ? value : {};
  return plain(rest) + flatMap('Attribute', 'Name', Attributes) + flatMap('MessageAttribute', 'Name', MessageAttributes);
};
const record = (value: unknown): string => plain(isRecord(value) ? value : {});

/** the XML inside `<…Result>` of an SQS answer */
export function sqsResult(
  action: string,
  { Attributes, Tags, Messages, QueueUrls, Successful, Failed, queueUrls, Results, ...rest }: Readonly<Record<string, unknown>>,
): string {
  return (
    plain(rest) +
    flatMap('Attribute', 'Name', Attributes) +
    flatMap('Tag', 'Key', Tags) +
    flatList('Message', Messages, message) +
    flatList('QueueUrl', QueueUrls ?? queueUrls, (url) => String(url)) +
    flatList(`${action}ResultEntry`, Successful, record) +
    flatList('BatchResultErrorEntry', Failed, record) +
    flatList(`${action}ResultEntry`, Results, record)
  );
}
