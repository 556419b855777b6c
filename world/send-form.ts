import type { LocalCloud } from '@firstsale/laptop-cloud/boot';

/** a form that was signed for a browser */
export interface SignedForm {
  readonly url: string;
  readonly fields: Readonly<Record<string, string>>;
}
export type SendForm = (form: SignedForm, file: Uint8Array, name: string) => Promise<number>;

/** sends a signed form with its file as a browser does, without HTTP; resolves to the status of the answer */
export const formSender =
  (gateway: LocalCloud['gateway']): SendForm =>
  async ({ fields }, file, name) => {
    const form = new FormData();
    for (const [key, value] of Object.entries(fields)) form.append(key, value);
    form.append('file', new Blob([new Uint8Array(file)]), name);
    const sent = new Response(form);
    const answer = await gateway.respond({
      ...{ method: 'POST', path: `/${fields['bucket']}`, query: {}, rawQuery: '' },
      headers: { host: 'localhost', 'content-type': sent.headers.get('content-type') ?? '' },
      body: new Uint8Array(await sent.arrayBuffer()),
    });
    return answer?.statusCode ?? 404;
  };
