import { Validations } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import {
  CfnStage,
  HttpApi,
  HttpMethod,
  HttpNoneAuthorizer,
  HttpStage,
  LogGroupLogDestination,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpJwtAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { Construct } from 'constructs';
import { functionNamed } from '../function-groups.ts';
import { pascalCase } from '../functions.ts';
import type { HandlerSpec } from '../handler-spec.ts';
import type { Logs } from './logs.ts';
import { NodeFunction, type Surroundings } from './node-function.ts';

/** a line of the access log: who did what, and where to read on; the function's log has the same request id */
const logged = (person: string) => ({
  requestId: '$context.requestId',
  at: '$context.requestTime',
  person: `$context.authorizer.claims.${person}`,
  route: '$context.routeKey',
  path: '$context.path',
  status: '$context.status',
  bytes: '$context.responseLength',
  refused: '$context.error.message',
  failed: '$context.integrationErrorMessage',
});

/** whose tokens an API takes */
interface Tokens {
  readonly issuer: string;
  readonly clientId: string;
}

/**
 * The HTTP API of a page: every route by name, several answered by one function, nobody without a token of its user pool but where a route
 * is open. It has no CORS: the page calls it under its own name (docs/adr/0016), so no browser lets another page read an answer.
 */
export class PageApi extends Construct {
  readonly api: HttpApi;
  private readonly stage: CfnStage;

  /** @param props `apiName` also names the log; `person` is the claim of its tokens that says who it was */
  constructor(scope: Construct, id: string, props: { logs: Logs; apiName: string; person: string }) {
    super(scope, id);
    const { apiName, person } = props;
    this.api = new HttpApi(this, 'Http', { apiName, createDefaultStage: false });
    const logs = props.logs.of(`api-of-${apiName}`);
    const stage = new HttpStage(this, 'Stage', {
      httpApi: this.api,
      stageName: '$default',
      autoDeploy: true,
      throttle: { rateLimit: 100, burstLimit: 200 },
      accessLogSettings: {
        destination: new LogGroupLogDestination(logs),
        format: AccessLogFormat.custom(JSON.stringify(logged(person))),
      },
    });
    const { defaultChild } = stage.node;
    if (!(defaultChild instanceof CfnStage)) throw new Error('the stage of an HTTP API has no resource of its own');
    this.stage = defaultChild;
  }

  /**
   * Gives a route limits of its own: what is sent to it takes nothing from what the page may ask.
   * @param perSecond requests on average; twice as many at once
   */
  limit(routeKey: string, perSecond: number): void {
    this.stage.routeSettings = { [routeKey]: { ThrottlingRateLimit: perSecond, ThrottlingBurstLimit: 2 * perSecond } };
  }

  /** opens every one of `handlers` to people with such tokens, and those that are open to anybody */
  open(props: Surroundings & { tokens: Tokens; handlers: Readonly<Record<string, HandlerSpec>> }): void {
    const { issuer, clientId } = props.tokens;
    const signedIn = new HttpJwtAuthorizer('Jwt', issuer, { jwtAudience: [clientId] });
    const integrations = new Map<string, HttpLambdaIntegration>();
    for (const { route = '', in: name, open, area } of Object.values(props.handlers)) {
      const integration = integrations.get(name) ?? this.integrate(name, props);
      integrations.set(name, integration);
      const [method, path = ''] = route.split(' ');
      const authorizer = open === true ? new HttpNoneAuthorizer() : signedIn;
      const methods = [method === 'GET' ? HttpMethod.GET : HttpMethod.POST];
      const added = this.api.addRoutes({ path, authorizer, integration, methods });
      if (open !== true) continue;
      const reason =
        area === 'hooks'
          ? 'outside systems send to it, who have no token of people: each message is signed with the secret of its connector'
          : 'people sign in through it, or stop reminders: tries are counted per address, and a letter has a signed token';
      for (const one of added) Validations.of(one).acknowledge({ id: 'AwsSolutions-APIG4', reason });
    }
  }

  /** one integration and one permission a function: it tells its routes apart itself, by the key the gateway hands over */
  private integrate(name: string, surroundings: Surroundings): HttpLambdaIntegration {
    const { called } = new NodeFunction(this, pascalCase(name), { ...surroundings, name, spec: functionNamed(name) });
    return new HttpLambdaIntegration(pascalCase(name), called, { scopePermissionToRoute: false });
  }
}
