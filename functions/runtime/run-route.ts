import middy from '@middy/core';
import * as z from 'zod';
import type { Log } from '../../application/log.ts';
import { bodyOf, type HttpResponse, httpEvent, InvalidRequest, json, parsePart } from './http-event.ts';
import { answeringInTime } from './in-time.ts';
import { problemOf } from './problems.ts';
import { type About, requestKey } from './request-key.ts';
import type { AnswerOf, Call, Route } from './route-contract.ts';
import { demand, type Person, personOf } from './signed-in-person.ts';

const keyHeader = z.string().regex(/^[A-Za-z0-9_-]{8,64}$/);

const keyOf = (headers: Readonly<Record<string, string | undefined>>, person: Person, about: About): string => {
  const key = keyHeader.safeParse(headers['idempotency-key']);
  if (key.success) return requestKey(person.id, about, key.data);
  throw new InvalidRequest([
    {
      field: 'headers.idempotency-key',
      message: 'Send 8 to 64 letters, digits, - or _ that stay the same when you send this request again',
    },
  ]);
};

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
  middy(answeringInTime(problemOf)).handler(async (raw: unknown): Promise<HttpResponse> => {
    try {
      const event = httpEvent.parse(raw);
      const person = personOf(event);
      demand(person, wanted.permission);
      const sent = bodyOf(event);
      const params = parsePart(wanted.params, event.pathParameters, 'path');
      const answer = await handler({
        person,
        params,
        query: parsePart(wanted.query, event.queryStringParameters, 'query'),
        body: parsePart(wanted.body, sent, 'body'),
        key: wanted.writes
          ? keyOf(event.headers, person, { routeKey: event.routeKey, permission: wanted.permission, params })
          : '',
      });
      return json(200, wanted.writes ? wanted.answer.parse(answer) : answer);
    } catch (error) {
      const answer = problemOf(error);
      const name = error instanceof Error ? error.name : 'unknown';
      // what nobody expected is for us to see; the rest is the caller's to correct
      if (answer.statusCode >= 500)
        log.error('request.failed', { error: name, errorMessage: error instanceof Error ? error.message : undefined });
      else log.info('request.refused', { status: answer.statusCode, error: name });
      return answer;
    }
  });
