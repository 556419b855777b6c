import { expect, onTestFinished, test } from 'vitest';
import { boot } from '../../src/boot.ts';
import { allServices } from '../../src/services/all-services.ts';
import { writeAssembly } from './write-assembly.ts';

const trust = { Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' };
const secret = (properties: object) => ({ Type: 'AWS::SecretsManager::Secret', Properties: { Name: 'db', ...properties } });
const readingWith = (value: unknown, secrets: object = { S: secret({ SecretString: '{"user":"anna","port":5432}' }) }) => ({
  Resources: {
    R: { Type: 'AWS::IAM::Role', Properties: { AssumeRolePolicyDocument: { Version: '2012-10-17', Statement: [trust] } } },
    F: {
      Type: 'AWS::Lambda::Function',
      Properties: {
        FunctionName: 'f',
        Runtime: 'nodejs24.x',
        Handler: 'index.handler',
        Role: { 'Fn::GetAtt': ['R', 'Arn'] },
        Code: { ZipFile: 'exports.handler = async () => process.env.VALUE' },
        Environment: { Variables: { VALUE: value } },
      },
    },
    ...secrets,
  },
});

const open = async (template: object) => {
  const cdkOut = writeAssembly({ App: template });
  const cloud = await boot({ cdkOut, port: 'none', services: allServices, seed: 1, log: () => undefined });
  onTestFinished(() => cloud.stop());
  const answer: any = await cloud.call('lambda', 'Invoke', { FunctionName: 'f' });
  return JSON.parse(Buffer.from(answer.Payload).toString());
};

test.each([
  ['a key of a secret', '{{resolve:secretsmanager:db:SecretString:user}}', 'anna'],
  ['a key that is a number, in the middle of text', 'db:{{resolve:secretsmanager:db:SecretString:port}}/x', 'db:5432/x'],
  ['a whole secret', '{{resolve:secretsmanager:db}}', '{"user":"anna","port":5432}'],
  [
    'two of them',
    '{{resolve:secretsmanager:db:SecretString:user}} {{resolve:secretsmanager:db:SecretString:port:AWSCURRENT}}',
    'anna 5432',
  ],
  ['one by the ARN', { 'Fn::Sub': `{{resolve:secretsmanager:\${S}:SecretString:user::}}` }, 'anna'],
])(
  'a dynamic reference to %s is the value itself, although the secret stands later in the template',
  async (_what, value, expected) => {
    expect(await open(readingWith(value))).toBe(expected);
  },
);

test('a generated secret is the same at the function and at Secrets Manager', async () => {
  const generated = { S: secret({ GenerateSecretString: { PasswordLength: 40, ExcludePunctuation: true } }) };
  expect(await open(readingWith('{{resolve:secretsmanager:db}}', generated))).toMatch(/^[A-Za-z0-9]{40}$/);
});

test.each([
  ['a secret nobody made', '{{resolve:secretsmanager:other:SecretString:user}}', "can't find the specified secret"],
  ['a key the secret does not have', '{{resolve:secretsmanager:db:SecretString:pass}}', 'no key pass'],
  ['a stage and a version at once', '{{resolve:secretsmanager:db:SecretString:user:AWSCURRENT:1}}', 'give one of them'],
  ['another part than the text', '{{resolve:secretsmanager:db:SecretBinary:user}}', 'SecretString'],
  ['another service', '{{resolve:dynamodb:db}}', 'is not a dynamic reference'],
])('a dynamic reference to %s stops the boot by name', async (_what, value, text) => {
  await expect(open(readingWith(value))).rejects.toThrow(text);
});
