import { z } from 'zod';
import type { AccessQuestion } from '../../contract.ts';
import { parseInput } from '../parse-input.ts';
import type { Objects } from './objects.ts';
import { Copy, copySourceOf } from './s3-inputs.ts';

/** what each action is allowed by, of an object and of one version of it. Source: "Required permissions for Amazon S3 API operations", S3 user guide */
const permissions: Readonly<Record<string, readonly [whole: string, version: string]>> = {
  GetObject: ['s3:GetObject', 's3:GetObjectVersion'],
  HeadObject: ['s3:GetObject', 's3:GetObjectVersion'],
  PutObject: ['s3:PutObject', 's3:PutObject'],
  DeleteObject: ['s3:DeleteObject', 's3:DeleteObjectVersion'],
  GetObjectTagging: ['s3:GetObjectTagging', 's3:GetObjectVersionTagging'],
  PutObjectTagging: ['s3:PutObjectTagging', 's3:PutObjectVersionTagging'],
  ListObjectsV2: ['s3:ListBucket', 's3:ListBucket'],
  ListObjectVersions: ['s3:ListBucketVersions', 's3:ListBucketVersions'],
  HeadBucket: ['s3:ListBucket', 's3:ListBucket'],
  ListBuckets: ['s3:ListAllMyBuckets', 's3:ListAllMyBuckets'],
};
const Place = z.object({ Bucket: z.string(), Key: z.string().optional(), VersionId: z.string().optional() });

const arnOf = (bucket: string, key?: string): string => `arn:aws:s3:::${bucket}${key === undefined ? '' : `/${key}`}`;

/** the IAM questions of a call of S3 */
export function questionsOf(action: string, input: unknown, objects: Objects): readonly AccessQuestion[] {
  if (action === 'CopyObject') return copying(input, objects);
  const { data } = Place.safeParse(input);
  const resource = data === undefined ? '*' : arnOf(data.Bucket, data.Key);
  const [whole = `s3:${action}`, version = whole] = permissions[action] ?? [];
  return [{ action: data?.VersionId === undefined ? whole : version, resource }];
}

/** a copy reads one object and writes another, and takes the tags along where there are some and nobody says otherwise */
function copying(input: unknown, objects: Objects): readonly AccessQuestion[] {
  const { Bucket, Key, CopySource, TaggingDirective } = parseInput(Copy, input, 'InvalidRequest');
  const from = copySourceOf(CopySource);
  const source = arnOf(from.Bucket, from.Key);
  const target = arnOf(Bucket, Key);
  const one = from.VersionId === undefined ? '' : 'Version';
  const tagged = Object.keys(objects.get(from.Bucket, from.Key, from.VersionId)?.tags ?? {}).length > 0;
  const tags = [
    { action: `s3:GetObject${one}Tagging`, resource: source },
    { action: 's3:PutObjectTagging', resource: target },
  ];
  return [
    { action: `s3:GetObject${one}`, resource: source },
    { action: 's3:PutObject', resource: target },
    ...(TaggingDirective === 'COPY' && tagged ? tags : []),
  ];
}
