import { CopyObjectCommand, GetObjectCommand, NoSuchKey, type S3Client } from '@aws-sdk/client-s3';
import type { DocumentFiles } from '../../domain/document/document-ports.ts';
import { calling } from '../aws/service-failure.ts';

const isGone = (error: unknown): boolean =>
  error instanceof NoSuchKey || (error instanceof Error && error.name === 'NoSuchVersion');

/** the files of documents in their bucket */
export const documentFiles = (client: S3Client, bucket: string): DocumentFiles => ({
  read: ({ key, versionId }, most) =>
    calling('s3', async () => {
      try {
        const get = new GetObjectCommand({ Bucket: bucket, Key: key, VersionId: versionId });
        const { Body, ContentLength: size = 0, Metadata = {} } = await client.send(get);
        const note = Metadata['upload'];
        // what is too large is not even read
        if (Body === undefined || size > most) return { bytes: new Uint8Array(), size, note };
        return { bytes: await Body.transformToByteArray(), size, note };
      } catch (error) {
        if (isGone(error)) return undefined;
        throw error;
      }
    }),
  keep: async ({ key, versionId }, to, mediaType) => {
    const copy = new CopyObjectCommand({
      ...{ Bucket: bucket, Key: to, CopySource: `${bucket}/${key}?versionId=${encodeURIComponent(versionId)}` },
      // what its sender signed or said of it stays behind
      ...{ MetadataDirective: 'REPLACE', TaggingDirective: 'REPLACE', ContentType: mediaType },
    });
    await calling('s3', () => client.send(copy));
  },
});
