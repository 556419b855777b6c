import type { route } from '../../functions/runtime/run-route.ts';

const context = Object({ awsRequestId: 'r', getRemainingTimeInMillis: () => 1000 });
let keys = 0;

export interface Ask {
  readonly as: string;
  /** as the gateway hands on the claim `cognito:groups` */
  readonly groups: unknown;
  readonly params?: Readonly<Record<string, string>>;
  readonly body?: object;
  readonly key?: string;
  /** claims of the token beside those */
  readonly claims?: Readonly<Record<string, unknown>>;
}

/** a request as the gateway hands it on, with a token of anybody */
export const ask = async (handler: ReturnType<typeof route>, { as, groups, params, body, key, claims = {} }: Ask) => {
  keys += 1;
  const answer = await handler(
    {
      headers: { 'idempotency-key': key ?? `attack-${String(keys).padStart(8, '0')}` },
      pathParameters: params,
      body: JSON.stringify(body ?? {}),
      requestContext: { authorizer: { jwt: { claims: { sub: as, 'cognito:groups': groups, ...claims } } } },
    },
    context,
  );
  return { status: answer.statusCode, body: JSON.parse(answer.body) };
};
