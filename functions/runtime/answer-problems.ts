import middy from '@middy/core';
import type { Log } from '../../application/log.ts';
import type { HttpResponse } from './http-event.ts';
import { answeringInTime } from './in-time.ts';
import { problemOf } from './problems.ts';

/** an entry of an HTTP API: whatever is thrown becomes problem+json, and what nobody expected is logged as an error */
export const answeringProblems = (log: Log, answer: (raw: unknown) => Promise<HttpResponse>) =>
  middy(answeringInTime(problemOf)).handler(async (raw: unknown): Promise<HttpResponse> => {
    try {
      return await answer(raw);
    } catch (error) {
      const said = problemOf(error);
      const name = error instanceof Error ? error.name : 'unknown';
      // what nobody expected is for us to see; the rest is the caller's to correct
      if (said.statusCode >= 500)
        log.error('request.failed', { error: name, errorMessage: error instanceof Error ? error.message : undefined });
      else log.info('request.refused', { status: said.statusCode, error: name });
      return said;
    }
  });
