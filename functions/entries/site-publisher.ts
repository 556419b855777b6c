import * as z from 'zod';
import { s3Client } from '../../adapters/aws/s3-client.ts';
import { objectShelf } from '../../adapters/s3/object-shelf.ts';
import { systemClock } from '../../adapters/system-clock.ts';
import { allOf } from '../../application/in-parallel.ts';
import type { Publishing, Release } from '../../application/publish-site.ts';
import type { Entry } from '../runtime/dispatch.ts';
import { filesIn } from '../runtime/files-in.ts';
import { readEnv } from '../runtime/read-env.ts';
import { deployed } from '../runtime/run-custom-resource.ts';

/** the entry of what publishes a page: its bucket is named by the variable `bucketVariable`. Throws MissingConfiguration */
export const sitePublisher = (
  bucketVariable: string,
  handle: (needs: Publishing) => (release: Release) => Promise<void>,
): Entry => {
  const env = readEnv(z.object({ LAMBDA_TASK_ROOT: z.string().min(1) }));
  const bucket = readEnv(z.object({ [bucketVariable]: z.string().min(3) }))[bucketVariable] ?? '';
  // the build lays the page beside the bundle
  const files = () => filesIn(`${env.LAMBDA_TASK_ROOT}/site`);
  const needs = { files, shelf: objectShelf(s3Client(), bucket), clock: systemClock, allOf };
  return (log) => deployed({ wanted: z.object({ Config: z.string().min(2) }), physicalId: bucket, handler: handle(needs), log });
};
