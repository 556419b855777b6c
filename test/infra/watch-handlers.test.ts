import { describe, expect, it } from 'vitest';
import { functions } from '../../lib/function-groups.ts';
import { handlers } from '../../lib/functions.ts';
import { tablePlaceOf } from '../../lib/table-places.ts';
import { askedFor, needProblems } from '../../programs/iam/watch-handlers.ts';

const indexes: Readonly<Record<string, string>> = { 'lists-index': 'gsi1', 'mine-index': 'gsi2', 'changes-index': 'changes' };
/** every handler asks for exactly what is registered for it */
const sound = () =>
  new Map(
    Object.entries(handlers).map(([name, { grants }]) => [
      name,
      new Set(
        grants.flatMap(({ actions, on }) => {
          const part = indexes[on] ?? tablePlaceOf(on)?.keys[0];
          return actions.map((action) => (part === undefined ? action : `${action} of ${part}`));
        }),
      ),
    ]),
  );

describe('the needs of handlers that share a function', () => {
  it('are what they ask for', () => expect(needProblems(sound())).toEqual([]));

  it('are too much where one is never asked for, whatever its neighbours ask for', () => {
    const seen = sound();
    seen.get('list-changes')?.delete('dynamodb:Query of gsi2');
    expect(needProblems(seen)).toEqual([expect.stringMatching(/^list-changes never needed dynamodb:Query of gsi2: /)]);
  });

  it('are too little where a call was allowed only because a neighbour needs it', () => {
    const seen = sound();
    seen.get('assign-task')?.add('dynamodb:DeleteItem of M#*');
    expect(needProblems(seen)).toEqual([expect.stringMatching(/^assign-task asked for dynamodb:DeleteItem of M#\*, /)]);
  });

  it('may be met by a neighbour for what a function keeps in memory: the policy', () => {
    const seen = sound();
    seen.get('score-risk')?.delete('dynamodb:GetItem');
    expect(needProblems(seen)).toEqual([]);
    for (const step of functions['steps']?.handlers ?? []) seen.get(step)?.delete('dynamodb:GetItem');
    expect(needProblems(seen)).toHaveLength(functions['steps']?.handlers.length ?? 0);
  });

  it('tell the table from its indexes', () => {
    const table = 'arn:aws:dynamodb:eu-west-1:123456789012:table/firstsale-dev';
    const query = (resource: string) => askedFor({ action: 'dynamodb:Query', resource });
    expect([query(table), query(`${table}/index/gsi1`)]).toEqual([['dynamodb:Query'], ['dynamodb:Query of gsi1']]);
  });

  it('tell what is written by its part of the table', () => {
    const put = (...keys: string[]) =>
      askedFor({
        action: 'dynamodb:PutItem',
        resource: 'arn:aws:dynamodb:eu-west-1:123456789012:table/firstsale-dev',
        context: { 'dynamodb:LeadingKeys': keys },
      });
    expect([put('REJECTED#2026-03-02'), put('POLICY'), put('M#m_1', 'T#m_1')]).toEqual([
      ['dynamodb:PutItem of REJECTED#*'],
      ['dynamodb:PutItem of POLICY'],
      ['dynamodb:PutItem of M#*', 'dynamodb:PutItem of T#*'],
    ]);
  });
});
