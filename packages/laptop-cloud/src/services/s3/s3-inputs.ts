import { z } from 'zod';
import { AwsError } from '../../contract.ts';

const text = z.string().optional();
export const OfBucket = z.object({ Bucket: z.string() });
export const OfObject = OfBucket.extend({ Key: z.string().min(1) });
export const OfVersion = OfObject.extend({ VersionId: text });
/** what is kept with the bytes and sent along with them */
export const Headers = z.object({
  ContentType: text,
  CacheControl: text,
  ContentDisposition: text,
  ContentEncoding: text,
  ContentLanguage: text,
});
export const Get = OfVersion.extend({
  IfNoneMatch: text,
  ResponseContentType: text,
  ResponseCacheControl: text,
  ResponseContentDisposition: text,
  ResponseContentEncoding: text,
  ResponseContentLanguage: text,
});
export const ListVersions = OfBucket.extend({
  Prefix: z.string().default(''),
  MaxKeys: z.coerce.number().int().min(1).max(1000).default(1000),
  KeyMarker: z.string().default(''),
  VersionIdMarker: z.string().default(''),
});
export const Put = OfObject.extend({
  Body: z.union([z.instanceof(Uint8Array), z.string().transform((body) => new TextEncoder().encode(body))]),
  Metadata: z.record(z.string(), z.string()).default({}),
  ContentMD5: text,
  ChecksumCRC32: text,
  /** a browser's form: no member of PutObject, so it is in no call from the wire */
  FromForm: z.boolean().default(false),
});
const directive = z.enum(['COPY', 'REPLACE']).default('COPY');
export const Copy = OfObject.extend({
  CopySource: z.string(),
  CopySourceIfMatch: text,
  Metadata: z.record(z.string(), z.string()).default({}),
  MetadataDirective: directive,
  TaggingDirective: directive,
});
export const Tag = OfVersion.extend({
  Tagging: z.object({ TagSet: z.array(z.object({ Key: z.string().min(1).max(128), Value: z.string().max(256) })).max(10) }),
});
export const List = OfBucket.extend({
  Prefix: z.string().default(''),
  Delimiter: z.string().default(''),
  MaxKeys: z.coerce.number().int().min(0).max(1000).default(1000),
  ContinuationToken: z.string().optional(),
  StartAfter: z.string().default(''),
});

/** `bucket/key` or `/bucket/key`, URL-encoded, with `?versionId=` where one version is meant */
export function copySourceOf(source: string): { readonly Bucket: string; readonly Key: string; readonly VersionId?: string } {
  const [path = '', version] = source.split('?versionId=');
  const [Bucket = '', ...rest] = decodeURIComponent(path.replace(/^\//, '')).split('/');
  const Key = rest.join('/');
  if (Bucket === '' || Key === '')
    throw new AwsError('InvalidArgument', 'Copy Source must mention the source bucket and key: sourcebucket/sourcekey');
  return { Bucket, Key, ...(version === undefined ? {} : { VersionId: version }) };
}
