import type * as z from 'zod';
import type { answer } from '../../../functions/merchant/sign-document/answer.ts';

export type SignedForm = z.infer<typeof answer>;

/** the file did not arrive; sending it again is harmless */
export class NotSent extends Error {
  override readonly name = 'NotSent';
}

/** sends a file with its form. @param onProgress is told the share that is sent, 0 to 1. Throws NotSent. */
export const sendFile = ({ url, fields }: SignedForm, file: Blob, onProgress: (share: number) => void): Promise<void> =>
  new Promise((resolve, reject) => {
    const body = new FormData();
    for (const [name, value] of Object.entries(fields)) body.append(name, value);
    // last: S3 does not look at what comes after the file
    body.append('file', file);
    const request = new XMLHttpRequest();
    request.upload.addEventListener('progress', ({ loaded, total }) => onProgress(total === 0 ? 0 : loaded / total));
    request.addEventListener('load', () => (request.status < 300 ? resolve() : reject(new NotSent(String(request.status)))));
    request.addEventListener('error', () => reject(new NotSent('no answer')));
    request.open('POST', url);
    request.send(body);
  });
