import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { GetObjectCommand, NoSuchKey, type S3Client } from '@aws-sdk/client-s3';
import { ServiceUnavailable } from '../../domain/errors.ts';
import type { SettledBatch } from '../../domain/settlement/settled-batch.ts';
import type { HearLine } from '../../domain/settlement/settled-line.ts';
import { calling } from '../aws/service-failure.ts';
import { type FileSource, readSettlements } from './read-settlements.ts';

/** a connection that breaks says nothing about the file: it is read again */
async function* whole(body: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield* body;
  } catch (cause) {
    throw new ServiceUnavailable('s3', { cause });
  }
}

const contentIdOf = async ({ open }: FileSource): Promise<string> => {
  const sum = createHash('sha256');
  for await (const piece of await open()) sum.update(piece);
  return sum.digest('hex').slice(0, 32);
};

/** a file as those see it who take it in */
export const settlementSource = (file: FileSource) => ({
  name: file.name,
  contentId: () => contentIdOf(file),
  read: (hear?: HearLine): Promise<readonly SettledBatch[] | undefined> => readSettlements(file, hear),
});

/** One version of an object, streamed from its first byte on each look; undefined when it is gone. Throws ServiceUnavailable. */
export const objectSource = (client: S3Client, bucket: string) => {
  const get = (key: string, versionId: string | undefined) =>
    calling('s3', () => client.send(new GetObjectCommand({ Bucket: bucket, Key: key, VersionId: versionId })));
  return (key: string, versionId: string | undefined, name: string): FileSource => ({
    name,
    open: async () => {
      try {
        const { Body } = await get(key, versionId);
        if (!(Body instanceof Readable)) throw new ServiceUnavailable('s3');
        return Readable.from(whole(Body), { objectMode: false });
      } catch (error) {
        if (error instanceof NoSuchKey) return Readable.from([]);
        throw error;
      }
    },
  });
};
