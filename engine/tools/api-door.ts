import { hash } from 'node:crypto';
import * as claimTask from '../../functions/api/claim-task/handler.ts';
import * as decideTask from '../../functions/api/decide-task/handler.ts';
import * as releaseTask from '../../functions/api/release-task/handler.ts';
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
const shapes = new Map([claim, release, decide].map((routeKey) => [routeKey, shapeOf(routeKey)]));

/** what people of a back-test do at the API */
const routesOf = (tools: Toolbox) => ({
  [claim]: route(claimTask.wanted, claimTask.handle(tools), silent),
  [release]: route(releaseTask.wanted, releaseTask.handle(tools), silent),
  [decide]: route(decideTask.wanted, decideTask.handle(tools), silent),
});

/** the API as a signed-in person uses it: the routes' own handlers, behind the same checks as in their functions */
export const openApiDoor = (tools: Toolbox, meter: Meter, functions: ReadonlyMap<string, FunctionPlan>): Doors['post'] => {
  const routes = routesOf(tools);
  return async ({ id, roles }, path, body, key) => {
    for (const [routeKey, handler] of Object.entries(routes)) {
      const found = shapes.get(routeKey)?.exec(path) ?? null;
      if (found === null) continue;
      const plan = functions.get(routeKey);
      if (plan === undefined)
        throw new Unplayable(`the template has no route ${routeKey}: the desk of a back-test works through it`);
      const pathParameters = Object.fromEntries(
        Object.entries(found.groups ?? {}).map(([name, text]) => [name, decodeURIComponent(text)]),
      );
      const claims = { 'cognito:username': id, 'cognito:groups': [...roles] };
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
};

const lambdaContext = { getRemainingTimeInMillis: () => 15_000 };
