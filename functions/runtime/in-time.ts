import { ServiceUnavailable } from '../../domain/errors.ts';

/** milliseconds before Lambda would end the call: enough to say so and to log it */
const spare = 500;

const late = (): ServiceUnavailable => new ServiceUnavailable('what this function waits for');

/**
 * Options of middy for every entry: a function whose services are slow says ServiceUnavailable while it still can. A state machine tries that again
 * and a queue delivers it again; a function that Lambda ends says nothing. What it was about to write is conditional, so a late write harms nothing.
 */
export const inTime = {
  timeoutEarlyInMillis: spare,
  timeoutEarlyResponse: (): never => {
    throw late();
  },
};

/** the same for what answers a person: `answerOf` makes an answer of the error */
export const answeringInTime = <Answer>(answerOf: (error: Error) => Answer) => ({
  timeoutEarlyInMillis: spare,
  timeoutEarlyResponse: (): Answer => answerOf(late()),
});
