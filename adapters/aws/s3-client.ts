import { S3Client } from '@aws-sdk/client-s3';
import { sdkClient } from './sdk-client.ts';
import type { Transport } from './transport.ts';

export const s3Client = (transport?: Transport): S3Client => sdkClient('s3', (options) => new S3Client(options), transport);
