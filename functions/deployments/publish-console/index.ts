import * as z from 'zod';
import { s3Client } from '../../../adapters/aws/s3-client.ts';
import { objectShelf } from '../../../adapters/s3/object-shelf.ts';
import { systemClock } from '../../../adapters/system-clock.ts';
import { allOf } from '../../../application/in-parallel.ts';
import type { Entry } from '../../runtime/dispatch.ts';
import { filesIn } from '../../runtime/files-in.ts';
import { readEnv } from '../../runtime/read-env.ts';
import { deployed } from '../../runtime/run-custom-resource.ts';
import { handle } from './handler.ts';

const env = readEnv(z.object({ CONSOLE_BUCKET: z.string().min(3), LAMBDA_TASK_ROOT: z.string().min(1) }));
const shelf = objectShelf(s3Client(), env.CONSOLE_BUCKET);
// tools/build/build-console.ts lays the built console beside the bundle
const files = () => filesIn(`${env.LAMBDA_TASK_ROOT}/site`);

export const entry: Entry = (log) =>
  deployed({
    wanted: z.object({ Config: z.string().min(2) }),
    physicalId: env.CONSOLE_BUCKET,
    handler: handle({ files, shelf, clock: systemClock, allOf }),
    log,
  });
