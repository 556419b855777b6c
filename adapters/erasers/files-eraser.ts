import { DeleteObjectCommand, ListObjectVersionsCommand, type S3Client } from '@aws-sdk/client-s3';
import { prefixesOf } from '../../domain/document/document-keys.ts';
import { type PersonalKind, personalKinds } from '../../domain/model/erasure.ts';
import type { Eraser } from '../../domain/privacy/eraser.ts';
import { calling } from '../aws/service-failure.ts';

interface Version {
  readonly Key: string;
  readonly VersionId: string;
}

interface Files {
  readonly client: S3Client;
  readonly bucket: string;
  /** keys of files that were made for a merchant: they are named by chance, and its items know them */
  readonly exports: (merchantId: string) => Promise<readonly string[]>;
}

/** what the names of a merchant's files begin with, by what they are to a person */
const beginnings = async ({ exports }: Files, merchantId: string, kind: PersonalKind): Promise<readonly string[]> =>
  kind === 'identification' ? prefixesOf(merchantId) : kind === 'contact' ? exports(merchantId) : [];

/** every version of every file of a merchant that is data of one kind, delete markers too, a page at a time */
async function* versionsOf(files: Files, merchantId: string, kind: PersonalKind): AsyncGenerator<Version> {
  const { client, bucket: Bucket } = files;
  for (const Prefix of await beginnings(files, merchantId, kind)) {
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

/** what the merchant handed in and what was made for it: every version of every file, uploads that became no document too */
export const filesEraser = (files: Files): Eraser => ({
  store: 'documents',
  count: async (merchantId, kinds) => {
    const found: { store: string; data: PersonalKind; records: number }[] = [];
    for (const data of personalKinds.filter((one) => kinds.has(one))) {
      let records = 0;
      for await (const _version of versionsOf(files, merchantId, data)) records += 1;
      found.push({ store: 'documents', data, records });
    }
    return found;
  },
  erase: async (merchantId, kinds) => {
    for (const data of kinds)
      for await (const version of versionsOf(files, merchantId, data))
        await calling('s3', () => files.client.send(new DeleteObjectCommand({ Bucket: files.bucket, ...version })));
  },
});
