import { existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, CfnOutput, Stack, Stage } from 'aws-cdk-lib';
import { AttributeType, TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { Code, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda';
import { describe, expect, test } from 'vitest';
import type { ResourceType } from '../../src/contract.ts';
import { unsupportedProperties } from '../../src/template/check-properties.ts';
import { loadTemplate } from '../../src/template/load-template.ts';
import { UnsupportedTemplate } from '../../src/template/problem.ts';
import { writeAssembly } from './write-assembly.ts';

/** a type that takes anything and answers with its name and ARN */
const anyType = (type: string, properties: readonly string[] = ['**'], service = 'thing'): ResourceType => ({
  type,
  properties,
  identify: ({ logicalId, properties: { Name } }, { account, region }) => {
    const ref = typeof Name === 'string' ? Name : logicalId.toLowerCase();
    const resource = service === 'iam' ? `:${account}:role/${ref}` : `${region}:${account}:${ref}`;
    return { ref, attributes: { Arn: `arn:aws:${service}:${resource}` } };
  },
  provision: () => undefined,
});

const load = (templates: Readonly<Record<string, unknown>>, types: readonly ResourceType[] = [anyType('Test::Thing')]) =>
  loadTemplate({ cdkOut: writeAssembly(templates), types });

const resolvedValue = (value: unknown, more: Readonly<Record<string, unknown>> = {}) =>
  load({
    One: {
      ...more,
      Resources: {
        Other: { Type: 'Test::Thing', Properties: { Name: 'other' } },
        It: { Type: 'Test::Thing', Properties: { value } },
      },
    },
  }).resources.find(({ resource }) => resource.logicalId === 'It')?.resource.properties.value;

describe('the functions of a template', () => {
  test.each([
    ['Ref to a resource', { Ref: 'Other' }, 'other'],
    [
      'pseudo parameters',
      {
        'Fn::Join': [
          ':',
          [{ Ref: 'AWS::Partition' }, { Ref: 'AWS::Region' }, { Ref: 'AWS::AccountId' }, { Ref: 'AWS::StackName' }],
        ],
      },
      'aws:eu-central-1:123456789012:One',
    ],
    ['GetAtt as a list', { 'Fn::GetAtt': ['Other', 'Arn'] }, 'arn:aws:thing:eu-central-1:123456789012:other'],
    ['GetAtt as text', { 'Fn::GetAtt': 'Other.Arn' }, 'arn:aws:thing:eu-central-1:123456789012:other'],
    [
      'Sub with names, attributes, variables and literals',
      { 'Fn::Sub': [`\${Other} \${Other.Arn} \${x} \${!y}`, { x: { Ref: 'Other' } }] },
      `other arn:aws:thing:eu-central-1:123456789012:other other \${y}`,
    ],
    ['Split and Select', { 'Fn::Select': ['1', { 'Fn::Split': [',', 'a,b,c'] }] }, 'b'],
    ['Base64', { 'Fn::Base64': 'hello' }, 'aGVsbG8='],
    ['AWS::NoValue takes the property out', { kept: 1, gone: { Ref: 'AWS::NoValue' } }, { kept: 1 }],
    ['AWS::NoValue takes the item out', [1, { Ref: 'AWS::NoValue' }, 2], [1, 2]],
    [
      'a dynamic reference stays as it is',
      `{{resolve:secretsmanager:x:SecretString:key}}`,
      `{{resolve:secretsmanager:x:SecretString:key}}`,
    ],
  ])('%s', (_name, value, expected) => {
    expect(resolvedValue(value)).toEqual(expected);
  });

  test('conditions choose: Equals, And, Or, Not, and a condition by name', () => {
    const more = {
      Parameters: { Stage: { Type: 'String', Default: 'dev' } },
      Mappings: { Sizes: { dev: { size: 'small' } } },
      Conditions: {
        Dev: { 'Fn::Equals': [{ Ref: 'Stage' }, 'dev'] },
        Prod: { 'Fn::Not': [{ Condition: 'Dev' }] },
        Either: { 'Fn::Or': [{ Condition: 'Prod' }, { Condition: 'Dev' }] },
        Both: { 'Fn::And': [{ Condition: 'Prod' }, { Condition: 'Dev' }] },
      },
    };
    const choose = (name: string) => ({ 'Fn::If': [name, 'yes', 'no'] });
    expect(resolvedValue(['Dev', 'Prod', 'Either', 'Both'].map(choose), more)).toEqual(['yes', 'no', 'yes', 'no']);
    expect(resolvedValue({ 'Fn::FindInMap': ['Sizes', { Ref: 'Stage' }, 'size'] }, more)).toBe('small');
  });

  test('a resource whose condition is false is not there', () => {
    const { resources } = load({
      One: {
        Conditions: { Never: { 'Fn::Equals': ['a', 'b'] } },
        Resources: { Gone: { Type: 'Test::Thing', Condition: 'Never' }, Kept: { Type: 'Test::Thing' } },
      },
    });
    expect(resources.map(({ resource }) => resource.logicalId)).toEqual(['Kept']);
  });

  test.each([
    ['Fn::GetAZs', ''],
    ['Fn::Cidr', []],
    ['Fn::Transform', {}],
  ])('%s is refused by name', (name, argument) => {
    expect(() => resolvedValue({ [name]: argument })).toThrow(`One / It, value: the function ${name} is not supported`);
  });
});

test('resources come in the order they depend on each other, stacks too, whatever the order in the files', () => {
  const { resources } = load({
    First: {
      Resources: { Table: { Type: 'Test::Thing' } },
      Outputs: { Arn: { Value: { 'Fn::GetAtt': ['Table', 'Arn'] }, Export: { Name: 'table-arn' } } },
    },
    Second: {
      Resources: {
        Rule: { Type: 'Test::Thing', Properties: { target: { Ref: 'Queue' } } },
        Alarm: { Type: 'Test::Thing', DependsOn: 'Rule' },
        Queue: {
          Type: 'Test::Thing',
          Properties: {
            strong: { 'Fn::ImportValue': 'table-arn' },
            weak: { 'Fn::GetStackOutput': { StackName: 'First', Region: { Ref: 'AWS::Region' }, OutputName: 'Arn' } },
          },
        },
      },
    },
  });
  expect(resources.map(({ resource }) => resource.logicalId)).toEqual(['Table', 'Queue', 'Rule', 'Alarm']);
  const arn = 'arn:aws:thing:eu-central-1:123456789012:table';
  expect(resources[1]?.resource.properties).toEqual({ strong: arn, weak: arn });
});

test('everything that is not supported is listed at once, with stack, logical id, path, property and remedy', () => {
  const templates = {
    One: {
      Resources: {
        Cache: { Type: 'AWS::ElastiCache::CacheCluster', Metadata: { 'aws:cdk:path': 'App/One/Cache' } },
        Thing: { Type: 'Test::Thing', Properties: { Name: 'x', Vpc: { Subnets: ['a'] }, Tags: [{ Key: 'k', Secret: 1 }] } },
        User: { Type: 'Test::Thing', Properties: { Name: { 'Fn::GetAtt': ['Cache', 'Host'] } }, CreationPolicy: {} },
      },
    },
  };
  const types = [anyType('Test::Thing', ['Name', 'Tags[].Key'])];
  expect(() => load(templates, types)).toThrow(UnsupportedTemplate);
  expect(() => load(templates, types)).toThrow(/4 problems:/);
  for (const text of [
    'One / Cache (App/One/Cache): the type AWS::ElastiCache::CacheCluster is not supported',
    'One / Thing, Vpc: Test::Thing is run, but this property is not honoured by the laptop cloud. Take it out of the stack',
    'One / Thing, Tags[].Secret:',
    'One / User: the resource attribute CreationPolicy is not supported',
  ])
    expect(() => load(templates, types)).toThrow(text);
});

test('two resources that need each other are refused instead of looping', () => {
  const templates = {
    One: {
      Resources: {
        A: { Type: 'Test::Thing', Properties: { x: { Ref: 'B' } } },
        B: { Type: 'Test::Thing', Properties: { x: { Ref: 'A' } } },
      },
    },
  };
  expect(() => load(templates)).toThrow('circular dependency between resources: A -> B -> A');
});

test('property patterns: items, any key, any subtree, and nothing more than they say', () => {
  const properties = {
    Code: { Key: 'k', Bucket: 'b' },
    Environment: { Variables: { A: '1' } },
    Definition: { Deep: [{ er: 1 }] },
    List: ['x'],
    Empty: {},
  };
  expect(
    unsupportedProperties(properties, ['Code.Key', 'Environment.Variables.*', 'Definition.**', 'List[]', 'Empty.Some']),
  ).toEqual(['Code.Bucket']);
  expect(unsupportedProperties(properties, ['Code', 'Environment', 'List', 'Empty'])).toEqual([
    'Code.Key',
    'Code.Bucket',
    'Environment.Variables',
    'Definition',
    'List[]',
  ]);
});

test('what CDK really writes: a stage with two stacks, a weak reference between them, an asset folder, construct paths', () => {
  const folder = mkdtempSync(join(tmpdir(), 'mini-'));
  writeFileSync(join(folder, 'index.js'), 'exports.handler = async () => 1');
  const app = new App({
    outdir: mkdtempSync(join(tmpdir(), 'cdk-')),
    context: { '@aws-cdk/core:defaultCrossStackReferences': 'weak' },
  });
  const stage = new Stage(app, 'dev');
  const table = new TableV2(new Stack(stage, 'Data'), 'Books', { partitionKey: { name: 'isbn', type: AttributeType.STRING } });
  const run = new Stack(stage, 'Run');
  const lend = new LambdaFunction(run, 'Lend', {
    runtime: Runtime.NODEJS_24_X,
    handler: 'index.handler',
    code: Code.fromAsset(folder),
    environment: { TABLE: table.tableName },
  });
  new CfnOutput(run, 'LendArn', { value: lend.functionArn });
  app.synth();
  const types = ['DynamoDB::GlobalTable', 'IAM::Role', 'Lambda::Function', 'Logs::LogGroup'].map((type) =>
    anyType(`AWS::${type}`, ['**'], type.startsWith('IAM') ? 'iam' : 'thing'),
  );
  const { resources, outputs } = loadTemplate({ cdkOut: app.outdir, types });
  const found = resources.find(({ resource }) => resource.type === 'AWS::Lambda::Function');
  expect(found?.resource.path).toBe('dev/Run/Lend/Resource');
  expect(found?.resource.properties.Environment).toEqual({ Variables: { TABLE: resources[0]?.identity.ref } });
  const code = found?.resource.properties.Code;
  const { S3Bucket = '', S3Key = '' }: Record<string, string> = typeof code === 'object' && code !== null ? { ...code } : {};
  expect(existsSync(join(found?.resource.asset?.(S3Bucket, S3Key) ?? '', 'index.js'))).toBe(true);
  expect(outputs['dev-Run']?.LendArn).toBe(found?.identity.attributes.Arn);
  expect(() => loadTemplate({ cdkOut: app.outdir, stage: 'prod', types })).toThrow('there is no stage prod');
});
