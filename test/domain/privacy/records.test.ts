import { expect, it } from 'vitest';
import { approvalRecord } from '../../../domain/privacy/approval-record.ts';
import { askErasure } from '../../../domain/privacy/ask-erasure.ts';
import { decideErasure } from '../../../domain/privacy/decide-erasure.ts';
import { exported } from '../../../domain/privacy/export-part.ts';
import { aDecidedTask, anOpenTask, applied, at, inStage, registered, tuesday } from '../given.ts';

const monday = '2018-03-05T13:00:00.000Z';

it('an auditor sees who decided what, the first person of two as well, in order of time', () => {
  const first = { choice: 'approve', reason: 'looks well', by: 'ana', at: monday };
  const last = { choice: 'approve', reason: 'so do I', by: 'bia', at: tuesday };
  const tasks = [
    anOpenTask('nobody decided'),
    aDecidedTask('alone', 'approve', { openedAt: tuesday }),
    aDecidedTask('both', 'approve', { openedAt: monday, approvals: [first], decision: last }),
    aDecidedTask('kept', 'approve', { openedAt: tuesday, approvals: [first, last], decision: last }),
    { ...anOpenTask('half'), openedAt: monday, approvals: [first] },
  ];
  const { approvals } = approvalRecord({ merchant: registered().merchant, tasks });
  const shown = approvals.map(({ taskId, decisions }) => `${taskId}: ${decisions.map(({ by }) => by).join(' ')}`);
  expect(shown.toSorted()).toEqual(['alone: bia', 'both: ana bia', 'half: ana', 'kept: ana bia']);
  expect(approvals.map(({ openedAt }) => openedAt)).toEqual([monday, monday, tuesday, tuesday]);
});

it('an export leaves out what opens something, and nothing else', () => {
  const base = { merchantId: 'm_1', version: 1 } as const;
  const wait = { ...base, kind: 'wait', id: 'w', run: 'r', playbook: 'activation', waitingFor: 'sale', since: monday } as const;
  const parked = Object({ ...wait, status: 'parked', token: 'secret' });
  expect(exported(parked)).toEqual({ ...parked, token: 'not exported' });
  const answered = Object({ ...wait, status: 'answered' });
  expect(exported(answered)).toBe(answered);
  const file = Object({ ...base, kind: 'export', id: 'e', objectKey: 'exports/k' });
  expect(exported(file)).toEqual({ ...file, objectKey: 'not exported' });
});

it('a merchant whose day of leaving is not known is kept from the day of the confirmation on', () => {
  const left = inStage('offboarded', { closedAt: tuesday, operationalStatus: 'canceled' });
  const asked = applied(left, askErasure(left, { by: 'leo', reason: 'their letter' }, at(tuesday)));
  const { closedAt: _day, ...merchant } = asked.merchant;
  const input = { by: 'gwen', choice: 'confirm', reason: 'as asked' } as const;
  expect(decideErasure({ ...asked, merchant }, input, at(tuesday)).result).toEqual(
    decideErasure(asked, input, at(tuesday)).result,
  );
});
