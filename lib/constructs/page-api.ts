import { RemovalPolicy } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import { HttpApi, HttpMethod, HttpStage, LogGroupLogDestination } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpJwtAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import type { UserPoolClient } from 'aws-cdk-lib/aws-cognito';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { StageConfig } from '../config.ts';
import { functionNamed } from '../function-groups.ts';
import { pascalCase } from '../functions.ts';
import { routeHandlers } from '../routes.ts';
import { NodeFunction, type Surroundings } from './node-function.ts';
import type { People } from './people.ts';

/** a line of the access log: who did what, and where to read on; the function's log has the same request id */
const logged = {
  requestId: '$context.requestId',
  at: '$context.requestTime',
  person: '$context.authorizer.claims.username',
  route: '$context.routeKey',
  path: '$context.path',
  status: '$context.status',
  bytes: '$context.responseLength',
  refused: '$context.error.message',
  failed: '$context.integrationErrorMessage',
};

/**
 * The console's HTTP API: every route by name, several answered by one function, nobody without a token of our user pool. It has no CORS: the console calls it under its
 * own name (docs/adr/0016), so no browser lets another page read an answer.
 */
export class ConsoleApi extends Construct {
  readonly api: HttpApi;

  constructor(scope: Construct, id: string, { config }: { config: StageConfig }) {
    super(scope, id);
    this.api = new HttpApi(this, 'Http', { apiName: `firstsale-${config.stage}`, createDefaultStage: false });
    const logs = new LogGroup(this, 'Access', {
      logGroupName: `/aws/vendedlogs/apis/firstsale-${config.stage}`,
      retention: config.logRetentionDays,
      removalPolicy: config.keepData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    });
    new HttpStage(this, 'Stage', {
      httpApi: this.api,
      stageName: '$default',
      autoDeploy: true,
      throttle: { rateLimit: 100, burstLimit: 200 },
      accessLogSettings: {
        destination: new LogGroupLogDestination(logs),
        format: AccessLogFormat.custom(JSON.stringify(logged)),
      },
    });
  }

  /** opens every route of lib/routes.ts to people signed in through this client */
  open(props: Surroundings & { people: People; client: UserPoolClient }): void {
    const { issuer, clientId } = props.people.configuration(props.client);
    const authorizer = new HttpJwtAuthorizer('Jwt', issuer, { jwtAudience: [clientId] });
    const integrations = new Map<string, HttpLambdaIntegration>();
    for (const { route, in: name } of Object.values(routeHandlers)) {
      const integration = integrations.get(name) ?? this.integrate(name, props);
      integrations.set(name, integration);
      const [method, path = ''] = route.split(' ');
      this.api.addRoutes({ path, authorizer, integration, methods: [method === 'GET' ? HttpMethod.GET : HttpMethod.POST] });
    }
  }

  /** one integration and one permission a function: it tells its routes apart itself, by the key the gateway hands over */
  private integrate(name: string, surroundings: Surroundings): HttpLambdaIntegration {
    const { function: handler } = new NodeFunction(this, pascalCase(name), { ...surroundings, name, spec: functionNamed(name) });
    return new HttpLambdaIntegration(pascalCase(name), handler, { scopePermissionToRoute: false });
  }
}
