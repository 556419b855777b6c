import type { Log } from '../../application/log.ts';
import { answeringProblems } from './answer-problems.ts';
import { type HttpResponse, httpEvent, json, problem } from './http-event.ts';

/** a message as it came: nothing is parsed before it is proven */
interface RawMessage {
  readonly connector: string;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: Uint8Array;
}

/** what a handler of messages answers */
type Answer =
  | { readonly kind: 'accepted'; readonly deliveryId: string }
  | { readonly kind: 'tested' }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'refused'; readonly reason: string; readonly signedAt?: string; readonly now: string };

const refusals: Readonly<Record<string, string>> = {
  missing: 'The signature is missing: sign the raw body and send the header of your system',
  invalid: 'The signature is not right: sign exactly the bytes that are sent, with the present secret',
  stale: 'The message was signed more than five minutes from now: sign it again',
};

const answerOf = (answer: Answer, connector: string): HttpResponse => {
  switch (answer.kind) {
    case 'accepted':
    case 'tested':
      return json(202, answer);
    case 'unknown':
      return problem(404, 'not-found', `There is no connector ${connector}.`);
    case 'refused': {
      if (answer.reason === 'large') return problem(413, 'too-large', 'The message is too large: send several smaller ones.');
      const times = answer.signedAt === undefined ? {} : { signedAt: answer.signedAt, now: answer.now };
      return problem(401, 'not-signed-in', `${refusals[answer.reason] ?? refusals['invalid']}.`, times);
    }
  }
};

/** the door for messages of outside systems: nobody signs in here, a message proves itself */
export const hook = (handler: (message: RawMessage) => Promise<Answer>, log: Log) =>
  answeringProblems(log, async (raw) => {
    const { headers, pathParameters, body = '', isBase64Encoded } = httpEvent.parse(raw);
    const connector = pathParameters['connector'] ?? '';
    const bytes = Buffer.from(body, isBase64Encoded ? 'base64' : 'utf8');
    return answerOf(await handler({ connector, headers, body: bytes }), connector.slice(0, 60));
  });
