import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { createPresignedPost } from '@aws-sdk/s3-presigned-post';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import type { DocumentSigner } from '../../domain/document/document-ports.ts';

/** a name as a header may carry it: letters it cannot carry are in the second form. Source: RFC 6266, 5 */
const attachment = (name: string): string => {
  const plain = name.replace(/[^\w .()-]/g, '_');
  const whole = encodeURIComponent(name).replace(/['()*]/g, (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`);
  return `attachment; filename="${plain}"; filename*=UTF-8''${whole}`;
};

/** Signs forms and addresses of one bucket. It calls nobody, so it has a client of its own that takes no transport. */
export const documentSigner = (bucket: string, client = new S3Client({})): DocumentSigner => ({
  form: async ({ key, mediaType, note, most, seconds }) => {
    const { url, fields } = await createPresignedPost(client, {
      ...{ Bucket: bucket, Key: key, Expires: seconds },
      Fields: { 'Content-Type': mediaType, 'x-amz-meta-upload': note },
      Conditions: [['content-length-range', 1, most]],
    });
    return { url, fields };
  },
  address: ({ key, name, mediaType, seconds }) => {
    const get = new GetObjectCommand({
      ...{ Bucket: bucket, Key: key, ResponseContentType: mediaType, ResponseContentDisposition: attachment(name) },
      ResponseCacheControl: 'no-store',
    });
    return getSignedUrl(client, get, { expiresIn: seconds });
  },
});
