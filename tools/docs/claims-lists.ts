import { readFileSync } from 'node:fs';
import { type Permission, type Role, roles, whoMay } from '../../domain/access.ts';
import { memberPermissions, membersWhoMay } from '../../domain/member/member-access.ts';
import { memberRoles } from '../../domain/model/member.ts';
import { playbooks } from '../../domain/playbooks/registry.ts';
import { type PolicyDocument, policyDocument } from '../../domain/policy/policy-schema.ts';
import { verifyingSources } from '../../domain/requirement/who-verifies.ts';
import { mayChoose, toChoose } from '../../domain/task/who-decides.ts';
import { projectPath } from '../../lib/project.ts';
import { conditionsOf, tablePlaces } from '../../lib/table-places.ts';
import { row } from './table-row.ts';

const shipped = (): PolicyDocument =>
  policyDocument.parse(JSON.parse(readFileSync(projectPath('policies/default.json'), 'utf8')));

const code = (names: readonly string[]): string => names.map((one) => `\`${one}\``).join(', ');

/** what the tasks of a queue are about, by the asks that lead to it: only risk reviews take another permission than the rest */
const subjectOf = (policy: PolicyDocument, queue: string): 'merchant' | 'risk_review' => {
  const asks = playbooks.flatMap((one) => Object.values(one.asks));
  const about = asks.find((ask) => ask.queue !== 'named' && policy.tasks.routing[ask.queue] === queue)?.about;
  return about === 'risk_review' ? 'risk_review' : 'merchant';
};

/** every choice of every queue, and which role may choose it by itself */
export const choicesTable = (): readonly string[] => {
  const policy = shipped();
  return [
    row('queue', 'choice', 'permissions it takes', ...roles),
    row('---', '---', '---', ...roles.map(() => '---')),
    ...policy.tasks.queues.flatMap(({ key, choices }) =>
      choices.map((choice) => {
        const task = { subjectKind: subjectOf(policy, key) };
        const can = (role: Role): string => (mayChoose([role], task, choice) ? 'yes' : '');
        return row(`\`${key}\``, `\`${choice}\``, code(toChoose(task, choice)), ...roles.map(can));
      }),
    ),
  ];
};

/** every permission, and which role has it */
export const permissionsTable = (permissions: readonly Permission[]): readonly string[] => [
  row('permission', ...roles),
  row('---', ...roles.map(() => '---')),
  ...permissions.map((one) => row(`\`${one}\``, ...roles.map((role) => (whoMay(one).includes(role) ? 'yes' : '')))),
];

/** every right on the merchant's page, and which role of a merchant has it */
export const memberPermissionsTable = (): readonly string[] => [
  row('permission', ...memberRoles),
  row('---', ...memberRoles.map(() => '---')),
  ...memberPermissions.map((one) =>
    row(`\`${one}\``, ...memberRoles.map((role) => (membersWhoMay(one).includes(role) ? 'yes' : ''))),
  ),
];

/** whom policy believes when they say that a requirement is met or not */
export const verifiersTable = (): readonly string[] => {
  const policy = shipped();
  return [
    row('requirement', 'verified by', 'provider', 'sources that are believed'),
    row('---', '---', '---', '---'),
    ...policy.requirements.catalogue.map(({ key, verifiedBy, provider }) =>
      row(`\`${key}\``, verifiedBy, provider ?? '', code(verifyingSources(policy, { id: key, verifiedBy }))),
    ),
  ];
};

/** where a role may write in the one table, and what IAM asks for */
export const tablePartsTable = (): readonly string[] => [
  row('part', 'partition keys', 'only inside a transaction'),
  row('---', '---', '---'),
  ...Object.entries(tablePlaces).map(([name, place]) =>
    row(name.replaceAll('-', ' '), code(place.keys), Object.keys(conditionsOf(place)).length > 2 ? 'yes' : ''),
  ),
];
