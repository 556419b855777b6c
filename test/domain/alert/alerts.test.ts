import { describe, expect, test } from 'vitest';
import { alertIdOf, alertsFor } from '../../../domain/alert/alert-rules.ts';
import { chooseAlert, stopAlert } from '../../../domain/alert/choose-alert.ts';
import { tellFailedPayout } from '../../../domain/alert/payout-alerts.ts';
import { withSettledAlerts } from '../../../domain/alert/settle-alerts.ts';
import { handleDue } from '../../../domain/due/handle-due.ts';
import { alertWordsOf, languageFor } from '../../../domain/letter/letter-texts.ts';
import type { Alert, AlertKind } from '../../../domain/model/alert.ts';
import type { Nudge } from '../../../domain/model/ladder.ts';
import type { MemberRole } from '../../../domain/model/member.ts';
import type { Payments } from '../../../domain/model/payments.ts';
import { parseSnapshot, type Snapshot } from '../../../domain/model/snapshot.ts';
import type { TimelineEntry } from '../../../domain/model/timeline-entry.ts';
import { withItem, withoutItem } from '../../../domain/model/with-item.ts';
import { claimNudge } from '../../../domain/nudge/deliver-nudge.ts';
import { aPolicy, applied, aRequirement, at, having, inStage, registered, shopId, tuesday } from '../given.ts';
import { because } from '../refused-because.ts';

const ana = 'ana@lojadaana.com.br';
const days = (n: number, from = tuesday) => new Date(Date.parse(from) + n * 86_400_000).toISOString();
const choosing = (snapshot: Snapshot, alert: AlertKind, more: object = {}, now = tuesday) =>
  chooseAlert(snapshot, { email: ana, role: 'owner', alert, wanted: true, ...more }, at(now));
const with_ = (alert: AlertKind, snapshot = registered(), more: object = {}, now = tuesday) =>
  applied(snapshot, choosing(snapshot, alert, more, now));
const alertIn = ({ alerts }: Snapshot): Alert => alerts[0] ?? expect.fail('no alert');
const letters = ({ nudges }: Snapshot): readonly Nudge[] => nudges.filter(({ alert }) => alert !== undefined);
/** the sweep looks at the alert as soon as it is due */
const look = (snapshot: Snapshot, late = 0) => {
  const { id, dueAt = expect.fail('never due') } = alertIn(snapshot);
  const now = new Date(Date.parse(dueAt) + late).toISOString();
  return { now, decision: handleDue(snapshot, { kind: 'alert', id, dueAt }, at(now)) };
};
const looked = (snapshot: Snapshot): Snapshot => applied(snapshot, look(snapshot).decision);
const sales = (more: Partial<Payments>): Payments => ({
  ...{ kind: 'payments', merchantId: shopId, id: 'totals', version: 1, currency: 'BRL', count: 3, refundCount: 0 },
  ...{ tpvMinor: 12_300, refundedMinor: 0, milestones: {}, rampMinor: 0, weeks: [], saleDays: [], ...more },
});

describe('an alert about what is due', () => {
  const bank = aRequirement('bank_account', { deadline: days(20) });
  const owing = (more: object = {}) => with_('requirement_due', having(registered(), bank), { days: 7, ...more });

  test('looks so many days before the first deadline, and names everything that is due by then, once', () => {
    const given = owing();
    expect(alertIn(given)).toMatchObject({ id: `requirement_due/${ana}`, days: 7, dueAt: days(13) });
    const next = looked(given);
    expect(letters(next)).toMatchObject([
      { to: ana, alert: 'requirement_due', purpose: 'notice', status: 'requested', page: 'due/bank_account' },
    ]);
    expect(letters(next)[0]?.body).toContain('Conta bancária');
    expect(alertIn(next).told).toEqual([`bank_account@${days(20)}`]);
    expect(alertIn(next)).not.toHaveProperty('dueAt');
  });

  test('follows a requirement that opens, moves or is settled, in the same transaction', () => {
    const given = owing();
    const settle = (puts: Snapshot['requirements']) => withSettledAlerts(given, { puts, deletes: [], timeline: [] }, at(tuesday));
    const sooner = settle([aRequirement('website', { deadline: days(9) })]);
    expect(sooner.puts).toMatchObject([{ kind: 'requirement' }, { kind: 'alert', dueAt: days(2) }]);
    expect(settle([{ ...bank, dueStatus: 'satisfied' }]).puts[1]).not.toHaveProperty('dueAt');
    expect(settle([{ ...bank, deadline: days(30) }]).puts[1]).toMatchObject({ dueAt: days(23) });
    expect(settle([aRequirement('later', { deadline: days(40) })]).puts).toHaveLength(1);
    const none = { puts: [bank], deletes: [], timeline: [] };
    expect(withSettledAlerts(registered(), none, at(tuesday))).toBe(none);
    const other = { puts: [given.merchant], deletes: [], timeline: [] };
    expect(withSettledAlerts(given, other, at(tuesday))).toBe(other);
  });

  test('tells of a moved deadline again, and of nothing twice', () => {
    const told = looked(owing());
    const moved = having(told, { ...bank, deadline: days(40) });
    const again = applied(
      moved,
      withSettledAlerts(moved, { puts: [{ ...bank, deadline: days(40) }], deletes: [], timeline: [] }, at(days(14))),
    );
    expect(alertIn(again).dueAt).toBe(days(33));
    expect(letters(looked(again))).toHaveLength(2);
    const early = having(told, { ...alertIn(told), dueAt: days(15) });
    expect(letters(looked(early))).toHaveLength(1);
  });

  test('says nothing of what is ours to do, has no deadline, or is past', () => {
    const nothingDue = having(
      owing(),
      { ...bank, awaitingActionFrom: 'operations' },
      aRequirement('someday'),
      aRequirement('past', { deadline: days(-1) }),
    );
    expect(letters(looked(nothingDue))).toEqual([]);
  });
});

describe('an alert about silence', () => {
  const quiet = (lastSaleAt = tuesday, now = tuesday) =>
    with_('no_sale', having(registered(), sales({ lastSaleAt })), { days: 5 }, now);

  test('comes once the days have passed without a sale, and once for each silence', () => {
    const given = quiet();
    expect(alertIn(given).dueAt).toBe(days(5));
    const next = looked(given);
    expect(letters(next)).toMatchObject([{ alert: 'no_sale', subject: expect.stringContaining('5 dias') }]);
    expect(alertIn(next)).toMatchObject({ told: [tuesday], dueAt: days(10) });
    expect(letters(looked(next))).toHaveLength(1);
  });

  test('is put off by a sale that nobody told it of, and comes after the next silence', () => {
    const sold = having(quiet(), sales({ lastSaleAt: days(3) }));
    const next = looked(sold);
    expect([letters(next).length, alertIn(next).dueAt]).toEqual([0, days(8)]);
    expect(letters(looked(next))).toHaveLength(1);
  });

  test('waits for the first sale', () => {
    const never = with_('no_sale', registered(), { days: 5 });
    expect(alertIn(never).dueAt).toBe(days(5));
    expect(letters(looked(never))).toEqual([]);
  });

  test('chosen in a silence that is long already comes at once', () => {
    expect(alertIn(quiet(days(-30))).dueAt).toBe(tuesday);
  });
});

describe('a weekly summary', () => {
  const given = (zone = 'America/Sao_Paulo', now = tuesday) =>
    with_('weekly_summary', having(registered({ timeZone: zone }), sales({ weeks: [[2513, 4, 12_345, 500]] })), {}, now);

  test('comes on Monday at eight by the merchant’s clock, with the week before, and again the week after', () => {
    expect(alertIn(given()).dueAt).toBe('2018-03-12T11:00:00.000Z');
    const next = looked(given());
    expect(letters(next)[0]?.body).toMatch(/5 de março de 2018, você fez 4 vendas no valor de R\$.123,45, e R\$.5,00/);
    expect(alertIn(next).dueAt).toBe('2018-03-19T11:00:00.000Z');
    expect(letters(looked(next))[1]?.body).toContain('você fez 0 vendas');
  });

  test('of a merchant that never sold has zeros', () => {
    const never = with_('weekly_summary');
    expect(letters(looked(never))[0]?.body).toContain('você fez 0 vendas');
  });

  test('waits for the end of the week by UTC where Monday begins earlier', () => {
    expect(alertIn(given('Pacific/Auckland')).dueAt).toBe('2018-03-12T00:00:00.000Z');
  });

  test('chosen on a Monday morning comes the same day', () => {
    expect(alertIn(given('America/Sao_Paulo', '2018-03-12T10:00:00.000Z')).dueAt).toBe('2018-03-12T11:00:00.000Z');
    expect(alertIn(given('America/Sao_Paulo', '2018-03-12T11:00:00.000Z')).dueAt).toBe('2018-03-19T11:00:00.000Z');
  });

  test('looked at twice in one week is sent once', () => {
    const next = looked(given());
    const again = having(next, { ...alertIn(next), dueAt: '2018-03-13T11:00:00.000Z' });
    expect(letters(looked(again))).toHaveLength(1);
  });
});

describe('an alert about a payout', () => {
  const failed = { payoutId: 'po-1', amountMinor: 9_900, currency: 'BRL' };

  test('follows the event at once, for everybody who wants it, once a payout', () => {
    const given = having(with_('payout_failed'), { ...alertIn(with_('no_sale')), version: 1 });
    expect(given.alerts.find(({ alert }) => alert === 'payout_failed')).not.toHaveProperty('dueAt');
    const next = applied(given, tellFailedPayout(given, failed, at(days(1))));
    expect(letters(next)).toMatchObject([{ alert: 'payout_failed', body: expect.stringContaining('po-1') }]);
    expect(letters(next)[0]?.body).toMatch(/R\$.99,00/);
    expect(tellFailedPayout(next, failed, at(days(2))).puts).toEqual([]);
    expect(tellFailedPayout(next, { ...failed, payoutId: 'po-2' }, at(days(2))).timeline).toHaveLength(1);
  });

  test('follows the entry that tells of it, in the same transaction, and none that came too late', () => {
    const given = with_('payout_failed');
    const told = (data: TimelineEntry['data'], type = 'payout.failed.v1') => {
      const entry: TimelineEntry = {
        merchantId: shopId,
        id: 'e-1',
        at: days(1),
        type,
        actor: { kind: 'provider', id: 'psp' },
        data,
      };
      return withSettledAlerts(given, { puts: [], deletes: [], timeline: [entry] }, at(days(1)));
    };
    const data = { ...failed, failedAt: days(1) };
    expect(told(data).puts.map(({ kind }) => kind)).toEqual(['nudge', 'alert']);
    expect(told(data).timeline.map(({ type }) => type)).toEqual(['payout.failed.v1', 'letter.requested.v1']);
    expect(told({ ...data, stale: 'later_status_known' }).puts).toEqual([]);
    expect(told(data, 'payout.paid.v1').puts).toEqual([]);
    const stopped = applied(given, stopAlert(given, { email: ana, alert: 'payout_failed' }, 'page', days(1)));
    expect(tellFailedPayout(stopped, failed, at(days(2))).puts).toEqual([]);
  });

  test('never comes due by itself', () => {
    const odd = having(with_('payout_failed'), { ...alertIn(with_('payout_failed')), dueAt: tuesday });
    expect(letters(looked(odd))).toEqual([]);
  });
});

describe('sent twice', () => {
  test('an alert is not: the note and the letter are one transaction, and a repeat finds it not due', () => {
    const given = with_('no_sale', having(registered(), sales({ lastSaleAt: tuesday })), { days: 5 });
    const { decision } = look(given);
    expect(decision.puts.map(({ kind }) => kind)).toEqual(['nudge', 'alert']);
    const { id, dueAt = '' } = alertIn(given);
    const next = applied(given, decision);
    expect(handleDue(next, { kind: 'alert', id, dueAt }, at(days(5))).result).toEqual({ kind: 'not_due' });
    // the letter was written and lost its note nowhere: the same period again writes nothing
    const again = having(next, { ...alertIn(next), dueAt: days(6) });
    expect(letters(looked(again))).toHaveLength(1);
  });
});

describe('who is told', () => {
  const due = () => with_('no_sale', having(registered(), sales({ lastSaleAt: tuesday })), { days: 5 });
  const asMember = (snapshot: Snapshot, more: object) =>
    having(snapshot, ...snapshot.members.map((one) => ({ ...one, ...more })));

  test('is a member who may still see what it says', () => {
    expect(letters(looked(asMember(due(), { status: 'removed' })))).toEqual([]);
    expect(letters(looked(asMember(due(), { role: 'accounting' })))).toEqual([]);
    expect(letters(looked(asMember(due(), { role: 'shop' })))).toHaveLength(1);
  });

  test('is nobody of a merchant that has left', () => {
    const gone = inStage('offboarded', {}, due());
    expect(alertIn(applied(gone, look(gone).decision))).not.toHaveProperty('dueAt');
    expect(letters(applied(gone, look(gone).decision))).toEqual([]);
  });

  test('reads a letter with one click to stop it', () => {
    const next = looked(due());
    const claim = claimNudge(next, { nudgeId: letters(next)[0]?.id ?? '' }, at(days(6)));
    expect(claim.result).toMatchObject({ kind: 'send', to: ana, optOutLabel: 'Parar este alerta' });
    const tongue = languageFor(at(tuesday).policy, 'fr');
    const { alerts: _none, ...older } = tongue.language;
    expect(alertWordsOf({ tag: 'fr', language: older }).label).toBe('Arrêter cette alerte');
    expect(alertWordsOf({ tag: 'pl', language: older }).label).toBe('Stop this alert');
  });
});

describe('a member', () => {
  test.each([
    ['owner', ['requirement_due', 'payout_failed', 'no_sale', 'weekly_summary']],
    ['accounting', ['payout_failed', 'weekly_summary']],
    ['shop', ['no_sale']],
  ] as const)('who is %s may choose what they may see', (role: MemberRole, wanted) => {
    expect(alertsFor(role)).toEqual(wanted);
  });

  test('chooses for themselves, changes the days, stops and starts again without being told the same again', () => {
    const given = with_('no_sale', having(registered(), sales({ lastSaleAt: tuesday })));
    expect(alertIn(given)).toMatchObject({ days: 7, dueAt: days(7) });
    expect(choosing(given, 'no_sale', { days: 7 }).result.kind).toBe('as_before');
    const changed = applied(given, choosing(given, 'no_sale', { days: 3 }));
    expect(alertIn(changed)).toMatchObject({ days: 3, dueAt: days(3) });
    const told = looked(changed);
    const stopped = applied(told, choosing(told, 'no_sale', { wanted: false }, days(4)));
    expect(alertIn(stopped)).toMatchObject({ stoppedAt: days(4), told: [tuesday] });
    expect(alertIn(stopped)).not.toHaveProperty('dueAt');
    expect(choosing(stopped, 'no_sale', { wanted: false }).result.kind).toBe('as_before');
    const again = applied(stopped, choosing(stopped, 'no_sale', { days: 3 }, days(5)));
    expect(alertIn(again)).not.toHaveProperty('stoppedAt');
    expect(letters(looked(again))).toHaveLength(1);
  });

  test('stops by the letter as on the page', () => {
    const given = with_('no_sale');
    const decision = stopAlert(given, { email: ana, alert: 'no_sale' }, 'letter', days(1));
    expect(decision.timeline).toMatchObject([
      { type: 'alert.stopped.v1', actor: { kind: 'merchant', id: ana }, data: { alert: 'no_sale', through: 'letter' } },
    ]);
    expect(stopAlert(registered(), { email: ana, alert: 'no_sale' }, 'letter', tuesday).result.kind).toBe('as_before');
  });

  test('may not choose what the role does not see, or days that make no sense', () => {
    const as =
      (role: MemberRole, alert: AlertKind, more = {}) =>
      () =>
        chooseAlert(registered(), { email: ana, role, alert, wanted: true, ...more }, at(tuesday));
    expect(as('shop', 'payout_failed')).toThrow(because('member-role-missing'));
    expect(as('owner', 'no_sale', { days: 0 })).toThrow(because('alert-days-out-of-bounds', { least: 1, most: 90 }));
    expect(as('owner', 'no_sale', { days: 91 })).toThrow(because('alert-days-out-of-bounds'));
    expect(as('owner', 'weekly_summary', { days: 5 })().puts[0]).not.toHaveProperty('days');
  });

  test('of before there were days to choose has the usual ones', () => {
    const { days: _days, ...older } = alertIn(with_('no_sale', having(registered(), sales({ lastSaleAt: tuesday }))));
    const given = having(registered(), sales({ lastSaleAt: tuesday }), { ...older, dueAt: days(7) });
    expect(letters(looked(given))).toHaveLength(1);
  });
});

describe('an alert as an item', () => {
  test('lies in the snapshot like the others', () => {
    const one = { ...alertIn(with_('no_sale')), version: 1 };
    expect(parseSnapshot([registered().merchant, one])?.alerts).toEqual([one]);
    const put = withItem(registered(), one);
    expect(put.alerts).toEqual([one]);
    expect(withoutItem(put, { kind: 'alert', id: alertIdOf('no_sale', ana) })?.alerts).toEqual([]);
    expect(aPolicy().letters.kinds['alert_no_sale']).toBe('notice');
  });
});
