import { createHash } from 'node:crypto';
import { AwsError, type Kernel, type Service } from '../../contract.ts';
import { parseInput } from '../parse-input.ts';
import { questionsOf } from './authorize-s3.ts';
import type { BucketSettings } from './bucket-settings.ts';
import { pageOf } from './list-page.ts';
import { versionPage } from './list-versions.ts';
import { tellCreated } from './object-events.ts';
import { crc32Of, Objects, type StoredObject } from './objects.ts';
import { Copy, copySourceOf, Get, Headers, List, ListVersions, OfBucket, OfVersion, Put, Tag } from './s3-inputs.ts';
import { bucketTypes } from './s3-resource-types.ts';

export interface S3Options {
  /** opens a bucket to requests that no header signs: forms that carry their signature, and what browsers ask first */
  readonly openBucket?: (bucket: string, settings: BucketSettings) => void;
}

const seconds = (ms: number): number => Math.floor(ms / 1000);
const versionOf = ({ versionId }: StoredObject) => (versionId === 'null' ? {} : { VersionId: versionId });

/** Amazon S3: buckets of the template with their objects and versions, as far as keeping and handing out files goes. No parts of objects, no ACLs. */
export function s3Service(kernel: Kernel, options: S3Options = {}): Service {
  const objects = new Objects(kernel);
  const buckets = new Map<string, BucketSettings>();
  const bucketOf = (input: unknown): string => {
    const { Bucket } = parseInput(OfBucket, input, 'InvalidRequest');
    if (!buckets.has(Bucket))
      throw new AwsError('NoSuchBucket', 'The specified bucket does not exist', 404, { BucketName: Bucket });
    return Bucket;
  };
  const find = (bucket: string, Key: string, VersionId: string | undefined): StoredObject => {
    const found = objects.get(bucket, Key, VersionId);
    if (found === undefined && VersionId !== undefined)
      throw new AwsError('NoSuchVersion', 'The specified version does not exist.', 404, { Key, VersionId });
    if (found?.marker === true && VersionId !== undefined)
      throw new AwsError('MethodNotAllowed', 'The specified method is not allowed against this resource.', 405, { Key });
    if (found === undefined || found.marker) throw new AwsError('NoSuchKey', 'The specified key does not exist.', 404, { Key });
    return found;
  };
  const created = (bucket: string, object: StoredObject, reason: string): void =>
    tellCreated(kernel, { bucket, object }, reason, buckets.get(bucket)?.eventBridge === true);
  const read = (input: unknown) => {
    const bucket = bucketOf(input);
    const { Key, VersionId, IfNoneMatch, ...asked } = parseInput(Get, input, 'InvalidRequest');
    const found = find(bucket, Key, VersionId);
    if (IfNoneMatch === found.etag) throw new AwsError('NotModified', 'Not Modified', 304, { ETag: found.etag });
    const overrides = Object.entries(asked).flatMap(([name, value]) =>
      name.startsWith('Response') && value !== undefined ? [[name.slice('Response'.length), value]] : [],
    );
    return {
      ...found.headers,
      ...Object.fromEntries(overrides),
      Body: found.body,
      ContentLength: found.body.length,
      ETag: found.etag,
      LastModified: seconds(found.modifiedAt),
      Metadata: found.metadata,
      ...versionOf(found),
    };
  };
  const open = (name: string, settings: BucketSettings, versioned: boolean): void => {
    buckets.set(name, settings);
    if (versioned) objects.versioned.add(name);
    options.openBucket?.(name, settings);
  };
  return {
    name: 's3',
    resourceTypes: bucketTypes((name, properties) => {
      const { VersioningConfiguration, NotificationConfiguration, CorsConfiguration } = properties;
      const eventBridge = NotificationConfiguration?.EventBridgeConfiguration?.EventBridgeEnabled === true;
      const settings = { createdAt: kernel.now(), eventBridge, cors: CorsConfiguration?.CorsRules ?? [] };
      open(name, settings, VersioningConfiguration?.Status === 'Enabled');
    }),
    actions: {
      GetObject: read,
      HeadObject: read,
      PutObject: (input: unknown) => {
        const bucket = bucketOf(input);
        const { Key, Body, Metadata, ContentMD5, ChecksumCRC32, FromForm } = parseInput(Put, input, 'InvalidRequest');
        if (ContentMD5 !== undefined && ContentMD5 !== createHash('md5').update(Body).digest('base64'))
          throw new AwsError('BadDigest', 'The Content-MD5 you specified did not match what we received.');
        const checksum = crc32Of(Body);
        if (ChecksumCRC32 !== undefined && ChecksumCRC32 !== checksum)
          throw new AwsError('BadDigest', 'The CRC32 you specified did not match the calculated checksum.');
        const headers = parseInput(Headers, input, 'InvalidRequest');
        const object = objects.put(bucket, Key, { body: Body, headers, metadata: Metadata });
        created(bucket, object, FromForm ? 'POST Object' : 'PutObject');
        return { ETag: object.etag, ChecksumCRC32: checksum, ...versionOf(object) };
      },
      CopyObject: (input: unknown) => {
        const bucket = bucketOf(input);
        const { Key, ...asked } = parseInput(Copy, input, 'InvalidRequest');
        const from = copySourceOf(asked.CopySource);
        const source = find(bucketOf(from), from.Key, from.VersionId);
        if (
          asked.CopySourceIfMatch !== undefined &&
          asked.CopySourceIfMatch.replaceAll('"', '') !== source.etag.replaceAll('"', '')
        )
          throw new AwsError('PreconditionFailed', 'At least one of the pre-conditions you specified did not hold', 412);
        const anew = asked.MetadataDirective === 'REPLACE';
        const headers = anew ? parseInput(Headers, input, 'InvalidRequest') : source.headers;
        const metadata = anew ? asked.Metadata : source.metadata;
        const tags = asked.TaggingDirective === 'REPLACE' ? {} : source.tags;
        const object = objects.put(bucket, Key, { body: source.body, headers, metadata, tags });
        created(bucket, object, 'CopyObject');
        const copied = { ETag: object.etag, LastModified: seconds(object.modifiedAt) };
        const sourceVersion = source.versionId === 'null' ? {} : { CopySourceVersionId: source.versionId };
        return { CopyObjectResult: copied, ...versionOf(object), ...sourceVersion };
      },
      DeleteObject: (input: unknown) => {
        const { Key, VersionId } = parseInput(OfVersion, input, 'InvalidRequest');
        const { versionId, marker } = objects.delete(bucketOf(input), Key, VersionId);
        return { ...(versionId === undefined ? {} : { VersionId: versionId }), ...(marker ? { DeleteMarker: true } : {}) };
      },
      GetObjectTagging: (input: unknown) => {
        const { Key, VersionId } = parseInput(OfVersion, input, 'InvalidRequest');
        const found = find(bucketOf(input), Key, VersionId);
        return { TagSet: Object.entries(found.tags).map(([name, Value]) => ({ Key: name, Value })), ...versionOf(found) };
      },
      PutObjectTagging: (input: unknown) => {
        const bucket = bucketOf(input);
        const { Key, VersionId, Tagging } = parseInput(Tag, input, 'MalformedXML');
        const found = find(bucket, Key, VersionId);
        objects.tag(bucket, Key, found.versionId, Object.fromEntries(Tagging.TagSet.map((one) => [one.Key, one.Value])));
        return versionOf(found);
      },
      ListObjectsV2: (input: unknown) => {
        const bucket = bucketOf(input);
        const { Prefix, Delimiter, MaxKeys, ContinuationToken, StartAfter } = parseInput(List, input, 'InvalidArgument');
        const after = ContinuationToken === undefined ? StartAfter : Buffer.from(ContinuationToken, 'base64url').toString('utf8');
        const listed = objects.list(bucket, Prefix, after);
        const page = pageOf(listed, { prefix: Prefix, delimiter: Delimiter, maxKeys: MaxKeys });
        const item = ({ key, size, etag, modifiedAt }: (typeof listed)[number]) => ({
          ...{ Key: key, Size: size, ETag: etag, LastModified: seconds(modifiedAt), StorageClass: 'STANDARD' },
        });
        return {
          Name: bucket,
          Prefix,
          MaxKeys,
          KeyCount: page.contents.length + page.commonPrefixes.length,
          IsTruncated: page.next !== undefined,
          Contents: page.contents.map(item),
          CommonPrefixes: page.commonPrefixes.map((prefix) => ({ Prefix: prefix })),
          ...(page.next === undefined ? {} : { NextContinuationToken: Buffer.from(page.next).toString('base64url') }),
        };
      },
      ListObjectVersions: (input: unknown) =>
        versionPage(objects, bucketOf(input), parseInput(ListVersions, input, 'InvalidArgument')),
      HeadBucket: (input: unknown) => ({ BucketArn: `arn:aws:s3:::${bucketOf(input)}`, BucketRegion: kernel.region }),
      ListBuckets: () => ({
        Buckets: [...buckets].sort(byName).map(([Name, { createdAt }]) => ({ Name, CreationDate: seconds(createdAt) })),
      }),
    },
    authorize: (action: string, input: unknown) => questionsOf(action, input, objects),
    start: () => undefined,
    stop: () => undefined,
  };
}

const byName = ([one]: readonly [string, unknown], [other]: readonly [string, unknown]): number => (one < other ? -1 : 1);
