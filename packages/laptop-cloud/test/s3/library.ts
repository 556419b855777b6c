import { S3Client } from '@aws-sdk/client-s3';
import { createPresignedPost, type PresignedPostOptions } from '@aws-sdk/s3-presigned-post';
import type { LocalCloud } from '../../src/boot.ts';

export const librarian = (cloud: LocalCloud): S3Client =>
  new S3Client({
    endpoint: cloud.endpoint.replace('localhost', '127.0.0.1'),
    region: 'eu-central-1',
    maxAttempts: 1,
    credentials: cloud.gateway.credentials.issue('arn:aws:iam::123456789012:role/librarian', 'desk'),
  });

export type Signed = Awaited<ReturnType<typeof createPresignedPost>>;
/** a form as a function of ours would sign it; the clock of the machine signs, so its distance to the cloud's is given to the client */
export const signForm = (cloud: LocalCloud, more: Partial<PresignedPostOptions> = {}): Promise<Signed> => {
  const client = librarian(cloud);
  client.config.systemClockOffset = cloud.kernel.now() - Date.now();
  return createPresignedPost(client, {
    Bucket: 'shelf',
    Key: 'in/book',
    Fields: { 'Content-Type': 'application/pdf' },
    Conditions: [['content-length-range', 1, 100]],
    Expires: 60,
    ...more,
  });
};

/** what a browser sends; `changed` fields after the signing, `undefined` takes one out */
export const send = async (
  { url, fields }: Signed,
  body: string | Uint8Array = 'pages',
  changed: Readonly<Record<string, string | undefined>> = {},
  headers: Record<string, string> = {},
) => {
  const form = new FormData();
  for (const [name, value] of Object.entries({ ...fields, ...changed })) if (value !== undefined) form.append(name, value);
  form.append('file', new Blob([typeof body === 'string' ? body : new Uint8Array(body)]), 'C:\\fakepath\\book.pdf');
  const response = await fetch(url, { method: 'POST', body: form, headers });
  const text = await response.text();
  return { status: response.status, headers: response.headers, text, code: /<Code>(.*?)<\/Code>/.exec(text)?.[1] };
};
