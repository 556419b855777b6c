import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { z } from 'zod';

export const Answer = z.object({
  Status: z.enum(['SUCCESS', 'FAILED']),
  Reason: z.string().optional(),
  PhysicalResourceId: z.string().min(1).max(1024),
  StackId: z.string(),
  RequestId: z.string(),
  LogicalResourceId: z.string(),
  NoEcho: z.boolean().optional(),
  Data: z.record(z.string(), z.unknown()).optional(),
});
export type Answer = z.infer<typeof Answer>;

/** largest answer CloudFormation takes, in bytes */
const LARGEST_ANSWER = 4096;

export interface AnswerDesk {
  /** what goes into the event as ResponseURL */
  readonly url: string;
  /** what was put there; rejects with what is wrong about it */
  readonly answer: Promise<Answer>;
  close(): void;
}

/**
 * Where the provider of one custom resource puts its answer: on AWS a presigned address of S3, here a port of the loopback interface
 * that is open until the answer is there.
 */
export async function openAnswerDesk(secret: string): Promise<AnswerDesk> {
  const { promise, resolve, reject } = Promise.withResolvers<Answer>();
  const take = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    let body = '';
    for await (const chunk of request) body += String(chunk);
    const fits = request.method === 'PUT' && request.url === `/${secret}` && Buffer.byteLength(body) <= LARGEST_ANSWER;
    response.writeHead(fits ? 200 : 403).end();
    if (!fits) return;
    const parsed = Answer.safeParse(jsonOf(body));
    if (parsed.success) resolve(parsed.data);
    else reject(new Error(`the answer is not one of a custom resource: ${z.prettifyError(parsed.error)}`));
  };
  const server = createServer((request, response) => void take(request, response).catch(reject));
  // nobody may be waiting any more when it is put
  promise.catch(() => undefined);
  await new Promise<void>((opened) => server.listen(0, '127.0.0.1', opened));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}/${secret}`,
    answer: promise,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** CloudFormation hands properties on as text, however deep */
export function asText(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(asText);
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, asText(inner)]));
  return typeof value === 'string' ? value : String(value);
}
