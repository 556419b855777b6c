import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { jira } from '../../connectors/jira/jira-connector.ts';
import { type Firstsale, openFirstsale, TO_SYNTHESIZE_MS } from '../playbooks/firstsale.ts';
import { Journey } from '../playbooks/journey.ts';
import { openJira } from './fake-jira.ts';
import { postSigned } from './post-signed.ts';

let app: Firstsale;
let shop: Journey;
let tracker: Awaited<ReturnType<typeof openJira>>;
const SecretId = 'firstsale-dev/connectors/jira';
const connect = (secret: unknown) =>
  app.aws('secretsmanager', 'PutSecretValue', { SecretId, SecretString: JSON.stringify(secret) });

beforeAll(async () => {
  tracker = await openJira();
  app = await openFirstsale('2026-03-02T12:00:00.000Z');
  shop = new Journey(app, 'jira-out');
  await shop.apply();
  await connect({ signing: jira.laptopSecret, site: tracker.site, authorization: 'Basic made-up', project: 'PAY' });
}, TO_SYNTHESIZE_MS);
afterAll(async () => {
  await app?.close();
  await tracker?.close();
});
beforeEach(() => tracker.fail('never'));

/** an analyst raises work for the product team */
const raise = async (title: string): Promise<void> => {
  const { version } = (await app.merchant(shop.id)).merchant;
  const body = { version, queue: 'product', title, note: 'Every SEPA payment since noon' };
  expect(await app.request('ana', 'POST', `/merchants/${shop.id}/tasks`, body)).toMatchObject({ status: 200 });
};
const issuesOf = (title: string) => tracker.issues.filter(({ fields }) => fields.summary === title);
const connection = async () => (await app.get('/connections')).connections.find(({ id }: any) => id === 'jira');
const opened = async (key: string) => (await shop.told('case.opened.v1')).filter(({ data }) => data.caseId === key);

describe('work raised for the product team', () => {
  it('is an issue of the tracker, whose key comes back and is kept', async () => {
    await raise('Checkout shows an error');
    await app.hours(1);
    const [issue] = issuesOf('Checkout shows an error');
    expect(issue?.fields.labels).toContain(`merchant:direct/${shop.reference}`);
    expect(await opened(issue?.key ?? '')).toMatchObject([{ data: { title: 'Checkout shows an error' }, actor: { id: 'jira' } }]);
    expect(await connection()).toMatchObject({ sends: true, waiting: [], lastOutAt: expect.any(String) });
  });

  it('is one issue though the answer to the first request was lost', async () => {
    tracker.fail('unheard');
    await raise('Payout page is empty');
    expect(await connection()).toMatchObject({ waiting: [{ title: 'Payout page is empty', tries: 1 }] });
    tracker.fail('never');
    await app.hours(4);
    expect(issuesOf('Payout page is empty')).toHaveLength(1);
    expect(await opened(issuesOf('Payout page is empty')[0]?.key ?? '')).toHaveLength(1);
    expect((await connection()).waiting).toEqual([]);
  });

  it('waits while the tracker is down, less and less often, and is sent when it is back', async () => {
    tracker.fail('down');
    await raise('Invoice is missing');
    await app.hours(6);
    const asked = tracker.requests.length;
    const [waiting] = (await connection()).waiting;
    expect(waiting).toMatchObject({ title: 'Invoice is missing', failure: '503' });
    expect(waiting.tries).toBeGreaterThan(5);
    expect(waiting.tries).toBeLessThan(12);
    tracker.fail('never');
    await app.hours(12);
    expect(tracker.requests.length).toBeGreaterThan(asked);
    expect(issuesOf('Invoice is missing')).toHaveLength(1);
  });

  it('about a case is one issue tied to it, and any status that is done stops the engineers’ clock', async () => {
    await shop.send('case.opened.v1', { caseId: 'desk-1', title: 'The page is empty' });
    const theCase = async () => (await app.merchant(shop.id)).cases.find((one: any) => one.id === 'desk-1');
    const body = { version: (await theCase()).version, deed: { kind: 'raise_issue', title: 'Empty page of a case' } };
    expect(await app.request('ana', 'POST', `/merchants/${shop.id}/cases/desk-1/deeds`, body)).toMatchObject({ status: 200 });
    await app.hours(1);
    const [issue, ...more] = issuesOf('Empty page of a case');
    expect(more).toEqual([]);
    const [{ taskId }] = (await theCase()).issues;
    expect(issue?.fields.labels).toContain(`task:${encodeURIComponent(taskId)}`);
    expect(await theCase()).toMatchObject({ issues: [{ key: issue?.key }] });
    expect(await opened(issue?.key ?? '')).toEqual([]);
    const done = {
      ...{ webhookEvent: 'jira:issue_updated', timestamp: app.kernel.now() },
      changelog: { items: [{ field: 'status', from: '3', to: '10044' }] },
      issue: {
        key: issue?.key,
        fields: { ...issue?.fields, status: { name: 'Verified in production', statusCategory: { key: 'done' } } },
      },
    };
    expect(await postSigned(app, jira, done)).toBe(202);
    const after = await theCase();
    expect(after.issues).toMatchObject([{ taskId, doneAt: expect.any(String) }]);
    expect(after.happened.map(({ what }: any) => what)).toEqual(['opened', 'issue_opened', 'issue_done']);
    expect(await shop.told('case.issue-done.v1')).toHaveLength(1);
  });

  it('is told of as a sentence for each way an issue can be done', async () => {
    await raise('Refund shows twice');
    await app.hours(1);
    const [issue] = issuesOf('Refund shows twice');
    const moved = (resolution: string) => ({
      ...{ webhookEvent: 'jira:issue_updated', timestamp: app.kernel.now() },
      changelog: {
        items: [
          { field: 'status', from: '3', to: '10001' },
          { field: 'resolution', from: null, to: '1' },
        ],
      },
      issue: {
        key: issue?.key,
        fields: { ...issue?.fields, status: { name: 'Done', statusCategory: { key: 'done' } }, resolution: { name: resolution } },
      },
    });
    expect(await postSigned(app, jira, moved("Won't Do"))).toBe(202);
    const closed = (await shop.told('case.closed.v1')).filter(({ data }) => data.caseId === issue?.key);
    expect(closed).toMatchObject([{ data: { resolution: 'The issue will not be worked on' } }]);
  });
});

it('the test button asks Jira who we are, and makes no issue', async () => {
  const [asked, made] = [tracker.requests.length, tracker.issues.length];
  const { outward } = (await app.request('leo', 'POST', '/connections/jira/test', {})).body;
  expect(outward).toMatchObject({ kind: 'known', as: 'app' });
  expect([tracker.requests.slice(asked), tracker.issues.length]).toEqual([['GET /rest/api/3/myself'], made]);
});

it('what is raised for another team goes nowhere', async () => {
  const asked = tracker.requests.length;
  const { version } = (await app.merchant(shop.id)).merchant;
  const body = { version, queue: 'follow_ups', title: 'Call on Thursday' };
  await app.request('ana', 'POST', `/merchants/${shop.id}/tasks`, body);
  await app.hours(2);
  expect(tracker.requests).toHaveLength(asked);
});
