import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { CorsHttpMethod, HttpApi, HttpMethod, HttpStage, LogGroupLogDestination } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpJwtAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { functions, pascalCase } from '../functions.ts';
import { routes } from '../routes.ts';
import { NodeFunction, type Surroundings } from './node-function.ts';
import type { People } from './people.ts';

/** the console's HTTP API: one function per route, nobody without a token of our user pool */
export class ConsoleApi extends Construct {
  readonly api: HttpApi;

  constructor(scope: Construct, id: string, props: Surroundings & { people: People }) {
    super(scope, id);
    const { config, people } = props;
    const issuer = `https://cognito-idp.${people.pool.stack.region}.amazonaws.com/${people.pool.userPoolId}`;
    this.api = new HttpApi(this, 'Http', {
      apiName: `firstsale-${config.stage}`,
      createDefaultStage: false,
      defaultAuthorizer: new HttpJwtAuthorizer('Jwt', issuer, { jwtAudience: [people.client.userPoolClientId] }),
      corsPreflight: {
        allowOrigins: config.allowedOrigins,
        allowMethods: [CorsHttpMethod.GET, CorsHttpMethod.POST],
        allowHeaders: ['authorization', 'content-type', 'idempotency-key'],
        maxAge: Duration.hours(1),
      },
    });
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
      accessLogSettings: { destination: new LogGroupLogDestination(logs) },
    });
    for (const [name, route] of Object.entries(routes)) {
      const spec = functions[name];
      if (!spec) throw new Error(`route ${route} names the function ${name}, which lib/functions.ts does not have`);
      const { function: handler } = new NodeFunction(this, pascalCase(name), { ...props, name, spec });
      const [method, path = ''] = route.split(' ');
      this.api.addRoutes({
        path,
        methods: [method === 'GET' ? HttpMethod.GET : HttpMethod.POST],
        integration: new HttpLambdaIntegration(pascalCase(name), handler),
      });
    }
  }
}
