import { expect, it } from 'vitest';
import { demandChooser, demandDecider } from '../../../domain/task/demand-decider.ts';
import { mayChoose, toChoose, whoMayChoose, whoMayDecide } from '../../../domain/task/who-decides.ts';
import { anOpenTask, having, registered } from '../given.ts';
import { because } from '../refused-because.ts';

it('whoever may decide a task in one way may take it; a task nobody knows is refused elsewhere', () => {
  const shop = having(registered(), anOpenTask('t', { subjectKind: 'risk_review', choices: ['approve', 'close'] }));
  expect(() => demandDecider(['analyst'], shop, 't')).toThrow(
    because('role-missing', { has: ['analyst'], wanted: ['risk', 'lead'] }),
  );
  expect(() => demandDecider(['viewer', 'risk'], shop, 't')).not.toThrow();
  expect(() => demandDecider([], shop, 'none')).not.toThrow();
});

it('refuses a choice to whoever may decide the task otherwise, naming who may', () => {
  expect(() => demandChooser(['analyst'], { subjectKind: 'requirement' }, 'waive')).toThrow(
    because('role-missing', { has: ['analyst'] }),
  );
  expect(() => demandChooser(['analyst'], { subjectKind: 'requirement' }, 'extend')).not.toThrow();
});

it('takes every permission a choice needs, from whichever role; the names of objects are no choices', () => {
  const task = { subjectKind: 'requirement' } as const;
  expect(toChoose(task, 'waive')).toEqual(['task.decide', 'requirement.waive']);
  expect([mayChoose(['analyst'], task, 'waive'), mayChoose(['analyst', 'risk'], task, 'waive')]).toEqual([false, true]);
  expect(toChoose(task, 'constructor')).toEqual(['task.decide']);
  expect(toChoose({ subjectKind: 'risk_review' }, 'approve')).toEqual(['risk.decide']);
  expect(whoMayChoose({ subjectKind: 'merchant' }, 'close')).toEqual(['analyst', 'risk', 'lead']);
  expect(whoMayDecide({ subjectKind: 'risk_review', choices: ['approve'] })).toEqual(['risk', 'lead']);
});
