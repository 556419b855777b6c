import { isRecord } from './wire.ts';
import { element, leaf } from './xml.ts';

type Answer = Readonly<Record<string, unknown>>;
const instant = (seconds: unknown): Date => new Date(Number(seconds) * 1000);

const scalarsOf = (answer: Answer, names: readonly string[]): readonly string[] =>
  names.filter((name) => answer[name] !== undefined).map((name) => leaf(name, answer[name]));

const ofVersions = [
  'Name',
  'Prefix',
  'KeyMarker',
  'VersionIdMarker',
  'MaxKeys',
  'IsTruncated',
  'NextKeyMarker',
  'NextVersionIdMarker',
];
const ofVersion = ['Key', 'VersionId', 'IsLatest', 'ETag', 'Size', 'StorageClass'];

/** versions and delete markers stand side by side, as elements of two names */
function versions(answer: Answer, items: (name: string) => readonly Answer[]): string {
  const listed = (from: string, name: string) =>
    items(from).map((it) =>
      element(name, [...scalarsOf(it, ofVersion), leaf('LastModified', instant(it.LastModified).toISOString())].join('')),
    );
  const all = [...listed('Versions', 'Version'), ...listed('DeleteMarkers', 'DeleteMarker')];
  return element('ListVersionsResult', [...scalarsOf(answer, ofVersions), ...all].join(''));
}

/** the answer of an action that lists, as S3 writes it */
export function listing(action: string, answer: Readonly<Record<string, unknown>>): string {
  const items = (name: string) => (Array.isArray(answer[name]) ? answer[name].filter(isRecord) : []);
  if (action === 'ListBuckets') {
    const buckets = items('Buckets').map((it) =>
      element('Bucket', leaf('Name', it.Name) + leaf('CreationDate', instant(it.CreationDate).toISOString())),
    );
    return element('ListAllMyBucketsResult', element('Buckets', buckets.join('')));
  }
  if (action === 'ListObjectVersions') return versions(answer, items);
  const contents = items('Contents').map((it) =>
    element(
      'Contents',
      leaf('Key', it.Key) +
        leaf('LastModified', instant(it.LastModified).toISOString()) +
        leaf('ETag', it.ETag) +
        leaf('Size', it.Size) +
        leaf('StorageClass', 'STANDARD'),
    ),
  );
  const prefixes = items('CommonPrefixes').map((it) => element('CommonPrefixes', leaf('Prefix', it.Prefix)));
  const scalars = ['Name', 'Prefix', 'Delimiter', 'MaxKeys', 'KeyCount', 'IsTruncated', 'NextContinuationToken', 'StartAfter'];
  const known = scalars.filter((name) => answer[name] !== undefined).map((name) => leaf(name, answer[name]));
  return element('ListBucketResult', [...known, ...contents, ...prefixes].join(''));
}
