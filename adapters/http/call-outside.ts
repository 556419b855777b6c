import { type CallOutside, OutsideFailed } from '../../domain/connector/connector-ports.ts';

/** milliseconds: three calls of a message end before the function does */
const patience = 8_000;

/** calls an outside system over HTTPS, as JSON; what is neither 2xx nor JSON has failed */
export const callOutside: CallOutside = async ({ site, authorization }, { method, path, body }) => {
  const failed = (error: unknown): never => {
    throw new OutsideFailed(error instanceof Error ? error.name : 'unknown', { cause: error });
  };
  const answer = await fetch(new URL(path, site), {
    method,
    headers: { authorization, accept: 'application/json', 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    // a redirect would carry the credentials elsewhere
    redirect: 'error',
    signal: AbortSignal.timeout(patience),
  }).catch(failed);
  if (!answer.ok) throw new OutsideFailed(String(answer.status));
  return answer.json().catch(failed);
};
