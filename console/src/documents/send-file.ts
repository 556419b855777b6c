import type { SignedForm } from '../answers.ts';

/** S3 did not take the file; sending it again is harmless */
export class NotSent extends Error {
  override readonly name = 'NotSent';
}

/** sends a file with its form. @param onProgress is told the share that is sent, 0 to 1. @throws NotSent */
export const sendFile = (
  { url, fields }: Pick<SignedForm, 'url' | 'fields'>,
  file: File,
  onProgress: (share: number) => void,
): Promise<void> =>
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
