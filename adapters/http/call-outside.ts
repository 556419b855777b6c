import { type CallOutside, OutsideFailed } from '../../domain/connector/connector-ports.ts';

/** milliseconds: three calls of a message end before the function does */
const patience = 8_000;

/** seconds, as systems send them that limit their callers; a date in the header is left to our own backoff */
const waitOf = ({ headers }: Response): number | undefined => {
  const asked = headers.get('retry-after') ?? '';
  return /^\d{1,6}$/.test(asked) ? Number(asked) : undefined;
};

/** calls an outside system over HTTPS, as JSON unless it wants a form; what is neither 2xx nor of the kind that was asked for has failed */
export const callOutside: CallOutside = async ({ site, authorization }, { method, path, body, form, once, answers }) => {
  const failed = (error: unknown): never => {
    throw new OutsideFailed(error instanceof Error ? error.name : 'unknown', { cause: error });
  };
  const answer = await fetch(new URL(path, site), {
    method,
    headers: {
      ...(authorization !== undefined && { authorization }),
      accept: 'application/json',
      'content-type': form === undefined ? 'application/json' : 'application/x-www-form-urlencoded',
      ...(once !== undefined && { 'idempotency-key': once }),
    },
    ...(form !== undefined && { body: new URLSearchParams(form).toString() }),
    ...(form === undefined && body !== undefined && { body: JSON.stringify(body) }),
    // a redirect would carry the credentials elsewhere
    redirect: 'error',
    signal: AbortSignal.timeout(patience),
  }).catch(failed);
  if (!answer.ok) throw new OutsideFailed(String(answer.status), { waitSeconds: waitOf(answer) });
  if (answer.status === 204) return undefined;
  return (answers === 'text' ? answer.text() : answer.json()).catch(failed);
};
