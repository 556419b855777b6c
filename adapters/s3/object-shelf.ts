import { DeleteObjectCommand, PutObjectCommand, paginateListObjectsV2, type S3Client } from '@aws-sdk/client-s3';
import { calling } from '../aws/service-failure.ts';

/** files of one bucket, each with how it is to be served */
export const objectShelf = (client: S3Client, bucket: string) => ({
  put: async (
    file: { readonly key: string; readonly contentType: string; readonly cacheControl: string },
    bytes: Uint8Array,
  ): Promise<void> => {
    const put = new PutObjectCommand({
      Bucket: bucket,
      Key: file.key,
      Body: bytes,
      ContentType: file.contentType,
      CacheControl: file.cacheControl,
    });
    await calling('s3', () => client.send(put));
  },
  /** everything there is: a console has hundreds of files, not millions */
  list: () =>
    calling('s3', async () => {
      const found: { readonly key: string; readonly modifiedAt: string }[] = [];
      for await (const { Contents = [] } of paginateListObjectsV2({ client }, { Bucket: bucket }))
        for (const { Key, LastModified } of Contents)
          if (Key !== undefined) found.push({ key: Key, modifiedAt: (LastModified ?? new Date(0)).toISOString() });
      return found;
    }),
  remove: async (key: string): Promise<void> => {
    await calling('s3', () => client.send(new DeleteObjectCommand({ Bucket: bucket, Key: key })));
  },
});
