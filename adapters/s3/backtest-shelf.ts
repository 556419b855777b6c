import { GetObjectCommand, NoSuchKey, PutObjectCommand, paginateListObjectsV2, type S3Client } from '@aws-sdk/client-s3';
import type { BacktestShelf } from '../../domain/backtest/backtest-ports.ts';
import { calling } from '../aws/service-failure.ts';

/** files of back-tests in their bucket */
export const backtestShelf = (client: S3Client, bucket: string): BacktestShelf => ({
  put: async (Key, text) => {
    const Body = Buffer.from(text);
    const ContentLength = Body.byteLength;
    const put = new PutObjectCommand({ Bucket: bucket, Key, Body, ContentLength, ContentType: 'application/json' });
    await calling('s3', () => client.send(put));
  },
  get: (Key) =>
    calling('s3', async () => {
      try {
        const { Body } = await client.send(new GetObjectCommand({ Bucket: bucket, Key }));
        return await Body?.transformToString();
      } catch (error) {
        if (error instanceof NoSuchKey) return undefined;
        throw error;
      }
    }),
  list: (Prefix) =>
    calling('s3', async () => {
      const keys: string[] = [];
      for await (const { Contents = [] } of paginateListObjectsV2({ client }, { Bucket: bucket, Prefix }))
        keys.push(...Contents.flatMap(({ Key }) => Key ?? []));
      return keys;
    }),
});
