import * as z from 'zod';
import { AwsError } from '../../../contract.ts';
import { parseInput } from '../../parse-input.ts';
import type { Alias } from '../versions.ts';
import type { Registry } from './machine-actions.ts';
import { pageOf } from './paging.ts';

const Arn = z.string().min(1).max(256);
const Routing = z
  .array(z.strictObject({ stateMachineVersionArn: Arn, weight: z.number().int().min(0).max(100) }))
  .min(1)
  .max(2);
const Publish = z.strictObject({
  stateMachineArn: Arn,
  revisionId: z.string().optional(),
  description: z.string().max(256).optional(),
});
const CreateAlias = z.strictObject({
  name: z.string().regex(/^(?=.*[a-zA-Z_\-.])[a-zA-Z0-9_\-.]{1,80}$/, 'is not a valid alias name'),
  description: z.string().max(256).optional(),
  routingConfiguration: Routing,
});
const OfAlias = z.strictObject({ stateMachineAliasArn: Arn });
const UpdateAlias = OfAlias.extend({ description: z.string().max(256).optional(), routingConfiguration: Routing.optional() });
const OfVersion = z.strictObject({ stateMachineVersionArn: Arn });
const Listed = z.strictObject({
  stateMachineArn: Arn,
  maxResults: z.number().int().min(0).max(1000).optional(),
  nextToken: z.string().optional(),
});

/** versions and aliases */
export function versionActions({ kernel, machines, versions }: Registry) {
  return {
    PublishStateMachineVersion(input: unknown) {
      const { stateMachineArn, revisionId, description } = parseInput(Publish, input);
      const row = machines.get(stateMachineArn);
      if (revisionId !== undefined && revisionId !== row.revision) {
        throw new AwsError('ConflictException', `The current revisionId is ${row.revision}, not ${revisionId}`, 409);
      }
      const version = versions.publish(row.arn, row.revision, description ?? null);
      return { creationDate: version.created / 1_000, stateMachineVersionArn: `${row.arn}:${version.number}` };
    },

    ListStateMachineVersions(input: unknown) {
      const { stateMachineArn, maxResults, nextToken } = parseInput(Listed, input);
      const page = pageOf(versions.list(machines.get(stateMachineArn).arn), maxResults, nextToken);
      const stateMachineVersions = page.items.map((version) => ({
        stateMachineVersionArn: `${stateMachineArn}:${version.number}`,
        creationDate: version.created / 1_000,
      }));
      return { stateMachineVersions, ...page.next };
    },

    DeleteStateMachineVersion(input: unknown) {
      versions.deleteVersion(parseInput(OfVersion, input).stateMachineVersionArn);
      return {};
    },

    CreateStateMachineAlias(input: unknown) {
      const { name, description, routingConfiguration } = parseInput(CreateAlias, input);
      const first = routingConfiguration[0]?.stateMachineVersionArn ?? '';
      const machine = machines.get(first.slice(0, first.lastIndexOf(':'))).arn;
      const existing = versions.alias(`${machine}:${name}`);
      const same =
        JSON.stringify(existing?.routing) === JSON.stringify(routingConfiguration) &&
        (existing?.description ?? undefined) === description;
      if (existing !== undefined && !same)
        throw new AwsError('ConflictException', `Alias with name '${name}' already exists with another configuration`, 409);
      // made again as it is, it stays as it is
      const alias = existing ?? versions.saveAlias(machine, name, routingConfiguration, description ?? null);
      return { stateMachineAliasArn: alias.arn, creationDate: alias.created / 1_000 };
    },

    UpdateStateMachineAlias(input: unknown) {
      const { stateMachineAliasArn, description, routingConfiguration } = parseInput(UpdateAlias, input);
      const alias = versions.getAlias(stateMachineAliasArn);
      const saved = versions.saveAlias(
        alias.machine,
        alias.name,
        routingConfiguration ?? alias.routing,
        description ?? alias.description,
      );
      return { updateDate: saved.updated / 1_000 };
    },

    DescribeStateMachineAlias(input: unknown) {
      return shown(versions.getAlias(parseInput(OfAlias, input).stateMachineAliasArn));
    },

    DeleteStateMachineAlias(input: unknown) {
      versions.deleteAlias(versions.getAlias(parseInput(OfAlias, input).stateMachineAliasArn).arn);
      return {};
    },

    ListStateMachineAliases(input: unknown) {
      const { stateMachineArn, maxResults, nextToken } = parseInput(Listed, input);
      const version = versions.find(stateMachineArn);
      const all = versions.aliases(version?.machine ?? machines.get(stateMachineArn).arn);
      const wanted =
        version === undefined
          ? all
          : all.filter((alias) => alias.routing.some((route) => route.stateMachineVersionArn === stateMachineArn));
      const page = pageOf(wanted, maxResults, nextToken);
      const stateMachineAliases = page.items.map((alias) => ({
        stateMachineAliasArn: alias.arn,
        creationDate: alias.created / 1_000,
      }));
      return { stateMachineAliases, ...page.next };
    },

    TagResource(input: unknown) {
      const { resourceArn, tags } = parseInput(
        z.strictObject({ resourceArn: Arn, tags: z.array(z.strictObject({ key: z.string(), value: z.string() })) }),
        input,
      );
      for (const { key, value } of tags)
        kernel.journal.run('INSERT OR REPLACE INTO states_tags VALUES (?, ?, ?)', resourceArn, key, value);
      return {};
    },

    UntagResource(input: unknown) {
      const { resourceArn, tagKeys } = parseInput(z.strictObject({ resourceArn: Arn, tagKeys: z.array(z.string()) }), input);
      for (const key of tagKeys) kernel.journal.run('DELETE FROM states_tags WHERE arn = ? AND key = ?', resourceArn, key);
      return {};
    },

    ListTagsForResource(input: unknown) {
      const { resourceArn } = parseInput(z.strictObject({ resourceArn: Arn }), input);
      return {
        tags: kernel.journal.all<{ key: string; value: string }>(
          'SELECT key, value FROM states_tags WHERE arn = ? ORDER BY key',
          resourceArn,
        ),
      };
    },
  };
}

function shown(alias: Alias) {
  return {
    stateMachineAliasArn: alias.arn,
    name: alias.name,
    ...(alias.description === null ? {} : { description: alias.description }),
    routingConfiguration: alias.routing,
    creationDate: alias.created / 1_000,
    updateDate: alias.updated / 1_000,
  };
}
