import type * as z from 'zod';
import type { Log } from '../../application/log.ts';
import { answeringProblems } from './answer-problems.ts';
import { bodyOf, httpEvent, json, NotSignedIn, parsePart } from './http-event.ts';
import type { MerchantRoute } from './merchant-route-contract.ts';

/** the cookie that renews a session: no script reads it, and only the sign-in routes are sent it */
const name = 'firstsale_session';
const place = 'Path=/api/sign-in; HttpOnly; Secure; SameSite=Strict';
/** as long as a session can be renewed at all (lib/constructs/members.ts) */
const keptSeconds = 14 * 86_400;

/** a change of the cookie of the session: another one, or none any more */
export type Session = { readonly kept: string } | { readonly kept: undefined };

const setCookie = ({ kept }: Session): string =>
  kept === undefined ? `${name}=; Max-Age=0; ${place}` : `${name}=${kept}; Max-Age=${keptSeconds}; ${place}`;

const sessionIn = (cookies: readonly string[]): string | undefined =>
  cookies.find((one) => one.startsWith(`${name}=`))?.slice(name.length + 1) || undefined;

export interface OpenCall<Body> {
  readonly body: Body;
  /** what the cookie of the session holds */
  readonly session: string | undefined;
}

/** a route of the sign-in, which anybody may call; a handler that gives nothing says that the session is over */
export const openRoute = <Body extends z.ZodType, Answer extends z.ZodType>(
  wanted: MerchantRoute<z.ZodType, z.ZodType, Body, Answer, false> & { readonly permission: 'open' },
  handler: (
    call: OpenCall<z.infer<Body>>,
  ) => Promise<{ readonly answer: z.infer<Answer>; readonly session?: Session | undefined } | undefined>,
  log: Log,
) =>
  answeringProblems(log, async (raw) => {
    const event = httpEvent.parse(raw);
    const body = parsePart(wanted.body, bodyOf(event), 'body');
    const done = await handler({ body, session: sessionIn(event.cookies) });
    if (done === undefined) throw new NotSignedIn('The session is over: sign in again');
    const { answer, session } = done;
    const said = json(200, wanted.answer.parse(answer));
    return session === undefined ? said : { ...said, cookies: [setCookie(session)] };
  });
