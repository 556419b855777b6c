import { hash } from 'node:crypto';
import * as claimTask from '../../functions/api/claim-task/handler.ts';
import * as decideTask from '../../functions/api/decide-task/handler.ts';
import * as importMerchants from '../../functions/api/import-merchants/handler.ts';
import * as releaseTask from '../../functions/api/release-task/handler.ts';
import * as showMessage from '../../functions/merchant/show-message/handler.ts';
import { merchantRoute } from '../../functions/runtime/run-merchant-route.ts';
import { route } from '../../functions/runtime/run-route.ts';
import type { FunctionPlan } from '../blueprint/blueprint.ts';
import { Unplayable } from '../blueprint/template.ts';
import type { Meter } from '../meter.ts';
import type { Doors } from '../outside-world.ts';
import { silent, type Toolbox } from './toolbox.ts';

/** `/merchants/{merchantId}/tasks/{taskId}/claim` as an expression that takes a path apart */
const shapeOf = (routeKey: string): RegExp => {
  const path = routeKey.slice(routeKey.indexOf(' ') + 1);
  return new RegExp(`^${path.replace(/\{(\w+)\}/g, '(?<$1>[^/]+)')}$`);
};
const claim = 'POST /merchants/{merchantId}/tasks/{taskId}/claim';
const release = 'POST /merchants/{merchantId}/tasks/{taskId}/release';
const decide = 'POST /merchants/{merchantId}/tasks/{taskId}/decision';
const taken = 'POST /imports';
const shown = 'POST /my/{merchantId}/messages';
const shapes = new Map([claim, release, decide, taken, shown].map((routeKey) => [routeKey, shapeOf(routeKey)]));

/** what people of a back-test do at the console's API */
const deskRoutes = (tools: Toolbox) => ({
  [claim]: route(claimTask.wanted, claimTask.handle(tools), silent),
  [release]: route(releaseTask.wanted, releaseTask.handle(tools), silent),
  [decide]: route(decideTask.wanted, decideTask.handle(tools), silent),
  [taken]: route(importMerchants.wanted, importMerchants.handle(tools), silent),
});
type Answering = ReturnType<typeof deskRoutes>[typeof claim];

/** what its merchants do on their page: the engine has no index of whom somebody may sign in for */
const pageRoutes = (tools: Toolbox) => ({
  [shown]: merchantRoute(
    showMessage.wanted,
    showMessage.handle(tools),
    { ...tools.members, everyOf: async () => Promise.reject(new Unplayable('nobody of a back-test asks for their merchants')) },
    silent,
  ),
});

/** both APIs as signed-in people use them: the routes' own handlers, behind the same checks as in their functions */
export const openApiDoors = (
  tools: Toolbox,
  meter: Meter,
  functions: ReadonlyMap<string, FunctionPlan>,
): Pick<Doors, 'post' | 'visit'> => {
  const through =
    (routes: Readonly<Record<string, Answering>>) =>
    async (claims: Readonly<Record<string, unknown>>, path: string, body: unknown, key: string) => {
      for (const [routeKey, handler] of Object.entries(routes)) {
        const found = shapes.get(routeKey)?.exec(path) ?? null;
        if (found === null) continue;
        const plan = functions.get(routeKey);
        if (plan === undefined)
          throw new Unplayable(`the template has no route ${routeKey}: the people of a back-test work through it`);
        const pathParameters = Object.fromEntries(
          Object.entries(found.groups ?? {}).map(([name, text]) => [name, decodeURIComponent(text)]),
        );
        const event = {
          headers: { 'idempotency-key': hash('sha256', key).slice(0, 40) },
          pathParameters,
          body: JSON.stringify(body),
          routeKey,
          requestContext: { authorizer: { jwt: { claims } } },
        };
        meter.counts.apiRequests += 1;
        const answer = await meter.invocation(plan, () => handler(event, lambdaContext));
        return { status: answer.statusCode, body: answer.body === '' ? undefined : JSON.parse(answer.body) };
      }
      throw new Unplayable(`a back-test may not POST ${path}: add its route in engine/tools/api-door.ts`);
    };
  const [desk, page] = [through(deskRoutes(tools)), through(pageRoutes(tools))];
  return {
    post: ({ id, roles }, path, body, key) => desk({ 'cognito:username': id, 'cognito:groups': [...roles] }, path, body, key),
    visit: (email, path, body, key) => page({ email, email_verified: 'true' }, path, body, key),
  };
};

const lambdaContext = { getRemainingTimeInMillis: () => 15_000 };
