import { AwsError, type Kernel, type Principal } from '../../contract.ts';
import type { Credentials } from '../../gateway/credentials.ts';
import { sameSignature, signatureMismatch, signatureWith } from '../../gateway/signature-v4.ts';
import { header, isRecord, type WireRequest, type WireResponse } from '../../gateway/wire.ts';
import { element, leaf } from '../../gateway/xml.ts';
import { holdAgainst } from './post-policy.ts';

interface Form {
  /** by name in lower case; those before the file, as S3 reads them */
  readonly fields: ReadonlyMap<string, string>;
  readonly file: File;
}

const invalid = (message: string, name: string, value = ''): AwsError =>
  new AwsError('InvalidArgument', message, 400, { ArgumentName: name, ArgumentValue: value });
const longestFields = 20_000;

/** @throws AwsError MalformedPOSTRequest, InvalidArgument */
async function readForm(request: WireRequest): Promise<Form> {
  const type = header(request, 'content-type') ?? '';
  if (!type.startsWith('multipart/form-data'))
    throw new AwsError('PreconditionFailed', 'At least one of the pre-conditions you specified did not hold', 412, {
      Condition: 'Bucket POST must be of the enclosure-type multipart/form-data',
    });
  const body = typeof request.body === 'string' ? Buffer.from(request.body) : Buffer.from(request.body);
  const form = await new Response(body, { headers: { 'content-type': type } }).formData().catch(() => {
    throw new AwsError('MalformedPOSTRequest', 'The body of your POST request is not well-formed multipart/form-data.');
  });
  const fields = new Map<string, string>();
  for (const [name, value] of form) {
    // what comes after the file is not looked at
    if (name === 'file') return { fields, file: typeof value === 'string' ? new File([value], 'file') : value };
    if (typeof value !== 'string') throw invalid('POST requires exactly one file upload per request.', 'file', '2');
    fields.set(name.toLowerCase(), value);
    if ([...fields].reduce((size, [key, one]) => size + key.length + one.length, 0) > longestFields)
      throw new AwsError('MaxPostPreDataLengthExceeded', 'Your POST request fields preceding the upload file were too large.');
  }
  throw invalid('POST requires exactly one file upload per request.', 'file', '0');
}

/** who signed the form. @throws AwsError where nobody did, where the key is unknown and where the signature is of something else */
function signerOf(fields: Form['fields'], credentials: Credentials): Principal {
  const policy = fields.get('policy');
  if (policy === undefined) throw new AwsError('AccessDenied', 'Access Denied', 403);
  const [algorithm, credential, , signature] = ['X-Amz-Algorithm', 'X-Amz-Credential', 'X-Amz-Date', 'X-Amz-Signature'].map(
    (name) => {
      const value = fields.get(name.toLowerCase());
      if (value !== undefined) return value;
      throw invalid(
        `Bucket POST must contain a field named '${name}'.  If it is specified, please check the order of the fields.`,
        name,
      );
    },
  );
  if (algorithm !== 'AWS4-HMAC-SHA256')
    throw invalid('X-Amz-Algorithm only supports "AWS4-HMAC-SHA256"', 'X-Amz-Algorithm', algorithm);
  const [accessKeyId = '', ...scope] = (credential ?? '').split('/');
  const issued = credentials.known(accessKeyId);
  if (issued === undefined)
    throw new AwsError('InvalidAccessKeyId', 'The AWS Access Key Id you provided does not exist in our records.', 403, {
      AWSAccessKeyId: accessKeyId,
    });
  if (fields.get('x-amz-security-token') !== issued.credentials.sessionToken)
    throw new AwsError('InvalidToken', 'The provided token is malformed or otherwise invalid.');
  const own = signatureWith(issued.credentials.secretAccessKey, scope.join('/'), policy);
  if (!sameSignature(signature ?? '', own)) throw signatureMismatch();
  return issued.principal;
}

const kept: Readonly<Record<string, string>> = {
  'content-type': 'ContentType',
  'cache-control': 'CacheControl',
  'content-disposition': 'ContentDisposition',
  'content-encoding': 'ContentEncoding',
};
const spoken =
  /^(key|bucket|policy|file|success_action_status|x-amz-(algorithm|credential|date|security-token|signature)|x-ignore-.*)$/;

/** @throws AwsError NotImplemented for a field that would change what S3 does and is not served */
function objectOf(fields: Form['fields']): {
  readonly headers: Record<string, string>;
  readonly Metadata: Record<string, string>;
} {
  const headers: Record<string, string> = {};
  const Metadata: Record<string, string> = {};
  for (const [name, value] of fields) {
    const member = kept[name];
    if (member !== undefined) headers[member] = value;
    else if (name.startsWith('x-amz-meta-')) Metadata[name.slice('x-amz-meta-'.length)] = value;
    else if (!spoken.test(name))
      throw new AwsError('NotImplemented', `the form field ${name} is not served by the laptop cloud.`, 501);
  }
  return { headers, Metadata };
}

/**
 * An object put by a browser's form, as "POST Object" of the Amazon S3 API reference has it: the policy is the signer's word, every field
 * is held against it, and the object is written as the signer.
 */
export async function postObject(
  kernel: Kernel,
  credentials: Credentials,
  bucket: string,
  request: WireRequest,
): Promise<WireResponse> {
  const { fields, file } = await readForm(request);
  const given = fields.get('key');
  if (given === undefined)
    throw invalid(
      "Bucket POST must contain a field named 'key'.  If it is specified, please check the order of the fields.",
      'key',
    );
  const principal = signerOf(fields, credentials);
  const Body = new Uint8Array(await file.arrayBuffer());
  holdAgainst(fields.get('policy') ?? '', new Map(fields).set('bucket', bucket), Body.length, kernel.now());
  const { headers, Metadata } = objectOf(fields);
  const Key = given.replace(/\$\{filename\}/g, () => file.name);
  const input = { Bucket: bucket, Key, Body, Metadata, ...headers, FromForm: true };
  const answer = await kernel.call({ service: 's3', action: 'PutObject', input, principal });
  const { ETag = '', VersionId } = isRecord(answer) ? answer : {};
  const location = `http://${header(request, 'host')}/${bucket}/${Key.split('/').map(encodeURIComponent).join('/')}`;
  const told = { etag: String(ETag), location, ...(VersionId === undefined ? {} : { 'x-amz-version-id': String(VersionId) }) };
  const status = fields.get('success_action_status');
  if (status !== '201') return { statusCode: status === '200' ? 200 : 204, headers: told, body: '' };
  const body = [leaf('Location', location), leaf('Bucket', bucket), leaf('Key', Key), leaf('ETag', ETag)].join('');
  return {
    statusCode: 201,
    headers: { ...told, 'content-type': 'application/xml' },
    body: `<?xml version="1.0" encoding="UTF-8"?>\n${element('PostResponse', body)}`,
  };
}
