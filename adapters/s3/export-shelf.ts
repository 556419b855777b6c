import { createReadStream } from 'node:fs';
import { PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import type { ExportShelf } from '../../domain/sales/export-ports.ts';
import { calling } from '../aws/service-failure.ts';

/** exports in their bucket: the object appears whole, once all of it has arrived */
export const exportShelf = (client: S3Client, bucket: string): ExportShelf => ({
  put: async (Key, { path, bytes }, ContentType) => {
    const send = () =>
      client.send(new PutObjectCommand({ Bucket: bucket, Key, Body: createReadStream(path), ContentLength: bytes, ContentType }));
    await calling('s3', send);
  },
});
