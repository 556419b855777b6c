import { describe, expect, test } from 'vitest';
import { countPeople, samePerson } from '../../domain/same-person.ts';
import * as approvePolicy from '../../functions/api/approve-policy/handler.ts';
import * as decideTask from '../../functions/api/decide-task/handler.ts';
import * as publishPolicy from '../../functions/api/publish-policy/handler.ts';
import * as waiveRequirement from '../../functions/api/waive-requirement/handler.ts';
import { route } from '../../functions/runtime/run-route.ts';
import bundled from '../../policies/default.json' with { type: 'json' };
import { someRequirement, someTask } from '../adapters/some.ts';
import { merchantId, settle, type Town, town } from '../functions/town.ts';
import { ask } from './ask.ts';

/** one person, written in two ways */
const spellings: readonly (readonly [string, string, string])[] = [
  ['capitals', 'rita@desk.example', 'RITA@desk.example'],
  ['composed and not', 'andr\u00e9@desk.example', 'andre\u0301@desk.example'],
  ['a zero-width space', 'rita@desk.example', 'ri\u200bta@desk.example'],
  ['a zero-width joiner', 'rita@desk.example', 'rita\u200d@desk.example'],
  ['a byte order mark', 'rita@desk.example', '\ufeffrita@desk.example'],
  ['a soft hyphen', 'rita@desk.example', 'ri\u00adta@desk.example'],
  ['a direction mark', 'rita@desk.example', '\u202erita@desk.example'],
  ['a variation selector', 'rita@desk.example', 'rita\ufe0f@desk.example'],
  ['a Cyrillic letter', 'rita@desk.example', 'rit\u0430@desk.example'],
  ['Greek letters', 'oto@desk.example', '\u03bft\u03bf@desk.example'],
  ['wide letters', 'rita@desk.example', '\uff52\uff49ta@desk.example'],
  ['mathematical letters', 'rita@desk.example', '\u{1d42b}ita@desk.example'],
  ['sharp s', 'wei\u00df@desk.example', 'WEISS@desk.example'],
  ['capital sharp s', 'wei\u00df@desk.example', 'WEI\u1e9e@desk.example'],
  ['a final sigma', 'νίκος@desk.example', 'ΝΊΚΟΣ@desk.example'],
  ['a dotted capital', 'irina@desk.example', '\u0130rina@desk.example'],
  ['a capital I for an l', 'luis@desk.example', 'Iuis@desk.example'],
  ['a one for an l', 'luis@desk.example', '1uis@desk.example'],
  ['rn for an m', 'mia@desk.example', 'rnia@desk.example'],
  ['a ligature', 'fiona@desk.example', '\ufb01ona@desk.example'],
  ['a space at the end', 'rita@desk.example', 'rita@desk.example '],
  ['a no-break space', 'rita desk', 'rita\u00a0desk'],
];
const others: readonly (readonly [string, string])[] = [
  ['rita@desk.example', 'rui@desk.example'],
  ['ana@desk.example', 'anna@desk.example'],
  ['jose@desk.example', 'jos\u00e9@desk.example'],
  ['5f1c9f0e-1111-4c8e-9a51-000000000001', '5f1c9f0e-1111-4c8e-9a51-000000000002'],
];

describe('a name', () => {
  test.each(spellings)('with %s is the same person, whoever comes first', (_how, one, other) => {
    expect([samePerson(one, other), samePerson(other, one), countPeople([one, other, one])]).toEqual([true, true, 1]);
  });
  test.each(others)('%s is not %s', (one, other) => {
    expect([samePerson(one, other), countPeople([one, other])]).toEqual([false, 2]);
  });
});

const fourEyes = { required: true, reasons: ['declared volume'] };
const reviewing = async () => {
  const here = town();
  const task = someTask(merchantId, 't1', {
    ...{ queue: 'risk_review', subjectKind: 'risk_review', fourEyes },
    choices: ['approve', 'decline', 'request_information'],
  });
  await settle(here, { lifecycleStage: 'risk_check' }, [
    task,
    someRequirement(merchantId, 'trader_identity', { restricts: ['payments', 'payouts'] }),
  ]);
  return here;
};
const taskOf = async (here: Town) => (await here.merchants.load(merchantId))?.tasks[0];
const requirementOf = async (here: Town) =>
  (await here.merchants.load(merchantId))?.requirements.find(({ id }) => id === 'trader_identity');
const decide = async (here: Town, as: string, choice = 'approve', more: object = {}) => {
  const version = (await taskOf(here))?.version;
  return ask(route(decideTask.wanted, decideTask.handle(here), here.log), {
    ...{ as, groups: '[risk]', params: { merchantId, taskId: 't1' } },
    body: { version, choice, reason: 'seen', ...more },
  });
};
const waive = async (here: Town, as: string) => {
  const version = (await requirementOf(here))?.version;
  return ask(route(waiveRequirement.wanted, waiveRequirement.handle(here), here.log), {
    ...{ as, groups: '[risk]', params: { merchantId, requirementId: 'trader_identity' } },
    body: { version, reason: 'known' },
  });
};

describe.each(spellings)('one person with %s', (_how, one, other) => {
  test('does not decide what takes two', async () => {
    const here = await reviewing();
    expect((await decide(here, one)).body.kind).toBe('approved_once');
    expect((await decide(here, other)).status).toBe(403);
    expect(await taskOf(here)).toMatchObject({ status: 'open', approvals: [{ by: one }] });
    expect((await decide(here, 'somebody.else@desk.example')).body.kind).toBe('decided');
  });

  test('does not waive what holds back money', async () => {
    const here = await reviewing();
    expect((await waive(here, one)).body.kind).toBe('approved_once');
    expect((await waive(here, other)).status).toBe(403);
    expect((await requirementOf(here))?.dueStatus).toBe('currently_due');
  });

  test('does not publish a policy that loosens', async () => {
    const here = town();
    const { version: basedOn } = await here.policies.active();
    const policy = structuredClone(bundled);
    policy.tasks.fourEyes.riskScoreAtLeast += 1;
    const post = (as: string) =>
      ask(route(publishPolicy.wanted, publishPolicy.handle(here), here.log), {
        ...{ as, groups: '[admin]', body: { policy, basedOn, reason: 'faster' } },
      });
    const approve = (as: string, version: string) =>
      ask(route(approvePolicy.wanted, approvePolicy.handle(here), here.log), {
        ...{ as, groups: '[admin]', params: { version }, body: { basedOn } },
      });
    const { status, body } = await post(one);
    expect([status, body.kind]).toEqual([200, 'proposed']);
    expect((await post(other)).body.kind).toBe('proposed');
    expect((await approve(other, body.version)).status).toBe(403);
    expect((await here.policies.active()).version).toBe(basedOn);
    expect((await approve('somebody.else@desk.example', body.version)).body).toEqual({
      kind: 'published',
      version: body.version,
    });
  });
});

describe('at the same instant', () => {
  test('one person with ten requests is one approval', async () => {
    const here = await reviewing();
    const answers = await Promise.all(Array.from({ length: 10 }, () => decide(here, 'rita')));
    expect(answers.map(({ body }) => body.kind)).not.toContain('decided');
    expect(await taskOf(here)).toMatchObject({ status: 'open', approvals: [{ by: 'rita' }] });
    expect((await taskOf(here))?.approvals.length).toBe(1);
  });

  test('one person in every spelling is one approval', async () => {
    const names = ['rita', 'RITA', 'ri\u200bta', 'rit\u0430', '\uff52ita'];
    const here = await reviewing();
    const answers = await Promise.all(names.map((name) => decide(here, name)));
    expect(answers.map(({ body }) => body.kind)).not.toContain('decided');
    expect((await taskOf(here))?.approvals.length).toBe(1);
  });

  test('two people at once are two at last, and it is decided once', async () => {
    const here = await reviewing();
    await Promise.all([decide(here, 'rita'), decide(here, 'rui')]);
    for (let round = 0; round < 2 && (await taskOf(here))?.status === 'open'; round += 1)
      await Promise.all([decide(here, 'rita'), decide(here, 'rui')]);
    const task = await taskOf(here);
    expect(task?.status).toBe('decided');
    const { entries } = await here.timeline.list(merchantId, 100);
    expect(entries.map(({ type, actor }) => [type, actor.id]).toSorted()).toEqual(
      [
        ['task.approved-once.v1', task?.approvals[0]?.by],
        ['task.decided.v1', task?.approvals[0]?.by === 'rita' ? 'rui' : 'rita'],
      ].toSorted(),
    );
  });

  test('two people who want different things have decided nothing', async () => {
    const here = await reviewing();
    await decide(here, 'rita', 'approve');
    expect((await decide(here, 'rui', 'decline', { declineCode: 'not_verified' })).body.kind).toBe('approved_once');
    expect((await taskOf(here))?.status).toBe('open');
    const asking = (item: string) => ({ message: { items: [item] } });
    const [first, second] = bundled.risk.information;
    await decide(here, 'ruth', 'request_information', asking(first?.key ?? ''));
    expect((await decide(here, 'ralf', 'request_information', asking(second?.key ?? ''))).body.kind).toBe('approved_once');
    expect((await taskOf(here))?.status).toBe('open');
  });

  test('two people waive at once: it takes both, and is waived once', async () => {
    const here = await reviewing();
    await Promise.all([waive(here, 'rita'), waive(here, 'rita'), waive(here, 'Rita')]);
    expect((await requirementOf(here))?.dueStatus).toBe('currently_due');
    const answers = await Promise.all([waive(here, 'rui'), waive(here, 'ruth')]);
    expect(answers.filter(({ status }) => status === 200).length).toBe(1);
    expect((await requirementOf(here))?.dueStatus).toBe('waived');
  });
});
