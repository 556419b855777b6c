import * as z from 'zod';
import type { Log } from '../../application/log.ts';
import { MerchantNotFound, NotAllowed } from '../../domain/errors.ts';
import { type MemberPermission, memberMay, membersWhoMay } from '../../domain/member/member-access.ts';
import type { Members } from '../../domain/member/members.ts';
import { merchantId } from '../../domain/values.ts';
import { answeringProblems } from './answer-problems.ts';
import { bodyOf, type HttpEvent, httpEvent, json, NotSignedIn, parsePart } from './http-event.ts';
import type { MerchantCall, MerchantRoute } from './merchant-route-contract.ts';
import { idempotencyKey } from './request-key.ts';
import type { AnswerOf } from './route-contract.ts';

const claims = z.looseObject({ email: z.string().min(3), email_verified: z.enum(['true', 'false']).optional() });

/** the address of who is signed in. Throws NotSignedIn for a token without one, or with one that was never proven */
export const emailOf = (event: HttpEvent): string => {
  const found = claims.safeParse(event.requestContext.authorizer?.jwt.claims);
  if (found.success && found.data.email_verified !== 'false') return found.data.email;
  throw new NotSignedIn('Sign in first: send the token of the session as Authorization: Bearer');
};

/** a merchant of somebody else is answered like one there never was. Throws MerchantNotFound, NotAllowed */
const memberOf = async (members: Members, event: HttpEvent, permission: MemberPermission) => {
  const email = emailOf(event);
  const named = event.pathParameters['merchantId'] ?? '';
  const known = merchantId.safeParse(named).success ? await members.of(named, email) : undefined;
  if (known === undefined) throw new MerchantNotFound(named);
  // who was invited has no rights until they accept
  if (known.status === 'invited' && permission !== 'membership.own') throw new NotAllowed({ code: 'invitation-open', about: {} });
  if (!memberMay(known.role, permission))
    throw new NotAllowed({ code: 'member-role-missing', about: { wanted: [...membersWhoMay(permission)] } });
  return { email, role: known.role };
};

/** a route about one merchant: who is it, are they of this merchant, may they, is the request right, then the handler */
export const merchantRoute = <
  Params extends z.ZodType,
  Query extends z.ZodType,
  Body extends z.ZodType,
  Answer extends z.ZodType,
  Writes extends boolean,
>(
  wanted: MerchantRoute<Params, Query, Body, Answer, Writes> & { readonly permission: MemberPermission },
  handler: (call: MerchantCall<z.infer<Params>, z.infer<Query>, z.infer<Body>>) => Promise<AnswerOf<Answer, Writes>>,
  members: Members,
  log: Log,
) =>
  answeringProblems(log, async (raw) => {
    const event = httpEvent.parse(raw);
    const { permission } = wanted;
    const { email, role } = await memberOf(members, event, permission);
    const sent = bodyOf(event);
    const params = parsePart(wanted.params, event.pathParameters, 'path');
    const answer = await handler({
      email,
      role,
      params,
      query: parsePart(wanted.query, event.queryStringParameters, 'query'),
      body: parsePart(wanted.body, sent, 'body'),
      key: wanted.writes ? idempotencyKey(event.headers, email, { routeKey: event.routeKey, permission, params }) : '',
    });
    return json(200, wanted.writes ? wanted.answer.parse(answer) : answer);
  });
