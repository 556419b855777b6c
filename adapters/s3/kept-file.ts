import { GetObjectCommand, NoSuchKey, type S3Client } from '@aws-sdk/client-s3';
import { calling } from '../aws/service-failure.ts';

/** the bytes of a file that was found clean; undefined when it is gone */
export const keptFile =
  (client: S3Client, bucket: string) =>
  (key: string): Promise<Uint8Array | undefined> =>
    calling('s3', async () => {
      try {
        const { Body } = await client.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
        return await Body?.transformToByteArray();
      } catch (error) {
        if (error instanceof NoSuchKey) return undefined;
        throw error;
      }
    });
