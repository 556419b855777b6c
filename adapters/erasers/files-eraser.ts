import { DeleteObjectCommand, ListObjectVersionsCommand, type S3Client } from '@aws-sdk/client-s3';
import { prefixesOf } from '../../domain/document/document-keys.ts';
import type { Eraser } from '../../domain/privacy/eraser.ts';
import { calling } from '../aws/service-failure.ts';

interface Version {
  readonly Key: string;
  readonly VersionId: string;
}

/** every version of every file of a merchant, delete markers too, a page at a time */
async function* versionsOf(client: S3Client, Bucket: string, merchantId: string): AsyncGenerator<Version> {
  for (const Prefix of prefixesOf(merchantId)) {
    let next: { KeyMarker?: string | undefined; VersionIdMarker?: string | undefined } | undefined = {};
    while (next !== undefined) {
      const list: ListObjectVersionsCommand = new ListObjectVersionsCommand({ Bucket, Prefix, ...next });
      const page = await calling('s3', () => client.send(list));
      for (const { Key, VersionId } of [...(page.Versions ?? []), ...(page.DeleteMarkers ?? [])])
        if (Key !== undefined && VersionId !== undefined) yield { Key, VersionId };
      next = page.IsTruncated ? { KeyMarker: page.NextKeyMarker, VersionIdMarker: page.NextVersionIdMarker } : undefined;
    }
  }
}

/** what the merchant handed in: every version of every file, uploads that became no document too */
export const filesEraser = (client: S3Client, bucket: string): Eraser => ({
  store: 'documents',
  count: async (merchantId, kinds) => {
    let records = 0;
    if (kinds.has('identification')) for await (const _version of versionsOf(client, bucket, merchantId)) records += 1;
    return [{ store: 'documents', data: 'identification', records }];
  },
  erase: async (merchantId, kinds) => {
    if (!kinds.has('identification')) return;
    for await (const version of versionsOf(client, bucket, merchantId))
      await calling('s3', () => client.send(new DeleteObjectCommand({ Bucket: bucket, ...version })));
  },
});
