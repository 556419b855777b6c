import { S3Client } from '@aws-sdk/client-s3';
import { clientOptions, trimmed } from './client-options.ts';
import { laptopTransport } from './laptop-transport.ts';

/** on a laptop cloud the bucket is in the path: there is no name to resolve */
export const s3Client = (): S3Client =>
  trimmed(new S3Client({ ...clientOptions('s3'), forcePathStyle: laptopTransport() !== undefined }));
