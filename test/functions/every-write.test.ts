import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { readListFile } from '../../adapters/list-files/read-list-file.ts';
import { deadLetterReplays } from '../../adapters/memory/dead-letter-replays.ts';
import { referenceOf } from '../../application/rejected-reference.ts';
import { connectors } from '../../connectors/registry.ts';
import type { Permission } from '../../domain/access.ts';
import type { FailedRuns, FailedRunWithInput } from '../../domain/playbook/failed-runs.ts';
import { policyDocument } from '../../domain/policy/policy-schema.ts';
import { policyVersion } from '../../domain/policy/version.ts';
import { askPlan } from '../../domain/staffing/plan-job.ts';
import { planWish } from '../../domain/staffing/shift-plan.ts';
import { route } from '../../functions/runtime/run-route.ts';
import { routes } from '../../lib/routes.ts';
import bundled from '../../policies/default.json' with { type: 'json' };
import { anAllocation, aTeam, sharedPolicy } from '../domain/dispatch/a-sharing.ts';
import { anOutage } from '../domain/outage/given-outage.ts';
import { given, weekdays, weekend } from '../domain/staffing/given-plan.ts';
import { queueOf } from './letters.ts';
import { delivery, envelope, merchantId, monday, settle, town } from './town.ts';
import { writing } from './writes-about-merchants.ts';

const context = Object({ awsRequestId: 'r', getRemainingTimeInMillis: () => 1000 });
const run = `${merchantId}-onboarding-1`;
const failed: FailedRunWithInput = {
  ...{ run, status: 'FAILED', startedAt: monday, stoppedAt: monday, state: 'Check', error: 'Boom', cause: undefined },
  ...{ redrives: 0, notRedrivable: undefined },
  input: { merchantId, run, playbook: 'onboarding', attempt: 1, cause: 'by-hand' },
};
/** one failed run at Step Functions: each redrive ends as the one before */
const failedRuns = (): FailedRuns => {
  let redrives = 0;
  const keys = new Set<string>();
  return {
    list: async () => ({ runs: [], cursor: undefined }),
    find: async (_playbook, name) => (name === run ? { ...failed, redrives } : undefined),
    statusOf: async () => undefined,
    redrive: async (_playbook, _run, key) => {
      if (!keys.has(key)) redrives += 1;
      keys.add(key);
      return true;
    },
  };
};

const { sharing } = sharedPolicy([aTeam('a'), aTeam('b')], anAllocation({ a: 80, b: 20 }));
const document = { ...policyDocument.parse(bundled), sharing };
const milder = structuredClone(document);
milder.tasks.fourEyes.riskScoreAtLeast = 99;

const refused = { id: 'refused', at: monday, content: 'c0ffee' };
/** everything the writes beside those about merchants work on */
const place = async () => {
  const here = town(document);
  await settle(here);
  const { source, type, detail } = delivery(envelope('requirement.verified.v1', {}, { id: 'refused' }), 'x', 'kyc');
  const original = z.json().parse({ source, type, detail });
  await here.rejected.add(
    { ...refused, code: 'type_mismatch', field: 'type', message: 'm', remedy: 'r', original },
    '2027-03-01T00:00:00.000Z',
  );
  const { version } = await here.policies.active();
  await here.outages.put({ version: 0, outages: [anOutage({ id: 'o_1', from: monday, until: '2026-11-23T20:00:00.000Z' })] });
  const wish = { key: 'api/carl/1', basedOn: version };
  await here.policies.propose(milder, 'carl', monday, 'too strict', wish, ['tasks.fourEyes.riskScoreAtLeast']);
  await here.jobs.add(askPlan(planWish.parse(given()), { id: 'j_1', by: 'bob', now: monday }));
  const unknown = { caseId: 'zendesk-77', id: 'e-1', source: 'desk', type: 'case.opened.v1', at: monday };
  await here.unmatched.keep({ ...unknown, detail: { data: { caseId: 'zendesk-77' } } }, '2026-12-23T00:00:00.000Z');
  const outside = { connectors, secrets: { of: async () => ['known'], access: async () => undefined } };
  const screening = { keeper: here.lists, read: readListFile, progress: here.screening };
  return {
    ...here,
    ...outside,
    ...screening,
    letters: queueOf(),
    replays: deadLetterReplays(),
    runs: failedRuns(),
    basedOn: version,
  };
};
type Place = Awaited<ReturnType<typeof place>>;

interface Write {
  readonly params: Record<string, string>;
  /** names the version that was looked at */
  readonly seen: 'version' | 'basedOn' | 'redrives';
  /** what one sends, and what another one sends who is faster */
  readonly body: (here: Place) => object;
  readonly rival?: (here: Place) => object;
  readonly told: string;
}
const others: Readonly<Record<string, Write>> = {
  'replay-dead-letters': {
    ...{ params: { queue: 'undelivered' }, seen: 'version', told: 'dead-letters.replayed.v1' },
    body: () => ({ version: 1, reason: 'fixed' }),
  },
  'replay-rejected': {
    ...{
      params: { day: '2026-11-23', id: referenceOf(refused) },
      seen: 'version',
      told: 'event.replayed.v1',
    },
    body: () => ({ version: 1 }),
  },
  'redrive-run': {
    ...{ params: { merchantId, run }, seen: 'redrives', told: 'run.redriven.v1' },
    body: () => ({ redrives: 0, how: 'redrive', reason: 'fixed' }),
  },
  'approve-policy': {
    ...{ params: { version: policyVersion(milder) }, seen: 'basedOn', told: 'policy.published.v1' },
    body: ({ basedOn }) => ({ basedOn }),
  },
  'publish-policy': {
    ...{ params: {}, seen: 'basedOn', told: 'policy.published.v1' },
    body: ({ basedOn }) => ({ policy: { ...document, title: 'Mine' }, reason: 'calmer', basedOn }),
    rival: ({ basedOn }) => ({ policy: { ...document, title: 'Theirs' }, reason: 'stricter', basedOn }),
  },
};

/** writes that look at nothing somebody else could change meanwhile: each follows from what is, and twice is once without a version */
const alone: Readonly<Record<string, object>> = {
  // one's own choice: the last word counts
  'choose-digest': { mail: 'fr' },
  // that oneself was here
  'note-visit': { sitting: 'tab-1', opened: merchantId },
  // what began earlier takes a second person; one that is over is not ended again (test/functions/outages.test.ts)
  'declare-outage': {
    ...{ kind: 'down', provider: 'identity_check', capability: 'verification', countries: [], planned: false },
    ...{ from: monday, until: '2026-11-23T16:00:00.000Z', reason: 'status page' },
  },
  'change-outage': { deed: 'extend', until: '2026-11-23T22:00:00.000Z', reason: 'still down' },
  // the version that was looked at is `basedOn`: of another one it is refused (test/functions/replaced-lists.test.ts)
  'replace-list': {
    ...{ format: 'opensanctions-csv', basedOn: '', reason: 'the file of today', dryRun: false },
    file: Buffer.from('id,schema,name,aliases,last_change\nQ1,Person,Jan Doe,,2026-11-20').toString('base64'),
  },
  // goes on where it was, whoever asks
  'screen-merchants': {},
  // a later move of the same team takes the place of an earlier one (test/functions/move-share.test.ts)
  'move-share': { kind: 'move', queue: 'product', team: 'a', share: 60, until: '2026-11-23T18:00:00.000Z', reason: 'a peak' },
  // an alert is its author's or follows a choice that may be made again; another number and absences stand for themselves (test/functions/volumes.test.ts)
  'change-watch': {
    kind: 'set',
    alert: {
      ...{ title: 'Late', figure: 'overdue', direction: 'above', threshold: 3, from: '08:00', to: '18:00' },
      ...{ timeZone: 'UTC', channel: 'console', whose: 'person' },
    },
  },
  'override-forecast': { queue: 'product', target: '2026-11-30', point: 12, reason: 'a campaign' },
  'set-absences': { week: '2026-11-23', absences: [] },
  // a plan never changes: a later one stands beside it
  'publish-plan': { ...given(), shifts: [weekdays, weekend] },
  // a plan is made of what there is when it is asked for, and only once for a key (test/functions/make-plan.test.ts)
  'ask-plan': planWish.parse(given()),
  // what has ended stays as it ended
  'cancel-plan': {},
  // one's own draft: revision 0 is none yet, and what was kept before is kept
  'save-draft': { text: '{}', basedOn: 'p_1', revision: 0 },
  // a word more beside a proposal takes nobody's away
  'comment-policy': { basedOn: policyVersion(document), comment: 'why?' },
  // asks and changes nothing of ours
  'try-connection': {},
  // each row by the state of its merchant (test/functions/import-merchants.test.ts)
  'import-merchants': { rows: [{ line: 2, merchant: {} }], reason: 'they move to us', dryRun: false },
  // of two merchants the first stays (test/functions/unmatched.test.ts)
  'match-case': { merchantId },
  // each row by the state of its merchant (test/functions/board-file.test.ts)
  'board-file': {
    ...{ file: Buffer.from('reference,method\nshop-1,ideal\n').toString('base64'), pspClient: 'direct' },
    ...{ reason: 'the client asks', dryRun: false },
  },
};

const anything = z.custom<z.ZodType>((value) => value instanceof z.ZodType);
const module = z.object({
  wanted: z.looseObject({
    permission: z.custom<Permission>(),
    ...{ params: anything, query: anything, body: anything, answer: anything, writes: z.boolean() },
  }),
  handle: z.custom<(needs: Place) => Parameters<typeof route>[1]>((value) => typeof value === 'function'),
});
const send = async (here: Place, name: string, as: string, body: object, key: string | null) => {
  const { wanted, handle } = module.parse(await import(`../../functions/api/${name}/handler.ts`));
  const answer = await route(
    wanted,
    handle(here),
    here.log,
  )(
    {
      headers: key === null ? {} : { 'idempotency-key': key },
      pathParameters: (others[name] ?? writing[name])?.params ?? {
        ...{ outageId: 'o_1', jobId: 'j_1', version: policyVersion(milder), connector: 'stripe', caseId: 'zendesk-77' },
      },
      body: JSON.stringify(body),
      requestContext: { authorizer: { jwt: { claims: { sub: as, 'cognito:groups': '[lead risk]' } } } },
    },
    context,
  );
  return { status: answer.statusCode, body: JSON.parse(answer.body) };
};

const writes = Object.entries(routes).flatMap(([name, at]) => (at.startsWith('POST') ? [name] : []));

test('every write of the API is in one of the tables: a new one says here what it looks at and who is faster', () => {
  expect([...Object.keys(writing), ...Object.keys(others), ...Object.keys(alone)].sort()).toEqual(writes.sort());
});

test.each(Object.keys(routes))('%s says whether it writes', async (name) => {
  const { wanted } = module.parse(await import(`../../functions/api/${name}/handler.ts`));
  expect(wanted.writes).toBe(writes.includes(name));
});

test.each(writes)('%s is refused without its Idempotency-Key', async (name) => {
  const body = others[name]?.body(await place()) ?? alone[name] ?? { ...writing[name]?.body, version: 1 };
  expect(await send(await place(), name, 'ana', body, null)).toMatchObject({
    ...{ status: 400, body: { fields: [{ field: 'headers.idempotency-key' }] } },
  });
});

test.each(Object.entries(alone))('%s is done, and sent again leaves what the first left', async (name, body) => {
  const here = await place();
  const first = await send(here, name, 'ana', body, 'key-of-ana');
  expect(first.status).toBe(200);
  const left = async () => [
    await here.merchants.load(merchantId),
    (await here.boxes.of('ana')).mail,
    (await here.visits.of('ana')).followed,
    await here.outages.book(),
    await here.plans.newest(8),
    await here.lists.loads(8),
    await here.screening.read(),
    await here.jobs.get('j_1'),
    await here.drafts.of('ana'),
    await here.comments.of(here.basedOn),
    await here.unmatched.matchOf('zendesk-77'),
  ];
  const before = await left();
  expect((await send(here, name, 'ana', body, 'key-of-ana')).status).toBe(200);
  expect(await left()).toEqual(before);
});

// those about merchants are held to the same in fresh.test.ts
describe.each(Object.entries(others))('%s', (name, { body, rival = body, seen, told }) => {
  test('is done for whoever looked at what is there', async () => {
    const here = await place();
    expect((await send(here, name, 'ana', body(here), 'key-of-ana')).status).toBe(200);
  });

  test('is refused without what was looked at, naming the field', async () => {
    const here = await place();
    const { [seen]: _left, ...rest }: Record<string, unknown> = { ...body(here) };
    expect(await send(here, name, 'ana', rest, 'key-of-ana')).toMatchObject({
      ...{ status: 400, body: { fields: [{ field: `body.${seen}` }] } },
    });
  });

  test('is refused once somebody else did it, saying who and when', async () => {
    const here = await place();
    expect((await send(here, name, 'bob', rival(here), 'key-of-bob')).status).toBe(200);
    here.clock.set('2026-11-23T13:00:00.000Z');
    const late = await send(here, name, 'ana', body(here), 'key-of-ana');
    expect(late).toMatchObject({
      ...{ status: 409 },
      body: {
        ...{ type: 'urn:firstsale:problem:stale-version', version: expect.anything(), change: told },
        ...{
          changedBy: { kind: 'person', id: 'bob' },
          changedAt: monday,
          detail: expect.stringContaining(`by bob at ${monday}`),
        },
      },
    });
  });

  test('sent again with its key answers the same, whatever others did since', async () => {
    const here = await place();
    const first = await send(here, name, 'ana', body(here), 'the-same-key');
    expect(await send(here, name, 'ana', body(here), 'the-same-key')).toEqual(first);
    const { version: basedOn } = await here.policies.active();
    // where others can go on from there, they do
    const next: Readonly<Record<string, object>> = {
      ...{
        'replay-dead-letters': { version: 2 },
        'redrive-run': { redrives: 1 },
        'publish-policy': { basedOn },
        'approve-policy': { basedOn },
      },
    };
    await send(here, name, 'bob', { ...rival(here), ...next[name] }, 'key-of-bob');
    expect(await send(here, name, 'ana', body(here), 'the-same-key')).toEqual(first);
  });

  test('its key sent with another reason or policy is told so', async () => {
    const here = await place();
    const first = body(here);
    await send(here, name, 'ana', first, 'the-same-key');
    const other = 'policy' in first ? rival(here) : { ...first, reason: 'another' };
    const answer = await send(here, name, 'ana', other, 'the-same-key');
    // the two that take no reason are named whole by path and version: there is no other request
    expect(answer.status).toBe('reason' in first ? 422 : 200);
  });

  test('of two at the same moment one is refused and told who was faster', async () => {
    const here = await place();
    const both = await Promise.all([
      send(here, name, 'ana', body(here), 'key-of-ana'),
      send(here, name, 'bob', rival(here), 'key-of-bob'),
    ]);
    // Step Functions is asked twice about one run, and takes both for one wish: it goes on once
    if (name !== 'redrive-run') expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    const [lost] = both.filter(({ status }) => status === 409);
    if (lost !== undefined) expect(lost.body.changedBy.id).toMatch(/ana|bob/);
  });
});
