import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { applicationRow } from '../../adapters/dynamodb/applications.ts';
import { encode } from '../../adapters/dynamodb/codec.ts';
import { deriveMerchantId } from '../../domain/merchant/derive-merchant-id.ts';
import { policySentence } from '../../domain/wording/policy-sentences/policy-sentences.ts';
import { voiceOf } from '../../domain/wording/voice.ts';
import { sealed } from '../domain/given.ts';
import { type Firstsale, openFirstsale, TO_SYNTHESIZE_MS } from '../playbooks/firstsale.ts';
import { Journey } from '../playbooks/journey.ts';

let app: Firstsale;
let shop: Journey;
beforeAll(async () => {
  app = await openFirstsale('2026-03-02T12:00:00.000Z');
  shop = new Journey(app, 'waiting');
  await shop.apply();
}, TO_SYNTHESIZE_MS);
afterAll(() => app?.close());

const merchantId = deriveMerchantId('direct', 'never-registered');
const failures = (more = '') => app.get(`/playbooks/onboarding/failures${more}`);
const urlOf = async (queue: string): Promise<string> =>
  (await app.aws('sqs', 'GetQueueUrl', { QueueName: `firstsale-dev-${queue}` })).QueueUrl;
const bury = async (queue: string, body: unknown, attributes: Record<string, string> = {}): Promise<void> => {
  const MessageAttributes = Object.fromEntries(
    Object.entries(attributes).map(([name, StringValue]) => [name, { DataType: 'String', StringValue }]),
  );
  await app.aws('sqs', 'SendMessage', { QueueUrl: await urlOf(queue), MessageBody: JSON.stringify(body), MessageAttributes });
};
const waitingIn = async (queue: string): Promise<number> =>
  (await app.get('/dead-letters')).queues.find((one: any) => one.queue === queue).waiting;

describe('a run that failed', () => {
  const run = `${merchantId}-onboarding-broken`;
  const redrive = (body: object, by: 'leo' | 'ana' = 'leo', key?: string) =>
    app.request(by, 'POST', `/merchants/${merchantId}/runs/${run}/redrive`, { reason: 'fixed', how: 'redrive', ...body }, key);

  test('is listed with the state it failed in and its error', async () => {
    expect((await failures()).runs).toEqual([]);
    const machines: any = await app.aws('states', 'ListStateMachines', {});
    const { stateMachineArn } = machines.stateMachines.find(({ name }: any) => name === 'firstsale-dev-onboarding');
    // the application is another merchant's: the first step refuses it, each time
    const application = sealed({}, 'somebody-else');
    const applicationId = 'of-somebody-else';
    const Item = encode(applicationRow(merchantId, applicationId, application, '2026-06-01T00:00:00.000Z'));
    await app.aws('dynamodb', 'PutItem', { TableName: app.laptop.tableName, Item });
    const input = { merchantId, playbook: 'onboarding', run, attempt: 1, cause: 'by-hand', applicationId };
    await app.aws('states', 'StartExecution', {
      stateMachineArn: `${stateMachineArn}:live`,
      name: run,
      input: JSON.stringify(input),
    });
    await app.hours(1 / 60);
    expect((await failures()).runs).toEqual([
      expect.objectContaining({ run, merchantId, status: 'FAILED', state: 'Register the merchant', redrives: 0 }),
    ]);
    const [failed] = (await failures()).runs;
    expect(failed.error).toMatch(/\w+/);
    expect((await app.request('ana', 'GET', '/playbooks/activation/failures')).body.runs).toEqual([]);
  });

  test('goes on from there for a lead, once a key, and only as it was looked at', async () => {
    expect((await redrive({ redrives: 0 }, 'ana')).status).toBe(403);
    expect(await redrive({ redrives: 0 }, 'leo', 'redrive-it-once')).toEqual({ status: 200, body: { kind: 'redriven', run } });
    const [failed] = (await failures()).runs;
    expect(failed).toMatchObject({ run, redrives: 1 });
    // the same request again, though the run failed once more: it was done
    expect((await redrive({ redrives: 0 }, 'leo', 'redrive-it-once')).body).toEqual({ kind: 'redriven', run });
    expect((await failures()).runs[0].redrives).toBe(1);
    const late = await redrive({ redrives: 0 });
    expect(late).toMatchObject({
      ...{ status: 409 },
      body: { version: 1, changedBy: { id: 'leo@desk.example.com' }, changedAt: expect.any(String), change: 'run.redriven.v1' },
    });
    const { entries } = await app.get(`/merchants/${merchantId}/timeline`);
    expect(entries).toEqual([
      expect.objectContaining({
        type: 'run.redriven.v1',
        reason: 'fixed',
        data: expect.objectContaining({ run, state: 'Register the merchant' }),
      }),
    ]);
  });

  test('begins anew under another name, once, and whoever is second is told who was first', async () => {
    const again = `${run}-again-2`;
    const anew = (key: string) => redrive({ how: 'anew', redrives: 1 }, 'leo', key);
    expect((await anew('anew-at-once')).body).toEqual({ kind: 'started_anew', run: again });
    expect((await anew('anew-at-once')).body).toEqual({ kind: 'started_anew', run: again });
    expect(await anew('anew-once-more')).toMatchObject({
      ...{ status: 409 },
      body: { changedBy: { id: 'leo@desk.example.com' }, changedAt: expect.any(String), change: 'run.started-anew.v1' },
    });
    const { runs } = await failures();
    expect(runs.map((one: any) => one.run).sort()).toEqual([run, again]);
    expect(runs.find((one: any) => one.run === run).again).toEqual({ run: again, status: 'FAILED' });
  });

  test('is the only kind that is tried again', async () => {
    const { waits } = await app.get(`/merchants/${shop.id}`);
    const path = `/merchants/${shop.id}/runs/${waits[0].run}/redrive`;
    const running = await app.request('leo', 'POST', path, { reason: 'r', how: 'redrive', redrives: 0 });
    expect(running).toMatchObject({ status: 409, body: { detail: expect.stringContaining('running') } });
    const stranger = await app.request('leo', 'POST', `/merchants/${shop.id}/runs/payroll/redrive`, {
      ...{ reason: 'r', how: 'redrive', redrives: 0 },
    });
    expect(stranger).toMatchObject({ status: 400, body: { fields: [{ field: 'run' }] } });
  });

  test('is paged with a cursor', async () => {
    const first = await failures('?limit=1');
    expect(first.runs).toHaveLength(1);
    const rest = await failures(`?limit=1&cursor=${first.cursor}`);
    expect(rest.runs[0].run).not.toBe(first.runs[0].run);
    expect((await app.request('leo', 'GET', '/playbooks/onboarding/failures?cursor=x')).status).toBe(400);
  });
});

describe('dead letters', () => {
  const event = {
    version: '0',
    id: 'bus-1',
    source: 'help desk',
    'detail-type': 'case.opened.v1',
    time: '2026-03-02T12:00:00Z',
    detail: {
      id: 'dead-1',
      specversion: '1.0',
      type: 'case.opened.v1',
      source: 'help desk',
      subject: 'nobody',
      time: '2026-03-02T12:00:00Z',
      data: { iban: 'DE89370400440532013000' },
    },
  };

  test('are seen with reason and place and without their data; a look takes nothing away', async () => {
    await bury('undelivered', event, {
      ERROR_CODE: 'SDK_CLIENT_ERROR',
      ERROR_MESSAGE: 'answered 401',
      RULE_ARN: 'arn:aws:events:x:1:rule/firstsale-dev/Fact',
    });
    for (let look = 0; look < 2; look += 1) {
      const { letters, queues } = await app.get('/dead-letters?queue=undelivered');
      expect(letters).toEqual([
        expect.objectContaining({
          reason: 'SDK_CLIENT_ERROR: answered 401',
          where: 'Fact',
          event: expect.objectContaining({ id: 'dead-1', subject: 'nobody' }),
        }),
      ]);
      expect(JSON.stringify(letters)).not.toContain('DE89');
      expect(queues).toContainEqual({ queue: 'undelivered', waiting: 1, replay: 'bus', version: 1 });
    }
    expect((await app.request('ana', 'POST', '/dead-letters/undelivered/replay', { version: 1, reason: 'r' })).status).toBe(403);
  });

  test('that hold an event go on the bus again, and are taken in as ever; what holds none stays', async () => {
    await bury('undelivered', { now: 'a sweep that could not be called' });
    const replay = (version: number, key: string) =>
      app.request('leo', 'POST', '/dead-letters/undelivered/replay', { version, reason: 'token corrected' }, key);
    const first = await replay(1, 'replay-them-once');
    expect(first).toEqual({ status: 200, body: { kind: 'replayed', count: 1, kept: 1, poison: 0, resumed: false } });
    // the same wish again, though there is nothing left to do
    expect(await replay(1, 'replay-them-once')).toEqual(first);
    expect(await replay(1, 'replay-them-too')).toMatchObject({
      ...{ status: 409 },
      body: { version: 2, changedBy: { id: 'leo@desk.example.com' }, changedAt: expect.any(String) },
    });
    const { queues } = await app.get('/dead-letters');
    expect(queues.find((one: any) => one.queue === 'undelivered')).toMatchObject({
      ...{ version: 2, replayed: { by: 'leo@desk.example.com', at: expect.any(String) } },
    });
    expect(await waitingIn('undelivered')).toBe(1);
    await app.hours(1);
    expect((await app.rejected()).map((one: any) => one.id)).toContain('dead-1');
  });

  test('of a work queue are moved back to it by SQS', async () => {
    // nobody can read it: five tries, then it is dead
    await bury('due', { about: 'nothing' });
    await app.hours(1);
    expect(await waitingIn('due-dead')).toBe(1);
    const { body } = await app.request('leo', 'POST', '/dead-letters/due-dead/replay', {
      version: 1,
      reason: 'deployed the fix',
    });
    expect(body).toEqual({ kind: 'moving', already: false, resumed: false });
    expect(await waitingIn('due-dead')).toBe(0);
    expect(await app.request('leo', 'POST', '/dead-letters/due-dead/replay', { version: 2, reason: 'again' })).toMatchObject({
      status: 200,
    });
  });

  test('that name rows of the stream have no button', async () => {
    const { status, body } = await app.request('leo', 'POST', '/dead-letters/unpublished/replay', { version: 1, reason: 'r' });
    expect(status).toBe(409);
    expect(body.detail).toContain('runbook');
  });
});

test('where merchants stand is known at once, and each waiting state is one of its playbook’s graph', async () => {
  await app.hours(1);
  const { standing } = await app.get('/merchants?view=standing');
  expect(standing).toEqual([
    {
      ...{ playbook: 'onboarding', waitingFor: 'requirements', n: 1, medianHours: null, p90Hours: null },
      longest: [{ merchantId: shop.id, name: expect.any(String), since: expect.stringMatching(/^2026-03-02T12/) }],
    },
  ]);
  for (const [playbook, expected] of Object.entries({
    onboarding: ['requirements'],
    'risk-check': ['decision', 'answers'],
    activation: ['first_sale'],
    'care-follow-up': ['decision'],
    case: ['case_news', 'silence'],
  })) {
    const { graph } = await app.get(`/playbooks/${playbook}`);
    expect(
      graph.states.flatMap((one: any) => one.waitingFor ?? []),
      playbook,
    ).toEqual(expected);
  }
});

test('the policy is answered in codes, which have words in both languages, and compared with another version', async () => {
  const { sections } = await app.get('/policy/sentences');
  const sentences = sections.flatMap((one: any) => one.sentences);
  expect(sentences.length).toBeGreaterThan(100);
  for (const one of sentences) expect(policySentence(one, voiceOf('fr')), one.id).not.toBe(policySentence(one, voiceOf('en')));
  const { policy } = await app.get('/policy');
  const { version, ...document } = policy;
  const changed = { ...document, note: 'changed' };
  const { body } = await app.request('leo', 'POST', '/policy', { policy: changed, basedOn: version, reason: 'a try' });
  const compared = await app.get(`/policy/sentences?version=${body.version}&against=${version}`);
  expect(compared.comparison).toEqual({
    against: version,
    differences: [
      {
        ...{ kind: 'changed', section: 'about', id: 'note' },
        before: { id: 'note', code: 'note', about: { text: document.note } },
        after: { id: 'note', code: 'note', about: { text: 'changed' } },
      },
    ],
  });
  expect((await app.request('leo', 'GET', '/policy/sentences?against=nonsense')).status).toBe(404);
});
