import { describe, expect, it } from 'vitest';
import { readConfig } from '../../lib/config.ts';
import { functions } from '../../lib/function-groups.ts';
import { handlers } from '../../lib/functions.ts';
import { Stage } from './template.ts';

/** of the console and of the merchant’s page: the handler of a route -> what the gateway knows it by */
const routes: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(handlers).flatMap(([name, { route }]) => (route === undefined ? [] : [[name, route]])),
);

describe.each(['dev', 'prod'] as const)('in %s', (name) => {
  const stage = new Stage(name);
  const config = readConfig(name);

  it('every function runs Node 24 on arm64 with its own log that is not kept for ever', () => {
    const all = stage.all('AWS::Lambda::Function');
    const logs = all.map(([, { Properties }]) => {
      expect(Properties).toMatchObject({ Runtime: 'nodejs24.x', Architectures: ['arm64'], Handler: 'index.handler' });
      const [id, log] = stage.target(Properties['LoggingConfig'].LogGroup);
      expect(log.Properties['RetentionInDays']).toBe(config.logRetentionDays);
      return id;
    });
    expect(new Set(logs).size).toBe(Object.keys(functions).length);
  });

  it('every log of anything is kept for the days of the stage', () => {
    for (const [, log] of stage.all('AWS::Logs::LogGroup'))
      expect(log.Properties['RetentionInDays']).toBe(config.logRetentionDays);
  });

  it('every function gets exactly the environment it is registered with', () => {
    for (const [functionName, { env }] of Object.entries(functions)) {
      const [, fn] = stage.one('AWS::Lambda::Function', 'FunctionName', `firstsale-${name}-${functionName}`);
      const variables = fn.Properties['Environment'].Variables;
      expect(Object.keys(variables).sort()).toEqual(
        [...env, 'LOG_LEVEL', 'POWERTOOLS_METRICS_NAMESPACE', 'POWERTOOLS_SERVICE_NAME'].sort(),
      );
      expect(variables['POWERTOOLS_SERVICE_NAME']).toBe(functionName);
      expect(Object.values(variables).every((value) => value !== undefined && value !== '')).toBe(true);
    }
  });

  it('the table is on demand, recoverable to the second, streamed, with its four indexes and its expiry', () => {
    const [[, table]] = stage.all('AWS::DynamoDB::GlobalTable') as any;
    expect(table.Properties).toMatchObject({
      BillingMode: 'PAY_PER_REQUEST',
      StreamSpecification: { StreamViewType: 'NEW_IMAGE' },
      TimeToLiveSpecification: { AttributeName: 'expiresAt', Enabled: true },
    });
    expect(table.Properties.Replicas).toHaveLength(1);
    expect(table.Properties.Replicas[0].PointInTimeRecoverySpecification.PointInTimeRecoveryEnabled).toBe(true);
    const indexes = table.Properties.GlobalSecondaryIndexes.map((it: any) => [
      it.IndexName,
      ...it.KeySchema.map((key: any) => key.AttributeName),
      it.Projection.ProjectionType,
    ]);
    expect(indexes).toEqual([
      ['due', 'dueShard', 'dueAt', 'KEYS_ONLY'],
      ['changes', 'changeShard', 'changedAt', 'KEYS_ONLY'],
      ['gsi1', 'gsi1pk', 'gsi1sk', 'ALL'],
      ['gsi2', 'gsi2pk', 'gsi2sk', 'ALL'],
    ]);
  });

  it('the bus keeps an archive of every event', () => {
    const [[busId]] = stage.all('AWS::Events::EventBus') as any;
    const [[, archive]] = stage.all('AWS::Events::Archive') as any;
    expect(archive.Properties.SourceArn['Fn::GetAtt'][0]).toBe(busId);
    expect(archive.Properties.RetentionDays).toBe(config.archiveDays);
  });

  it('every route asks for a token of its own pool, unless it is how people sign in, and is answered by the function its handler is in', () => {
    const all = stage.all('AWS::ApiGatewayV2::Route');
    expect(all.map(([, it]) => it.Properties['RouteKey']).sort()).toEqual(Object.values(routes).sort());
    for (const [, { Properties }] of all) {
      const integrationId = Properties['Target']['Fn::Join'][1][1].Ref;
      const [, integration] = stage.target({ Ref: integrationId });
      const [, handler] = stage.fn(integration.Properties['IntegrationUri']);
      const [handlerName = ''] = Object.entries(routes).find(([, route]) => route === Properties['RouteKey']) ?? [];
      expect(handler.Properties['FunctionName']).toBe(`firstsale-${name}-${handlers[handlerName]?.in}`);
      if (handlers[handlerName]?.open === true) {
        expect([handlerName, Properties['AuthorizationType']]).toEqual([handlerName, 'NONE']);
        continue;
      }
      expect([handlerName, Properties['AuthorizationType']]).toEqual([handlerName, 'JWT']);
      const [authorizerId, authorizer] = stage.target(Properties['AuthorizerId']);
      expect(authorizer.Properties['AuthorizerType']).toBe('JWT');
      expect(authorizerId.startsWith(handlers[handlerName]?.area === 'merchant' ? 'MerchantApi' : 'Api')).toBe(true);
    }
  });

  it('the six groups of people exist', () => {
    const groups = stage.all('AWS::Cognito::UserPoolGroup').map(([, it]) => it.Properties['GroupName']);
    expect(groups.sort()).toEqual(['admin', 'analyst', 'lead', 'privacy', 'risk', 'viewer']);
  });

  it('no secret is in the template: connections read theirs from Secrets Manager', () => {
    const connections = stage.all('AWS::Events::Connection');
    expect(connections).toHaveLength(1);
    for (const [, { Properties }] of connections) {
      const value = JSON.stringify(Properties['AuthParameters'].ApiKeyAuthParameters.ApiKeyValue);
      expect(value).toMatch(/\{\{resolve:secretsmanager:.*:SecretString:helpDesk::\}\}/);
    }
    const text = JSON.stringify(stage.resources);
    expect(text).not.toMatch(/xox[abp]-|AKIA[0-9A-Z]{16}|-----BEGIN/);
    const variables = stage
      .all('AWS::Lambda::Function')
      .flatMap(([, it]) => Object.entries(it.Properties['Environment'].Variables));
    const secret = variables.filter(([key]) => /SECRET|PASSWORD|TOKEN|KEY|PEPPER/.test(key));
    expect([...new Set(secret.map(([key]) => key))].sort()).toEqual(['FINGERPRINT_PEPPER', 'LETTER_SECRET']);
    for (const [, value] of secret) expect(JSON.stringify(value)).toMatch(/\{\{resolve:secretsmanager:.*:SecretString:::\}\}/);
  });

  it('queues and topics refuse plain HTTP', () => {
    const policies = [...stage.all('AWS::SQS::QueuePolicy'), ...stage.all('AWS::SNS::TopicPolicy')];
    const guarded = policies.filter(([, it]) =>
      it.Properties['PolicyDocument'].Statement.some(
        (statement: any) => statement.Effect === 'Deny' && statement.Condition?.Bool?.['aws:SecureTransport'] === 'false',
      ),
    );
    expect(guarded.length).toBe(stage.all('AWS::SQS::Queue').length + stage.all('AWS::SNS::Topic').length);
  });

  it('routes cost nothing but themselves: one integration and one permission a function that answers any', () => {
    const answering = new Set(Object.keys(routes).map((handler) => handlers[handler]?.in));
    expect(stage.all('AWS::ApiGatewayV2::Integration')).toHaveLength(answering.size);
    const permitted = stage
      .all('AWS::Lambda::Permission')
      .filter(([, it]) => it.Properties['Principal'] === 'apigateway.amazonaws.com');
    expect(permitted).toHaveLength(answering.size);
  });

  it('leaves forty of the 500 resources a stack may have to what comes next', () => {
    for (const resources of Object.values(stage.stacks)) expect(Object.keys(resources).length).toBeLessThanOrEqual(460);
  });
});
