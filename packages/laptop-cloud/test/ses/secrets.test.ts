import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { removing } from '../../src/platform.mjs';
import { secretsManagerService } from '../../src/services/secretsmanager/secretsmanager-service.ts';
import { laptop } from '../lambda/laptop.ts';

const cloud = (stateDir?: string) =>
  laptop({ more: (kernel) => [secretsManagerService(kernel)], ...(stateDir !== undefined && { kernel: { stateDir } }) });
const generated = {
  Name: 'app/outside',
  GenerateSecretString: {
    SecretStringTemplate: '{"slack":"not set"}',
    GenerateStringKey: 'seed',
    PasswordLength: 20,
    ExcludePunctuation: true,
  },
};

test('a generated secret keeps its template and gets a password of the kinds asked for', async () => {
  const { provision, call } = cloud();
  const { ref } = await provision('AWS::SecretsManager::Secret', 'Credentials', generated);
  const value = await call('secretsmanager', 'GetSecretValue', { SecretId: 'app/outside' });
  expect(value).toMatchObject({ ARN: ref, Name: 'app/outside', VersionStages: ['AWSCURRENT'] });
  const { slack, seed } = JSON.parse(value.SecretString);
  expect(slack).toBe('not set');
  expect(seed).toMatch(/^[A-Za-z0-9]{20}$/);
  expect(seed).toMatch(/[a-z].*|[A-Z].*|[0-9].*/);
});

test('a value a person put stays over restarts and synths that change nothing about it', async () => {
  const stateDir = mkdtempSync(join(tmpdir(), 'secrets-'));
  onTestFinished(() => rmSync(stateDir, removing));
  const before = cloud(stateDir);
  await before.provision('AWS::SecretsManager::Secret', 'Credentials', generated);
  const old = (await before.call('secretsmanager', 'GetSecretValue', { SecretId: 'app/outside' })).SecretString;
  await before.call('secretsmanager', 'PutSecretValue', { SecretId: 'app/outside', SecretString: 'by hand' });
  await before.end();
  const after = cloud(stateDir);
  const { ref } = await after.provision('AWS::SecretsManager::Secret', 'Credentials', generated);
  expect((await after.call('secretsmanager', 'GetSecretValue', { SecretId: ref })).SecretString).toBe('by hand');
  expect(
    (await after.call('secretsmanager', 'GetSecretValue', { SecretId: ref, VersionStage: 'AWSPREVIOUS' })).SecretString,
  ).toBe(old);
  await after.end();
});

test('an unknown secret is not found', async () => {
  const { call } = cloud();
  await expect(call('secretsmanager', 'GetSecretValue', { SecretId: 'none' })).rejects.toMatchObject({
    code: 'ResourceNotFoundException',
  });
});
