import { beforeAll, describe, expect, test } from 'vitest';
import { clocksOfCase } from '../../domain/case/case-clocks.ts';
import type { CareCase } from '../../domain/model/care.ts';
import type { Merchant } from '../../domain/model/merchant.ts';
import { versioned } from '../../domain/policy/version.ts';
import { playMerchant } from '../../engine/play-merchant.ts';
import type { Publication, Stage } from '../../engine/stage.ts';
import { careOutside, merchantIdOf } from '../../programs/care-replay/care-outside.ts';
import { caseStory, openCareStage } from '../../programs/care-replay/care-stage.ts';
import { synthesize } from '../../tools/build/synth.ts';

const at = (text: string): number => Date.parse(`${text}:00Z`);
const row = (seq: number, time: string, state: string) => ({ incident: '1', seq, at: at(time), state });
/** answered, asked again, a provider asked, and then the engineers: every clock has begun by the ninth */
const rows = [
  row(0, '2026-03-02T09:00', 'New'),
  row(1, '2026-03-02T11:00', 'Awaiting User Info'),
  row(2, '2026-03-03T10:00', 'Active'),
  row(3, '2026-03-03T12:00', 'Awaiting Vendor'),
  row(4, '2026-03-04T12:00', 'Active'),
  row(5, '2026-03-05T12:00', 'Awaiting Problem'),
  row(6, '2026-03-09T12:00', 'Active'),
];

let stage: Stage;
beforeAll(async () => {
  const { folder } = await synthesize();
  stage = await openCareStage(folder);
}, 120_000);

/** the case at an instant, with policies published meanwhile */
const played = async (until: number, published: readonly Publication[]): Promise<{ one: CareCase; merchant: Merchant }> => {
  const story = caseStory('1', rows, { duplicate: false, shuffleMinutes: 0 });
  if (story === undefined) throw new Error('no story');
  const { from, events } = story;
  const outcome = await playMerchant(
    { ...stage, published, openOutside: careOutside(from), until },
    { merchantId: merchantIdOf('1'), events, from },
  );
  const { merchant, cases: [one] = [] } = outcome.snapshot ?? {};
  if (one === undefined || merchant === undefined) throw new Error('no case');
  return { one, merchant };
};
const caseAt = async (until: number, published: readonly Publication[]): Promise<CareCase> =>
  (await played(until, published)).one;
const due = (one: CareCase) => clocksOfCase(one).map(({ clock, of, dueAt }) => [clock, of, dueAt]);

/** half of every span, other calendars, and a provider that answers sooner */
const harsher = (): Publication['policy'] => {
  const { version: _, ...policy } = stage.policy;
  const { cases } = policy.care;
  const halved = {
    ...{ firstReplyHours: cases.firstReplyHours / 2, nextReplyHours: cases.nextReplyHours / 2, workHours: cases.workHours / 2 },
    ...{ engineeringHours: cases.engineeringHours / 2, silenceDays: 2 },
    providers: cases.providers.map((one) => ({ ...one, answerHours: one.answerHours / 2, calendar: 'us' })),
  };
  const gb = policy.calendars['gb'];
  if (gb === undefined) throw new Error('no calendar');
  return versioned({
    ...policy,
    calendars: { ...policy.calendars, gb: { ...gb, opens: '06:00', closes: '22:00' } },
    care: { ...policy.care, cases: { ...cases, ...halved } },
  });
};

describe('a policy that is published while a case is open', () => {
  const moments = [
    '2026-03-02T10:00',
    '2026-03-02T12:00',
    '2026-03-03T11:00',
    '2026-03-03T13:00',
    '2026-03-05T13:00',
    '2026-03-09T13:00',
  ];

  test.each([
    ['that merchants in flight follow', true],
    ['that they do not follow', false],
  ])('moves no due date, at any instant of its life: one %s', async (_what, moves) => {
    for (const moment of moments) {
      const until = at(moment);
      const plain = due(await caseAt(until, []));
      expect(plain.some(([, , dueAt]) => dueAt !== undefined)).toBe(true);
      const published = [{ at: until - 30 * 60_000, policy: harsher(), moves }];
      expect(due(await caseAt(until, published)), moment).toEqual(plain);
    }
  });

  test('moves none after its merchant has followed it: only a question asked from then on is due by the new one', async () => {
    const published = [{ at: at('2026-03-02T09:30'), policy: harsher(), moves: true }];
    for (const moment of moments) {
      const { one, merchant } = await played(at(moment), published);
      expect(merchant.policyVersion).toBe(moment === moments[0] ? stage.policy.version : harsher().version);
      const plain = await caseAt(at(moment), []);
      const ours = (each: CareCase) => due(each).filter(([clock]) => clock !== 'provider');
      expect(ours(one), moment).toEqual(ours(plain));
    }
  });

  test('counts for what begins under it: a case opened afterwards is due sooner', async () => {
    const published = [{ at: at('2026-03-01T09:00'), policy: harsher(), moves: false }];
    const [before, after] = [await caseAt(at('2026-03-02T10:00'), []), await caseAt(at('2026-03-02T10:00'), published)];
    const first = (one: CareCase) => clocksOfCase(one).find(({ clock }) => clock === 'first_reply')?.dueAt ?? '';
    expect(first(after) < first(before)).toBe(true);
  });
});
