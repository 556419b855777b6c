import { createHash } from 'node:crypto';
import { z } from 'zod';
import { AwsError, type Kernel, type Service } from '../../contract.ts';
import { parseInput } from '../parse-input.ts';
import { pageOf } from './list-page.ts';
import { crc32Of, Objects } from './objects.ts';
import { bucketTypes } from './s3-resource-types.ts';

const OfBucket = z.object({ Bucket: z.string() });
const OfObject = OfBucket.extend({ Key: z.string().min(1) });
const text = z.string().optional();
/** what is kept with the bytes and sent along with them */
const Headers = z.object({
  ContentType: text,
  CacheControl: text,
  ContentDisposition: text,
  ContentEncoding: text,
  ContentLanguage: text,
});
const Get = OfObject.extend({ IfNoneMatch: text });
const Put = OfObject.extend({
  Body: z.union([z.instanceof(Uint8Array), z.string().transform((text) => new TextEncoder().encode(text))]),
  Metadata: z.record(z.string(), z.string()).default({}),
  ContentMD5: text,
  ChecksumCRC32: text,
});
const List = OfBucket.extend({
  Prefix: z.string().default(''),
  Delimiter: z.string().default(''),
  MaxKeys: z.coerce.number().int().min(0).max(1000).default(1000),
  ContinuationToken: z.string().optional(),
  StartAfter: z.string().default(''),
});
/** what each action is allowed by; Source: IAM actions of S3, "required permissions" of each API action */
const permissions: Readonly<Record<string, string>> = {
  GetObject: 's3:GetObject',
  HeadObject: 's3:GetObject',
  PutObject: 's3:PutObject',
  DeleteObject: 's3:DeleteObject',
  ListObjectsV2: 's3:ListBucket',
  HeadBucket: 's3:ListBucket',
  ListBuckets: 's3:ListAllMyBuckets',
};
const seconds = (ms: number): number => Math.floor(ms / 1000);

/** Amazon S3: buckets of the template with their objects, as far as keeping and handing out files goes. No versions, parts, copies, ACLs. */
export function s3Service(kernel: Kernel): Service {
  const objects = new Objects(kernel);
  const buckets = new Map<string, { readonly createdAt: number }>();
  const bucketOf = (input: unknown): string => {
    const { Bucket } = parseInput(OfBucket, input, 'InvalidRequest');
    if (!buckets.has(Bucket))
      throw new AwsError('NoSuchBucket', 'The specified bucket does not exist', 404, { BucketName: Bucket });
    return Bucket;
  };
  const read = (input: unknown) => {
    const bucket = bucketOf(input);
    const { Key, IfNoneMatch } = parseInput(Get, input, 'InvalidRequest');
    const found = objects.get(bucket, Key);
    if (found === undefined) throw new AwsError('NoSuchKey', 'The specified key does not exist.', 404, { Key });
    if (IfNoneMatch === found.etag) throw new AwsError('NotModified', 'Not Modified', 304, { ETag: found.etag });
    return {
      ...found.headers,
      Body: found.body,
      ContentLength: found.body.length,
      ETag: found.etag,
      LastModified: seconds(found.modifiedAt),
      Metadata: found.metadata,
    };
  };
  return {
    name: 's3',
    resourceTypes: bucketTypes((name) => buckets.set(name, { createdAt: kernel.now() })),
    actions: {
      GetObject: read,
      HeadObject: read,
      PutObject: (input: unknown) => {
        const bucket = bucketOf(input);
        const { Key, Body, Metadata, ContentMD5, ChecksumCRC32 } = parseInput(Put, input, 'InvalidRequest');
        if (ContentMD5 !== undefined && ContentMD5 !== createHash('md5').update(Body).digest('base64'))
          throw new AwsError('BadDigest', 'The Content-MD5 you specified did not match what we received.');
        const checksum = crc32Of(Body);
        if (ChecksumCRC32 !== undefined && ChecksumCRC32 !== checksum)
          throw new AwsError('BadDigest', 'The CRC32 you specified did not match the calculated checksum.');
        const headers = parseInput(Headers, input, 'InvalidRequest');
        return { ETag: objects.put(bucket, Key, Body, headers, Metadata), ChecksumCRC32: checksum };
      },
      DeleteObject: (input: unknown) => {
        objects.delete(bucketOf(input), parseInput(OfObject, input, 'InvalidRequest').Key);
        return {};
      },
      ListObjectsV2: (input: unknown) => {
        const bucket = bucketOf(input);
        const { Prefix, Delimiter, MaxKeys, ContinuationToken, StartAfter } = parseInput(List, input, 'InvalidArgument');
        const after = ContinuationToken === undefined ? StartAfter : Buffer.from(ContinuationToken, 'base64url').toString('utf8');
        const listed = objects.list(bucket, Prefix, after);
        const page = pageOf(listed, { prefix: Prefix, delimiter: Delimiter, maxKeys: MaxKeys });
        const item = ({ key, size, etag, modifiedAt }: (typeof listed)[number]) => ({
          Key: key,
          Size: size,
          ETag: etag,
          LastModified: seconds(modifiedAt),
          StorageClass: 'STANDARD',
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
      HeadBucket: (input: unknown) => ({ BucketArn: `arn:aws:s3:::${bucketOf(input)}`, BucketRegion: kernel.region }),
      ListBuckets: () => ({
        Buckets: [...buckets].sort().map(([Name, { createdAt }]) => ({ Name, CreationDate: seconds(createdAt) })),
      }),
    },
    authorize(action: string, input: unknown) {
      const { data } = z.object({ Bucket: z.string(), Key: z.string().optional() }).safeParse(input);
      const resource = data === undefined ? '*' : `arn:aws:s3:::${data.Bucket}${data.Key === undefined ? '' : `/${data.Key}`}`;
      return [{ action: permissions[action] ?? `s3:${action}`, resource }];
    },
    start: () => undefined,
    stop: () => undefined,
  };
}
