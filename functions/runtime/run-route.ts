import type * as z from 'zod';
import type { Log } from '../../application/log.ts';
import { answeringProblems } from './answer-problems.ts';
import { bodyOf, httpEvent, json, parsePart } from './http-event.ts';
import { idempotencyKey } from './request-key.ts';
import type { AnswerOf, Call, Route } from './route-contract.ts';
import { demand, demandReach, personOf } from './signed-in-person.ts';

/** an API route: who is it, may they, is the request right, then the handler; whatever is thrown becomes problem+json */
export const route = <
  Params extends z.ZodType,
  Query extends z.ZodType,
  Body extends z.ZodType,
  Answer extends z.ZodType,
  Writes extends boolean,
>(
  wanted: Route<Params, Query, Body, Answer, Writes>,
  handler: (call: Call<z.infer<Params>, z.infer<Query>, z.infer<Body>>) => Promise<AnswerOf<Answer, Writes>>,
  log: Log,
) =>
  answeringProblems(log, async (raw) => {
    const event = httpEvent.parse(raw);
    const person = personOf(event);
    demand(person, wanted.permission);
    demandReach(person, wanted.teams, event.withinTeam === true);
    const sent = bodyOf(event);
    const params = parsePart(wanted.params, event.pathParameters, 'path');
    const about = { routeKey: event.routeKey, permission: wanted.permission, params };
    const answer = await handler({
      person,
      params,
      query: parsePart(wanted.query, event.queryStringParameters, 'query'),
      body: parsePart(wanted.body, sent, 'body'),
      key: wanted.writes ? idempotencyKey(event.headers, person.id, about) : '',
    });
    return json(200, wanted.writes ? wanted.answer.parse(answer) : answer);
  });
