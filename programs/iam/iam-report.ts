import type { LocalCloud } from '@firstsale/laptop-cloud/boot';
import * as z from 'zod';
import { readStageTemplate } from '../../tools/build/join-templates.ts';
import { synthesize } from '../../tools/build/synth.ts';

const list = z.union([z.string().transform((one) => [one]), z.array(z.string())]);
const document = z.object({ Statement: z.array(z.object({ Effect: z.string(), Action: list, Resource: list })) });
const template = z.object({
  Resources: z.record(
    z.string(),
    z.looseObject({
      Metadata: z
        .looseObject({
          wildcards: z.array(z.object({ pattern: z.string(), reason: z.string() })).default([]),
          kept: z.array(z.object({ actions: z.array(z.string()), reason: z.string() })).default([]),
        })
        .default({ wildcards: [], kept: [] }),
    }),
  ),
});

export interface StatementReport {
  readonly actions: readonly string[];
  readonly unused: readonly { readonly action: string; readonly reason: string | undefined }[];
}
export interface RoleReport {
  readonly name: string;
  readonly calls: readonly { readonly action: string; readonly allowed: number; readonly denied: number }[];
  readonly statements: readonly StatementReport[];
  readonly wildcards: readonly { readonly pattern: string; readonly reason: string }[];
  readonly unexplained: readonly string[];
}

/** what each role of the cloud was allowed, and what of it was asked for; reasons as the constructs wrote them into the template */
export const rolesReport = async ({ authorizer, resources }: LocalCloud): Promise<RoleReport[]> => {
  const { folder } = await synthesize();
  const { Resources } = template.parse(readStageTemplate(folder));
  const ids = new Map(resources.map(({ resource, identity }) => [identity.attributes.Arn, resource.logicalId]));
  return [...authorizer.roles.values()]
    .map((role): RoleReport => {
      const record = authorizer.record.roles.get(role.arn);
      const { wildcards, kept } = Resources[ids.get(role.arn) ?? '']?.Metadata ?? { wildcards: [], kept: [] };
      const asked = new Set([...(record?.calls.values() ?? [])].filter(({ allowed }) => allowed > 0).map(({ action }) => action));
      const parsed = role.policies.flatMap(({ name, document: source }) =>
        document.parse(source).Statement.map((statement, index) => ({ ...statement, id: `${name}#${index}` })),
      );
      const statements = parsed.map(({ Action, id }) => ({
        actions: Action,
        unused: Action.filter((action) => !asked.has(action) || record?.usedStatements.has(id) !== true).map((action) => ({
          action,
          reason: kept.find(({ actions }) => actions.includes(action))?.reason,
        })),
      }));
      // how AWS writes the streams of one log group is no wildcard of ours
      const wild = parsed
        .flatMap(({ Resource, Action }) => [...Resource, ...Action])
        .filter((one) => one.includes('*') && !/:log-group:[^*]+:\*$/.test(one));
      return {
        name: (role.path ?? role.name).replace(/^Firstsale-\w+\//, '').replace(/\/Role\/Resource$/, ''),
        calls: [...(record?.calls.values() ?? [])].map(({ action, allowed, denied }) => ({ action, allowed, denied })),
        statements,
        wildcards,
        // one reason per pattern, counted: the template's references were resolved on the way here
        unexplained: new Set(wild).size > wildcards.length ? wild : [],
      };
    })
    .sort((a, b) => (a.name < b.name ? -1 : 1));
};

/** what must not be: a denied call, a permission nobody needed and nobody argued for, a wildcard without a reason */
export const problemsOf = ({ name, calls, statements, unexplained }: RoleReport): string[] => [
  ...calls
    .filter(({ denied }) => denied > 0)
    .map(({ action }) => `${name} was denied ${action}: grant it in lib/functions.ts, or do not call it`),
  ...statements.flatMap(({ unused }) =>
    unused
      .filter(({ reason }) => reason === undefined)
      .map(({ action }) => `${name} never needed ${action}: take it away, or write down why it is kept`),
  ),
  ...(unexplained.length > 0 ? [`${name} has a wildcard without a reason among ${unexplained.join(', ')}`] : []),
];
