import { Readable } from 'node:stream';
import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  NoSuchKey,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { boot, type LocalCloud } from '../../src/boot.ts';
import { allServices } from '../../src/services/all-services.ts';
import { synthesizeSite } from './site.ts';

let cloud: LocalCloud;
beforeAll(async () => {
  cloud = await boot({ cdkOut: synthesizeSite(), speed: 60, seed: 1, services: allServices, log: () => undefined });
}, 120_000);
afterAll(async () => cloud?.stop());

const me = { accessKeyId: 'me', secretAccessKey: 'secret' };
const client = (credentials: { accessKeyId: string; secretAccessKey: string; sessionToken?: string } = me) =>
  new S3Client({ endpoint: cloud.endpoint, region: 'eu-central-1', forcePathStyle: true, credentials, maxAttempts: 1 });
const Bucket = 'pages';
const put = (Key: string, Body: string | Uint8Array = 'x', more: object = {}) =>
  client().send(new PutObjectCommand({ Bucket, Key, Body, ...more }));

describe('a bucket, through the SDK’s own client,', () => {
  test('keeps bytes as they are, with what was said of them', async () => {
    const bytes = new Uint8Array([0, 255, 10, 13, 128]);
    const { ETag } = await put('a b/ü.bin', bytes, {
      ContentType: 'image/png',
      CacheControl: 'no-cache',
      Metadata: { baker: 'jo' },
    });
    const got = await client().send(new GetObjectCommand({ Bucket, Key: 'a b/ü.bin' }));
    expect(await got.Body?.transformToByteArray()).toEqual(bytes);
    expect(got).toMatchObject({ ETag, ContentType: 'image/png', CacheControl: 'no-cache', Metadata: { baker: 'jo' } });
    const head = await client().send(new HeadObjectCommand({ Bucket, Key: 'a b/ü.bin' }));
    expect(head).toMatchObject({ ContentLength: 5, ETag });
    // md5 in quotes, as S3 has it for what came in one piece
    expect(ETag).toBe('"9e1daf0b7f744ffd0870b4bb64237f10"');
  });

  test('lists by prefix, rolls up by delimiter, page by page, and forgets what is deleted', async () => {
    for (const Key of ['list/a', 'list/b/1', 'list/b/2', 'list/c', 'listless']) await put(Key);
    const first = await client().send(new ListObjectsV2Command({ Bucket, Prefix: 'list/', Delimiter: '/', MaxKeys: 2 }));
    expect([first.Contents?.map(({ Key }) => Key), first.CommonPrefixes]).toEqual([['list/a'], [{ Prefix: 'list/b/' }]]);
    expect(first.IsTruncated).toBe(true);
    const ContinuationToken = first.NextContinuationToken;
    const rest = await client().send(new ListObjectsV2Command({ Bucket, Prefix: 'list/', Delimiter: '/', ContinuationToken }));
    expect([rest.Contents?.map(({ Key }) => Key), rest.IsTruncated]).toEqual([['list/c'], false]);
    await client().send(new DeleteObjectCommand({ Bucket, Key: 'list/a' }));
    await expect(client().send(new GetObjectCommand({ Bucket, Key: 'list/a' }))).rejects.toBeInstanceOf(NoSuchKey);
    // a second time is no error
    await client().send(new DeleteObjectCommand({ Bucket, Key: 'list/a' }));
  });

  test('is found by its name before localhost, and takes a stream in chunks', async () => {
    const plain = new S3Client({ endpoint: cloud.endpoint, region: 'eu-central-1', credentials: me, maxAttempts: 1 });
    expect(cloud.endpoint).toMatch(/^http:\/\/localhost:/);
    const Body = Readable.from([Buffer.from('white '), Buffer.alloc(70_000, 'x'), Buffer.from(' bread')]);
    await plain.send(new PutObjectCommand({ Bucket, Key: 'streamed', Body, ContentLength: 70_012, ContentEncoding: 'identity' }));
    const got = await plain.send(new GetObjectCommand({ Bucket, Key: 'streamed' }));
    expect(await got.Body?.transformToString()).toBe(`white ${'x'.repeat(70_000)} bread`);
    expect(got.ContentEncoding).toBe('identity');
  });

  test('takes nothing whose checksum is another', async () => {
    await expect(put('wrong', 'bread', { ChecksumCRC32: 'AAAAAA==' })).rejects.toMatchObject({ name: 'BadDigest' });
  });

  test.each([
    ['a tag', () => put('tagged', 'x', { Tagging: 'a=b' }), 'x-amz-tagging'],
    ['a part of an object', () => client().send(new GetObjectCommand({ Bucket, Key: 'listless', Range: 'bytes=0-1' })), 'range'],
    ['somebody else’s ACL', () => put('public', 'x', { ACL: 'public-read' }), 'x-amz-acl'],
  ])('refuses %s by name instead of overlooking it', async (_what, call, name) => {
    await expect(call()).rejects.toMatchObject({ name: 'NotImplemented', message: expect.stringContaining(name) });
  });

  test('lets a role do what its policy says, and nothing else', async () => {
    await put('recipe', 'rye');
    const reader = cloud.find('Reader/ServiceRole')?.identity.attributes['Arn'] ?? '';
    const as = client(cloud.gateway.credentials.issue(reader, 'reader'));
    expect(await (await as.send(new GetObjectCommand({ Bucket, Key: 'recipe' }))).Body?.transformToString()).toBe('rye');
    await expect(as.send(new PutObjectCommand({ Bucket, Key: 'recipe', Body: 'wheat' }))).rejects.toMatchObject({
      name: 'AccessDenied',
      $metadata: { httpStatusCode: 403 },
    });
  });
});
