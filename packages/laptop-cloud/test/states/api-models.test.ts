import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { apiModels } from '../../generate/api-models-of.ts';

test('the models of the APIs are those of the installed clients: if not, node packages/laptop-cloud/generate/write-api-models.ts', () => {
  const written: unknown = JSON.parse(
    readFileSync(new URL('../../src/services/states/integrations/api-models.json', import.meta.url), 'utf8'),
  );
  expect(written).toEqual(JSON.parse(JSON.stringify(apiModels())));
});

test('they know operations, their members, and which of those are text', () => {
  const { sqs, sfn } = apiModels();
  expect(Object.keys(sqs?.actions ?? {})).toContain('sendMessage');
  expect(sqs?.shapes.SendMessageRequest).toMatchObject({
    required: ['QueueUrl', 'MessageBody'],
    members: { MessageBody: '=', DelaySeconds: '' },
  });
  expect(sfn?.shapes.StartExecutionInput?.members.input).toBe('=');
});
