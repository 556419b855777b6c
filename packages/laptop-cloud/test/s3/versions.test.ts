import {
  CopyObjectCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  GetObjectTaggingCommand,
  ListObjectsV2Command,
  ListObjectVersionsCommand,
  PutObjectCommand,
  PutObjectTaggingCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { boot, type LocalCloud } from '../../src/boot.ts';
import { allServices } from '../../src/services/all-services.ts';
import { librarian } from './library.ts';
import { synthesizeShelf } from './shelf.ts';

let cloud: LocalCloud;
beforeAll(async () => {
  cloud = await boot({ cdkOut: synthesizeShelf(), seed: 1, services: allServices, log: () => undefined });
}, 120_000);
afterAll(async () => cloud?.stop());

const Bucket = 'shelf';
const root = () =>
  new S3Client({
    endpoint: cloud.endpoint,
    region: 'eu-central-1',
    forcePathStyle: true,
    credentials: { accessKeyId: 'me', secretAccessKey: 'secret' },
    maxAttempts: 1,
  });
const put = (Key: string, Body: string) => root().send(new PutObjectCommand({ Bucket, Key, Body }));
const get = async (Key: string, VersionId?: string) => {
  const { Body, VersionId: version } = await root().send(new GetObjectCommand({ Bucket, Key, VersionId }));
  return { text: await Body?.transformToString(), version };
};

describe('a bucket that keeps versions', () => {
  test('gives the newest, and any other by its id', async () => {
    const first = await put('in/draft', 'one');
    const second = await put('in/draft', 'two');
    expect(first.VersionId).not.toBe(second.VersionId);
    expect(await get('in/draft')).toEqual({ text: 'two', version: second.VersionId });
    expect(await get('in/draft', first.VersionId)).toEqual({ text: 'one', version: first.VersionId });
  });

  test('lists its versions and delete markers, the newest of a key first, a page at a time', async () => {
    for (const text of ['one', 'two']) await put('list/a', text);
    await put('list/b', 'only');
    await root().send(new DeleteObjectCommand({ Bucket, Key: 'list/b' }));
    const seen: string[] = [];
    let marker: { KeyMarker?: string; VersionIdMarker?: string } = {};
    for (;;) {
      const page = await root().send(new ListObjectVersionsCommand({ Bucket, Prefix: 'list/', MaxKeys: 2, ...marker }));
      for (const { Key, IsLatest } of page.Versions ?? []) seen.push(`${Key} ${IsLatest ? 'latest' : 'older'}`);
      for (const { Key } of page.DeleteMarkers ?? []) seen.push(`${Key} marker`);
      if (page.IsTruncated !== true) break;
      marker = { KeyMarker: page.NextKeyMarker ?? '', VersionIdMarker: page.NextVersionIdMarker ?? '' };
    }
    expect(seen).toEqual(['list/a latest', 'list/a older', 'list/b older', 'list/b marker']);
  });

  test('hides a deleted object behind a marker, and forgets a version for good', async () => {
    const { VersionId } = await put('in/gone', 'still there');
    const { VersionId: marker, DeleteMarker } = await root().send(new DeleteObjectCommand({ Bucket, Key: 'in/gone' }));
    expect(DeleteMarker).toBe(true);
    await expect(get('in/gone')).rejects.toMatchObject({ name: 'NoSuchKey' });
    await expect(get('in/gone', marker)).rejects.toMatchObject({ $metadata: { httpStatusCode: 405 } });
    expect((await get('in/gone', VersionId)).text).toBe('still there');
    const listed = async () => (await root().send(new ListObjectsV2Command({ Bucket, Prefix: 'in/gone' }))).KeyCount;
    expect(await listed()).toBe(0);
    await root().send(new DeleteObjectCommand({ Bucket, Key: 'in/gone', VersionId: marker }));
    expect([(await get('in/gone')).text, await listed()]).toEqual(['still there', 1]);
    await root().send(new DeleteObjectCommand({ Bucket, Key: 'in/gone', VersionId }));
    await expect(get('in/gone', VersionId)).rejects.toMatchObject({ name: 'NoSuchVersion' });
  });

  test('copies one version, with or without what was said of it', async () => {
    const { VersionId, ETag } = await root().send(
      new PutObjectCommand({ Bucket, Key: 'in/é b', Body: 'old', ContentType: 'text/plain', Metadata: { by: 'jo' } }),
    );
    await put('in/é b', 'new');
    const CopySource = `${Bucket}/${encodeURIComponent('in/é b')}?versionId=${VersionId}`;
    const same = await root().send(new CopyObjectCommand({ Bucket, Key: 'kept/same', CopySource }));
    expect([same.CopyObjectResult?.ETag, same.CopySourceVersionId]).toEqual([ETag, VersionId]);
    const anew = { MetadataDirective: 'REPLACE', ContentType: 'application/pdf' } as const;
    await root().send(new CopyObjectCommand({ Bucket, Key: 'kept/anew', CopySource, ...anew }));
    expect(await root().send(new GetObjectCommand({ Bucket, Key: 'kept/same' }))).toMatchObject({
      ContentType: 'text/plain',
      Metadata: { by: 'jo' },
    });
    expect(await root().send(new GetObjectCommand({ Bucket, Key: 'kept/anew' }))).toMatchObject({
      ContentType: 'application/pdf',
      Metadata: {},
    });
    const otherwise = new CopyObjectCommand({ Bucket, Key: 'kept/no', CopySource, CopySourceIfMatch: '"0"' });
    await expect(root().send(otherwise)).rejects.toMatchObject({ name: 'PreconditionFailed' });
  });

  test('lets a role copy what it may read to where it may write, and its tags only if it may', async () => {
    await put('in/plain', 'x');
    const copy = (CopySource: string, Key: string, more: object = {}) =>
      librarian(cloud).send(new CopyObjectCommand({ Bucket, Key, CopySource, ...more }));
    await copy(`${Bucket}/in/plain`, 'kept/plain');
    await expect(copy(`${Bucket}/kept/plain`, 'kept/again')).rejects.toMatchObject({ name: 'AccessDenied' });
    await expect(copy(`${Bucket}/in/plain`, 'out/plain')).rejects.toMatchObject({ name: 'AccessDenied' });
    const TagSet = [{ Key: 'a & b', Value: '<1>' }];
    await root().send(new PutObjectTaggingCommand({ Bucket, Key: 'in/plain', Tagging: { TagSet } }));
    expect((await root().send(new GetObjectTaggingCommand({ Bucket, Key: 'in/plain' }))).TagSet).toEqual(TagSet);
    await expect(copy(`${Bucket}/in/plain`, 'kept/tagged')).rejects.toMatchObject({ name: 'AccessDenied' });
    await copy(`${Bucket}/in/plain`, 'kept/tagged', { TaggingDirective: 'REPLACE' });
  });
});
