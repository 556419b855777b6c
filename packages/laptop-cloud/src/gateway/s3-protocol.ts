import { AwsError } from '../contract.ts';
import { unchunked } from './aws-chunked.ts';
import { listing } from './s3-listings.ts';
import { tagsIn } from './s3-tags.ts';
import { bodyText, type DecodedCall, header, isRecord, type WireRequest, type WireResponse } from './wire.ts';
import { element, leaf } from './xml.ts';

/** headers of an object, as its request and its answer have them */
const objectHeaders: Readonly<Record<string, string>> = {
  'content-type': 'ContentType',
  'cache-control': 'CacheControl',
  'content-disposition': 'ContentDisposition',
  'content-encoding': 'ContentEncoding',
  'content-language': 'ContentLanguage',
};
const putHeaders: Readonly<Record<string, string>> = {
  ...objectHeaders,
  'content-md5': 'ContentMD5',
  'x-amz-checksum-crc32': 'ChecksumCRC32',
};
const listQuery: Readonly<Record<string, string>> = {
  prefix: 'Prefix',
  delimiter: 'Delimiter',
  'max-keys': 'MaxKeys',
  'continuation-token': 'ContinuationToken',
  'start-after': 'StartAfter',
};

interface Operation {
  readonly action: string;
  readonly query?: Readonly<Record<string, string>>;
  /** query parameters that mean nothing here or are checked already */
  readonly fixed?: readonly string[];
  readonly headers?: Readonly<Record<string, string>>;
}
const version = { versionId: 'VersionId' };
/** what the answer is to say of itself instead of what was said when the object was put */
const overrides: Readonly<Record<string, string>> = {
  'response-content-type': 'ResponseContentType',
  'response-content-language': 'ResponseContentLanguage',
  'response-cache-control': 'ResponseCacheControl',
  'response-content-disposition': 'ResponseContentDisposition',
  'response-content-encoding': 'ResponseContentEncoding',
};
const getObject: Operation = {
  action: 'GetObject',
  headers: { 'if-none-match': 'IfNoneMatch' },
  query: { ...version, ...overrides },
};
const ofObject: Readonly<Record<string, Operation>> = {
  GET: getObject,
  HEAD: { ...getObject, action: 'HeadObject' },
  PUT: { action: 'PutObject', headers: putHeaders },
  DELETE: { action: 'DeleteObject', query: version },
};
const copyObject: Operation = {
  action: 'CopyObject',
  headers: {
    ...objectHeaders,
    'x-amz-copy-source': 'CopySource',
    'x-amz-copy-source-if-match': 'CopySourceIfMatch',
    'x-amz-metadata-directive': 'MetadataDirective',
    'x-amz-tagging-directive': 'TaggingDirective',
  },
};
const ofTags: Readonly<Record<string, Operation>> = {
  GET: { action: 'GetObjectTagging', query: version, fixed: ['tagging'] },
  PUT: {
    action: 'PutObjectTagging',
    query: version,
    fixed: ['tagging'],
    headers: { 'content-md5': 'ContentMD5', 'x-amz-checksum-crc32': 'ChecksumCRC32' },
  },
};
const ofBucket: Readonly<Record<string, Operation>> = {
  GET: { action: 'ListObjectsV2', query: listQuery, fixed: ['list-type', 'encoding-type', 'fetch-owner'] },
  HEAD: { action: 'HeadBucket' },
};
const listVersions: Operation = {
  action: 'ListObjectVersions',
  query: { prefix: 'Prefix', 'max-keys': 'MaxKeys', 'key-marker': 'KeyMarker', 'version-id-marker': 'VersionIdMarker' },
  fixed: ['versions', 'encoding-type'],
};

/** headers that change what S3 does; any of them that an operation does not name is refused rather than overlooked */
const meaningful = /^(x-amz-|if-|range$|content-md5$)/;
const withoutEffect =
  /^x-amz-(content-sha256|date|security-token|user-agent|sdk-checksum-algorithm|checksum-mode|meta-.*|te|request-payer|decoded-content-length|trailer)$/;

const notImplemented = (what: string): AwsError =>
  new AwsError('NotImplemented', `${what} implies functionality that is not implemented: the laptop cloud refuses it.`, 501);

/**
 * S3's REST protocol with XML, path-style (`/bucket/key`) or with the bucket in the host's first label.
 * @throws AwsError NotImplemented naming the operation, parameter or header that is not served
 */
export function decodeS3(request: WireRequest): DecodedCall {
  const { bucket, key } = placeOf(request);
  const operation = operationOf(request, bucket, key);
  if (operation === undefined) throw notImplemented(`${request.method} of ${key === '' ? 'a bucket' : 'an object'}`);
  if (operation.action === 'ListObjectsV2' && request.query['list-type'] !== '2')
    throw notImplemented(`GET of a bucket with ${Object.keys(request.query).join(', ') || 'no parameter (ListObjects)'}`);
  const input: Record<string, unknown> = {
    ...(bucket === '' ? {} : { Bucket: bucket }),
    ...(key === '' ? {} : { Key: key }),
    ...queryOf(operation, request),
    ...headersOf(operation, request),
  };
  if (operation.action === 'PutObject') Object.assign(input, bodyOf(request));
  if (operation.action === 'PutObject' || operation.action === 'CopyObject') input.Metadata = metadataOf(request);
  if (operation.action === 'PutObjectTagging') input.Tagging = { TagSet: tagsIn(bodyText(request)) };
  return { service: 's3', action: operation.action, input, encode: (output) => encodeS3(operation.action, output) };
}

function operationOf(request: WireRequest, bucket: string, key: string): Operation | undefined {
  const { method } = request;
  if (bucket === '') return method === 'GET' ? { action: 'ListBuckets' } : undefined;
  if (key === '' && method === 'GET' && request.query.versions !== undefined) return listVersions;
  if (key === '') return Object.hasOwn(ofBucket, method) ? ofBucket[method] : undefined;
  if (request.query.tagging !== undefined) return Object.hasOwn(ofTags, method) ? ofTags[method] : undefined;
  if (method === 'PUT' && header(request, 'x-amz-copy-source') !== undefined) return copyObject;
  return Object.hasOwn(ofObject, method) ? ofObject[method] : undefined;
}

function placeOf(request: WireRequest): { bucket: string; key: string } {
  const host = (header(request, 'host') ?? '').replace(/:\d+$/, '');
  const virtual = /^([a-z0-9][a-z0-9.-]+)\.(?:localhost|s3[.-].*amazonaws\.com)$/.exec(host)?.[1];
  const path = request.path.split('/').map(decodeURIComponent).join('/').replace(/^\//, '');
  if (virtual !== undefined) return { bucket: virtual, key: path };
  const slash = path.indexOf('/');
  return slash < 0 ? { bucket: path, key: '' } : { bucket: path.slice(0, slash), key: path.slice(slash + 1) };
}

function queryOf(operation: Operation, request: WireRequest): Record<string, string> {
  const input: Record<string, string> = {};
  for (const [name, value] of Object.entries(request.query)) {
    if (name === 'x-id' || name.startsWith('X-Amz-') || withoutEffect.test(name) || operation.fixed?.includes(name)) continue;
    const member = operation.query?.[name];
    if (member === undefined || typeof value !== 'string') throw notImplemented(`the parameter ${name}`);
    input[member] = value;
  }
  return input;
}

function headersOf(operation: Operation, request: WireRequest): Record<string, string> {
  const input: Record<string, string> = {};
  for (const name of Object.keys(request.headers)) {
    const member = operation.headers?.[name];
    const value = header(request, name);
    if (member !== undefined && value !== undefined) input[member] = value;
    else if (meaningful.test(name) && !withoutEffect.test(name)) throw notImplemented(`the header ${name}`);
  }
  return input;
}

/** the body, taken out of its chunks when it was sent in some; what is said of it after the last one counts as a header */
function bodyOf(request: WireRequest): Record<string, unknown> {
  const body = typeof request.body === 'string' ? Buffer.from(request.body) : Buffer.from(request.body);
  if (header(request, 'x-amz-content-sha256')?.startsWith('STREAMING-') !== true) return { Body: body };
  const { body: Body, trailers } = unchunked(body);
  const known = ['x-amz-checksum-crc32', 'x-amz-trailer-signature'];
  const other = Object.keys(trailers).find((name) => !known.includes(name));
  if (other !== undefined) throw notImplemented(`the header ${other}`);
  const encodings = (header(request, 'content-encoding') ?? '').split(',').map((one) => one.trim());
  const encoding = encodings.filter((one) => one !== 'aws-chunked').join(',');
  return {
    Body,
    ContentEncoding: encoding === '' ? undefined : encoding,
    ...(trailers['x-amz-checksum-crc32'] !== undefined && { ChecksumCRC32: trailers['x-amz-checksum-crc32'] }),
  };
}

const metadataOf = (request: WireRequest): Record<string, string> =>
  Object.fromEntries(
    Object.keys(request.headers).flatMap((name) => {
      const value = name.startsWith('x-amz-meta-') ? header(request, name) : undefined;
      return value === undefined ? [] : [[name.slice('x-amz-meta-'.length), value]];
    }),
  );

const text = (value: unknown): string => (value === undefined ? '' : String(value));
const instant = (seconds: unknown): Date => new Date(Number(seconds) * 1000);

function encodeS3(action: string, output: unknown): WireResponse {
  const answer = isRecord(output) ? output : {};
  const headers: Record<string, string> = {};
  if (action === 'ListObjectsV2' || action === 'ListObjectVersions' || action === 'ListBuckets')
    return { statusCode: 200, headers: { 'content-type': 'application/xml' }, body: listing(action, answer) };
  if (answer.VersionId !== undefined) headers['x-amz-version-id'] = text(answer.VersionId);
  if (answer.DeleteMarker === true) headers['x-amz-delete-marker'] = 'true';
  if (action === 'CopyObject')
    return { ...xmlOf(copyResult(answer)), headers: { ...xmlHeaders, ...headers, ...copySource(answer) } };
  if (action === 'GetObjectTagging') return { ...xmlOf(tagging(answer)), headers: { ...xmlHeaders, ...headers } };
  for (const [name, member] of Object.entries({ ...objectHeaders, etag: 'ETag', 'x-amz-checksum-crc32': 'ChecksumCRC32' }))
    if (answer[member] !== undefined) headers[name] = text(answer[member]);
  if (answer.LastModified !== undefined) headers['last-modified'] = instant(answer.LastModified).toUTCString();
  if (isRecord(answer.Metadata))
    for (const [name, value] of Object.entries(answer.Metadata)) headers[`x-amz-meta-${name}`] = text(value);
  // of a HEAD only the length leaves the machine
  const body = answer.Body instanceof Uint8Array ? answer.Body : '';
  return { statusCode: action === 'DeleteObject' ? 204 : 200, headers, body };
}

const xmlHeaders = { 'content-type': 'application/xml' };
const xmlOf = (body: string) => ({ statusCode: 200, body: `<?xml version="1.0" encoding="UTF-8"?>\n${body}` });
const copyResult = (answer: Readonly<Record<string, unknown>>): string => {
  const of = isRecord(answer.CopyObjectResult) ? answer.CopyObjectResult : {};
  return element('CopyObjectResult', leaf('ETag', of.ETag) + leaf('LastModified', instant(of.LastModified).toISOString()));
};
const copySource = ({ CopySourceVersionId: version }: Readonly<Record<string, unknown>>) =>
  version === undefined ? {} : { 'x-amz-copy-source-version-id': text(version) };
const tagging = ({ TagSet }: Readonly<Record<string, unknown>>): string => {
  const tags = Array.isArray(TagSet) ? TagSet.filter(isRecord) : [];
  const one = (tag: Readonly<Record<string, unknown>>) => element('Tag', leaf('Key', tag.Key) + leaf('Value', tag.Value));
  return element('Tagging', element('TagSet', tags.map(one).join('')));
};

export function encodeS3Error(error: AwsError): WireResponse {
  const denied = error.code === 'AccessDeniedException';
  if (error.status === 304) return { statusCode: 304, headers: { etag: text(error.fields.ETag) }, body: '' };
  const code = denied ? 'AccessDenied' : error.code === 'UnknownOperationException' ? 'NotImplemented' : error.code;
  const extra = Object.entries(error.fields).map(([name, value]) => leaf(name, value));
  return {
    statusCode: denied ? 403 : error.status,
    headers: { 'content-type': 'application/xml' },
    body: `<?xml version="1.0" encoding="UTF-8"?>\n${element('Error', leaf('Code', code) + leaf('Message', error.message) + extra.join(''))}`,
  };
}
