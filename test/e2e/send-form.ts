/** sends a signed form as a browser does; `changed` fields after the signing, undefined takes one out */
export const sendForm = async (
  form: { readonly url: string; readonly fields: Readonly<Record<string, string>> },
  bytes: Uint8Array,
  changed: Readonly<Record<string, string | undefined>> = {},
): Promise<{ readonly status: number; readonly code: string | undefined }> => {
  const body = new FormData();
  for (const [name, value] of Object.entries({ ...form.fields, ...changed })) if (value !== undefined) body.append(name, value);
  body.append('file', new Blob([new Uint8Array(bytes)]), 'C:\\fakepath\\..\\passport.pdf');
  const response = await fetch(form.url, { method: 'POST', body });
  return { status: response.status, code: /<Code>(.*?)<\/Code>/.exec(await response.text())?.[1] };
};
