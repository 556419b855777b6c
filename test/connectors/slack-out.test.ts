import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { generic } from '../../connectors/generic/generic-connector.ts';
import { slackOutgoing } from '../../connectors/slack/slack-outgoing.ts';
import { type Firstsale, openFirstsale, TO_SYNTHESIZE_MS } from '../playbooks/firstsale.ts';
import { Journey } from '../playbooks/journey.ts';
import { openSlack } from './fake-slack.ts';
import { postSigned } from './post-signed.ts';

let app: Firstsale;
let shop: Journey;
let team: Awaited<ReturnType<typeof openSlack>>;
const connect = (path: string) =>
  app.aws('secretsmanager', 'PutSecretValue', {
    ...{ SecretId: 'firstsale-dev/connectors/slack', SecretString: JSON.stringify({ site: team.site, path }) },
  });

beforeAll(async () => {
  team = await openSlack();
  app = await openFirstsale('2026-03-02T12:00:00.000Z');
  shop = new Journey(app, 'slack-out');
  await shop.apply();
  await connect('/services/T0/B0/made-up');
}, TO_SYNTHESIZE_MS);
afterAll(async () => {
  await app?.close();
  await team?.close();
});

/** somebody raises work and nobody does it in time */
const leave = async (title: string): Promise<void> => {
  const { version } = (await app.merchant(shop.id)).merchant;
  const body = { version, queue: 'follow_ups', title };
  expect(await app.request('ana', 'POST', `/merchants/${shop.id}/tasks`, body)).toMatchObject({ status: 200 });
  await app.days(6);
};
const connection = async () => (await app.get('/connections')).connections.find((one: any) => one.id === 'slack');

describe('what the team reads in Slack', () => {
  it('is that a task is overdue, and where to look', async () => {
    await leave('Call on Thursday');
    const text = team.texts.find((one) => one.includes('task of follow_ups'));
    expect(text).toMatch(new RegExp(`^A task of follow_ups is overdue since 2026-03-\\S+: http.*/merchants/${shop.id}$`));
    expect(team.headers[0]).not.toHaveProperty('authorization');
    expect(await connection()).toMatchObject({ sends: true, waiting: [], lastOutAt: expect.any(String) });
    expect(await connection()).not.toHaveProperty('address');
  });

  it('is an event that was refused, though it is about no merchant we know', async () => {
    const event = {
      specversion: '1.0',
      id: 'lost-1',
      type: 'requirement.verified.v1',
      source: 'desk',
      time: app.now(),
      subject: '?',
    };
    await postSigned(app, generic, { ...event, data: { requirementId: 'website' } });
    await app.hours(0.1);
    expect(team.texts.at(-1)).toMatch(/^An event was refused \(\w+\): http.*tab=trouble$/);
  });

  it('waits while the webhook is another one', async () => {
    await connect('/services/T0/B0/gone');
    await app.hours(1 / 30);
    await leave('Call on Friday');
    const { waiting } = await connection();
    expect(waiting).toContainEqual(expect.objectContaining({ title: 'Call on Friday', failure: '404' }));
    const before = team.texts.length;
    await connect('/services/T0/B0/made-up');
    await app.hours(8);
    expect(team.texts.slice(before).filter((one) => one.includes('task of follow_ups'))).toHaveLength(1);
    expect((await connection()).waiting).toEqual([]);
  });
});

it('the test button posts a message that says what it is', async () => {
  const { outward } = (await app.request('leo', 'POST', '/connections/slack/test', {})).body;
  expect(outward).toMatchObject({ kind: 'known', as: 'ok' });
  expect(team.texts.at(-1)).toMatch(
    /^Somebody tests the connection to Firstsale. Nothing needs to be done: http.*tab=connections$/,
  );
});

it('is ids and codes only: nothing that somebody outside wrote can bend the message', () => {
  // `to`, `by`, `mentions` and `watchers` are people of ours, by the names they sign in with
  const ofData = ['template', 'queue', 'slaDueAt', 'code', 'to', 'by', 'mentions', 'watchers'];
  const allowed = ['event.type', 'event.subject', ...ofData.map((name) => `event.data.${name}`)];
  expect(slackOutgoing.length).toBeGreaterThan(5);
  for (const { create } of slackOutgoing) {
    const read = create.match(/\b(event|merchant|task|message)\.[\w.]+/g) ?? [];
    expect(read.filter((one) => !allowed.includes(one))).toEqual([]);
    expect(create).toMatch(/merchants\/' & event\.subject|tab=trouble/);
  }
});
